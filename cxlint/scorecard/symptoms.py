"""The three signs by which customers notice that nobody answers for the whole, with the findings that show each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Subject
from cxlint.scorecard.tables import Symptom
from cxlint.symptoms import SYMPTOMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.facts import JourneyFact
    from cxlint.scorecard.book import Book
    from cxlint.scorecard.tables import Impact


def symptoms(book: Book, found: Iterable[Impact]) -> tuple[Symptom, ...]:
    """All three, in a fixed order; `found` are the open findings by impact."""
    entries = tuple(found)
    return tuple(
        _symptom(name, rules, tuple(e for e in entries if e.rule in rules), book)
        for name, rules in SYMPTOMS.items()
    )


def _symptom(name: str, rules: frozenset[str], places: tuple[Impact, ...], book: Book) -> Symptom:
    met = {journey.id: journey.volume for entry in places for journey in _journeys(entry, book)}
    stated = [volume for volume in met.values() if volume is not None]
    count = sum(entry.times for entry in places)
    return Symptom(name, count, sum(stated) if stated else None, tuple(sorted(rules)), places)


def _journeys(entry: Impact, book: Book) -> Iterable[JourneyFact]:
    kind, _, name = entry.subject.partition("/")
    return book.journeys.get(Subject(kind, name), ())
