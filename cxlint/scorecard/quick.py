"""The level of a whole result without the rest of the scorecard: cheap enough for the end of every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Severity
from cxlint.result import READABLE
from cxlint.rule import LEVELS
from cxlint.scorecard.book import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.result import Result


def level_of(result: Result) -> int | None:
    """The level that a scorecard of the result gives; None where it has not all findings of what was checked."""
    assessments = result.assessments
    found = {(column(f), f.subject) for f in (*result.findings, *(known.finding for known in result.known))}
    told = sum(rule in assessments.rules for rule, _ in found)
    if told != sum(row.count(Outcome.FAIL) for _, row in assessments.rows()) or not result.documents:
        return None
    stopped, passed = set(_stopped(result)), set(_passed(result))
    for number in range(1, len(LEVELS) + 1):
        if number in stopped or number not in passed:
            return number - 1
    return len(LEVELS)


def _stopped(result: Result) -> Iterator[int]:
    """The levels with an error that is open, waived or in the baseline, or with a rule that broke and may give one."""
    judged = dict.fromkeys(result.assessments.rules)
    for finding in (*result.findings, *result.waived, *(known.finding for known in result.known)):
        name = column(finding)
        if finding.severity is Severity.ERROR and name in judged:
            yield result.rules[name].level
    broken = [row for _, row in result.assessments.rows() if Outcome.INTERNAL_ERROR in row]
    for place, name in enumerate(result.assessments.rules if broken else ()):
        rule = result.rules[name]
        if rule.severity is Severity.ERROR and any(row[place] == Outcome.INTERNAL_ERROR for row in broken):
            yield rule.level


def _passed(result: Result) -> Iterator[int]:
    """The levels at which something has passed; an organisation that is only assumed was read from nowhere."""
    files = {document.subject: document.file for document in result.documents}
    rows = dict(result.assessments.rows())
    width, whole = len(result.assessments.rules), b"".join(rows.values())
    for place, name in enumerate(result.assessments.rules):
        if name == READABLE:
            some = bytes(row[place] for subject, row in rows.items() if files.get(subject))
        else:
            some = whole[place::width]
        if Outcome.PASS in some:
            yield result.rules[name].level
