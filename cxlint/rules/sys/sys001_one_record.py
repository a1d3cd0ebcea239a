"""SYS001: what the company knows of a customer is kept in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.workspace.systems import connected, integrations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

NEEDED = {
    "profile": phrase("who the customer is"),
    "preferences": phrase("what the customer has chosen"),
    "consent": phrase("what the customer has agreed to"),
    "cases": phrase("what the customer has asked and complained about"),
}
"""What has to be kept in one place, in plain words."""

_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: web\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [profile, preferences, consent, cases]\n"
_DESK = "---\nkind: system\nid: desk\nrecord_for: [cases]\n"


class OneRecord(GraphRule[NoOptions]):
    """Applies as soon as there is a policy, journey, touchpoint or channel. Several records that talk are accepted."""

    id = "SYS001"
    name = "one-record"
    summary = (
        "For each of profile, preferences, consent and cases one system holds the truth, or several that "
        "exchange it."
    )
    why = (
        "Where each system keeps its own truth, customers tell the same thing again and again and get "
        "two answers to one question."
    )
    fix = (
        "Name the system that holds the truth in its record_for, and let the others exchange their data "
        "with it."
    )
    kinds = ("organisation",)
    level = 3
    sources = ("S0.2", "S0.7", "S4.1")
    messages = {
        "none": Message(
            ERROR,
            "No system holds the truth about {what} ({data}). Every department asks the customer anew.",
            "kind: system\nid: {system_id}\nrecord_for: {record_for}",
        ),
        "apart": Message(
            ERROR,
            "Both '{first}' and '{second}' hold the truth about {what} ({data}), and they exchange nothing. "
            "The customer gets two answers.",
            "kind: system\nid: {second_id}\nintegrates: {integrates}",
        ),
    }
    good = (
        Case(f"{_ACME}{_CRM}"),
        Case(
            f"{_ACME}{_CRM}{_DESK}integrates: [{{system: hub}}]\n---\nkind: system\nid: hub\nintegrates: "
            f"[{{system: crm}}]\n"
        ),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"), (2, 5, "none"), (2, 5, "none"), (2, 5, "none"))),
        Case(
            f"{_ACME}---\nkind: system\nid: crm\nrecord_for: [profile, consent, cases]\n",
            ((2, 5, "none"),),
            writes=("id: crm\nrecord_for: [profile, consent, cases, preferences]",),
        ),
        Case(
            f"{_ACME}---\nkind: system\nid: mail\nholds: [preferences]\n",
            ((2, 5, "none"), (2, 5, "none"), (2, 5, "none"), (2, 5, "none")),
            writes=("id: mail\nrecord_for: [preferences]", "id: customer-record\nrecord_for: [profile, "),
        ),
        Case(f"{_ACME}{_CRM}{_DESK}", ((2, 5, "apart"),)),
        Case(f"{_ACME}{_CRM}{_DESK}{_DESK.replace('desk', 'shop')}", ((2, 5, "apart"), (2, 5, "apart"))),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only a company that has something to govern."""
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look at each sort of data, and at whether its records are connected."""
        for data, what in NEEDED.items():
            records = [s for s in workspace.active("system") if data in (s.words("record_for") or ())]
            if not records:
                system, record_for = _candidate(workspace, data)
                yield at(
                    document, "id", "none", what=what, data=data, system_id=system, record_for=record_for
                )
                continue
            first, reached = records[0], connected(workspace, records[0])
            for second in records[1:]:
                if second.id in reached:
                    continue
                reached |= connected(workspace, second)
                yield at(
                    document,
                    "id",
                    "apart",
                    what=what,
                    data=data,
                    first=first.title(),
                    second=second.title(),
                    second_id=second.id,
                    integrates=integrations(second, [first.id]),
                )


def _candidate(workspace: Workspace, data: str) -> tuple[str, str]:
    """The system that could be the record: one that is so for other data or holds this, else a new one."""
    systems = workspace.active("system")
    holders = [s for s in systems if data in (s.words("holds") or ())]
    records = [s for s in systems if s.words("record_for")]
    for system in (*records, *holders):
        return system.id, f"[{', '.join((*(system.words('record_for') or ()), data))}]"
    return "customer-record", f"[{', '.join(NEEDED)}]"
