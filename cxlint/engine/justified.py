"""Strictness with a good reason: a policy may say why it has to be harder on customers than they would like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import is_legal
from cxlint.model.scalars import FaultyField
from cxlint.registry import family

if TYPE_CHECKING:
    from cxlint.model.document import Document

FAMILIES = frozenset({"POL", "PRF"})
"""The rules that judge what a policy asks of customers; a good reason excuses nothing else."""

REASONS = frozenset({"law", "safety", "fraud"})
"""What excuses strictness. Cost does not: it only moves the burden to customers."""


def justified(rule: str, key: str, document: Document) -> bool:
    """Whether a finding speaks more softly, because the policy explains itself and the reason still holds.

    It needs a reason that counts, a note that says what exactly, and a last day that has not passed. What the law
    gives customers is never excused.
    """
    if document.kind != "policy" or family(rule) not in FAMILIES or is_legal(key):
        return False
    try:
        reason, until = document.word("justification.basis"), document.day("justification.until")
        note = document.get("justification.note")
    except FaultyField:
        return False
    return reason in REASONS and bool(note) and until is not None and until >= document.today
