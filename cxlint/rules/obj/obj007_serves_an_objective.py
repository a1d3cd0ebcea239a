"""OBJ007: what customers meet serves an objective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.obj._shared import extended, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_RETURNING = "kind: journey\nid: returning\nstages: [{name: Ask, touchpoints: [page]}]\n"
_PAGE = "kind: touchpoint\nid: page\n"
_EASE = "---\nkind: objective\nid: ease\n"
_CALM = "---\nkind: objective\nid: calm\n"
_WRITE = "kind: objective\nid: {objective}\nstatus: active\n{field}: {all}"


class ServesAnObjective(GraphRule[NoOptions]):
    """A journey serves an objective that names it or has it as pilot; a touchpoint also through its journeys.

    Applies as soon as there is an objective in force; that there is one is judged by OBJ001.
    """

    id = "OBJ007"
    name = "serves-an-objective"
    summary = "Every journey and every touchpoint serves an objective."
    why = (
        "What serves no goal is mended by nobody and stopped by nobody. "
        "Customers go on meeting it as it was once made."
    )
    fix = "Name the journey or the touchpoint in the objective that it serves, or retire it."
    kinds = ("journey", "touchpoint")
    level = 3
    sources = ("S3.6",)
    messages = {
        "journey": Message(
            WARNING,
            "The journey “{title}” serves no objective. Nobody is bound to make it better for customers.",
            _WRITE,
        ),
        "touchpoint": Message(
            WARNING,
            "The touchpoint “{title}” serves no objective, nor does any journey that it lies on. Nobody is bound to make it better.",
            _WRITE,
        ),
    }
    good = (
        Case(_RETURNING + _EASE + "journeys: [returning]\n"),
        Case(_RETURNING + _EASE + "pilot: {journey: returning}\n"),
        Case(_PAGE + _EASE + "touchpoints: [page]\n"),
        Case(f"{_PAGE}---\n{_RETURNING}{_EASE}journeys: [returning]\n"),
        Case(f"{_PAGE}---\nkind: journey\nid: help\nentry_points: [page]\n{_EASE}journeys: [help]\n"),
        Case(_PAGE, applies=False),
    )
    bad = (
        Case(_RETURNING + _EASE, ((2, 5, "journey"),), writes=("journeys: [returning]",)),
        Case(
            _RETURNING + _EASE + "journeys: [help]\n---\nkind: journey\nid: help\n",
            ((2, 5, "journey"),),
            writes=("id: ease\nstatus: active\njourneys: [help, returning]",),
        ),
        Case(_RETURNING + _EASE + "journeys: [returning]\nstatus: draft\n" + _CALM, ((2, 5, "journey"),)),
        Case(f"{_PAGE}---\n{_RETURNING}{_EASE}", ((2, 5, "touchpoint"),)),
        Case(
            f"{_PAGE}---\n{_RETURNING}status: retired\n{_EASE}journeys: [returning]\n",
            ((2, 5, "touchpoint"),),
        ),
        Case(_PAGE + _EASE, ((2, 5, "touchpoint"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return bool(workspace.active("objective"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        journeys = [document]
        if document.kind == "touchpoint":
            links = workspace.referrers(document, "journey")
            journeys += [link.source for link in links if link.source.active]
        if any(_is_named(workspace, each) for each in journeys):
            return
        field = f"{document.kind}s"
        data = {"objective": nearest(workspace), "field": field}
        yield at(document, "id", document.kind, all=extended(workspace, field, document.id), **data)


def _is_named(workspace: Workspace, document: Document) -> bool:
    return any(link.source.active for link in workspace.referrers(document, "objective"))
