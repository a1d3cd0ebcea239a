"""Open findings by what they do to customers: how grave they are, times how many customers meet the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.scorecard.book import BROKEN
from cxlint.scorecard.tables import Impact
from cxlint.scorecard.values import WEIGHTS

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding, Subject
    from cxlint.scorecard.book import Book


def impacts(book: Book) -> tuple[Impact, ...]:
    """Every open finding, the one with the greatest impact first; those of one rule on one document are one entry.

    A document that is on no journey with a stated number of customers counts as one on an average journey.
    """
    entries: dict[tuple[str, Subject], list[Finding]] = {}
    for finding in book.result.findings:
        if not finding.rule.startswith(BROKEN):
            entries.setdefault((finding.rule, finding.subject), []).append(finding)
    found = [_impact(findings, book) for findings in entries.values()]
    return tuple(
        sorted(found, key=lambda entry: (-entry.impact, -entry.severity, entry.file, entry.line, entry.rule))
    )


def _impact(findings: list[Finding], book: Book) -> Impact:
    worst = max(findings, key=lambda finding: finding.severity)
    customers = book.customers(worst.subject)
    return Impact(
        worst.rule,
        worst.name,
        worst.severity,
        worst.text,
        worst.fix,
        str(worst.subject),
        worst.title,
        worst.file,
        worst.span.line,
        worst.owner,
        worst.area,
        tuple(journey.title for journey in book.journeys.get(worst.subject, ())),
        customers,
        WEIGHTS[worst.severity] * (book.average if customers is None else customers),
        len(findings),
    )
