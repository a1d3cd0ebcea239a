"""Levels, scores, coverage and lists of things to do, drawn from a result; pure functions, values only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.scorecard.book import Book
from cxlint.scorecard.scope import Scope, narrowed
from cxlint.scorecard.values import GROUPINGS, Group, Scorecard

if TYPE_CHECKING:
    from cxlint.result import Result

__all__ = ["GROUPINGS", "Book", "Group", "Scope", "Scorecard", "drawn", "narrowed", "scorecard"]


def scorecard(result: Result, scope: str = "") -> Scorecard:
    """Everything that the leadership reads; tables that need facts are empty where the result carries none.

    `scope` is the title of what the result was narrowed to.
    """
    return drawn(Book(result), scope)


def drawn(book: Book, scope: str = "") -> Scorecard:
    """The scorecard of a result whose book is open already."""
    # Every check asks this package for its level, which needs none of these.
    from cxlint.scorecard.debt import debts
    from cxlint.scorecard.groups import areas, families, journeys, owners, standards, whole
    from cxlint.scorecard.impact import impacts
    from cxlint.scorecard.kpis import kpis
    from cxlint.scorecard.ownership import ownership
    from cxlint.scorecard.standards import clauses
    from cxlint.scorecard.symptoms import symptoms
    from cxlint.scorecard.todo import todo
    from cxlint.scorecard.way import phases

    result = book.result
    found, held, measures = impacts(book), debts(book), kpis(book)
    total = whole(book)
    return Scorecard(
        title=total.title,
        scope=scope,
        as_of=result.as_of,
        language=result.language,
        incomplete=result.incomplete,
        notes=result.notes,
        weighted=book.volume > 0,
        whole=total,
        areas=areas(book),
        journeys=journeys(book),
        families=families(book),
        owners=owners(book),
        standards=standards(book),
        top=found,
        todo=todo(book, found, held, measures),
        debt=held,
        kpis=measures,
        ownership=ownership(book),
        clauses=clauses(book),
        symptoms=symptoms(book, found),
        phases=phases(book),
    )
