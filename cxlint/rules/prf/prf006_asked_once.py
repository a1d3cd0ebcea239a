"""PRF006: customers tell a thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.text import normalise
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.asking import asked_for
from cxlint.workspace.routes import stops
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WRITE = "kind: touchpoint\nid: {touchpoint_id}\ncollects: {rest}"
_JOURNEY = (
    "kind: journey\nid: returning\nstages:\n- {name: Ask, touchpoints: [web]}\n- {name: Send, touchpoints: ["
)
_WEB = "---\nkind: touchpoint\nid: web\ncollects: [order number, e-mail address]\n"
_DESK = "---\nkind: touchpoint\nid: desk\ncollects: [Order-Number]\n"
_SHOP = "---\nkind: touchpoint\nid: shop\ncollects: [order number]\n"


class AskedOnceOptions(Options):
    """How often is too often."""

    most: int = option(
        2, "Asking for the same thing more often than this on one journey fails instead of warning."
    )


class AskedOnce(GraphRule[AskedOnceOptions]):
    """Counts what the touchpoints of a journey collect.

    Proofs of who the customer is, and the problem itself, are JRN011's.
    Known limit: what a company already holds in its system of record and asks for again is not judged yet.
    """

    id = "PRF006"
    name = "asked-once"
    summary = "On one journey customers are asked for the same thing only once."
    why = (
        "Having to repeat themselves is one of the things that cost customers the most effort. It also "
        "shows that nobody passed on what they said."
    )
    fix = (
        "Pass on what the customer has said at the first touchpoint, and take the question away from the "
        "later ones."
    )
    kinds = ("journey",)
    level = 3
    sources = ("S0.5", "S4.2")
    clauses = ("NSW sludge audit, unneeded steps and questions", "GDPR Art 5(1)(c)")
    options = AskedOnceOptions
    messages = {
        "again": Message(
            WARNING,
            "Customers are asked for '{datum}' again at '{touchpoint}'. They said it at '{first}' already.",
            _WRITE,
        ),
        "often": Message(
            ERROR,
            "On this journey customers are asked {count} times for '{datum}', here at '{touchpoint}'.",
            _WRITE,
        ),
    }
    good = (
        Case(f"{_JOURNEY}desk]}}\n{_WEB}---\nkind: touchpoint\nid: desk\ncollects: [reason]\n"),
        Case(f"{_JOURNEY}web, desk]}}\n{_WEB}---\nkind: touchpoint\nid: desk\ncollects: none\n"),
        Case(f"{_JOURNEY}desk]}}\n{_WEB.replace('order', 'customer')}{_DESK.replace('Order', 'Customer')}"),
        Case("kind: journey\nid: returning\ngoal: Send it back\n", applies=False),
    )
    bad = (
        Case(f"{_JOURNEY}desk]}}\n{_WEB}{_DESK}", ((5, 30, "again"),)),
        Case(f"{_JOURNEY}desk, shop]}}\n{_WEB}{_DESK}{_SHOP}", ((5, 30, "again"), (5, 36, "often"))),
        Case(
            f"{_JOURNEY}desk, shop]}}\n{_WEB}{_DESK}{_SHOP}",
            ((5, 30, "again"), (5, 36, "again")),
            options={"most": 3},
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: AskedOnceOptions) -> bool:
        """Judge only a journey of which it is known what some touchpoint asks."""
        return any(stop.touchpoint.states("collects") for stop in stops(workspace, document))

    def check(self, document: Document, workspace: Workspace, options: AskedOnceOptions) -> Iterator[Hit]:
        """Follow the journey and count every question."""
        asked: dict[str, list[Document]] = {}
        for path, _, touchpoint in stops(workspace, document):
            data = touchpoint.words("collects") or ()
            others = [datum for datum in data if not asked_for(datum)]
            for name, datum in {_name(datum): datum for datum in reversed(others)}.items():
                before = asked.setdefault(name, [])
                before.append(touchpoint)
                if len(before) < 2:
                    continue
                rest = written([other for other in data if _name(other) != name])
                yield at(
                    document,
                    path,
                    "again" if len(before) <= options.most else "often",
                    datum=datum,
                    touchpoint=touchpoint.title(),
                    touchpoint_id=touchpoint.id,
                    first=before[0].title(),
                    count=len(before),
                    rest=rest,
                )


def _name(datum: str) -> str:
    """What is asked for, however it is spelt."""
    return normalise(datum).replace("-", " ").replace("_", " ")
