"""OBJ006: every area and team has a goal for customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.obj._shared import extended, nearest
from cxlint.workspace.areas import lies_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_CARE = "kind: area\nid: care\ncustomer_facing: true\n"
_BILLS = "kind: area\nid: bills\n"
_DESK = "kind: team\nid: desk\narea: care\n"
_EASE = "---\nkind: objective\nid: ease\n"
_CALM = "---\nkind: objective\nid: calm\n"
_WRITE = "kind: objective\nid: {objective}\nstatus: active\n{field}: {all}"


class GoalInEveryArea(GraphRule[NoOptions]):
    """A goal of an area is also one of the areas and teams that are part of it.

    Applies as soon as there is an objective in force; that there is one is judged by OBJ001.
    """

    id = "OBJ006"
    name = "goal-in-every-area"
    summary = (
        "Every area and every team, out of customers' sight too, works towards an objective for customers."
    )
    why = (
        "Where the goals of an area are silent about customers, customers come last there. "
        "One area that bills wrongly spoils what all the others did well."
    )
    fix = "Name the area or the team in an objective that it can do something for."
    kinds = ("area", "team")
    level = 3
    sources = ("S2.6", "S3.13")
    messages = {
        "area": Message(
            WARNING,
            "“{title}” serves customers but works towards no objective for them. Its own numbers will come first.",
            _WRITE,
        ),
        "back-office": Message(
            WARNING,
            "“{title}” works towards no objective for customers. Work that they never see can fail them too.",
            _WRITE,
        ),
        "team": Message(
            WARNING,
            "The team “{title}” works towards no objective for customers, and neither does its area.",
            _WRITE,
        ),
    }
    good = (
        Case(_CARE + _EASE + "areas: [care]\n"),
        Case(_BILLS + "area: office\n" + _EASE + "areas: [office]\n---\nkind: area\nid: office\n"),
        Case(_DESK + _EASE + "teams: [desk]\n"),
        Case(_DESK + _EASE + "areas: [care]\n---\nkind: area\nid: care\n"),
        Case(_CARE, applies=False),
    )
    bad = (
        Case(_CARE + _EASE, ((2, 5, "area"),)),
        Case(_CARE + _EASE + "areas: [shop]\n---\nkind: area\nid: shop\n", ((2, 5, "area"),)),
        Case(_CARE + _EASE + "areas: [care]\nstatus: retired\n" + _CALM, ((2, 5, "area"),)),
        Case(_BILLS + _EASE, ((2, 5, "back-office"),)),
        Case(_BILLS + "customer_facing: false\n" + _EASE, ((2, 5, "back-office"),)),
        Case(_DESK + _EASE + "---\nkind: area\nid: care\n", ((2, 5, "team"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return bool(workspace.active("objective"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        objectives = workspace.active("objective")
        areas = {area.id for each in objectives for area in workspace.targets(each, "areas")}
        if document.kind == "team":
            if any(document in workspace.targets(each, "teams") for each in objectives):
                return
            area, key, field = workspace.target(document, "area"), "team", "teams"
        else:
            area, field = document, "areas"
            key = "area" if document.flag("customer_facing") else "back-office"
        if area is None or not lies_within(workspace, area, areas):
            data = {"objective": nearest(workspace), "field": field}
            yield at(document, "id", key, all=extended(workspace, field, document.id), **data)
