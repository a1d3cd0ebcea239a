"""ORG002: somebody leads the work on customer experience, and reaches into every area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.areas import lies_within
from cxlint.workspace.graph import Standing
from cxlint.workspace.leaders import cx_lead, free_id
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\ncx_lead: mona\ncx_team: cx\n"
_MONA = "---\nkind: person\nid: mona\nname: Mona K\n"
_CX = "---\nkind: team\nid: cx\nmembers: [mona, sara]\n---\nkind: person\nid: sara\n"
_AREAS = "---\nkind: area\nid: care\n---\nkind: area\nid: chat\narea: care\n---\nkind: area\nid: shop\n"
_GOAL = "---\nkind: objective\nid: ease\nowner: mona\nareas: [care, shop]\n"
_ALL = _ACME + _MONA + _CX + _AREAS + _GOAL


class LeadAndTeam(GraphRule[NoOptions]):
    """Their objectives are those that the lead, the team or a member of it owns, or that name the team.

    An area is spanned where it, or one that it is part of, is named. That there are objectives at all is judged by
    OBJ001. Applies as soon as there is something to govern.
    """

    id = "ORG002"
    name = "lead-and-team"
    summary = (
        "An active person and a team lead the work on customer experience, with objectives in every area."
    )
    why = (
        "Customers meet many areas. Where nobody leads across them, each area does well by its own numbers "
        "and customers fall between."
    )
    fix = "Name one person as cx_lead and a team as cx_team, and give them objectives that span all areas."
    kinds = ("organisation",)
    level = 2
    sources = ("S2.14",)
    clauses = ("ISO 23592:2021, leadership and strategy",)
    reads_date = True
    messages = {
        "no-lead": Message(
            ERROR,
            "Nobody leads the work on customer experience, so nobody speaks for customers across areas.",
            "cx_lead: {someone}",
        ),
        "lead-left": Message(
            ERROR,
            "{who}, who leads the work on customer experience, has left or is not active. Nobody speaks for customers across areas.",
            "cx_lead: {someone}",
        ),
        "no-team": Message(
            ERROR,
            "No team works on customer experience. What {who} wants to change stays a wish.",
            "cx_team: {team}\n---\nkind: team\nid: {team}\nmembers: {members}",
        ),
        "team-gone": Message(
            ERROR,
            "The team for customer experience, “{who}”, is not active or has no active member.",
            "kind: team\nid: {team}\nstatus: active\nmembers: [{someone}]",
        ),
        "no-objective": Message(
            ERROR,
            "Who leads the work on customer experience has no objective for {areas}. The areas are left to themselves.",
            "kind: objective\nid: {objective}\nowner: {someone}\nareas: {all}",
        ),
        "narrow": Message(
            ERROR,
            "The objectives of who leads the work on customer experience leave out {areas}. Customers meet these areas too.",
            "kind: objective\nid: {objective}\nareas: {all}",
        ),
    }
    good = (
        Case(_ALL),
        Case(_ALL.replace("owner: mona", "teams: [cx]")),
        Case(_ALL.replace("owner: mona", "owner: team/cx")),
        Case(_ALL.replace("owner: mona", "owner: sara")),
        Case(_ALL.replace(_GOAL, "")),
        Case(_ALL + "---\nkind: area\nid: old\nstatus: retired\n"),
        Case(
            _ALL.replace("cx_lead: mona", "cx_lead: omar").replace("cx_team: cx", "cx_team: desk"),
            applies=False,
        ),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ALL.replace("cx_lead: mona\n", ""), ((2, 5, "no-lead"),)),
        Case(_ALL.replace("name: Mona K", "left_on: 2026-11-22"), ((3, 10, "lead-left"),)),
        Case(_ALL.replace("cx_team: cx\n", ""), ((2, 5, "no-team"),)),
        Case(_ALL.replace("members: [mona, sara]", "status: retired"), ((4, 10, "team-gone"),)),
        Case(_ALL.replace("members: [mona, sara]\n", ""), ((4, 10, "team-gone"),)),
        Case(_ALL.replace(_GOAL, "---\nkind: objective\nid: calm\n"), ((3, 10, "no-objective"),)),
        Case(_ALL.replace("areas: [care, shop]", "areas: [care]"), ((3, 10, "narrow"),)),
        Case(_ALL.replace("owner: mona", "owner: omar"), ((3, 10, "no-objective"),)),
        Case(
            _ALL.replace("owner: mona", "owner: mona\nstatus: draft") + "---\nkind: objective\nid: calm\n",
            ((3, 10, "no-objective"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        known = (workspace.standing(document, field) != Standing.UNKNOWN for field in ("cx_lead", "cx_team"))
        something = workspace.governs_something or bool(workspace.documents("area"))
        return something and any(known)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        lead, team = (workspace.standing(document, field) for field in ("cx_lead", "cx_team"))
        who, group = workspace.target(document, "cx_lead"), workspace.target(document, "cx_team")
        someone = cx_lead(workspace)
        if lead in (Standing.ABSENT, Standing.NONE):
            yield at(document, "cx_lead", "no-lead", someone=someone)
        elif lead == Standing.INACTIVE:
            yield at(document, "cx_lead", "lead-left", who=who, someone=someone)
        if team in (Standing.ABSENT, Standing.NONE):
            some = next((each for each in workspace.active("team") if _members(workspace, each)), None)
            name = some.id if some else free_id(workspace, "team", "customer-experience")
            members = written(some.words("members") if some else [someone])
            yield at(document, "cx_team", "no-team", who=who or "anybody", team=name, members=members)
        elif group is not None and not (group.active and _members(workspace, group)):
            yield at(document, "cx_team", "team-gone", who=group, team=group.id, someone=someone)
        if who is not None and lead == Standing.ACTIVE and workspace.active("objective"):
            yield from _reach(document, workspace, who, group)


def _members(workspace: Workspace, team: Document) -> list[Document]:
    return [who for who in workspace.targets(team, "members") if workspace.is_active(who)]


def _reach(document: Document, workspace: Workspace, lead: Document, team: Document | None) -> Iterator[Hit]:
    """The areas that no objective of the lead and the team names."""
    theirs = [lead, *([team, *_members(workspace, team)] if team is not None else ())]
    objectives = [
        objective
        for objective in workspace.active("objective")
        if workspace.target(objective, "owner") in theirs or team in workspace.targets(objective, "teams")
    ]
    named = {area.id for objective in objectives for area in workspace.targets(objective, "areas")}
    left_out = [area for area in workspace.active("area") if not lies_within(workspace, area, named)]
    if left_out:
        first = objectives[0] if objectives else None
        areas = [area.id for area in workspace.targets(first, "areas")] if first else []
        yield at(
            document,
            "cx_lead",
            "narrow" if first else "no-objective",
            areas=tuple(area.title() for area in left_out),
            all=written([*areas, *(area.id for area in left_out if area.id not in areas)]),
            objective=first.id if first else free_id(workspace, "objective", "heard-in-every-area"),
            someone=lead.id,
        )
