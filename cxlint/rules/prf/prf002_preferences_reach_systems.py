"""PRF002: what a customer chooses reaches every system that has to keep to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.workspace.systems import connected, integrations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FIELD = "terms.preferences.applies_to_systems"
_POLICY = "kind: policy\nid: wishes\nterms: {preferences: "
_CARDS = "---\nkind: system\nid: cards\nsends: [post]\n"
_LOANS = "---\nkind: system\nid: loans\nholds: [preferences]\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [preferences]\n"
_POST = "---\nkind: channel\nid: post\n"


class PreferencesReachSystems(GraphRule[NoOptions]):
    """Without a system of record for preferences only the list is judged; that record is asked for by SYS001."""

    id = "PRF002"
    name = "preferences-reach-systems"
    summary = "What customers choose reaches every system that writes to them or keeps their preferences."
    why = (
        "A system that never hears what the customer chose goes on sending. "
        "To the customer it is one company that does not listen."
    )
    fix = (
        "Name every system that sends or keeps preferences, and connect each to the system that keeps "
        "them for all."
    )
    kinds = ("policy",)
    level = 3
    sources = ("S0.3", "S0.2")
    clauses = ("GDPR Art 19",)
    needs = ("terms.preferences",)
    messages = {
        "missing": Message(
            ERROR,
            "The system '{system}' {does}, but what customers choose under '{title}' is not applied there.",
            "applies_to_systems: {systems}{connect}",
        ),
        "unreached": Message(
            ERROR,
            "What customers choose cannot reach the system '{system}': no data flows to it from "
            "'{record}', where "
            "preferences are kept.",
            "{connect}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}{{applies_to_systems: [cards]}}}}\n{_CARDS}integrates: [{{system: crm}}]\n{_CRM}{_POST}"
        ),
        Case(f"{_POLICY}{{applies_to_systems: [cards, loans]}}}}\n{_CARDS}{_LOANS}{_POST}"),
        Case(
            f"{_POLICY}{{applies_to_systems: [cards]}}}}\n{_CARDS}{_CRM}integrates: [{{system: hub}}]\n"
            f"---\nkind: system\nid: hub\nintegrates: [{{system: cards}}]\n{_POST}"
        ),
        Case(f"{_POLICY}{{scope: product}}}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{applies_to_systems: [cards]}}}}\n{_CARDS}{_LOANS}{_POST}", ((3, 43, "missing"),)),
        Case(
            f"{_POLICY}{{scope: customer}}}}\n{_CARDS}{_LOANS}{_POST}", ((3, 9, "missing"), (3, 9, "missing"))
        ),
        Case(f"{_POLICY}{{applies_to_systems: [cards]}}}}\n{_CARDS}{_CRM}{_POST}", ((3, 43, "unreached"),)),
        Case(
            f"{_POLICY}{{applies_to_systems: [cards]}}}}\n{_CARDS}integrates: [{{system: hub}}]\n"
            f"---\nkind: system\nid: hub\nstatus: retired\nintegrates: [{{system: crm}}]\n{_CRM}{_POST}",
            ((3, 43, "unreached"),),
        ),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Compare the list with the systems that need it, then follow the data to each."""
        named = workspace.targets(document, _FIELD)
        written = document.words(_FIELD) or ()
        records = [s for s in workspace.active("system") if "preferences" in (s.words("record_for") or ())]
        reached = {system for record in records for system in connected(workspace, record)}
        record = records[0] if records else None
        for system in workspace.active("system"):
            does = _does(system)
            if does and system not in named and system not in records:
                systems = f"[{', '.join((*written, system.id))}]"
                connect = f"\n---\n{_connect(system, record)}" if record and system.id not in reached else ""
                yield at(
                    document, _FIELD, "missing", system=system, does=does, systems=systems, connect=connect
                )
        for system in named:
            if record and system.active and system.id not in reached:
                yield at(
                    document,
                    _FIELD,
                    "unreached",
                    system=system,
                    record=record,
                    connect=_connect(system, record),
                )


def _connect(system: Document, record: Document) -> str:
    """What to write to let data flow between a system and the one that keeps the preferences."""
    return f"kind: system\nid: {system.id}\nintegrates: {integrations(system, [record.id])}"


def _does(system: Document) -> str:
    """What a system does that needs to know the preferences; empty for nothing."""
    if system.words("sends"):
        return phrase("writes to customers")
    return phrase("keeps preferences") if "preferences" in (system.words("holds") or ()) else ""
