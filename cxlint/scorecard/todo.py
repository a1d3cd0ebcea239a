"""A list of things to do for each owner, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity, Subject
from cxlint.scorecard.book import NOBODY
from cxlint.scorecard.tables import Owner, Task
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cxlint.scorecard.book import Book
    from cxlint.scorecard.tables import Debt, Impact, Kpi

AHEAD = 90
"""Days ahead that are looked at for waivers that end, measures that are due, and items of the roadmap."""

WHEN = ("now", "soon", "later")
_SOON = 30


def todo(
    book: Book, found: Iterable[Impact], debts: Iterable[Debt], kpis: Iterable[Kpi]
) -> tuple[Owner, ...]:
    """Everybody who has something to do, whoever has most that cannot wait first; ``nobody`` comes last."""
    lists: dict[str, list[Task]] = {}
    dated = (*_ending(book, debts), *_measuring(book, kpis), *_promised(book), *_reviews(book))
    for who, task in (*_findings(found), *dated):
        lists.setdefault(who or NOBODY, []).append(task)
    owners = [_owner(who, tasks, book) for who, tasks in lists.items()]
    return tuple(sorted(owners, key=_busiest))


def _busiest(owner: Owner) -> tuple[bool, list[int], str]:
    waiting = [-sum(task.when == when for task in owner.tasks) for when in WHEN]
    return (owner.id == NOBODY, waiting, owner.id)


def _owner(who: str, tasks: list[Task], book: Book) -> Owner:
    people = {fact.subject.id: fact for fact in reversed(book.facts.people)} if book.facts else {}
    fact = people.get(who)
    tasks.sort(key=_most_urgent)
    if fact is None:
        return Owner(
            who, translator(book.result.language)(who) if who == NOBODY else who, "", 0, False, tuple(tasks)
        )
    return Owner(who, fact.title, fact.file, fact.line, fact.active, tuple(tasks))


def _most_urgent(task: Task) -> tuple[int, int, int, str, str, int]:
    day = str(task.by) if task.by else "9999"
    return (WHEN.index(task.when), -(task.severity or 0), -(task.customers or 0), day, task.file, task.line)


_URGENCY = {Severity.ERROR: "now", Severity.WARNING: "soon", Severity.INFO: "later"}


def _findings(found: Iterable[Impact]) -> Iterator[tuple[str, Task]]:
    for entry in found:
        yield (
            entry.owner,
            Task(
                "finding",
                _URGENCY[entry.severity],
                None,
                entry.rule,
                entry.severity,
                entry.text,
                entry.fix,
                entry.title,
                entry.file,
                entry.line,
                entry.customers,
            ),
        )


def _ending(book: Book, debts: Iterable[Debt]) -> Iterator[tuple[str, Task]]:
    """Exceptions that end soon: until then the rule has to be kept again."""
    say = translator(book.result.language)
    for debt in debts:
        when = _when(debt.until, book)
        if when and debt.covers:
            text = say("From the day after {day} on, {rule} holds again for {subject}.")
            told = text.format(day=debt.until, rule=debt.rule, subject=debt.subject)
            advice = say("Mend it before then; an exception is not meant to be prolonged.")
            name = debt.id or debt.subject
            yield (
                debt.owner,
                Task(debt.kind, when, debt.until, debt.rule, None, told, advice, name, debt.file, debt.line),
            )


def _measuring(book: Book, kpis: Iterable[Kpi]) -> Iterator[tuple[str, Task]]:
    say = translator(book.result.language)
    for kpi in kpis:
        when = _when(kpi.due, book)
        if when and not book.open("KPI010", Subject("kpi", kpi.id)):
            text = say("Measure “{title}” and write down the value and the day.").format(title=kpi.title)
            yield kpi.owner, Task("kpi", when, kpi.due, "", None, text, "", kpi.title, kpi.file, kpi.line)


def _promised(book: Book) -> Iterator[tuple[str, Task]]:
    say = translator(book.result.language)
    for item in book.facts.roadmap if book.facts else ():
        when = None if item.done_on else _when(item.due, book)
        if when and not book.open("RMP003", Subject("roadmap-item", item.id)):
            text = say("Finish “{title}” on the roadmap.").format(title=item.title)
            yield (
                item.owner,
                Task("roadmap", when, item.due, "", None, text, "", item.title, item.file, item.line),
            )


def _reviews(book: Book) -> Iterator[tuple[str, Task]]:
    say = translator(book.result.language)
    for fact in book.facts.documents if book.facts else ():
        when = _when(fact.review_by, book)
        if when and not book.open("GOV002", fact.subject):
            title = book.title(fact.subject)
            text = say("Look whether “{title}” is still right, and write down the day.").format(title=title)
            who = book.owner(fact.subject)
            yield who, Task("review", when, fact.review_by, "", None, text, "", title, fact.file, fact.line)


def _when(day: date | None, book: Book) -> str:
    """How urgent a day is; empty where it is not named or far away."""
    if day is None:
        return ""
    left = (day - book.result.as_of).days
    if left < 0:
        return "now"
    return "" if left > AHEAD else "soon" if left <= _SOON else "later"
