"""RMP004: the steps of the roadmap stand on those before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

ORDERS = (
    ("centralise-data", "define-response", "share-access"),
    ("channels-and-self-service", "single-view", "anticipation"),
)
"""Phases in the order in which they follow each other (S4.17 and S1.9); the two ways do not wait for each other."""

WORDS = {
    "centralise-data": phrase("bringing the data together"),
    "define-response": phrase("settling how requests are answered"),
    "share-access": phrase("giving everybody access"),
    "channels-and-self-service": phrase("channels and self-service"),
    "single-view": phrase("one view of the customer"),
    "anticipation": phrase("helping before customers ask"),
}
"""The phases in plain words."""


def _item(name: str, phase: str, due: str) -> str:
    return f"kind: roadmap-item\nid: {name}\nphase: {phase}\ndue: {due}\n"


_DATA = "---\n" + _item("data", "centralise-data", "2027-03-31")
_VIEW = "---\n" + _item("view", "single-view", "2027-03-31")


class PhasesInOrder(GraphRule[NoOptions]):
    """An item that is done counts with the day on which it was done, and is no longer judged itself."""

    id = "RMP004"
    name = "phases-in-order"
    summary = (
        "Data are brought together before answers are settled and access is shared; "
        "channels and self-service come before the single view and before anticipation."
    )
    why = (
        "Each step stands on the one before. Who guesses customers' needs before knowing them "
        "bothers them with the wrong offer, and shared access to scattered data shows everybody something else."
    )
    fix = "Let the step be due after the steps that it stands on, or bring those forward."
    kinds = ("roadmap-item",)
    level = 3
    sources = ("S1.9", "S4.17")
    messages = {
        "no-phase": Message(
            WARNING,
            "It is not written which phase “{title}” belongs to, so nobody sees whether what it stands on comes before it.",
            "phase: {phase}",
        ),
        "too-early": Message(
            WARNING,
            "“{title}” ({own}) is due on {due}, before “{other}” ({before}) on {day}. It would stand on nothing.",
            "due: {day}",
        ),
    }
    good = (
        Case(_item("answers", "define-response", "2027-03-31") + _DATA),
        Case(_item("foresight", "anticipation", "2027-04-01") + _VIEW + "status: retired\n" + _DATA),
        Case(_item("foresight", "anticipation", "2026-04-01") + _DATA),
        Case(_item("answers", "define-response", "2026-12-31") + _DATA + "done_on: 2026-12-31\n"),
        Case(
            _item("data", "centralise-data", "2027-03-31")
            + "---\n"
            + _item("a", "share-access", "2027-01-01")
        ),
        Case(
            _item("answers", "define-response", "2026-01-31") + "done_on: 2026-01-31\n" + _DATA, applies=False
        ),
    )
    bad = (
        Case(_item("answers", "define-response", "2027-03-30") + _DATA, ((4, 6, "too-early"),)),
        Case(_item("access", "share-access", "2027-03-30") + _DATA, ((4, 6, "too-early"),)),
        Case(_item("foresight", "anticipation", "2027-03-30") + _VIEW, ((4, 6, "too-early"),)),
        Case(
            _item("view", "single-view", "2027-01-01")
            + "---\n"
            + _item("chat", "channels-and-self-service", "2027-01-02"),
            ((4, 6, "too-early"),),
        ),
        Case("kind: roadmap-item\nid: crm\ndue: 2027-01-01\n", ((2, 5, "no-phase"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return not document.states("done_on")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        phase, due = document.word("phase"), document.day("due")
        if not phase:
            yield at(document, "phase", "no-phase", phase=ORDERS[0][0])
            return
        order = next(order for order in ORDERS if phase in order)
        earlier = order[: order.index(phase)]
        others = [item for item in workspace.active("roadmap-item") if item.word("phase") in earlier]
        days = [(day, item) for item in others if (day := item.day("done_on") or item.day("due"))]
        day, other = max(days, key=lambda found: found[0], default=(None, None))
        if due is not None and day is not None and other is not None and due < day:
            words = {"own": WORDS[phase], "before": WORDS[str(other.word("phase"))]}
            yield at(document, "due", "too-early", due=due, day=day, other=other, **words)
