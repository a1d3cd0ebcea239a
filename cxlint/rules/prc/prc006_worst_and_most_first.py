"""PRC006: what hurts most and what hurts many comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.prc._shared import takes_requests_in
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_DESK = "kind: process\nid: desk\ntype: service\n"


class WorstAndMostFirstOptions(Options):
    least: tuple[str, ...] = option(
        ("severity", "volume"), "What has to count when requests are put in order.", source="OMB A-11 280"
    )


class WorstAndMostFirst(DocumentRule[WorstAndMostFirstOptions]):
    id = "PRC006"
    name = "worst-and-most-first"
    summary = "Requests are dealt with by how badly they hurt and how many customers have the same."
    why = (
        "Where the loudest or the easiest comes first, those who are hurt most wait longest, "
        "and what troubles thousands is never mended."
    )
    fix = "State under priority_by what decides the order, at least severity and volume."
    kinds = ("process",)
    level = 4
    sources = ("S4.12",)
    clauses = ("OMB A-11 280, journeys",)
    options = WorstAndMostFirstOptions
    messages = {
        "nothing": Message(
            WARNING,
            "Nothing says which request at “{title}” comes first. Then the loudest does, not the one who is hurt most.",
            "priority_by: {all}",
        ),
        "incomplete": Message(
            WARNING,
            "At “{title}” the order of requests leaves out {missing}. Those who are hurt most may wait longest.",
            "priority_by: {all}",
        ),
    }
    good = (
        Case(_DESK + "priority_by: [waiting-time, volume, severity]\n"),
        Case(_DESK + "priority_by: [value]\n", options={"least": ["value"]}),
        Case("kind: process\nid: desk\ntype: sales\n", applies=False),
    )
    bad = (
        Case(_DESK, ((2, 5, "nothing"),)),
        Case(_DESK + "priority_by: []\n", ((4, 14, "nothing"),)),
        Case(_DESK + "priority_by: [severity]\n", ((4, 14, "incomplete"),)),
        Case(_DESK + "priority_by: [volume, value]\n", ((4, 14, "incomplete"),)),
        Case(
            _DESK + "priority_by: [volume, severity]\n",
            ((4, 14, "incomplete"),),
            options={"least": ["vulnerability"]},
        ),
        Case("kind: process\nid: desk\nintake: {tracking_id: true}\n", ((2, 5, "nothing"),)),
    )

    def applies(self, document: Document, options: WorstAndMostFirstOptions) -> bool:
        return takes_requests_in(document)

    def check(self, document: Document, options: WorstAndMostFirstOptions) -> Iterator[Hit]:
        stated = document.words("priority_by") or ()
        missing = tuple(what for what in options.least if what not in stated)
        if missing:
            key = "incomplete" if stated else "nothing"
            yield at(document, "priority_by", key, missing=missing, all=written((*stated, *missing)))
