"""POL011: the company pays back on its own when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.refund.automatic_on_company_failure"


class RefundUnasked(DocumentRule[NoOptions]):
    """Whoever was let down does not have to file a claim."""

    id = "POL011"
    name = "refund-unasked"
    summary = "Customers get their money back without asking when the company fails them."
    why = (
        "The company knows that it cancelled or did not deliver. "
        "Making customers claim their own money costs them time, and those who do not know that they can lose it."
    )
    fix = "Pay back by yourselves when you cancel, do not deliver, or deliver too late to be of use."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3", "S4.7")
    clauses = ("14 CFR 260.6", "Law 181/2018 Art 40", "E-Commerce Law (2019) Art 14")
    needs = (FIELD,)
    law = {FIELD: ""}
    messages = {
        "claim": Message(
            WARNING,
            "When the company cancels or does not deliver, customers have to claim their money back. "
            "Many never do; pay it back without being asked.",
            "automatic_on_company_failure: true",
        ),
        **legal(
            "When the company cancels or does not deliver, customers have to claim their money back. By law it comes back by itself.",
            "automatic_on_company_failure: true",
            floor=WARNING,
        ),
    }
    good = (
        Case("kind: policy\nid: refunds\nterms: {refund: {automatic_on_company_failure: true}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {fee: none}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {automatic_on_company_failure: false}}\n",
            ((3, 48, "claim"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {refund: {automatic_on_company_failure: false}}\n",
            (3, 48),
            LimitEntry(FIELD, "xx", "Act 1", forbids=("false",)),
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look whether customers have to claim."""
        if document.flag(FIELD) is False:
            yield at(document, FIELD, "claim")
