"""TCH008: whoever helps a customer knows the customer's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.routes import ELSEWHERE
from cxlint.workspace.systems import connected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

HELD_AS = {
    "purchases": frozenset({"purchases", "orders", "transactions", "contracts"}),
    "problems": frozenset({"problems", "cases", "complaints", "errors"}),
    "preferences": frozenset({"preferences"}),
}
"""Each sort of history, and the words under which a system holds it."""

_DESK = "kind: touchpoint\nid: desk\nmode: assisted\nsystems: [till]\nuses_history: [purchases]\n"
_TILL = "---\nkind: system\nid: till\nholds: [orders]\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [cases]\n"


class KnownHistory(GraphRule[NoOptions]):
    """Touchpoints in the hands of partners or the public are not judged: others need not see what customers bought.

    A system shows what it holds and what the systems that it exchanges data with hold.
    """

    id = "TCH008"
    name = "known-history"
    summary = "Whoever helps a customer sees what that customer bought, asked and chose, in a system at hand."
    why = (
        "Customers expect to be known. An answer that ignores what they bought or complained of last week "
        "is an answer for somebody else."
    )
    fix = "Name under uses_history what staff see of the customer, and under systems where they see it."
    kinds = ("touchpoint",)
    level = 5
    sources = ("S4.9",)
    messages = {
        "nothing": Message(
            WARNING,
            "Whoever helps customers at “{title}” knows nothing of what they bought, asked or chose before.",
            "uses_history: [{history}]\n{systems}",
        ),
        "unseen": Message(
            WARNING,
            "Staff at “{title}” should know the customer's {history}, but no system at hand there shows it to them.",
            "systems: {systems}",
        ),
    }
    good = (
        Case(_DESK + _TILL),
        Case(_DESK.replace("purchases", "problems") + _TILL + "integrates: [{system: crm}]\n" + _CRM),
        Case(_DESK + "control: own\n" + _TILL),
        Case(_DESK, applies=False),
        Case(_DESK.replace("[till]", "[till, gone]").replace("purchases", "problems") + _TILL, applies=False),
        Case("kind: touchpoint\nid: desk\nmode: assisted\ncontrol: partner\n", applies=False),
        Case("kind: touchpoint\nid: page\nmode: self-service\n", applies=False),
    )
    bad = (
        Case("kind: touchpoint\nid: desk\nmode: assisted\n", ((2, 5, "nothing"),)),
        Case(_DESK.replace("[purchases]", "[]") + _TILL, ((5, 15, "nothing"),)),
        Case(_DESK.replace("purchases", "problems") + _TILL + _CRM, ((5, 15, "unseen"),)),
        Case(_DESK.replace("systems: [till]\n", "") + _TILL, ((4, 15, "unseen"),)),
        Case(_DESK.replace("[purchases]", "[purchases, preferences]") + _TILL, ((5, 15, "unseen"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.word("mode") != "assisted" or document.word("control") in ELSEWHERE:
            return False
        return len(workspace.targets(document, "systems")) == len(document.words("systems") or ())

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        used, named = document.words("uses_history") or (), workspace.targets(document, "systems")
        written = document.words("systems") or ()
        if not used:
            holder = _holder(workspace, "problems")
            systems = "" if _seen(workspace, named, "problems") else f"systems: {_list(*written, holder)}"
            yield at(document, "uses_history", "nothing", history="problems", systems=systems)
            return
        unseen = [history for history in used if not _seen(workspace, named, history)]
        if unseen:
            holders = dict.fromkeys((*written, *(_holder(workspace, history) for history in unseen)))
            yield at(document, "uses_history", "unseen", history=unseen, systems=_list(*holders))


def _list(*items: str) -> str:
    return f"[{', '.join(items)}]"


def _holds(system: Document, history: str) -> bool:
    words = (*(system.words("holds") or ()), *(system.words("record_for") or ()))
    return not HELD_AS.get(history, frozenset({history})).isdisjoint(map(str.casefold, words))


def _seen(workspace: Workspace, systems: tuple[Document, ...], history: str) -> bool:
    """Whether one of the systems, or one that it exchanges data with, holds that history."""
    holders = _holders(workspace, history).keys()
    return any(system.active and not holders.isdisjoint(connected(workspace, system)) for system in systems)


def _holders(workspace: Workspace, history: str) -> dict[str, None]:
    """The ids of the systems that hold that history, in the order of their files."""
    return workspace.remember(
        ("history", history),
        lambda: dict.fromkeys(system.id for system in workspace.active("system") if _holds(system, history)),
    )


def _holder(workspace: Workspace, history: str) -> str:
    return next(iter(_holders(workspace, history)), "a-system-id")
