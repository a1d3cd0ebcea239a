"""OBJ004: the way begins with one journey, with figures from before and a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.obj._shared import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n---\nkind: journey\nid: returning\n---\n"
_PILOT = "kind: objective\nid: ease\npilot: {journey: returning, baseline: 71%, goal: 82%}\n"
_JOURNEY = "---\nkind: journey\nid: returning\n"


class PilotJourney(GraphRule[NoOptions]):
    """For the organisation it applies as soon as there is an objective in force; that there is one is judged by OBJ001."""

    id = "OBJ004"
    name = "pilot-journey"
    summary = "The work on customer experience begins with one journey, with its measured value of today and a goal."
    why = (
        "Who begins everywhere at once changes little for anybody. "
        "One journey shows in months what helps customers, and convinces the rest of the company."
    )
    fix = "Name in one objective the pilot: the journey, its value of today (baseline) and the goal."
    kinds = ("organisation", "objective")
    level = 4
    sources = ("S2.4",)
    messages = {
        "none": Message(
            WARNING,
            "“{title}” names no journey to begin with. Who wants to mend everything at once mends nothing soon.",
            "kind: objective\nid: {objective}\nstatus: active\npilot: {{journey: {journey}, baseline: 70%, goal: 80%}}",
        ),
        "no-baseline": Message(
            WARNING,
            "It is not written how customers fare today on the pilot journey of “{title}”. Nobody can show that it helped.",
            "baseline: {baseline}",
        ),
        "no-goal": Message(
            WARNING,
            "The pilot journey of “{title}” has no goal. Nobody can tell when customers are well served and the next journey can follow.",
            "goal: {goal}",
        ),
    }
    good = (
        Case(_ACME + _PILOT),
        Case(_PILOT + _JOURNEY),
        Case("kind: objective\nid: ease\n", applies=False),
        Case(_ACME + _PILOT + "status: draft\n", applies=False),
    )
    bad = (
        Case(_ACME + "kind: objective\nid: ease\n", ((2, 5, "none"),)),
        Case(_ACME + _PILOT + "status: draft\n---\nkind: objective\nid: calm\n", ((2, 5, "none"),)),
        Case(_ACME.replace("returning", "leaving") + _PILOT, ((2, 5, "none"),)),
        Case(_ACME.replace("returning", "returning\nstatus: retired") + _PILOT, ((2, 5, "none"),)),
        Case(_PILOT.replace("baseline: 71%, ", "") + _JOURNEY, ((3, 1, "no-baseline"),)),
        Case(_PILOT.replace(", goal: 82%", "") + _JOURNEY, ((3, 1, "no-goal"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "organisation":
            return bool(workspace.active("objective"))
        return document.states("pilot")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "objective":
            baseline, goal = document.get("pilot.baseline"), document.get("pilot.goal")
            if baseline is None:
                yield at(document, "pilot.baseline", "no-baseline", baseline=goal or "70%")
            if goal is None:
                yield at(document, "pilot.goal", "no-goal", goal=baseline or "80%")
            return
        pilots = (workspace.target(each, "pilot.journey") for each in workspace.active("objective"))
        if not any(journey is not None and journey.active for journey in pilots):
            journey = next((each.id for each in workspace.active("journey")), "a-journey-id")
            yield at(document, "strategy.objectives", "none", objective=nearest(workspace), journey=journey)
