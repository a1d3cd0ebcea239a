"""POL013: leaving works wherever joining does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.pol._shared import lacking
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

LEAVING = "terms.cancellation.channels"
JOINING = "terms.cancellation.joining_channels"


class CancellationChannels(DocumentRule[NoOptions]):
    """Who joins online can leave online."""

    id = "POL013"
    name = "cancellation-channels"
    summary = "Customers can cancel on every channel on which they can join."
    why = (
        "Joining online and leaving only by phone keeps people against their will. "
        "They pay for months they did not want, and tell others."
    )
    fix = "Offer cancellation on every channel on which customers join."
    kinds = ("policy",)
    level = 5
    sources = ("S1.4",)
    clauses = (
        "OECD dark commercial patterns 2022, obstruction",
        "BGB § 312k",
        "C. conso L215-1-1",
        "Cal B&P 17600 to 17606 AB 2863",
    )
    needs = (LEAVING, JOINING)
    supersedes = ("POL014",)
    law = {LEAVING: ""}
    messages = {
        "missing": Message(
            ERROR,
            "Customers can join by {missing}, but they cannot leave that way. They stay and pay because leaving is "
            "made hard; let them cancel the way they joined.",
            "channels: {channels}",
        ),
        **legal(
            "Customers can leave only by {value}, but they can join by {limit}. By law they can leave the way they joined.",
            "channels: {both}",
            floor=ERROR,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {channels: [phone, web], joining_channels: [web]}}\n"
        ),
        Case("kind: policy\nid: leave\nterms: {cancellation: {channels: [web], joining_channels: []}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {channels: [phone]}}\n", applies=False),
        Case("kind: policy\nid: leave\nterms: {cancellation: {joining_channels: [web]}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {channels: [phone], joining_channels: [web, phone]}}\n",
            ((3, 34, "missing"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms:\n  cancellation:\n    joining_channels: [web, app]\n    channels: []\n",
            ((6, 15, "missing"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {channels: [phone], joining_channels: [web]}}\n",
            (3, 34),
            LimitEntry(LEAVING, "xx", "Act 1", better="superset", like=JOINING),
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for a way in that is no way out."""
        offered = document.words(LEAVING) or ()
        missing = lacking(document.words(JOINING) or (), offered)
        if missing:
            yield at(document, LEAVING, "missing", missing=missing, channels=written(offered + missing))
