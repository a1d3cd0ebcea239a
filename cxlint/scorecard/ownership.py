"""Who answers for what, and where nobody does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxlint.scorecard.tables import Gap, Ownership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.facts import DocumentFact, Facts, PersonFact
    from cxlint.scorecard.book import Book

CAUSES = ("unassigned", "unknown", "inactive", "no-champion", "overloaded", "no-deputy")
"""The kinds of gaps, the worst first."""

SEATS = 3
"""The most areas that one champion can speak for, as in OWN003."""

TIMES = 3
"""Whoever answers for more than so many times the average of all owners carries too much."""

FEW = 10
"""Nobody is called overloaded with fewer documents than these."""


def ownership(book: Book) -> Ownership:
    """The state of ownership; nothing where no facts were gathered."""
    facts = book.facts
    if facts is None:
        return Ownership(0, 0, ())
    needed = [fact for fact in facts.documents if fact.owned]
    gaps = [*_unanswered(needed, book), *_champions(facts), *_people(facts, needed)]
    order = {cause: place for place, cause in enumerate(CAUSES)}
    gaps.sort(key=lambda gap: (order[gap.cause], -gap.holds, gap.file, gap.line))
    return Ownership(len(needed), sum(fact.standing == "active" for fact in needed), tuple(gaps))


def _unanswered(needed: list[DocumentFact], book: Book) -> Iterator[Gap]:
    causes = {"absent": "unassigned", "none": "unassigned", "unknown": "unknown", "inactive": "inactive"}
    for fact in needed:
        if fact.standing in causes:
            title = book.title(fact.subject)
            yield Gap(causes[fact.standing], str(fact.subject), title, fact.file, fact.line, fact.owner)


def _champions(facts: Facts) -> Iterator[Gap]:
    for area in facts.areas:
        subject = f"area/{area.id}"
        if not area.champion_active:
            yield Gap("no-champion", subject, area.title, area.file, area.line, area.champion)
        elif not area.deputy_active:
            yield Gap("no-deputy", subject, area.title, area.file, area.line, area.champion)


def _people(facts: Facts, needed: list[DocumentFact]) -> Iterator[Gap]:
    """Those who carry too much, and owners for whom nobody stands in."""
    held = Counter(fact.owner for fact in needed if fact.standing == "active")
    seats = Counter(area.champion for area in facts.areas if area.champion_active)
    average = sum(held.values()) / len(held) if held else 0
    for person in facts.people:
        if not person.active:
            continue
        name, subject = person.subject.id, str(person.subject)
        if seats[name] > SEATS:
            yield _gap("overloaded", person, seats[name])
        elif held[name] > max(TIMES * average, FEW):
            yield _gap("overloaded", person, held[name])
        alone = not person.deputy and not person.mailbox and person.subject.kind == "person"
        if held[name] and alone:
            yield Gap("no-deputy", subject, person.title, person.file, person.line, name, held[name])


def _gap(cause: str, person: PersonFact, count: int) -> Gap:
    return Gap(cause, str(person.subject), person.title, person.file, person.line, person.subject.id, count)
