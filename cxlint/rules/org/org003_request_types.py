"""ORG003: it is known what customers ask for, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: web\n"
_TRACK = "kind: request-type\nid: track\nvolume_month: 900\n"


class RequestTypes(GraphRule[NoOptions]):
    """For the organisation it applies as soon as there is something to govern."""

    id = "ORG003"
    name = "request-types"
    summary = "What customers ask for is written down, with how often they ask it in a month."
    why = (
        "Only who knows what customers ask most can offer it without a wait, on the channels they like, "
        "with one good answer."
    )
    fix = "Write a request-type for each thing that customers ask for, with its volume_month."
    kinds = ("organisation", "request-type")
    level = 1
    sources = ("S1.5", "S4.14")
    messages = {
        "none": Message(
            WARNING,
            "It is not written what customers of “{title}” ask for. Nobody can tell which answers have to be quick and easy.",
            "kind: request-type\nid: {request}\ntitle: Where is my order?\nowner: {someone}\nvolume_month: 1000\nroutine: true",
        ),
        "volume": Message(
            WARNING,
            "It is not written how often customers ask “{title}” in a month, so nobody can tell whether it matters to many.",
            "volume_month: 1000",
        ),
    }
    good = (
        Case(f"{_ACME}---\n{_TRACK}"),
        Case(_TRACK),
        Case(_TRACK.replace("900", "0")),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"),)),
        Case(f"{_ACME}---\n{_TRACK}status: draft\n", ((2, 5, "none"),)),
        Case("kind: request-type\nid: track\nroutine: true\n", ((2, 5, "volume"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.kind == "request-type" or workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "request-type":
            if not document.states("volume_month"):
                yield at(document, "volume_month", "volume")
        elif not workspace.active("request-type"):
            request = free_id(workspace, "request-type", "where-is-my-order")
            yield at(document, "id", "none", request=request, someone=someone(workspace, document))
