"""OWN010: somebody stands in for the champion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._shared import deputy_for
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_AREA = "kind: area\nid: care\ncx_champion: sara\nchampion_deputy: omar\n"
_PEOPLE = "---\nkind: person\nid: sara\n---\nkind: person\nid: omar\narea: care\n"


class ChampionDeputy(GraphRule[NoOptions]):
    id = "OWN010"
    name = "champion-deputy"
    summary = "Every champion for customers has an active deputy, who is another person."
    why = (
        "Champions fall ill, go on leave and move on. "
        "Without a deputy nobody speaks for customers in those weeks, and what was learnt is lost."
    )
    fix = "Name another active person of the area as champion_deputy."
    kinds = ("area",)
    level = 2
    sources = ("S2.7",)
    reads_date = True
    messages = {
        "missing": Message(
            WARNING,
            "Nobody stands in for {who}, the champion for customers of “{title}”.",
            "champion_deputy: {someone}",
        ),
        "left": Message(
            WARNING,
            "{deputy}, who stands in for {who} as champion of “{title}”, has left or is not active.",
            "champion_deputy: {someone}",
        ),
        "same": Message(
            WARNING,
            "{who} is both champion for customers of “{title}” and the deputy. In an absence nobody speaks for customers.",
            "champion_deputy: {someone}",
        ),
    }
    good = (
        Case(_AREA + _PEOPLE),
        Case(_AREA + _PEOPLE + "left_on: 2026-11-23\n"),
        Case(_AREA, applies=False),
        Case(_AREA + "---\nkind: person\nid: sara\n", applies=False),
        Case("kind: area\nid: care\nchampion_deputy: omar\n" + _PEOPLE, applies=False),
    )
    bad = (
        Case(_AREA.replace("champion_deputy: omar\n", "") + _PEOPLE, ((2, 5, "missing"),)),
        Case(_AREA + _PEOPLE + "left_on: 2026-11-22\n", ((4, 18, "left"),)),
        Case(_AREA.replace("omar", "sara") + _PEOPLE, ((4, 18, "same"),)),
        Case(
            _AREA.replace("omar", "sara")
            + "---\nkind: person\nid: sara\narea: care\n---\nkind: person\nid: omar\narea: care\n",
            ((4, 18, "same"),),
            writes=("champion_deputy: omar",),
        ),
        Case(
            _AREA.replace("champion_deputy: omar\n", "")
            + "---\nkind: person\nid: sara\n---\nkind: person\nid: mail\ntype: mailbox\n"
            + "---\nkind: person\nid: gone\nstatus: inactive\n---\nkind: person\nid: omar\n",
            ((2, 5, "missing"),),
            writes=("champion_deputy: omar",),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        known = workspace.target(document, "cx_champion") is not None
        return known and workspace.standing(document, "champion_deputy") != Standing.UNKNOWN

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        champion = workspace.target(document, "cx_champion")
        deputy = workspace.target(document, "champion_deputy")
        data = {"who": champion, "deputy": deputy, "someone": deputy_for(workspace, document, champion)}
        if deputy is None:
            yield at(document, "champion_deputy", "missing", **data)
        elif deputy is champion:
            yield at(document, "champion_deputy", "same", **data)
        elif not workspace.is_active(deputy):
            yield at(document, "champion_deputy", "left", **data)
