"""Every row of the source articles has a rule that fails without what it says and passes with it."""

from __future__ import annotations

import pytest

from cxlint.plugins import build_registry

ROWS = [f"S{source}.{row}" for source, last in enumerate((9, 9, 15, 13, 18)) for row in range(1, last + 1)]
REGISTRY = build_registry(entry_points=False)
RULES = [REGISTRY.load(rule) for rule in REGISTRY.rules]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_a_rule_that_fails_and_passes(row: str) -> None:
    deciding = [
        rule.id
        for rule in RULES
        if row in rule.sources
        and any(case.expect for case in rule.bad)
        and any(case.applies and not case.expect for case in rule.good)
    ]
    assert deciding, f"no rule decides {row}"


def test_rules_cite_only_rows_that_exist() -> None:
    assert {row for rule in RULES for row in rule.sources} <= set(ROWS)
