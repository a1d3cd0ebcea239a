"""PRC015: a process is ready for busy days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.prc._shared import takes_requests_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_DESK = "kind: process\nid: desk\ntype: service\n"


class ReadyForBusyDays(DocumentRule[NoOptions]):
    id = "PRC015"
    name = "ready-for-busy-days"
    summary = (
        "Every process that takes requests in knows how much it can do, and what happens when more comes."
    )
    why = "Growth and bad days come without notice. Without a plan the queue grows until customers give up."
    fix = "State under capacity how many requests a month the process can deal with, and who helps when more come in."
    kinds = ("process",)
    level = 4
    sources = ("S4.12",)
    clauses = ("ISO 10001:2018, capacity",)
    messages = {
        "nothing": Message(
            WARNING,
            "Nothing says how many requests “{title}” can deal with, nor what happens when more come in. "
            "That it is too much is noticed when customers complain.",
            "volume_month: {volume}  # what you can deal with\n"
            "peak_rule: Colleagues of the next team help as soon as requests wait for more than a day.",
        ),
        "unknown": Message(
            WARNING,
            "Nobody knows how many requests “{title}” can deal with. That it is too much is noticed when customers complain.",
            "volume_month: {volume}  # what you can deal with",
        ),
        "no-plan": Message(
            WARNING,
            "Nothing says what happens when more comes in at “{title}” than it can deal with. Customers wait in a queue "
            "that grows.",
            "peak_rule: Colleagues of the next team help as soon as requests wait for more than a day.",
        ),
    }
    good = (
        Case(_DESK + "capacity: {volume_month: 900, peak_rule: Sales helps.}\n"),
        Case("kind: process\nid: desk\ntype: back-office\n", applies=False),
    )
    bad = (
        Case(_DESK, ((2, 5, "nothing"),)),
        Case(_DESK + "capacity: {peak_rule: Sales helps.}\n", ((4, 1, "unknown"),)),
        Case(_DESK + "capacity: {volume_month: 0, peak_rule: Sales helps.}\n", ((4, 26, "unknown"),)),
        Case(_DESK + "capacity: {volume_month: 900}\n", ((4, 1, "no-plan"),)),
        Case(
            "kind: process\nid: desk\nintake: {channels: []}\ncapacity: {volume_month: 9}\n",
            ((4, 1, "no-plan"),),
        ),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return takes_requests_in(document)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if not document.states("capacity"):
            yield at(document, "capacity.volume_month", "nothing", volume=1000)
            return
        if not document.number("capacity.volume_month"):
            yield at(document, "capacity.volume_month", "unknown", volume=1000)
        if document.text("capacity.peak_rule") is None:
            yield at(document, "capacity.peak_rule", "no-plan")
