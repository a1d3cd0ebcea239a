"""JRN001: a journey leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WHOLE = "kind: journey\nid: return\ngoal: My money is back\nstages: [{name: I ask}]\nends_with: An e-mail says so\n"


class GoalAndEnd(GraphRule[NoOptions]):
    id = "JRN001"
    name = "goal-and-end"
    summary = (
        "Every journey has a goal in the customer's words, stages, and an end that the customer notices."
    )
    why = (
        "Without a goal nobody can tell whether the customer got there. "
        "Without an end customers go on asking whether it is done."
    )
    fix = "State what the customer wants to have reached, the stages on the way, and what tells the customer that it is done."
    kinds = ("journey",)
    level = 1
    sources = ("S2.2",)
    clauses = ("ISO 23592:2021, creating outstanding experiences",)
    messages = {
        "goal": Message(
            ERROR,
            "Nothing says what customers want to reach with “{title}”, so every department follows its own aim.",
            "goal: What I wanted is done, and I had little trouble",
        ),
        "stages": Message(
            ERROR,
            "“{title}” has no stages. Nobody sees what customers go through, and where they get stuck.",
            "stages: [{{name: I ask, touchpoints: {touchpoints}}}]",
        ),
        "end": Message(
            ERROR,
            "Nothing tells customers that “{title}” is over, so they wait and ask.",
            "ends_with: A message says that it is done",
        ),
    }
    good = (Case(_WHOLE),)
    bad = (
        Case(_WHOLE.replace("goal: My money is back\n", ""), ((2, 5, "goal"),)),
        Case(_WHOLE.replace("stages: [{name: I ask}]\n", ""), ((2, 5, "stages"),)),
        Case(_WHOLE.replace("[{name: I ask}]", "[]"), ((4, 9, "stages"),)),
        Case(_WHOLE.replace("ends_with: An e-mail says so\n", ""), ((2, 5, "end"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if not document.text("goal"):
            yield at(document, "goal", "goal")
        if not document.get("stages"):
            met = [touchpoint.id for touchpoint in workspace.targets(document, "entry_points")]
            met = met or [touchpoint.id for touchpoint in workspace.active("touchpoint")][:1]
            yield at(document, "stages", "stages", touchpoints=written(met))
        if not document.text("ends_with"):
            yield at(document, "ends_with", "end")
