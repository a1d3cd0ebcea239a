"""The tables that say how things stand: groups, what keeps them from the next level, and every single check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.reporters.report.table import Column, Table, place, table
from cxlint.reporters.report.words import BY, CAUSES, ONE, level_of, level_words
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxlint.reporters.report.table import Cell
    from cxlint.scorecard.book import Book
    from cxlint.scorecard.values import Blocker, Group, Scorecard


def groups(card: Scorecard, by: str) -> Table:
    """One row a group."""
    say = translator(card.language)
    columns = [
        Column("id", say("id"), "code", detail=True),
        Column("title", say(ONE[by])),
        *([Column("customers", say("customers a month"), "number")] if by == "journey" else []),
        Column("documents", say("documents"), "number"),
        Column("checks", say("checks"), "number"),
        Column("passed", say("passed"), "number"),
        Column("failed", say("failed"), "number"),
        Column("waived", say("waived"), "number"),
        Column("baselined", say("in the baseline"), "number"),
        Column("broken", say("broken"), "number"),
        Column("not_applicable", say("not applicable"), "number", detail=True),
        *([Column("level", say("level"))] if by not in ("family", "standard") else []),
        Column("score", say("score"), "number"),
        Column("where", say("where"), "code", detail=True),
    ]
    return table(by, say(BY[by]), columns, (_group(group, by, say) for group in card.groups(by)))


def _group(group: Group, by: str, say: Callable[[str], str]) -> Iterator[Cell]:
    counts = group.counts
    yield group.id
    yield group.title
    if by == "journey":
        yield group.volume
    yield from (counts.documents, counts.checks, counts.passed, counts.failed, counts.waived)
    yield from (counts.baselined, counts.broken, counts.not_applicable)
    if by not in ("family", "standard"):
        yield level_of(group, say)
    yield group.score.shown
    yield place(group.file, group.line)


def blockers(card: Scorecard, by: str) -> Table:
    """What stands between the whole, and each group, and its next level."""
    say = translator(card.language)
    columns = [
        Column("group", say(ONE[by])),
        Column("next_level", say("next level")),
        Column("cause", say("in the way")),
        Column("rule", say("rule"), "code"),
        Column("what", say("what")),
        Column("owner", say("owner"), "code"),
        Column("where", say("where"), "code"),
    ]
    named = [(card.title or say("everything"), card.whole), *((g.title, g) for g in card.groups(by))]
    rows = [
        _blocker(name, blocker, say)
        for name, group in named
        if group.level
        for blocker in group.level.blockers
    ]
    return table("blockers", say("What stands before the next level"), columns, rows)


def _blocker(name: str, blocker: Blocker, say: Callable[[str], str]) -> tuple[Cell, ...]:
    level = level_words(blocker.level, say)
    where = place(blocker.file, blocker.line)
    return (name, level, say(CAUSES[blocker.cause]), blocker.rule, blocker.text, blocker.owner, where)


def checks(book: Book) -> Table:
    """Every check that was made or tried, with its weight and its place: what all figures are made of."""
    say = translator(book.result.language)
    columns = [
        Column("rule", say("rule"), "code"),
        Column("kind", say("kind"), "code"),
        Column("id", say("id"), "code"),
        Column("outcome", say("outcome"), "code"),
        Column("severity", say("severity"), "code"),
        Column("level", say("level"), "number"),
        Column("weight", say("weight"), "number"),
        Column("area", say("area"), "code"),
        Column("owner", say("owner"), "code"),
        Column("where", say("where"), "code"),
    ]
    return table("checks", say("Checks"), columns, _checks(book))


def _checks(book: Book) -> Iterator[tuple[Cell, ...]]:
    for check in book.checks:
        if check.outcome is Outcome.NOT_APPLICABLE:
            continue
        findings = book.about(check)
        where = (
            place(findings[0].file, findings[0].span.line) if findings else place(*book.place(check.subject))
        )
        weight = round(check.weight, 6)
        yield (
            check.rule, check.subject.kind, check.subject.id, check.outcome.word, check.severity.word, check.level,
            weight, book.area(check.subject), book.owner(check.subject), where,
        )  # fmt: skip
