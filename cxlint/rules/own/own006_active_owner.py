"""OWN006: everything that customers depend on has an active owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._shared import owner_for
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_POLICY = "kind: policy\nid: returns\nowner: mona\n---\n"


class ActiveOwner(GraphRule[NoOptions]):
    id = "OWN006"
    name = "active-owner"
    summary = "Every policy, journey, process, channel, system and KPI has an active owner."
    why = (
        "What nobody answers for grows old: it is not reviewed, not corrected and not defended, "
        "and customers bear the result."
    )
    fix = "Name the one person who answers for it as its owner."
    kinds = ("channel", "journey", "kpi", "policy", "process", "system")
    level = 2
    sources = ("S1.2", "S2.2")
    clauses = ("ISO 10001:2018, accountability",)
    reads_date = True
    messages = {
        "missing": Message(
            ERROR,
            "Nobody answers for “{title}”. When it hurts customers, there is nobody to put it right.",
            "owner: {someone}",
        ),
        "left": Message(
            ERROR,
            "{who}, who should answer for “{title}”, has left or is not active. "
            "When it hurts customers, there is nobody to put it right.",
            "owner: {someone}",
        ),
    }
    good = (
        Case(_POLICY + "kind: person\nid: mona\n"),
        Case("kind: kpi\nid: csat\nowner: team/care\n---\nkind: team\nid: care\n"),
        Case(_POLICY + "kind: person\nid: omar\n", applies=False),
        Case("kind: policy\nid: returns-ar\nlanguage: ar\ntranslates: returns\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\n", ((2, 5, "missing"),)),
        Case("kind: journey\nid: return-an-order\n", ((2, 5, "missing"),)),
        Case("kind: process\nid: complaints\n", ((2, 5, "missing"),)),
        Case("kind: channel\nid: phone\nowner: none\n", ((3, 8, "missing"),)),
        Case("kind: system\nid: crm\nowner:\n", ((3, 7, "missing"),)),
        Case("kind: kpi\nid: csat\n", ((2, 5, "missing"),)),
        Case(_POLICY + "kind: person\nid: mona\nstatus: inactive\n", ((3, 8, "left"),)),
        Case(_POLICY + "kind: person\nid: mona\nleft_on: 2026-11-22\n", ((3, 8, "left"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.states("translates"):
            return False
        known = workspace.target(document, "owner") is not None
        return known or workspace.standing(document, "owner") != Standing.UNKNOWN

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        owner = workspace.target(document, "owner")
        if owner is None:
            yield at(document, "owner", "missing", someone=owner_for(workspace, document))
        elif not workspace.is_active(owner):
            yield at(document, "owner", "left", who=owner.title(), someone=owner_for(workspace, document))
