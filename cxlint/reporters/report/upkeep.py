"""The tables about upkeep: what is let pass, which measures are alive, who answers, which clauses are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters.report.table import Column, Table, place, table
from cxlint.reporters.report.words import CLAUSE, DEBT, GAPS, KPI, LACKS, PHASES, STATES
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.reporters.report.table import Cell
    from cxlint.scorecard.tables import Clause, Debt, Gap, Kpi, Phase, Step
    from cxlint.scorecard.values import Scorecard


def debt(card: Scorecard) -> Table:
    """Everything that is let pass for a time, what ends first on top."""
    say = translator(card.language)
    columns = [
        Column("kind", say("let pass by")),
        Column("id", say("id"), "code", detail=True),
        Column("rule", say("rule"), "code"),
        Column("subject", say("for"), "code"),
        Column("reason", say("reason"), detail=True),
        Column("owner", say("owner"), "code"),
        Column("since", say("since"), "day", detail=True),
        Column("age", say("age in days"), "number"),
        Column("until", say("until"), "day"),
        Column("left", say("days left"), "number"),
        Column("covers", say("findings"), "number"),
        Column("where", say("where"), "code"),
    ]
    return table(
        "debt", say("What is let pass for a time"), columns, (_debt(held, say) for held in card.debt)
    )


def _debt(held: Debt, say: Callable[[str], str]) -> tuple[Cell, ...]:
    head = (say(DEBT[held.kind]), held.id, held.rule, held.subject, held.reason, held.owner)
    return (*head, held.since, held.age, held.until, held.left, held.covers, place(held.file, held.line))


def kpis(card: Scorecard) -> Table:
    """Every measure in force, the dead ones first."""
    say = translator(card.language)
    columns = [
        Column("id", say("id"), "code", detail=True),
        Column("title", say("measure")),
        Column("state", say("state")),
        Column("lacks", say("lacks")),
        Column("measures", say("measures"), "code", detail=True),
        Column("source", say("source"), "code", detail=True),
        Column("value", say("last value")),
        Column("target", say("target")),
        Column("measured_on", say("measured on"), "day"),
        Column("due", say("due on"), "day"),
        Column("owner", say("owner"), "code"),
        Column("where", say("where"), "code"),
    ]
    rows = (_kpi(kpi, say, card.language) for kpi in card.kpis)
    return table("kpis", say("Which measures are alive"), columns, rows)


def _kpi(kpi: Kpi, say: Callable[[str], str], language: str) -> tuple[Cell, ...]:
    return (
        kpi.id,
        kpi.title,
        say(KPI[kpi.state]),
        listed([say(LACKS[name]) for name in kpi.lacks], language) if kpi.lacks else "",
        " ".join(kpi.measures),
        kpi.source,
        kpi.value,
        kpi.target,
        kpi.measured_on,
        kpi.due,
        kpi.owner,
        place(kpi.file, kpi.line),
    )


def ownership(card: Scorecard) -> Table:
    """Every weak place in who answers for what."""
    say = translator(card.language)
    columns = [
        Column("cause", say("weak place")),
        Column("title", say("where it is")),
        Column("subject", say("document"), "code", detail=True),
        Column("who", say("who"), "code"),
        Column("holds", say("answers for"), "number"),
        Column("where", say("where"), "code"),
    ]
    return table(
        "ownership", say("Who answers for what"), columns, (_gap(g, say) for g in card.ownership.gaps)
    )


def _gap(gap: Gap, say: Callable[[str], str]) -> tuple[Cell, ...]:
    where = place(gap.file, gap.line)
    return (say(GAPS[gap.cause]), gap.title, gap.subject, gap.who, gap.holds or None, where)


def clauses(card: Scorecard) -> Table:
    """Every clause of a standard or law that rules cite."""
    say = translator(card.language)
    columns = [
        Column("standard", say("standard"), detail=True),
        Column("clause", say("clause"), "code"),
        Column("words", say("what it asks for")),
        Column("status", say("state")),
        Column("rules", say("rules"), "code", detail=True),
        Column("passed", say("passed"), "number"),
        Column("failed", say("failed"), "number"),
        Column("waived", say("waived"), "number"),
        Column("waived_until", say("waived until"), "day"),
        Column("owners", say("owners"), "code"),
    ]
    return table(
        "clauses", say("Standards and laws"), columns, (_clause(clause, say) for clause in card.clauses)
    )


def _clause(clause: Clause, say: Callable[[str], str]) -> tuple[Cell, ...]:
    counts, owners = clause.counts, " ".join(clause.owners)
    head = (clause.standard, clause.clause, clause.words, say(CLAUSE[clause.status]), " ".join(clause.rules))
    return (*head, counts.passed, counts.failed, counts.waived, clause.waived_until, owners)


def way(card: Scorecard) -> Table:
    """The way out of scattered answers: each phase with what is planned, and how far what it is to achieve is there."""
    say = translator(card.language)
    columns = [
        Column("phase", say("The way out")),
        Column("state", say("state")),
        Column("item", say("on the roadmap")),
        Column("due", say("due on"), "day"),
        Column("done_on", say("done on"), "day"),
        Column("owner", say("owner"), "code"),
        Column("passed", say("checks passed"), "number"),
        Column("failed", say("checks open"), "number"),
        Column("where", say("where"), "code"),
    ]
    rows: list[tuple[Cell, ...]] = []
    for number, phase in enumerate(card.phases, 1):
        rows.append(_phase(number, phase, say))
        rows.extend(_step(step, say) for step in phase.steps)
    return table("way", say("The way out of scattered answers"), columns, rows)


def _phase(number: int, phase: Phase, say: Callable[[str], str]) -> tuple[Cell, ...]:
    title, state = f"{number}. {say(PHASES[phase.id])}", say(STATES[phase.state])
    return (title, state, None, None, None, None, phase.passed, phase.failed, None)


def _step(step: Step, say: Callable[[str], str]) -> tuple[Cell, ...]:
    where = place(step.file, step.line)
    return (None, say(STATES[step.state]), step.title, step.due, step.done_on, step.owner, None, None, where)
