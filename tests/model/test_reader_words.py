"""Every key that a scalar fault can have is worded for a policy owner."""

from __future__ import annotations

from cxlint.model.scalars import FAULT_KEYS
from cxlint.rules.core.values import Value


def test_every_fault_of_a_value_has_its_words() -> None:
    assert set(Value.messages) >= FAULT_KEYS
