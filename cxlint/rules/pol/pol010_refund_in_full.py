"""POL010: a refund gives back everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Percent
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FEE = "terms.refund.fee"
DELIVERY = "terms.refund.includes_delivery"


class RefundInFull(DocumentRule[NoOptions]):
    """No fee for the refund, and the delivery is paid back too."""

    id = "POL010"
    name = "refund-in-full"
    summary = "A refund is free, and gives back the price of delivery too when the whole order goes back."
    why = "Who gives everything back and still pays has bought nothing but a loss, and orders elsewhere next time."
    fix = "Charge nothing for the refund, and pay the standard delivery back with it."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 13(1)",
        "Directive 2011/83/EU (CRD) Art 13(2)",
        "CCR 2013 reg 34",
        "14 CFR 260.10",
        "E-Commerce Act 1382 Art 38(c)",
    )
    needs_one_of = (FEE, DELIVERY)
    law = {FEE: "fee-", DELIVERY: "delivery-"}
    messages = {
        "fee": Message(
            ERROR,
            "Customers pay {fee} to get their own money back. Make the refund free.",
            "fee: none",
        ),
        "delivery": Message(
            ERROR,
            "Customers who send back the whole order still pay for its delivery. They paid for something that they "
            "do not have; pay the standard delivery back too.",
            "includes_delivery: true",
        ),
        **legal(
            "Customers pay {value} to get their own money back. By law the refund is free.",
            "fee: none",
            "fee-",
            floor=ERROR,
        ),
        **legal(
            "Customers who send back the whole order still pay for its delivery. By law they get that back too.",
            "includes_delivery: true",
            "delivery-",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: refunds\nterms: {refund: {fee: none, includes_delivery: true}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {fee: 0 EUR}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 5 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: refunds\nterms: {refund: {fee: 1 EUR}}\n", ((3, 23, "fee"),)),
        Case("kind: policy\nid: refunds\nterms: {refund: {fee: 2%}}\n", ((3, 23, "fee"),)),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {includes_delivery: false}}\n",
            ((3, 37, "delivery"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {refund: {fee: 1 EUR}}\n",
            (3, 23),
            LimitEntry(FEE, "xx", "Act 1", Percent(0), "less"),
            "fee-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {refund: {includes_delivery: false}}\n",
            (3, 37),
            LimitEntry(DELIVERY, "xx", "Act 1", forbids=("false",)),
            "delivery-",
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look at the fee, then at the price of delivery."""
        fee = document.amount(FEE)
        if fee is not None and not fee.is_zero:
            yield at(document, FEE, "fee", fee=fee)
        if document.flag(DELIVERY) is False:
            yield at(document, DELIVERY, "delivery")
