"""ERR003: a graver error is taken up sooner, by somebody who may decide more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration, compare
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.err._levels import rank, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

TIMES = {
    "respond": phrase("taken up"),
    "inform_customer": phrase("told to the customer"),
    "resolve": phrase("put right"),
}
"""The times of a level, and what has to have happened by then."""

_GRAVE = "kind: error-level\nid: grave\nrank: 1\n"
_SMALL = "---\nkind: error-level\nid: small\nrank: 2\n"


class GraverIsFaster(GraphRule[NoOptions]):
    """Each level is held against all smaller ones; the strictest of those that it falls behind is told."""

    id = "ERR003"
    name = "graver-is-faster"
    summary = (
        "The graver an error, the sooner it is taken up and put right, and the more staff may spend on it."
    )
    why = (
        "A wrong balance that waits longer than a misspelt name shows customers that nobody weighed the two."
    )
    fix = "Give the graver level the shorter times and the greater authority."
    kinds = ("error-level",)
    level = 2
    sources = ("S0.8",)
    needs = ("rank",)
    messages = {
        "slower": Message(
            ERROR,
            "An error of the level '{title}' has to be {done} within {own}, one of the smaller level '{other}' "
            "within {their}. Those who are hurt more wait longer.",
            "{field}: {their}",
        ),
        "weaker": Message(
            ERROR,
            "Staff may spend {own} on an error of the level '{title}', but {their} on one of the smaller level "
            "'{other}'.",
            "authority: {their}",
        ),
    }
    good = (
        Case(f"{_GRAVE}respond: 1 hour\nauthority: 100 EUR\n{_SMALL}respond: 1 hour\nauthority: 100 EUR\n"),
        Case(f"{_GRAVE}respond: 1 hour\n{_SMALL}respond: 2 hours\n"),
        Case(f"{_GRAVE}respond: 1 hour\n{_SMALL}"),
        Case(f"{_GRAVE}respond: 2 hours\n{_SMALL}status: draft\nrespond: 1 hour\n"),
        Case(f"{_GRAVE}respond: 2 hours\n---\nkind: error-level\nid: other\nrank: 1\nrespond: 1 hour\n"),
        Case("kind: error-level\nid: small\nrank: 2\nrespond: 2 hours\n---\n" + _GRAVE + "respond: 1 hour\n"),
        Case("kind: error-level\nid: grave\n", applies=False),
    )
    bad = (
        Case(f"{_GRAVE}respond: 61 minutes\n{_SMALL}respond: 1 hour\n", ((4, 10, "slower"),)),
        Case(f"{_GRAVE}inform_customer: 2 days\n{_SMALL}inform_customer: 1 day\n", ((4, 18, "slower"),)),
        Case(f"{_GRAVE}resolve: 8 days\n{_SMALL}resolve: 5 working days\n", ((4, 10, "slower"),)),
        Case(f"{_GRAVE}authority: 99 EUR\n{_SMALL}authority: 100 EUR\n", ((4, 12, "weaker"),)),
        Case(
            f"{_GRAVE}respond: 3 hours\n{_SMALL}respond: 2 hours\n"
            "---\nkind: error-level\nid: tiny\nrank: 3\nrespond: 1 hour\n",
            ((4, 10, "slower"),),
        ),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Compare with the strictest of the smaller levels."""
        smaller = [level for level in ranked(workspace) if rank(level) > rank(document)]
        for field, done in TIMES.items():
            own = document.duration(field)
            faster = [
                (time, level) for level in smaller if (time := level.duration(field)) and _over(own, time)
            ]
            if faster:
                their, other = min(faster, key=lambda pair: pair[0].hours)
                yield at(document, field, "slower", own=own, their=their, other=other, done=done, field=field)
        limit = document.money("authority")
        richer = [
            (money, level)
            for level in smaller
            if (money := level.money("authority")) and limit and compare(limit, money) == -1
        ]
        if richer:
            their_money, other = max(richer, key=lambda pair: pair[0].amount)
            yield at(document, "authority", "weaker", own=limit, their=their_money, other=other)


def _over(own: Duration | None, time: Duration) -> bool:
    return own is not None and own.longer_than(time)
