"""The rows of a scorecard: checks gathered by area, journey, family, owner and standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA, Subject
from cxlint.registry import FAMILIES, family
from cxlint.scorecard.book import NOBODY
from cxlint.scorecard.counting import counts, score
from cxlint.scorecard.levels import level
from cxlint.scorecard.standards import register
from cxlint.scorecard.values import Group
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxlint.scorecard.book import Book
    from cxlint.scorecard.values import Check


def whole(book: Book) -> Group:
    """Everything together."""
    organisation = book.facts.organisation if book.facts else None
    file, line = (organisation.file, organisation.line) if organisation else ("", 0)
    title = organisation.title if organisation and not organisation.assumed else ""
    group = _group("", title, (file, line), book.checks, book)
    return group._replace(volume=book.volume or None)


def areas(book: Book) -> tuple[Group, ...]:
    """One row an area, by id; what belongs to none comes last."""
    groups = _gathered(book, lambda check: (book.area(check.subject),))
    return _rows(book, groups, "area", NO_AREA)


def owners(book: Book) -> tuple[Group, ...]:
    """One row for each person or team that answers for something; what nobody answers for comes last."""
    groups = _gathered(book, lambda check: (book.owner(check.subject),))
    return _rows(book, groups, "person", NOBODY)


def journeys(book: Book) -> tuple[Group, ...]:
    """One row a journey, the busiest first; a document that customers meet on several journeys counts on each."""
    groups = _gathered(book, lambda check: tuple(j.id for j in book.journeys.get(check.subject, ())))
    volumes = {journey.id: journey.volume for journey in (book.facts.journeys if book.facts else ())}
    rows = [row._replace(volume=volumes[row.id]) for row in _rows(book, groups, "journey", "")]
    return tuple(sorted(rows, key=lambda row: (-(row.volume or 0), row.id)))


def families(book: Book) -> tuple[Group, ...]:
    """One row for each family of rules, in the order in which the families are known."""
    say = translator(book.result.language)
    groups = _gathered(book, lambda check: (family(check.rule),))
    order = {name: place for place, name in enumerate(FAMILIES)}
    return tuple(
        _group(name, say(FAMILIES.get(name, name)), ("", 0), checks, book, levelled=False)
        for name, checks in sorted(groups.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    )


def standards(book: Book) -> tuple[Group, ...]:
    """One row for each standard or law on which something was checked."""
    cited: dict[str, set[str]] = {}
    titles = {clause.standard: clause.title for clause in register(book)}
    for clause in register(book):
        for rule in clause.rules:
            cited.setdefault(rule, set()).add(clause.standard)
    groups = _gathered(book, lambda check: tuple(sorted(cited.get(check.rule, ()))))
    rows = (
        _group(n, titles[n], ("", 0), checks, book, levelled=False) for n, checks in sorted(groups.items())
    )
    return tuple(row for row in rows if row.counts.checks)


def _gathered(book: Book, groups_of: Callable[[Check], tuple[str, ...]]) -> dict[str, list[Check]]:
    found: dict[str, list[Check]] = {}
    for check in book.checks:
        for name in groups_of(check):
            found.setdefault(name, []).append(check)
    return found


def _rows(book: Book, groups: dict[str, list[Check]], kind: str, last: str) -> tuple[Group, ...]:
    """A row for each group that is named after a document of the kind, or of a team where it is a person."""
    say = translator(book.result.language)
    rows = []
    for name, checks in groups.items():
        subject = next((s for s in (Subject(kind, name), Subject("team", name)) if s in book.documents), None)
        title = book.title(subject) if subject else say(name) if name == last else name
        place = book.place(subject) if subject else ("", 0)
        rows.append(_group(name, title, place, checks, book))
    checked = [row for row in rows if row.counts.checks]
    return tuple(sorted(checked, key=lambda row: (row.id == last, row.id)))


def _group(
    name: str,
    title: str,
    place: tuple[str, int],
    checks: Iterable[Check],
    book: Book,
    *,
    levelled: bool = True,
) -> Group:
    held = list(checks)
    reached = level(held, book) if levelled else None
    return Group(name, title, *place, counts(held), score(held), reached)
