"""OWN002: the champion of an area is a person who works there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._shared import NAMED, champion_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_AREA = "kind: area\nid: care\ncx_champion: sara\n---\n"


class FittingChampion(GraphRule[NoOptions]):
    id = "OWN002"
    name = "fitting-champion"
    summary = "The champion of an area is an active person who works in that area."
    why = (
        "A champion has to see every day what customers of the area go through, "
        "and colleagues have to know whom to ask. "
        "A team, a mailbox, a stranger or somebody who has left cannot do that."
    )
    fix = "Name one active person of the area as cx_champion."
    kinds = ("area",)
    level = 2
    sources = ("S2.7",)
    reads_date = True
    messages = {
        "left": Message(
            ERROR,
            "{who}, the champion for customers of “{title}”, has left or is not active, "
            "so nobody speaks for them.",
            "cx_champion: {someone}",
        ),
        "team": Message(
            ERROR,
            "The champion for customers of “{title}” is the team {who}. When everybody speaks for them, "
            "nobody does.",
            "cx_champion: {someone}",
        ),
        "mailbox": Message(
            ERROR,
            "The champion for customers of “{title}” is the mailbox {who}. "
            "An address cannot speak for anybody.",
            "cx_champion: {someone}",
        ),
        "elsewhere": Message(
            ERROR,
            "{who}, the champion for customers of “{title}”, works in {area}, "
            "far from what these customers go through.",
            "cx_champion: {someone}",
        ),
    }
    good = (
        Case(_AREA + "kind: person\nid: sara\narea: care\n"),
        Case(_AREA + "kind: person\nid: sara\n"),
        Case(_AREA + "kind: person\nid: sara\narea: care\nleft_on: 2026-11-23\n"),
        Case(_AREA + "kind: person\nid: sara\narea: chat\n---\nkind: area\nid: chat\narea: care\n"),
        Case(_AREA + "kind: person\nid: omar\n", applies=False),
        Case("kind: area\nid: care\ncx_champion: none\n", applies=False),
    )
    bad = (
        Case(_AREA + "kind: person\nid: sara\narea: care\nstatus: inactive\n", ((3, 14, "left"),)),
        Case(_AREA + "kind: person\nid: sara\narea: care\nleft_on: 2026-11-22\n", ((3, 14, "left"),)),
        Case("kind: area\nid: care\ncx_champion: team/desk\n---\nkind: team\nid: desk\n", ((3, 14, "team"),)),
        Case(_AREA + "kind: person\nid: sara\ntype: mailbox\n", ((3, 14, "mailbox"),)),
        Case(
            _AREA + "kind: person\nid: sara\narea: shops\n---\nkind: area\nid: shops\n",
            ((3, 14, "elsewhere"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.standing(document, "cx_champion") in NAMED

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        champion = workspace.target(document, "cx_champion")
        assert champion is not None
        key = _mistake(workspace, document, champion)
        if key:
            area = workspace.target(champion, "area")
            someone = champion_for(workspace, document, champion)
            yield at(
                document,
                "cx_champion",
                key,
                who=champion.title(),
                area=area and area.title(),
                someone=someone,
            )


def _mistake(workspace: Workspace, area: Document, champion: Document) -> str:
    if not workspace.is_active(champion):
        return "left"
    if champion.kind == "team":
        return "team"
    if champion.word("type") == "mailbox":
        return "mailbox"
    at_work = workspace.target(champion, "area")
    return "elsewhere" if at_work is not None and not _within(workspace, at_work, area) else ""


def _within(workspace: Workspace, inner: Document | None, outer: Document) -> bool:
    """Whether an area is the other one or a part of it."""
    seen: list[Document] = []
    while inner is not None and inner not in seen:
        if inner is outer:
            return True
        seen.append(inner)
        inner = workspace.target_or_none(inner, "area")
    return False
