"""SYS004: every system knows the same customer as the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_CRM = "---\nkind: system\nid: crm\ncustomer_key: customer number\nrecord_for: [profile]\n"
_LOANS = "kind: system\nid: loans\ncustomer_key: contract number\n"
_SHOP = "---\nkind: system\nid: shop\ncustomer_key: contract-number\n"


class KnownByOneNumber(GraphRule[NoOptions]):
    """Compares with the system that has the last word on who the customer is, else with the first one.

    Systems that use the same key or can match each other's customers belong together.
    """

    id = "SYS004"
    name = "known-by-one-number"
    summary = "All systems tell customers apart by the same number, or can match theirs."
    why = (
        "Where each system numbers customers in its own way, nobody sees that two records are one person. "
        "Letters go to old addresses, and two departments answer the same customer differently."
    )
    fix = "Use one key for customers everywhere, or name under key_mapping the systems whose customers it can match."
    kinds = ("system",)
    level = 3
    sources = ("S0.7", "S1.6")
    messages = {
        "other-key": Message(
            ERROR,
            "“{title}” knows customers by {key}, “{record}” by {usual}, and nothing matches the two. "
            "One customer is two people here.",
            "key_mapping: {mapping}",
        ),
    }
    good = (
        Case(_LOANS.replace("contract", "Customer") + _CRM),
        Case(_LOANS.replace("contract number", "customer_number") + _CRM),
        Case(_LOANS + "key_mapping: [crm]\n" + _CRM),
        Case(_LOANS + _CRM + "key_mapping: [loans]\n"),
        Case(_LOANS + _SHOP + "key_mapping: [crm]\n" + _CRM),
        Case(_LOANS + "record_for: [profile]\n" + _CRM.replace("record_for: [profile]\n", "")),
        Case(_LOANS, applies=False),
        Case(_LOANS + "---\nkind: system\nid: crm\n", applies=False),
        Case("kind: system\nid: crm\n" + _SHOP, applies=False),
    )
    bad = (
        Case(_LOANS + _CRM, ((3, 15, "other-key"),)),
        Case(_LOANS + _SHOP + _CRM, ((3, 15, "other-key"),)),
        Case(_LOANS + "key_mapping: [shop]\n" + _SHOP + _CRM, ((3, 15, "other-key"),)),
        Case(_LOANS + "key_mapping: [crm]\n" + _CRM.replace("id: crm", "id: crm2"), ((3, 15, "other-key"),)),
        Case(
            "kind: system\nid: loans\ncustomer_key: b\n---\nkind: system\nid: a\ncustomer_key: a\n"
            "record_for: [profile]\n",
            ((3, 15, "other-key"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only where there is another system to compare with."""
        return len(workspace.once(_keyed)) > 1

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look whether the system and the record know customers by the same number."""
        record, matched = workspace.once(_matched)
        if document.id not in matched:
            mapping = written((*(document.words("key_mapping") or ()), record.id))
            keys = {"key": document.word("customer_key"), "usual": record.word("customer_key")}
            yield at(document, "customer_key", "other-key", record=record.title(), mapping=mapping, **keys)


def _keyed(workspace: Workspace) -> list[Document]:
    return [system for system in workspace.active("system") if system.word("customer_key")]


def _key(system: Document) -> str:
    return (system.word("customer_key") or "").casefold().replace("-", " ").replace("_", " ")


def _matched(workspace: Workspace) -> tuple[Document, set[str]]:
    """The system to compare with, and the ids of those whose customers can be matched with its, be it through others."""
    systems = workspace.once(_keyed)
    known = {system.id for system in systems}
    by_key: dict[str, list[Document]] = {}
    for system in systems:
        by_key.setdefault(_key(system), []).append(system)
    record = next((s for s in systems if "profile" in (s.words("record_for") or ())), systems[0])
    found, waiting = {record.id}, [record]
    while waiting:
        here = waiting.pop()
        near = [*workspace.targets(here, "key_mapping"), *by_key.pop(_key(here), ())]
        near += [link.source for link in workspace.referrers(here, "system", "key_mapping")]
        for system in near:
            if system.id in known and system.id not in found:
                found.add(system.id)
                waiting.append(system)
    return record, found
