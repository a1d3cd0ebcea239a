"""What is let pass for a time: since when, until when, and what it covers today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.scorecard.tables import Debt

if TYPE_CHECKING:
    from datetime import date

    from cxlint.facts import ExceptionFact
    from cxlint.result import Known
    from cxlint.scorecard.book import Book


def debts(book: Book) -> tuple[Debt, ...]:
    """Every waiver and comment, and what the baseline keeps; the one that ends first on top."""
    found = [_debt(held, book) for held in (book.facts.exceptions if book.facts else ())]
    found += [_known(known, book.result.as_of) for known in book.result.known]
    return tuple(
        sorted(found, key=lambda debt: (debt.left is not None, debt.left or 0, debt.file, debt.line))
    )


def _debt(held: ExceptionFact, book: Book) -> Debt:
    today = book.result.as_of
    rule = book.rule_id(held.rule)
    return Debt(
        held.kind,
        held.id,
        rule,
        held.subject,
        held.owner,
        held.reason,
        held.file,
        held.line,
        held.since,
        held.until,
        _days(held.since, today),
        _days(today, held.until),
        _covered(held, rule, book),
    )


def _known(known: Known, today: date) -> Debt:
    finding = known.finding
    return Debt(
        "baseline",
        finding.fingerprint,
        finding.rule,
        f"{finding.subject}#{finding.pointer}" if finding.pointer else str(finding.subject),
        known.owner or finding.owner,
        known.reason,
        finding.file,
        finding.span.line,
        known.since,
        known.expires,
        _days(known.since, today),
        _days(today, known.expires),
        1,
    )


def _days(start: date | None, end: date | None) -> int | None:
    return (end - start).days if start and end else None


def _covered(held: ExceptionFact, rule: str, book: Book) -> int:
    """How many waived findings name it as their reason."""
    return sum(finding.rule == rule and held.excuses(finding) for finding in book.result.waived)
