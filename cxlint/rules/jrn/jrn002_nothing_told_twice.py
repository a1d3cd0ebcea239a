"""JRN002: customers need not tell their story twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import FaultyField
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_BOTH = "---\nkind: channel\nid: chat\n---\nkind: channel\nid: phone\n"


def _handoff(rest: str) -> str:
    return f"kind: journey\nid: return\nhandoffs:\n  - from: chat\n    to: phone\n{rest}{_BOTH}"


class NothingToldTwiceOptions(Options):
    enough: tuple[str, ...] = option(
        ("history", "problem"), "What spares customers telling it again; one of these will do."
    )


class NothingToldTwice(GraphRule[NothingToldTwiceOptions]):
    id = "JRN002"
    name = "nothing-told-twice"
    summary = "Whoever takes over a customer already knows what happened so far."
    why = (
        "Having to repeat the problem to each new person is among the things that cost a company its "
        "customers. "
        "It tells them that nobody listened."
    )
    fix = "State under carries what is passed on with the customer, at least the history or the problem."
    kinds = ("journey",)
    level = 3
    sources = ("S4.2", "S4.16")
    needs = ("handoffs",)
    options = NothingToldTwiceOptions
    messages = {
        "nothing": Message(
            ERROR,
            "When {giver} hands customers over to {taker}, nothing is passed on: "
            "they have to explain everything again.",
            "carries: [history, problem]",
        ),
        "story": Message(
            WARNING,
            "When {giver} hands customers over to {taker}, only {carried} is passed on: "
            "they have to tell what happened again.",
            "carries: {carries}",
        ),
    }
    good = (
        Case(_handoff("    carries: [history, problem]\n")),
        Case(_handoff("    carries: [identity, problem]\n")),
        Case(_handoff("    carries: [case file]\n"), options={"enough": ["case file"]}),
        Case("kind: journey\nid: return\n", applies=False),
    )
    bad = (
        Case(_handoff(""), ((4, 5, "nothing"),)),
        Case(_handoff("    carries: none\n"), ((6, 14, "nothing"),)),
        Case(_handoff("    carries: []\n"), ((6, 14, "nothing"),)),
        Case(_handoff("    carries: [identity]\n"), ((6, 14, "story"),)),
        Case(_handoff("    carries: [history]\n"), ((6, 14, "story"),), options={"enough": ["case file"]}),
    )

    def check(
        self, document: Document, workspace: Workspace, options: NothingToldTwiceOptions
    ) -> Iterator[Hit]:
        for handoff in document.each("handoffs"):
            carried = _carried(handoff)
            if carried is None or any(item.casefold() in options.enough for item in carried):
                continue
            data = {
                "giver": _called(workspace, handoff, "from", phrase("one contact")),
                "taker": _called(workspace, handoff, "to", phrase("the next")),
                "carried": carried,
                "carries": f"[{', '.join((*carried, *options.enough))}]",
            }
            yield at(handoff, "carries", "story" if carried else "nothing", **data)


def _carried(handoff: View) -> tuple[str, ...] | None:
    """What is passed on; None where that cannot be understood, which must not hide the other handoffs."""
    try:
        return handoff.words("carries") or ()
    except FaultyField:
        return None


def _called(workspace: Workspace, handoff: View, field: str, otherwise: str) -> str:
    who = workspace.target(handoff, field)
    return f"“{who.title()}”" if who else handoff.word(field) or otherwise
