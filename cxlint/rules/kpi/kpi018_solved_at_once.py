"""KPI018: where customers get help it is measured whether once was enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import ABOUT, measures_of, new_measure
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone
from cxlint.workspace.routes import stops
from cxlint.workspace.writing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

AT_ONCE = frozenset({"fcr", "one_contact_resolution"})
"""Types that show whether one contact was enough."""

_FCR = new_measure(
    "fcr",
    "{named}",
    ("64%", "75%", "60%"),
    "Listen to twenty of those who had to come back.",
    how="method: No further contact about the same matter on any channel.\nrepeat_window: 14 days\n",
)
_HELP = "kind: journey\nid: help\nlifecycle: [get-help]\n"
_DESK = "stages: [{name: Ask, touchpoints: [desk]}]\n---\nkind: touchpoint\nid: desk\nchannel: phone\n"


class SolvedAtOnce(GraphRule[NoOptions]):
    """A measure of the journey counts, and so does one of a touchpoint on it or of that touchpoint's channel."""

    id = "KPI018"
    name = "solved-at-once"
    summary = "Where customers get help it is measured how many needed one contact only."
    why = (
        "Fast is who finds the right answer soon. A quick answer that does not help brings the customer back, "
        "and the second time they are angry."
    )
    fix = "Measure fcr or one_contact_resolution of the journey."
    kinds = ("journey",)
    level = 4
    sources = ("S4.3",)
    clauses = ("ISO 18295-1:2017 4.3",)
    messages = {
        "none": Message(
            WARNING,
            "Nobody measures whether customers on the journey '{title}' are helped at the first contact.",
            _FCR + ABOUT,
        ),
    }
    good = (
        Case(f"{_HELP}---\nkind: kpi\nid: k\ntype: fcr\nmeasures: {{journey: help}}\n"),
        Case(
            f"{_HELP}{_DESK}---\nkind: kpi\nid: k\ntype: one_contact_resolution\nmeasures: {{touchpoint: desk}}\n"
        ),
        Case(
            f"{_HELP}{_DESK}---\nkind: channel\nid: phone\n"
            "---\nkind: kpi\nid: k\ntype: fcr\nmeasures: {channel: phone}\n"
        ),
        Case("kind: journey\nid: buy\nlifecycle: [buy]\n", applies=False),
    )
    bad = (
        Case(_HELP, ((2, 5, "none"),)),
        Case(
            f"{_HELP}---\nkind: kpi\nid: k\ntype: csat_top2\nmeasures: {{journey: help}}\n", ((2, 5, "none"),)
        ),
        Case(f"{_HELP}---\nkind: kpi\nid: k\ntype: fcr\n", ((2, 5, "none"),)),
        Case(
            f"{_HELP}{_DESK}---\nkind: kpi\nid: k\ntype: fcr\nmeasures: {{channel: phone}}\n",
            ((2, 5, "none"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge the journeys on which customers get help."""
        return "get-help" in (document.words("lifecycle") or ())

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for the measure along the way."""
        way = [document]
        for _, _, touchpoint in stops(workspace, document):
            channel = workspace.target(touchpoint, "channel")
            way += [touchpoint] if channel is None else [touchpoint, channel]
        if not any(measure.word("type") in AT_ONCE for measure in measures_of(workspace, *way)):
            new, who = (
                free_id(workspace, "kpi", f"{document.id}-solved-at-once"),
                someone(workspace, document),
            )
            named = quoted(f"{document.title()} - solved at the first contact")
            yield at(
                document,
                "id",
                "none",
                measure=new,
                someone=who,
                named=named,
                aim="journey",
                aimed=document.id,
            )
