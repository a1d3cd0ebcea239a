"""OWN004: every area has an active executive sponsor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._shared import sponsor_for
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_AREA = "kind: area\nid: care\nexecutive_sponsor: lena\n---\n"


class ExecutiveSponsor(GraphRule[NoOptions]):
    id = "OWN004"
    name = "executive-sponsor"
    summary = (
        "Every area has an active member of the top leadership who stands behind its champion for customers."
    )
    why = (
        "A champion sees what hurts customers but can seldom decide. "
        "Without an executive who is watched and who decides, nothing changes for them."
    )
    fix = "Name a member of the top leadership as executive_sponsor, and state level: executive for that person."
    kinds = ("area", "person")
    level = 2
    sources = ("S0.4", "S2.5")
    clauses = ("ISO 23592:2021, leadership and strategy",)
    reads_date = True
    messages = {
        "missing": Message(
            ERROR,
            "No executive stands behind “{title}”, so nobody can decide when its customers need "
            "something changed.",
            "executive_sponsor: {someone}",
        ),
        "left": Message(
            ERROR,
            "{who}, the executive sponsor of “{title}”, has left or is not active. "
            "Its champion has nobody who can decide.",
            "executive_sponsor: {someone}",
        ),
        "level": Message(
            WARNING,
            "{who} sponsors “{title}” but is not a member of the top leadership ({level}), "
            "and may not be able to decide.",
            "executive_sponsor: {someone}",
        ),
        "level-unstated": Message(
            WARNING,
            "{title} sponsors {areas}, but nothing says whether they belong to the top leadership and "
            "can decide.",
            "level: executive",
        ),
    }
    good = (
        Case(_AREA + "kind: person\nid: lena\nlevel: executive\n"),
        Case(
            "kind: person\nid: lena\nlevel: executive\n---\nkind: area\nid: care\nexecutive_sponsor: lena\n"
        ),
        Case("kind: area\nid: care\nexecutive_sponsor: lena\n", applies=False),
        Case("kind: person\nid: mona\n", applies=False),
    )
    bad = (
        Case("kind: area\nid: care\n", ((2, 5, "missing"),), writes=("executive_sponsor: an-executive-id",)),
        Case(
            "kind: area\nid: care\ncx_champion: amal\n---\nkind: organisation\nid: acme\nexecutive_sponsor: tara\n"
            "---\nkind: person\nid: tara\nlevel: manager\n---\nkind: person\nid: amal\nlevel: executive\n"
            "---\nkind: person\nid: mail\nlevel: executive\ntype: mailbox\n"
            "---\nkind: person\nid: gone\nlevel: executive\nstatus: inactive\n"
            "---\nkind: person\nid: noor\nlevel: executive\n",
            ((2, 5, "missing"),),
            writes=("executive_sponsor: noor",),
        ),
        Case(
            "kind: area\nid: care\n---\nkind: organisation\nid: acme\nexecutive_sponsor: noor\n"
            "---\nkind: person\nid: amal\nlevel: executive\n---\nkind: person\nid: noor\nlevel: executive\n",
            ((2, 5, "missing"),),
            writes=("executive_sponsor: noor",),
        ),
        Case("kind: area\nid: care\nexecutive_sponsor: none\n", ((3, 20, "missing"),)),
        Case(_AREA + "kind: person\nid: lena\nlevel: executive\nleft_on: 2026-10-01\n", ((3, 20, "left"),)),
        Case(_AREA + "kind: person\nid: lena\nlevel: manager\n", ((3, 20, "level"),)),
        Case(
            "kind: person\nid: lena\n---\nkind: area\nid: care\nexecutive_sponsor: lena\n",
            ((2, 5, "level-unstated"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "person":
            return workspace.is_active(document) and bool(_sponsored(workspace, document))
        return workspace.standing(document, "executive_sponsor") != Standing.UNKNOWN

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "person":
            if not document.states("level"):
                yield at(document, "level", "level-unstated", areas=_sponsored(workspace, document))
            return
        sponsor = workspace.target(document, "executive_sponsor")
        if sponsor is None:
            new = sponsor_for(workspace, document)
            yield at(document, "executive_sponsor", "missing", someone=new)
        elif not workspace.is_active(sponsor):
            new = sponsor_for(workspace, document)
            yield at(document, "executive_sponsor", "left", who=sponsor.title(), someone=new)
        elif sponsor.word("level") not in ("executive", None):
            data = {"level": sponsor.word("level"), "someone": sponsor_for(workspace, document)}
            yield at(document, "executive_sponsor", "level", who=sponsor.title(), **data)


def _sponsored(workspace: Workspace, person: Document) -> tuple[str, ...]:
    links = workspace.referrers(person, "area", "executive_sponsor")
    return tuple(link.source.title() for link in links if link.source.active)
