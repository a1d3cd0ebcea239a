"""OWN005: every touchpoint has an active owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._shared import owner_for
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGE = "kind: touchpoint\nid: returns-page\nowner: mona\n---\n"


class TouchpointOwner(GraphRule[NoOptions]):
    id = "OWN005"
    name = "touchpoint-owner"
    summary = "Every touchpoint has an active owner."
    why = (
        "Where nobody answers for a place at which customers meet the company, "
        "nobody notices that it fails them, "
        "and an unhappy customer's words reach nobody."
    )
    fix = "Name the one person who answers for the touchpoint as its owner."
    kinds = ("touchpoint",)
    level = 2
    sources = ("S2.9",)
    clauses = ("GDS, one accountable owner",)
    reads_date = True
    messages = {
        "missing": Message(
            ERROR,
            "Nobody answers for the touchpoint “{title}”. When it fails a customer, "
            "nobody notices and nobody mends it.",
            "owner: {someone}",
        ),
        "left": Message(
            ERROR,
            "{who}, who should answer for the touchpoint “{title}”, has left or is not active. "
            "When it fails a customer, nobody mends it.",
            "owner: {someone}",
        ),
    }
    good = (
        Case(_PAGE + "kind: person\nid: mona\n"),
        Case(_PAGE + "kind: team\nid: mona\n"),
        Case(_PAGE + "kind: person\nid: mona\nleft_on: 2026-11-23\n"),
        Case(_PAGE + "kind: person\nid: omar\n", applies=False),
    )
    bad = (
        Case("kind: touchpoint\nid: returns-page\n", ((2, 5, "missing"),), writes=("owner: a-person-id",)),
        Case(
            "kind: touchpoint\nid: returns-page\narea: care\n---\nkind: area\nid: care\nowner: team/box\n"
            "---\nkind: team\nid: box\nlead: gone\n---\nkind: person\nid: gone\narea: care\nstatus: inactive\n"
            "---\nkind: person\nid: mail\ntype: mailbox\narea: care\n---\nkind: person\nid: noor\narea: care\n",
            ((2, 5, "missing"),),
            writes=("owner: noor",),
        ),
        Case(
            "kind: touchpoint\nid: returns-page\narea: care\n---\nkind: area\nid: care\nowner: team/box\n"
            "---\nkind: team\nid: box\nlead: tara\n---\nkind: person\nid: noor\narea: care\n"
            "---\nkind: person\nid: tara\n",
            ((2, 5, "missing"),),
            writes=("owner: tara",),
        ),
        Case(
            "kind: touchpoint\nid: returns-page\n---\nkind: person\nid: omar\nlevel: frontline\n"
            "---\nkind: person\nid: tara\nlevel: manager\n",
            ((2, 5, "missing"),),
            writes=("owner: tara",),
        ),
        Case("kind: touchpoint\nid: returns-page\nowner: none\n", ((3, 8, "missing"),)),
        Case(_PAGE + "kind: person\nid: mona\nstatus: inactive\n", ((3, 8, "left"),)),
        Case(_PAGE + "kind: person\nid: mona\nleft_on: 2026-11-22\n", ((3, 8, "left"),)),
        Case(_PAGE + "kind: team\nid: mona\nstatus: retired\n", ((3, 8, "left"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.standing(document, "owner") != Standing.UNKNOWN

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        owner = workspace.target(document, "owner")
        if owner is None:
            yield at(document, "owner", "missing", someone=owner_for(workspace, document))
        elif not workspace.is_active(owner):
            yield at(document, "owner", "left", who=owner.title(), someone=owner_for(workspace, document))
