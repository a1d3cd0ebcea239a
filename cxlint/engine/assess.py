"""The table of outcomes: what every rule says of every subject, after suppression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Subject
from cxlint.engine.assemble import INTERNAL
from cxlint.result import READABLE, Assessments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxlint.diagnostics import Finding

Judged = tuple[Subject, bytes]
"""A subject and the outcome of every rule for it; that it could be read is taken for granted."""


def assess(
    rules: tuple[str, ...], judged: Sequence[Judged], waived: Iterable[Finding], failed: Sequence[Finding]
) -> Assessments:
    """The outcomes of all subjects; a failure that is waived in full counts as waived."""
    place = {rule_id: column for column, rule_id in enumerate(rules)}
    readable = place[READABLE]
    excused: dict[Subject, list[int]] = {}
    for rule, subject in {(f.rule, f.subject) for f in waived} - {(f.rule, f.subject) for f in failed}:
        if rule in place:
            excused.setdefault(subject, []).append(place[rule])
    faulty = {f.subject for f in failed if f.rule.startswith(READABLE) and f.rule != INTERNAL}
    rows = dict(judged)
    for subject in [*(excused.keys() & rows.keys()), *sorted(faulty)]:
        outcomes = bytearray(rows.get(subject, bytes(len(rules))))
        for column in excused.get(subject, ()):
            if outcomes[column] == Outcome.FAIL:
                outcomes[column] = Outcome.WAIVED
        outcomes[readable] = Outcome.FAIL if subject in faulty else Outcome.PASS
        rows[subject] = bytes(outcomes)
    return Assessments(rules, rows)
