"""What a report for people says in which order, and how much of it; text and Markdown only dress it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.reporters.report.tables import TABLES
from cxlint.reporters.report.words import formula, ladder, level_words
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxlint.reporters.report import Report
    from cxlint.reporters.report.table import Cell, Table
    from cxlint.scorecard import Scorecard

SHORT = 10
"""Rows that a table shows where not all of them are asked for."""


class Section(NamedTuple):
    """A table under its title, a sentence about it, and how many of its rows are left out."""

    id: str
    title: str
    told: str
    table: Table
    left: int = 0


def headline(card: Scorecard) -> list[str]:
    """Level, score and counts, each in a few words."""
    say = translator(card.language)
    counts, level, score = card.whole.counts, card.whole.level, card.whole.score.shown
    told = [
        f"{say('level')}: {level_words(level.reached if level else 0, say)}",
        f"{say('score')}: {say('none, since nothing was checked') if score is None else f'{score}/100'}",
        f"{say('documents')}: {counts.documents:,}",
        f"{say('checks')}: {counts.checks:,}",
        f"{say('passed')}: {counts.passed:,}",
        f"{say('failed')}: {counts.failed:,}",
        f"{say('waived')}: {counts.waived:,}",
    ]
    if counts.baselined:
        told.append(f"{say('in the baseline')}: {counts.baselined:,}")
    if counts.broken:
        told.append(f"{say('broken')}: {counts.broken:,}")
    return told


def explained(card: Scorecard) -> list[str]:
    """How level and score are counted."""
    say = translator(card.language)
    return [ladder(say), formula(card, say)]


def sections(report: Report) -> Iterator[Section]:
    """The parts of the report in the order in which they are read; those with nothing to say are left out."""
    left_out = {"checks", *(("findings", "owners") if report.owner else ("tasks",))}
    for name in ["groups"] if report.style.quiet else [name for name in TABLES if name not in left_out]:
        section = _section(name, report)
        if section.table.rows or section.told:
            yield section


def _section(name: str, report: Report) -> Section:
    """One part; without `verbose` only what needs attention, and not more than a few rows of it."""
    whole = TABLES[name](report)
    told = TOLD[name](report.card) if name in TOLD else ""
    if report.style.verbose or name in ENTIRE:
        return Section(name, whole.title, told, whole.for_people())
    if name == "blockers":
        whole = _of_the_whole(whole, report.card)
    shown = whole._replace(rows=_attention(name, whole, report)[:SHORT])
    return Section(name, whole.title, told, shown.for_people(), len(whole.rows) - len(shown.rows))


ENTIRE = frozenset({"groups", "signs", "way"})
"""Tables that are always shown with all their rows."""


def _of_the_whole(table: Table, card: Scorecard) -> Table:
    """What stands between the whole and its next level, without the words that would stand in every row."""
    level = card.whole.level
    rows = table.rows[: len(level.blockers) if level else 0]
    title = f"{table.title}: {rows[0][1]}" if rows else table.title
    return table._replace(title=title, columns=table.columns[2:], rows=tuple(row[2:] for row in rows))


def _attention(name: str, table: Table, report: Report) -> tuple[tuple[Cell, ...], ...]:
    """The rows that somebody has to look at."""
    card = report.card
    if name == "kpis":
        alive = {kpi.id for kpi in card.kpis if kpi.state == "fresh" and not kpi.lacks}
        return tuple(row for row in table.rows if row[0] not in alive)
    if name == "clauses":
        done = {clause.clause for clause in card.clauses if clause.status in ("met", "unchecked")}
        return tuple(row for row in table.rows if report.by == "standard" and row[1] not in done)
    return table.rows


def _kpis(card: Scorecard) -> str:
    alive = sum(kpi.state == "fresh" and not kpi.lacks for kpi in card.kpis)
    say = translator(card.language)
    told = say("{alive} of {all} measures are taken in time, with a source, an owner and a target.")
    return told.format(alive=alive, all=len(card.kpis)) if card.kpis else ""


def _ownership(card: Scorecard) -> str:
    state, say = card.ownership, translator(card.language)
    told = say("{answered} of {needed} documents that need one accountable person have one who is there.")
    return told.format(answered=state.answered, needed=state.needed) if state.needed else ""


def _clauses(card: Scorecard) -> str:
    say = translator(card.language)
    states = [clause.status for clause in card.clauses]
    told = say("{met} clauses met, {open} open, {excused} waived, {unchecked} with nothing to check.")
    counts = {state: states.count(state) for state in ("met", "open", "excused", "unchecked")}
    return told.format(**counts) if states else ""


def _signs(card: Scorecard) -> str:
    say = translator(card.language)
    return say("Where areas answer apart from each other, customers notice it by these three signs.")


def _way(card: Scorecard) -> str:
    say = translator(card.language)
    return say(
        "First the data, then the process, then access for everybody; training and discipline follow the tools."
    )


TOLD: dict[str, Callable[[Scorecard], str]] = {
    "kpis": _kpis,
    "ownership": _ownership,
    "clauses": _clauses,
    "signs": _signs,
    "way": _way,
}
"""A sentence that goes before a table."""
