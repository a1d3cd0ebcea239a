"""How far a group of checks has come, from 1 declared to 5 customer-led, and what stands before the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Severity
from cxlint.rule import LEVELS
from cxlint.scorecard.values import Blocker, Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.scorecard.book import Book
    from cxlint.scorecard.values import Check

CAUSES = {
    Outcome.FAIL: "failed",
    Outcome.WAIVED: "waived",
    Outcome.INTERNAL_ERROR: "broken",
}
"""The outcomes that keep a check of the severity error from counting, in words."""


def level(checks: Iterable[Check], book: Book) -> Level:
    """The highest level with no failed, waived or broken error at or below it, and at least one pass in each."""
    stops: dict[int, list[Check]] = {}
    passed: set[int] = set()
    for check in checks:
        if check.outcome is Outcome.PASS:
            passed.add(check.level)
        elif check.outcome in CAUSES and check.severity is Severity.ERROR:
            stops.setdefault(check.level, []).append(check)
    for number in range(1, len(LEVELS) + 1):
        if number in stops or number not in passed:
            found = [_blocker(check, book) for check in stops.get(number, ())]
            nothing = () if number in passed else (Blocker("nothing", number),)
            return Level(number - 1, (*sorted(found, key=_order), *nothing))
    return Level(len(LEVELS))


def _order(blocker: Blocker) -> tuple[str, int, str]:
    return (blocker.file, blocker.line, blocker.rule)


def _blocker(check: Check, book: Book) -> Blocker:
    finding = next(iter(book.about(check)), None)
    file, line = (finding.file, finding.span.line) if finding else book.place(check.subject)
    return Blocker(
        "baselined" if check.known else CAUSES[check.outcome],
        check.level,
        check.rule,
        book.result.rules[check.rule].name,
        str(check.subject),
        book.title(check.subject),
        file,
        line,
        book.owner(check.subject),
        finding.text if finding else "",
    )
