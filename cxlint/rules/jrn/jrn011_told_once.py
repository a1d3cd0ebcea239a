"""JRN011: customers say once who they are and what is wrong."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions
from cxlint.rules.jrn._shared import without
from cxlint.workspace.asking import IDENTITY, PROBLEM, asked_for, asks
from cxlint.workspace.routes import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_WAY = "kind: journey\nid: help\nstages:\n- {name: I look, touchpoints: [page]}\n- {name: I ask, touchpoints: [call]}\n"
_STEPS = "kind: process\nid: claim\nsteps:\n"


def _page(asked: str) -> str:
    return f"---\nkind: touchpoint\nid: page\n{asked}\n"


def _call(asked: str) -> str:
    return f"---\nkind: touchpoint\nid: call\n{asked}\n"


class _Place(NamedTuple):
    """Where customers may be asked: on a stage or step, at the path of a finding; a touchpoint bears its title."""

    stage: int
    path: str
    name: object
    view: View
    data: str


class ToldOnce(GraphRule[NoOptions]):
    """Touchpoints of the same stage are taken as a choice: asking at each of them is not asking twice.

    Other things that customers are asked for twice are PRF006's.
    """

    id = "JRN011"
    name = "told-once"
    summary = "On one journey customers prove once who they are, and tell once what is wrong."
    why = (
        "Having to say again who one is and what happened is what customers complain of most. "
        "It tells them that the company does not talk to itself."
    )
    fix = "Pass on who the customer is and what was said, and take the question away from the later place."
    kinds = ("journey", "process")
    level = 3
    sources = ("S4.2",)
    messages = {
        "identity": Message(
            ERROR,
            "Customers prove who they are at “{first}”, and have to do it again at “{place}”.",
            "{less}",
        ),
        "problem": Message(
            ERROR,
            "Customers tell what is wrong at “{first}”, and have to tell it again at “{place}”.",
            "{less}",
        ),
    }
    good = (
        Case(_WAY + _page("identifies: true") + _call("collects: [what happened]")),
        Case(_WAY + _page("collects: [order number]") + _call("collects: [order number]")),
        Case(_WAY.replace("[page]", "[page, call]") + _page("identifies: true") + _call("identifies: true")),
        Case(_STEPS + "- {id: ask, asks_customer: [problem]}\n- {id: check, identifies: true}\n"),
        Case(_WAY + _page("identifies: true") + "---\nkind: touchpoint\nid: phone\nidentifies: true\n"),
        Case(_WAY + _page("title: Page") + _call("title: Call"), applies=False),
    )
    bad = (
        Case(_WAY + _page("identifies: true") + _call("identifies: true"), ((5, 31, "identity"),)),
        Case(_WAY + _page("identifies: true") + _call("collects: [Customer-Number]"), ((5, 31, "identity"),),
             writes=("id: call\ncollects: none",)),
        Case(_WAY + _page("identifies: true") + _call("collects: [photo]\nidentifies: true"), ((5, 31, "identity"),),
             writes=("id: call\nidentifies: false",)),
        Case(_WAY + _page("collects: [problem]") + _call("collects: [problem]\nidentifies: true"),
             ((5, 31, "problem"),), writes=("id: call\ncollects: none",)),
        Case(_WAY + _page("collects: [رقم العميل]") + _call("collects: [تاريخ الميلاد]"), ((5, 31, "identity"),)),
        Case(_WAY + _page("collects: [کد ملی]") + _call("collects: [شماره مشتری]"), ((5, 31, "identity"),)),
        Case(_WAY + _page("collects: [what happened, photo]") + _call("collects: [the problem, photo]"),
             ((5, 31, "problem"),), writes=("collects: [photo]",)),
        Case(_WAY + _page("collects: [المشكلة]") + _call("collects: [شرح مشکل]"), ((5, 31, "problem"),)),
        Case(_STEPS + "- {id: ask, identifies: true}\n- {id: check, identifies: true}\n", ((5, 27, "identity"),)),
        Case(_STEPS + "- {id: ask, asks_customer: [problem]}\n- {id: check, asks_customer: [issue]}\n",
             ((5, 30, "problem"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        places = _places(document, workspace)
        return any(place.view.states("identifies") or place.view.states(place.data) for place in places)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        asked = ((place, asks(place.view, place.data)) for place in _places(document, workspace))
        for what, places in zip((IDENTITY, PROBLEM), tee(asked), strict=True):
            first: _Place | None = None
            for place, things in places:
                if what not in things:
                    continue
                if first is None:
                    first = place
                elif place.stage > first.stage:
                    path = place.path or _asked_at(place, what)
                    names = {"first": _name(first), "place": _name(place)}
                    yield Hit(path, what, {**names, "less": _less(place, what)})


def _places(document: Document, workspace: Workspace) -> Iterator[_Place]:
    if document.kind == "journey":
        for stop in stops(workspace, document):
            yield _Place(stop.stage, stop.path, "", stop.touchpoint, "collects")
    else:
        for number, step in enumerate(document.each("steps")):
            name = step.text("name") or step.word("id") or number + 1
            yield _Place(number, "", name, step, "asks_customer")


def _name(place: _Place) -> str:
    return str(place.name or place.view.document.title())


def _asked_at(place: _Place, what: str) -> str:
    """The field of a step in which it asks: its list of data, or the word that it identifies."""
    listed = any(asked_for(datum) == what for datum in place.view.words(place.data) or ())
    return place.view.path(place.data if listed else "identifies")


def _less(place: _Place, what: str) -> str:
    """The touchpoint or step without the question."""
    document = place.view.document
    head = f"kind: {document.kind}\nid: {document.id}\n" if place.path else ""
    return head + without(place.view, place.data, what)
