"""RMP002: every silo, every legacy system and every missing tool is on the roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.days import later
from cxlint.workspace.leaders import cx_lead, free_id
from cxlint.workspace.systems import connected, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WRITE = (
    "kind: roadmap-item\nid: {item}\nowner: {someone}\nsystems: [{id}]\nphase: centralise-data\n"
    "from_state: {now}\nto_state: {then}\ndue: {day}"
)
_LEDGER = "kind: system\nid: ledger\nholds: [profile]\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [profile]\n"
_ITEM = "---\nkind: roadmap-item\nid: join\nsystems: [ledger]\ndue: 2027-03-31\n"
_TILL = "kind: system\nid: till\nstatus: draft\n"
_SALE = "---\nkind: process\nid: sale\nsteps: [{id: pay, systems: [till]}]\n"


class SilosOnTheRoadmap(GraphRule[NoOptions]):
    """Only an item in force that has a day and is not done yet counts.

    A silo holds customer data and reaches no record of customers. A missing tool is a system that processes or
    touchpoints name while it is still a draft.
    """

    id = "RMP002"
    name = "silos-on-the-roadmap"
    summary = "A system that keeps customer data to itself, is outdated, or is needed but missing has a dated step on the roadmap."
    why = (
        "In a silo customers are strangers to the next department. "
        "What nobody has planned to join or to buy stays as it is for years."
    )
    fix = "Join the system to the record of customers, or write a step of the roadmap with a day for it."
    kinds = ("system",)
    level = 3
    sources = ("S0.2", "S0.7", "S3.7")
    reads_date = True
    messages = {
        "silo": Message(
            WARNING,
            "“{title}” holds {data} of customers but passes it on to no shared record, and no step of the roadmap changes that. "
            "Customers have to say it again elsewhere.",
            _WRITE,
        ),
        "legacy": Message(
            WARNING,
            "“{title}” is outdated, and no step of the roadmap replaces it. Customers go on waiting for it.",
            _WRITE,
        ),
        "missing-tool": Message(
            WARNING,
            "{users} need “{title}”, which is not in use yet, and no step of the roadmap brings it. "
            "Staff cannot do for customers what is asked of them.",
            _WRITE,
        ),
    }
    good = (
        Case(_LEDGER + "integrates: [{system: crm}]\n" + _CRM),
        Case(_LEDGER + "record_for: [profile]\n"),
        Case(_LEDGER + _CRM + _ITEM),
        Case("kind: system\nid: ledger\nlegacy: true\n" + _ITEM),
        Case(_TILL + _SALE + _ITEM.replace("ledger", "till")),
        Case("kind: system\nid: till\n" + _SALE, applies=False),
        Case(_TILL, applies=False),
        Case("kind: system\nid: old\nlegacy: false\n", applies=False),
    )
    bad = (
        Case(_LEDGER + _CRM, ((3, 8, "silo"),)),
        Case(_LEDGER + "integrates: [{system: crm}]\n" + _CRM + "status: retired\n", ((3, 8, "silo"),)),
        Case(_LEDGER + _CRM + _ITEM.replace("due: 2027-03-31\n", ""), ((3, 8, "silo"),)),
        Case(_LEDGER + _CRM + _ITEM + "done_on: 2026-10-01\n", ((3, 8, "silo"),)),
        Case(_LEDGER + _CRM + _ITEM + "status: retired\n", ((3, 8, "silo"),)),
        Case("kind: system\nid: ledger\nlegacy: true\n", ((3, 9, "legacy"),)),
        Case(_LEDGER + "legacy: true\n" + _CRM, ((4, 9, "legacy"),)),
        Case(_TILL + _SALE, ((3, 9, "missing-tool"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return bool(document.words("holds") or document.flag("legacy") or _waiting(workspace, document))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        users = _waiting(workspace, document)
        if document.flag("legacy"):
            field, key = "legacy", "legacy"
            now, then = "What customers bear today.", "What replaces it, and what customers gain."
        elif users:
            field, key = "status", "missing-tool"
            now, then = "What staff have to do without it.", "What staff can do for customers with it."
        elif _is_silo(workspace, document):
            field, key = "holds", "silo"
            now, then = "What customers have to say twice.", "Said once, known everywhere."
        else:
            return
        if any(_is_planned(link.source) for link in workspace.referrers(document, "roadmap-item", "systems")):
            return
        yield at(
            document,
            field,
            key,
            data=document.words("holds"),
            users=tuple(f"“{user}”" for user in users),
            item=free_id(workspace, "roadmap-item", f"join-{document.id}"),
            someone=cx_lead(workspace),
            now=now,
            then=then,
            day=later(document.today, Duration(12, "months")),
        )


def _waiting(workspace: Workspace, system: Document) -> tuple[str, ...]:
    """The titles of what needs a system that is still a draft."""
    if system.word("status") != "draft":
        return ()
    sources = [
        link.source for kind in ("process", "touchpoint") for link in workspace.referrers(system, kind)
    ]
    return tuple(dict.fromkeys(source.title() for source in sources if source.active))


def _is_silo(workspace: Workspace, system: Document) -> bool:
    if not system.words("holds"):
        return False
    return connected(workspace, system).isdisjoint(
        record.id for record in workspace.once(records).get("", ())
    )


def _is_planned(item: Document) -> bool:
    return item.active and item.states("due") and not item.states("done_on")
