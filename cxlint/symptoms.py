"""The three symptoms by which customers notice that nobody answers for the whole, and the rules that see each.

A company whose areas answer apart from each other makes customers explain again, tells them different things, and
leaves them without an answer.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SYMPTOMS: Mapping[str, frozenset[str]] = MappingProxyType({
    "repetition": frozenset({"JRN002", "PRF006", "CHN003", "JRN011"}),
    "inconsistency": frozenset({"CHN007", "GOV004", "KPI014", "TXT007", "TXT008"}),
    "unanswered": frozenset({"PRC002", "PRC003", "CHN004", "CHN012"}),
})  # fmt: skip
"""For each symptom the ids of the rules whose findings are a case of it."""


def counted(rules: Iterable[str]) -> dict[str, int]:
    """How many findings speak of each symptom, given the rule of every finding."""
    counts = dict.fromkeys(SYMPTOMS, 0)
    for rule in rules:
        for symptom, seen_by in SYMPTOMS.items():
            counts[symptom] += rule in seen_by
    return counts
