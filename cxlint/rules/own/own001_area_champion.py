"""OWN001: every area has a champion for customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._shared import champion_for, deputy_for
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WRITE = "cx_champion: {someone}\nchampion_deputy: {deputy}\nchampion_accepted_on: {today}"
_CARE = "kind: area\nid: care\ncustomer_facing: true\n"


class AreaChampion(GraphRule[NoOptions]):
    id = "OWN001"
    name = "area-champion"
    summary = "Every area has a champion who speaks for its customers."
    why = (
        "Without a champion nobody in the area brings up what customers complain about. "
        "Decisions are then taken for the convenience of the area."
    )
    fix = "Ask a person of the area who cares about customers to be their champion, and name them as cx_champion."
    kinds = ("area",)
    level = 2
    sources = ("S2.7", "S3.13")
    reads_date = True
    messages = {
        "missing": Message(
            ERROR,
            "The area “{title}” serves customers, but nobody in it is their champion.",
            _WRITE,
        ),
        "back-office": Message(
            WARNING,
            "The area “{title}” has no champion for customers. "
            "Work that customers never see can fail them too.",
            _WRITE,
        ),
    }
    good = (
        Case(_CARE + "cx_champion: sara\n---\nkind: person\nid: sara\narea: care\n"),
        Case(_CARE + "cx_champion: sara\n---\nkind: person\nid: sara\nstatus: inactive\n"),
        Case("kind: area\nid: care\ncx_champion: team/care-desk\n", applies=False),
    )
    bad = (
        Case(_CARE, ((2, 5, "missing"),), writes=("cx_champion: a-person-id\nchampion_deputy: a-person-id",)),
        Case(
            _CARE
            + "executive_sponsor: amal\n---\nkind: person\nid: amal\narea: care\n"
            + "---\nkind: person\nid: busy\narea: care\n---\nkind: area\nid: shop\ncx_champion: busy\n"
            + "---\nkind: person\nid: left\narea: care\nstatus: inactive\n"
            + "---\nkind: person\nid: mail\narea: care\ntype: mailbox\n---\nkind: person\nid: free\narea: care\n",
            ((2, 5, "missing"),),
            writes=("cx_champion: free\nchampion_deputy: busy",),
        ),
        Case(_CARE + "cx_champion: none\n", ((4, 14, "missing"),)),
        Case("kind: area\nid: ledger\n", ((2, 5, "back-office"),)),
        Case(
            "kind: area\nid: ledger\ncustomer_facing: false\ncx_champion: none\n", ((4, 14, "back-office"),)
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.standing(document, "cx_champion") != Standing.UNKNOWN

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if workspace.standing(document, "cx_champion") in (Standing.ABSENT, Standing.NONE):
            key = "missing" if document.flag("customer_facing") else "back-office"
            someone = champion_for(workspace, document)
            deputy = deputy_for(workspace, document, workspace.find("person", someone))
            yield at(document, "cx_champion", key, someone=someone, deputy=deputy, today=document.today)
