"""KPI001: somebody asks customers what they think."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import PERCEPTION
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import NEW_MEASURE
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_JOURNEY = "---\nkind: journey\nid: return-an-order\n"


class PerceptionMeasured(GraphRule[NoOptions]):
    """Applies as soon as the company has a policy, journey, touchpoint or channel; drafts do not count as measures."""

    id = "KPI001"
    name = "perception-measured"
    summary = (
        "The organisation asks its customers what they think: how satisfied they are, how easy it was, "
        "whether they trust it."
    )
    why = (
        "Waiting times and volumes do not show what customers think. A company that never asks learns "
        "that they are "
        "unhappy when they are gone."
    )
    fix = "Add a measure of satisfaction (csat_top2, csat_mean), ease (ces_v2, ces_v1) or trust."
    kinds = ("organisation",)
    level = 4
    sources = ("S2.10",)
    clauses = (
        "ISO 10004:2018, direct indicators",
        "OMB A-11 280, trust and its drivers",
        "GDS, four measures",
    )
    messages = {
        "none": Message(
            ERROR,
            "No active measure asks customers what they think. Unhappy customers go unheard.",
            NEW_MEASURE,
        ),
        "only-nps": Message(
            WARNING,
            "Customers are only asked whether they would recommend you ({measures}). That does not show "
            "whether their "
            "problem was solved, or how hard it was.",
            NEW_MEASURE,
        ),
    }
    good = (
        Case(f"kind: organisation\nid: acme\n{_JOURNEY}---\nkind: kpi\nid: ease\ntype: ces_v2\n"),
        Case(
            f"kind: organisation\nid: acme\n{_JOURNEY}---\nkind: kpi\nid: n\ntype: nps\n---\nkind: "
            f"kpi\nid: t\ntype: trust\n"
        ),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(f"kind: organisation\nid: acme\n{_JOURNEY}", ((2, 5, "none"),)),
        Case(
            f"kind: organisation\nid: acme\n{_JOURNEY}---\nkind: kpi\nid: wait\ntype: avg_speed_of_answer\n",
            ((2, 5, "none"),),
        ),
        Case(
            f"kind: organisation\nid: acme\n{_JOURNEY}---\nkind: kpi\nid: e\ntype: ces_v2\nstatus: draft\n",
            ((2, 5, "none"),),
        ),
        Case(
            f"kind: organisation\nid: acme\n{_JOURNEY}---\nkind: kpi\nid: nps\ntype: nps\n",
            ((2, 5, "only-nps"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only a company that has something to govern."""
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a measure of perception, and for one besides recommendation."""
        asked = [measure for measure in workspace.active("kpi") if measure.values.get("type") in PERCEPTION]
        if any(measure.values["type"] != "nps" for measure in asked):
            return
        names = tuple(measure.title() for measure in asked)
        new, who = free_id(workspace, "kpi", "satisfaction"), someone(workspace, document)
        yield at(document, "id", "only-nps" if asked else "none", measures=names, measure=new, someone=who)
