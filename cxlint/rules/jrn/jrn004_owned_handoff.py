"""JRN004: whoever is passed on arrives, and soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_OTHERS = "---\nkind: area\nid: care\n---\nkind: area\nid: ledger\n---\nkind: person\nid: mona\n"


def _handoff(rest: str) -> str:
    return f"kind: journey\nid: return\nhandoffs:\n  - {{from: care, {rest}}}\n{_OTHERS}"


class OwnedHandoff(GraphRule[NoOptions]):
    id = "JRN004"
    name = "owned-handoff"
    summary = "Whenever a customer is passed on, it is known to whom, by when, and who sees to it."
    why = (
        "Between two departments nobody feels responsible. "
        "Without a time and an owner the customer waits there until asking again."
    )
    fix = "State for each handoff who takes over, who makes sure that the customer arrives, and how long it may take."
    kinds = ("journey",)
    level = 2
    sources = ("S3.6",)
    reads_date = True
    messages = {
        "receiver": Message(
            WARNING,
            "{giver} passes customers on, but nothing says to whom. They wait for somebody who does not know of them.",
            "to: {proposal}",
        ),
        "owner": Message(
            WARNING,
            "When {giver} passes customers on to {taker}, nobody makes sure that they arrive.",
            "owner: {proposal}",
        ),
        "time": Message(
            WARNING,
            "Nothing says how long it may take until {taker} takes over from {giver}. Customers wait without knowing how long.",
            "time_limit: {proposal}",
        ),
    }
    good = (
        Case(_handoff("to: ledger, owner: mona, time_limit: 4 hours")),
        Case(_handoff("to: ledger, owner: unknown, time_limit: immediately")),
        Case("kind: journey\nid: return\nhandoffs: []\n", applies=False),
        Case("kind: journey\nid: return\n", applies=False),
    )
    bad = (
        Case(_handoff("owner: mona, time_limit: 4 hours"), ((4, 6, "receiver"),)),
        Case(_handoff("to: ledger, time_limit: 4 hours"), ((4, 6, "owner"),)),
        Case(
            _handoff("to: ledger, owner: mona, time_limit: 4 hours") + "left_on: 2026-11-22\n",
            ((4, 37, "owner"),),
        ),
        Case(_handoff("to: ledger, owner: mona"), ((4, 6, "time"),)),
        Case(_handoff("to: ledger"), ((4, 6, "owner"), (4, 6, "time"))),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return any(True for _ in document.each("handoffs"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        for handoff in document.each("handoffs"):
            names = {
                "giver": _called(workspace, handoff, "from", phrase("somebody")),
                "taker": _called(workspace, handoff, "to", phrase("the next one")),
            }
            if workspace.standing(handoff, "to") == Standing.ABSENT:
                yield at(handoff, "to", "receiver", proposal=_other_area(workspace, handoff), **names)
            if workspace.standing(handoff, "owner") not in (Standing.ACTIVE, Standing.UNKNOWN):
                yield at(handoff, "owner", "owner", proposal=someone(workspace, document), **names)
            if handoff.duration("time_limit") is None:
                yield at(handoff, "time_limit", "time", proposal="4 hours", **names)


def _called(workspace: Workspace, handoff: View, field: str, otherwise: str) -> str:
    who = workspace.target(handoff, field)
    return f"“{who.title()}”" if who else handoff.word(field) or otherwise


def _other_area(workspace: Workspace, handoff: View) -> str:
    giver = workspace.target(handoff, "from")
    return next((f"area/{area.id}" for area in workspace.active("area") if area is not giver), "an-area-id")
