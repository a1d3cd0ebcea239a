"""PRC002: no request is lost on its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document


class NoLostRequest(DocumentRule[NoOptions]):
    id = "PRC002"
    name = "no-lost-request"
    summary = "Every request gets a number, and the customer is told that it has arrived."
    why = (
        "Customers who hear nothing write again, call, and lose trust. "
        "Without a number neither they nor the staff can find the request again."
    )
    fix = "State tracking_id: true, and under acknowledge how soon the customer hears that the request has arrived."
    kinds = ("process",)
    level = 3
    sources = ("S4.5", "S4.16")
    clauses = ("ISO 10002:2018, tracking", "Ley 10/2025, complaints")
    messages = {
        "tracking": Message(
            ERROR,
            "Requests that come in through “{title}” get no number, "
            "so customers cannot ask what became of theirs.",
            "tracking_id: true",
        ),
        "acknowledgement": Message(
            ERROR,
            "Nothing says when customers hear that “{title}” has received their request, "
            "so they wait without knowing.",
            "acknowledge: 24 hours",
        ),
    }
    good = (
        Case("kind: process\nid: intake\nintake: {tracking_id: true, acknowledge: 1 hour}\n"),
        Case("kind: process\nid: intake\nintake: {tracking_id: true, acknowledge: immediately}\n"),
        Case("kind: process\nid: packing\n", applies=False),
    )
    bad = (
        Case("kind: process\nid: intake\nintake: {acknowledge: 1 hour}\n", ((3, 1, "tracking"),)),
        Case(
            "kind: process\nid: intake\nintake: {acknowledge: 1 hour, tracking_id: false}\n",
            ((3, 44, "tracking"),),
        ),
        Case("kind: process\nid: intake\nintake: {tracking_id: true}\n", ((3, 1, "acknowledgement"),)),
        Case("kind: process\nid: intake\ntype: intake\n", ((2, 5, "tracking"), (2, 5, "acknowledgement"))),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return document.states("intake") or document.word("type") == "intake"

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if not document.flag("intake.tracking_id"):
            yield at(document, "intake.tracking_id", "tracking")
        if document.duration("intake.acknowledge") is None:
            yield at(document, "intake.acknowledge", "acknowledgement")
