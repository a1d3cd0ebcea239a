"""OBJ001: there are objectives for customers, and a member of the top leadership stands behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.obj._shared import NEW_ID
from cxlint.workspace.days import later
from cxlint.workspace.graph import Standing
from cxlint.workspace.leaders import cx_lead, free_id, leader
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: web\n"
_EASE = "kind: objective\nid: ease\nsponsor: lena\n"
_LENA = "---\nkind: person\nid: lena\nlevel: executive\n"


class LedObjectives(GraphRule[NoOptions]):
    """For the organisation it applies as soon as there is something to govern."""

    id = "OBJ001"
    name = "led-objectives"
    summary = (
        "There are objectives for customers, each with an active member of the top leadership behind it."
    )
    why = (
        "Customers meet every area, so only the top can set goals that hold for all of them. "
        "People watch what their leaders do: what no leader stands behind is not done."
    )
    fix = "Write down what shall get better for customers, and name the executive who stands behind it as sponsor."
    kinds = ("organisation", "objective")
    level = 2
    sources = ("S0.4", "S1.1", "S2.5")
    clauses = ("ISO 23592:2021, leadership and strategy",)
    reads_date = True
    messages = {
        "none": Message(
            ERROR,
            "“{title}” has no objective in force for its customers. What nobody aims for does not get better.",
            "kind: objective\nid: {objective}\ntitle: Easier for customers\nstatus: active\nowner: {lead}\nsponsor: {someone}\n"
            "areas: {areas}\njourneys: {journeys}\npilot: {{journey: {pilot}, baseline: 70%, goal: 80%}}\n"
            "kpis: [customers-who-stay, worth-of-a-customer]\nreview_on: {review}\n---\nkind: kpi\nid: customers-who-stay\ntype: retention_rate\n---\n"
            "kind: kpi\nid: worth-of-a-customer\ntype: clv",
        ),
        "no-sponsor": Message(
            ERROR,
            "No executive stands behind “{title}”. When areas disagree, nobody decides for the customer.",
            "sponsor: {someone}",
        ),
        "sponsor-left": Message(
            ERROR,
            "{who}, the sponsor of “{title}”, has left or is not active. Nobody decides for the customer now.",
            "sponsor: {someone}",
        ),
        "not-executive": Message(
            ERROR,
            "{who} sponsors “{title}” but is not known as a member of the top leadership, and may not be able to decide.",
            "sponsor: {someone}",
        ),
    }
    good = (
        Case(f"{_ACME}---\n{_EASE}{_LENA}"),
        Case(_EASE + _LENA),
        Case(_EASE + _LENA + "left_on: 2026-11-23\n"),
        Case(_EASE, applies=False),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"),)),
        Case(f"{_ACME}---\n{_EASE}status: draft\n{_LENA}", ((2, 5, "none"),)),
        Case("kind: objective\nid: ease\n" + _LENA, ((2, 5, "no-sponsor"),)),
        Case(_EASE + _LENA + "left_on: 2026-11-22\n", ((3, 10, "sponsor-left"),)),
        Case(_EASE + _LENA + "status: inactive\n", ((3, 10, "sponsor-left"),)),
        Case(_EASE + _LENA.replace("executive", "manager"), ((3, 10, "not-executive"),)),
        Case(_EASE + "---\nkind: person\nid: lena\n", ((3, 10, "not-executive"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "organisation":
            return workspace.governs_something
        return workspace.standing(document, "sponsor") != Standing.UNKNOWN

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        someone = leader(workspace)
        if document.kind == "organisation":
            if not workspace.active("objective"):
                objective = free_id(workspace, "objective", NEW_ID)
                yield at(
                    document,
                    "strategy.objectives",
                    "none",
                    objective=objective,
                    lead=cx_lead(workspace),
                    someone=someone,
                    review=later(document.today, Duration(3, "months")),
                    pilot=next((each.id for each in workspace.active("journey")), "a-journey-id"),
                    areas=written([each.id for each in workspace.active("area")]),
                    journeys=written([each.id for each in workspace.active("journey")]),
                )
            return
        sponsor = workspace.target(document, "sponsor")
        if sponsor is None:
            yield at(document, "sponsor", "no-sponsor", someone=someone)
        elif not workspace.is_active(sponsor):
            yield at(document, "sponsor", "sponsor-left", who=sponsor, someone=someone)
        elif sponsor.word("level") != "executive":
            yield at(document, "sponsor", "not-executive", who=sponsor, someone=someone)
