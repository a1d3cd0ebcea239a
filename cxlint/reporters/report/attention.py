"""The tables that say where to look: findings by impact, what each owner has to do, and the three signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters.report.table import Column, Table, place, table
from cxlint.reporters.report.words import SYMPTOMS, WHEN
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.reporters.report.table import Cell
    from cxlint.scorecard.tables import Impact, Owner, Task
    from cxlint.scorecard.values import Scorecard


def top(card: Scorecard) -> Table:
    """Open findings, the one that hurts most customers most on top."""
    say = translator(card.language)
    columns = [
        Column("impact", say("impact"), "number", detail=True),
        Column("severity", say("severity")),
        Column("rule", say("rule"), "code"),
        Column("title", say("document")),
        Column("what", say("what hurts customers")),
        Column("times", say("times"), "number"),
        Column("customers", say("customers a month"), "number"),
        Column("journeys", say("journeys"), detail=True),
        Column("advice", say("what to do"), detail=True),
        Column("area", say("area"), "code", detail=True),
        Column("owner", say("owner"), "code"),
        Column("where", say("where"), "code"),
    ]
    return table(
        "findings", say("What hurts customers most"), columns, (_finding(entry, say) for entry in card.top)
    )


def _finding(entry: Impact, say: Callable[[str], str]) -> tuple[Cell, ...]:
    return (
        round(entry.impact, 6),
        say(entry.severity.word),
        entry.rule,
        entry.title,
        entry.text,
        entry.times if entry.times > 1 else None,
        entry.customers,
        "; ".join(entry.journeys),
        entry.fix,
        entry.area,
        entry.owner,
        place(entry.file, entry.line),
    )


def owners(card: Scorecard) -> Table:
    """How much everybody has to do, and the first thing."""
    say = translator(card.language)
    columns = [
        Column("id", say("id"), "code", detail=True),
        Column("owner", say("To do, by owner")),
        *(Column(when, say(words), "number") for when, words in WHEN.items()),
        Column("first", say("first of all"), detail=True),
        Column("where", say("where"), "code", detail=True),
    ]
    rows = (_owner(owner) for owner in card.todo)
    return table("owners", say("What everybody has to do"), columns, rows)


def _owner(owner: Owner) -> tuple[Cell, ...]:
    counts = [sum(task.when == when for task in owner.tasks) for when in WHEN]
    first = owner.tasks[0]
    return (owner.id, owner.title, *counts, first.text, place(first.file, first.line))


def tasks(card: Scorecard) -> Table:
    """Every single thing to do."""
    say = translator(card.language)
    columns = [
        Column("owner", say("owner"), "code"),
        Column("when", say("when")),
        Column("by", say("by"), "day"),
        Column("rule", say("rule"), "code"),
        Column("what", say("what")),
        Column("advice", say("what to do"), detail=True),
        Column("customers", say("customers a month"), "number"),
        Column("where", say("where"), "code"),
    ]
    rows = (_task(owner.id, task, say) for owner in card.todo for task in owner.tasks)
    return table("tasks", say("Tasks"), columns, rows)


def _task(owner: str, task: Task, say: Callable[[str], str]) -> tuple[Cell, ...]:
    where = place(task.file, task.line)
    return (owner, say(WHEN[task.when]), task.by, task.rule, task.text, task.advice, task.customers, where)


def signs(card: Scorecard) -> Table:
    """The three signs by which customers notice that nobody answers for the whole."""
    say = translator(card.language)
    columns = [
        Column("id", say("id"), "code", detail=True),
        Column("sign", say("Signs of scattered answers")),
        Column("findings", say("findings"), "number"),
        Column("customers", say("customers a month"), "number"),
        Column("what", say("for example"), detail=True),
        Column("where", say("where"), "code", detail=True),
    ]
    rows: list[tuple[Cell, ...]] = []
    for symptom in card.symptoms:
        worst = symptom.places[0] if symptom.places else None
        example = (worst.text, place(worst.file, worst.line)) if worst else (None, None)
        rows.append((symptom.id, say(SYMPTOMS[symptom.id]), symptom.findings, symptom.customers, *example))
    return table("signs", say("Signs of scattered answers"), columns, rows)
