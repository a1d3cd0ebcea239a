"""SYS002: no system keeps what it knows of customers to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.systems import connected, holders, integrations, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

RECORDS = frozenset({"profile", "preferences", "consent", "cases", "transactions"})
"""The data that a system can be the record for."""

_CARDS = "kind: system\nid: cards\nholds: [preferences, card limits]\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [preferences]\n"
_LOANS = "---\nkind: system\nid: loans\nholds: [preferences]\n"
_ITEM = "---\nkind: roadmap-item\nid: join\nsystems: [cards]\n"


class NoSilo(GraphRule[NoOptions]):
    """Data for which no system is the record is compared with the other systems that hold the same."""

    id = "SYS002"
    name = "no-silo"
    summary = (
        "Every system that holds customer data is connected to the system that holds the truth about it."
    )
    why = (
        "What customers tell a silo stays there. Elsewhere they are strangers: they repeat themselves, "
        "and what they chose is not kept to."
    )
    fix = "Connect the system, directly or through others, or put it on the roadmap with a date."
    kinds = ("system",)
    level = 3
    sources = ("S0.2", "S0.3", "S0.7")
    messages = {
        "silo": Message(
            ERROR,
            "'{title}' holds {data} of customers, but no data flows between it and '{others}'. "
            "What customers tell the one, the other never learns.",
            "integrates: {integrates}",
        ),
        "planned": Message(
            WARNING,
            "'{title}' holds {data} of customers and is not connected to '{others}' yet. '{item}' is to "
            "mend it by {due}.",
            "integrates: {integrates}",
        ),
    }
    good = (
        Case(f"{_CARDS}integrates: [{{system: crm}}]\n{_CRM}"),
        Case(
            f"{_CARDS}{_CRM}integrates: [{{system: hub}}]\n---\nkind: system\nid: hub\nintegrates: "
            f"[{{system: cards}}]\n"
        ),
        Case("kind: system\nid: crm\nholds: [preferences]\nrecord_for: [preferences]\n"),
        Case(f"{_CARDS}integrates: [{{system: loans}}]\n{_LOANS}"),
        Case(_CARDS, applies=False),
        Case(f"kind: system\nid: cards\nholds: []\n{_CRM}", applies=False),
    )
    bad = (
        Case(f"{_CARDS}{_CRM}", ((3, 8, "silo"),)),
        Case(f"{_CARDS}{_LOANS}", ((3, 8, "silo"),)),
        Case(f"kind: system\nid: cards\nholds: [preferences]\n{_LOANS}", ((3, 8, "silo"),)),
        Case(f"kind: system\nid: cards\nholds: [card limits]\n{_CRM}", ((3, 8, "silo"),)),
        Case(f"{_CARDS}{_CRM}{_ITEM}due: 2026-11-22\n", ((3, 8, "planned"),)),
        Case(f"{_CARDS}{_CRM}{_ITEM}due: 2026-11-21\n", ((3, 8, "silo"),)),
        Case(f"{_CARDS}{_CRM}{_ITEM}", ((3, 8, "silo"),)),
        Case(f"{_CARDS}{_CRM}{_ITEM}due: 2027-01-31\ndone_on: 2026-11-01\n", ((3, 8, "silo"),)),
        Case(f"{_CARDS}{_CRM}{_ITEM}due: 2027-01-31\nstatus: draft\n", ((3, 8, "silo"),)),
    )
    reads_date = True

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only where there is something to be connected to."""
        return any(_partners(document, workspace).values())

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a way from the system to whoever shares its data."""
        reached = connected(workspace, document)
        apart: dict[str, Document] = {}
        unshared: list[str] = []
        for data, partners in _partners(document, workspace).items():
            if partners and reached.isdisjoint(partner.id for partner in partners):
                apart.setdefault(partners[0].id, partners[0])
                unshared.append(data)
        if not apart:
            return
        said = {
            "data": tuple(unshared),
            "others": tuple(other.title() for other in apart.values()),
            "integrates": integrations(document, apart),
        }
        item = _planned(document, workspace)
        if item is None:
            yield at(document, "holds", "silo", **said)
        else:
            yield at(document, "holds", "planned", item=item.title(), due=item.day("due"), **said)


def _partners(document: Document, workspace: Workspace) -> dict[str, list[Document]]:
    """For each sort of data that a system holds the systems to reach: its records, else who holds the same."""
    return workspace.remember(("partners", document.id), lambda: _found_partners(document, workspace))


def _found_partners(document: Document, workspace: Workspace) -> dict[str, list[Document]]:
    kept_by, held_by = workspace.once(records), workspace.once(holders)
    found: dict[str, list[Document]] = {}
    for data in document.words("holds") or ():
        kept = kept_by.get(data if data in RECORDS else "", [])
        found[data] = kept or [system for system in held_by.get(data, ()) if system is not document]
    return found


def _planned(document: Document, workspace: Workspace) -> Document | None:
    """The roadmap item that is to connect the system, where it has a date that has not passed."""
    for link in workspace.referrers(document, "roadmap-item", "systems"):
        item, due = link.source, link.source.day("due")
        if item.active and due is not None and due >= document.today and not item.states("done_on"):
            return item
    return None
