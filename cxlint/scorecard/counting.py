"""Counts and scores of any set of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.scorecard.values import Counts, Score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.diagnostics import Subject
    from cxlint.scorecard.values import Check


def counts(checks: Iterable[Check]) -> Counts:
    """What became of the checks, and of how many documents."""
    found = dict.fromkeys(Outcome, 0)
    documents: set[Subject] = set()
    baselined = 0
    for check in checks:
        found[check.outcome] += 1
        baselined += check.known
        if check.outcome is not Outcome.NOT_APPLICABLE:
            documents.add(check.subject)
    return Counts(
        documents=len(documents),
        passed=found[Outcome.PASS],
        failed=found[Outcome.FAIL] - baselined,
        waived=found[Outcome.WAIVED],
        baselined=baselined,
        broken=found[Outcome.INTERNAL_ERROR],
        not_applicable=found[Outcome.NOT_APPLICABLE],
    )


def score(checks: Iterable[Check]) -> Score:
    """The weight of what passed against the weight of all that was checked or tried."""
    earned = possible = 0.0
    for check in checks:
        if check.outcome is not Outcome.NOT_APPLICABLE:
            possible += check.weight
            earned += check.weight if check.outcome is Outcome.PASS else 0.0
    return Score(round(earned, 6), round(possible, 6))  # no dust of floating point in a report
