"""Which measures are alive: measured in time, from a named source, against a target, by somebody who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.scorecard.tables import Kpi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxlint.facts import KpiFact
    from cxlint.scorecard.book import Book

STATES = ("never", "stale", "unplanned", "late", "fresh")
"""From dead to alive."""


def kpis(book: Book) -> tuple[Kpi, ...]:
    """Every measure in force, the dead ones first."""
    found = [_kpi(fact, book.result.as_of) for fact in (book.facts.kpis if book.facts else ())]
    return tuple(sorted(found, key=lambda kpi: (STATES.index(kpi.state), -len(kpi.lacks), kpi.id)))


def _kpi(fact: KpiFact, today: date) -> Kpi:
    return Kpi(
        fact.id,
        fact.title,
        fact.file,
        fact.line,
        fact.owner,
        fact.area,
        fact.measures,
        fact.source,
        fact.target,
        fact.value,
        fact.measured_on,
        fact.due,
        _state(fact, today),
        tuple(_lacks(fact)),
    )


def _state(fact: KpiFact, today: date) -> str:
    if fact.measured_on is None or fact.measured_on > today:
        return "never"
    if not fact.every or fact.due is None or fact.stale_after is None:
        return "unplanned"
    if today > fact.stale_after:
        return "stale"
    return "late" if today > fact.due else "fresh"


def _lacks(fact: KpiFact) -> Iterator[str]:
    for name in ("source", "owner", "target", "value"):
        if not getattr(fact, name):
            yield name
