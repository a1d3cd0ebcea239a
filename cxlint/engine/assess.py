"""The table of outcomes: what every rule says of every subject, after suppression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Subject
from cxlint.result import Assessments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxlint.diagnostics import Finding
    from cxlint.engine.judge import Judgement

READABLE = "CX"
"""The column that says whether a document could be read without a fault: the core family as a whole."""

Judged = tuple[Subject, "dict[str, Judgement]"]
"""A subject and what every rule says of it."""


def assess(
    rules: Iterable[str], judged: Sequence[Judged], waived: Iterable[Finding], opened: Sequence[Finding]
) -> Assessments:
    """The outcomes of all subjects; a failure that is waived in full counts as waived."""
    columns = sorted({*rules, READABLE})
    assessments = Assessments(tuple(columns))
    excused = {(finding.rule, finding.subject) for finding in waived}
    excused -= {(finding.rule, finding.subject) for finding in opened}
    faulty = {finding.subject for finding in opened if finding.rule.startswith("CX")}
    place = {rule_id: position for position, rule_id in enumerate(columns)}
    for subject, said in judged:
        row = bytearray(len(columns))
        for rule_id, judgement in said.items():
            outcome = judgement.outcome
            if outcome is Outcome.FAIL and (rule_id, subject) in excused:
                outcome = Outcome.WAIVED
            row[place[rule_id]] = outcome
        row[place[READABLE]] = Outcome.FAIL if subject in faulty else Outcome.PASS
        assessments.add(subject, bytes(row))
    for subject in sorted(faulty - {subject for subject, _ in judged}):
        row = bytearray(len(columns))
        row[place[READABLE]] = Outcome.FAIL
        assessments.add(subject, bytes(row))
    return assessments
