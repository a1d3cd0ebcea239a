"""POL006: money back, not store credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

METHOD = "terms.refund.method"
PRESELECTED = "terms.refund.preselected"


class StoreCredit(DocumentRule[NoOptions]):
    """A refund comes back the way it was paid."""

    id = "POL006"
    name = "store-credit"
    summary = "Refunds come back the way customers paid; store credit is only a free choice."
    why = (
        "With store credit the company keeps the money and the customer has to buy again. It is their money."
    )
    fix = "Refund the way customers paid. Offer credit beside it, without ticking it beforehand."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 13(1)",
        "CCR 2013 reg 34",
        "14 CFR 260.10",
        "Law 181/2018 Art 40",
    )
    needs = (METHOD,)
    law = {METHOD: ""}
    messages = {
        "credit-only": Message(
            ERROR,
            "Customers get store credit instead of their money, so they have to buy here again or lose it. "
            "Refund them the way they paid.",
            "method: original",
        ),
        "preselected": Message(
            WARNING,
            "Store credit is chosen beforehand, so customers in a hurry give up their money without meaning to. "
            "Choose the original way of payment beforehand.",
            "preselected: original",
        ),
        **legal(
            "Customers get store credit instead of their money. By law they get it back the way they paid.",
            "method: original",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: refunds\nterms: {refund: {method: original}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {method: choice}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {method: choice, preselected: original}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 5 days}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {method: store-credit}}\n", ((3, 26, "credit-only"),)
        ),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {method: choice, preselected: store-credit}}\n",
            ((3, 47, "preselected"),),
        ),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {method: store-credit, preselected: store-credit}}\n",
            ((3, 26, "credit-only"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {refund: {method: store-credit}}\n",
            (3, 26),
            LimitEntry(METHOD, "xx", "Act 1", forbids=("store-credit",)),
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Credit only fails; credit chosen beforehand warns."""
        method = document.word(METHOD)
        if method == "store-credit":
            yield at(document, METHOD, "credit-only")
        elif method == "choice" and document.word(PRESELECTED) == "store-credit":
            yield at(document, PRESELECTED, "preselected")
