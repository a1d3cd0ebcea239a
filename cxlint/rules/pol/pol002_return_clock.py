"""POL002: the time to return starts when the goods have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.return.starts_at"


class ReturnClock(DocumentRule[NoOptions]):
    """No day of the window is lost on the road."""

    id = "POL002"
    name = "return-clock"
    summary = "The time to return something starts when the customer has it."
    why = (
        "Nobody can judge a thing that is still on its way. "
        "Where delivery takes long, the time is over before the parcel is opened."
    )
    fix = "Count the time to return from the day of delivery."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 9(2)",
        "CCR 2013 reg 30",
        "Law 181/2018 Art 17",
        "E-Commerce Law (2019) Art 13",
        "E-Commerce Act 1382 Art 38(a)",
    )
    needs = (FIELD,)
    law = {FIELD: ""}
    messages = {
        "early": Message(
            WARNING,
            "The time to return something already runs from this point: {start}. Customers lose days before they "
            "have seen what they bought; count from delivery.",
            "starts_at: delivery",
        ),
        **legal(
            "The time to return something already runs from this point: {value}. By law it starts when customers have it.",
            "starts_at: delivery",
            floor=WARNING,
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {starts_at: delivery}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nterms: {return: {starts_at: order}}\n", ((3, 29, "early"),)),
        Case("kind: policy\nid: returns\nterms: {return: {starts_at: dispatch}}\n", ((3, 29, "early"),)),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {starts_at: order}}\n",
            (3, 29),
            LimitEntry(FIELD, "xx", "Act 1", forbids=("order",)),
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Anything before delivery is too early."""
        start = document.word(FIELD)
        if start is not None and start != "delivery":
            yield at(document, FIELD, "early", start=start)
