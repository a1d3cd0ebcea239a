"""POL015: no long notice to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.cancellation.notice"


class CancellationNoticeOptions(Options):
    """From which length the notice is too long."""

    long: Duration = option("14 days", "A longer notice is a warning.", source="convention")
    very_long: Duration = option("30 days", "A longer notice fails.", source="about a month, BGB 309 Nr 9")


class CancellationNotice(DocumentRule[CancellationNoticeOptions]):
    """Who wants to leave can leave soon."""

    id = "POL015"
    name = "cancellation-notice"
    summary = "Customers can leave at short notice."
    why = "A long notice makes people pay for weeks that they no longer want, only because they did not plan ahead."
    fix = "Let customers leave at any time, at the latest with the month they have paid for."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("Directive 93/13/EEC Annex 1(h)", "BGB § 309 Nr 9")
    needs = (FIELD,)
    options = CancellationNoticeOptions
    law = {FIELD: ""}
    messages = {
        "long": Message(
            WARNING,
            "Customers who want to leave pay for another {notice}. At most {most} is recommended, and none is best.",
            "notice: none",
        ),
        "very-long": Message(
            ERROR,
            "Customers who want to leave are held for {notice} and pay for it. Few plan so far ahead; at most {most} "
            "is recommended, and none is best.",
            "notice: none",
        ),
        **legal(
            "Customers who want to leave are held for another {value}. The law allows at most {limit}.",
            "notice: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: none}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: 14 days}}\n"),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {notice: 20 days}}\n", options={"long": "20 days"}
        ),
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 1}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: 15 days}}\n", ((3, 32, "long"),)),
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: 30 days}}\n", ((3, 32, "long"),)),
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: 1 month}}\n", ((3, 32, "long"),)),
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: 31 days}}\n", ((3, 32, "very-long"),)),
        Case("kind: policy\nid: leave\nterms: {cancellation: {notice: 3 months}}\n", ((3, 32, "very-long"),)),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {notice: 31 days}}\n",
            ((3, 32, "long"),),
            options={"very_long": "60 days"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {notice: 14 days}}\n",
            (3, 32),
            LimitEntry(FIELD, "xx", "Act 1", Duration(13, "days"), "less"),
        ),
    )

    def check(self, document: Document, options: CancellationNoticeOptions) -> Iterator[Hit]:
        """Compare the notice with both limits."""
        notice = document.duration(FIELD)
        if longer(document, notice, options.very_long):
            yield at(document, FIELD, "very-long", notice=notice, most=options.long)
        elif longer(document, notice, options.long):
            yield at(document, FIELD, "long", notice=notice, most=options.long)
