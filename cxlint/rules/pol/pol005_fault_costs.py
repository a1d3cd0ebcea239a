"""POL005: the company pays for its own mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

SHIPPING = "terms.return.fault_shipping_paid_by"
REPAIR = "terms.warranty.costs_paid_by"
PLACES = {SHIPPING: "shipping", REPAIR: "repair"}


class FaultCosts(DocumentRule[NoOptions]):
    """Sending back, checking and mending a faulty thing costs the customer nothing."""

    id = "POL005"
    name = "fault-costs"
    summary = "The company pays for sending back, checking and repairing what is faulty."
    why = "A customer who got something faulty has already lost time, and should not pay for the mistake on top."
    fix = "Let the company bear these costs."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("Directive (EU) 2019/771 Art 14", "Law 181/2018, durable goods")
    needs_one_of = tuple(PLACES)
    law = {SHIPPING: "shipping-", REPAIR: "repair-"}
    messages = {
        "shipping": Message(
            ERROR,
            "Customers pay to send back what the company got wrong. If it is our mistake, we pay for its way back.",
            "fault_shipping_paid_by: company",
        ),
        "repair": Message(
            ERROR,
            "Customers pay for transport, checking or parts when something breaks under warranty. "
            "They pay twice for one thing that works; the company should bear it.",
            "costs_paid_by: company",
        ),
        **legal(
            "Customers pay to send back what is faulty. By law the company pays.",
            "fault_shipping_paid_by: company",
            "shipping-",
            floor=ERROR,
        ),
        **legal(
            "Customers pay for a repair under warranty. By law it is free for them.",
            "costs_paid_by: company",
            "repair-",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {fault_shipping_paid_by: company}}\n"),
        Case("kind: policy\nid: warranty\nterms: {warranty: {costs_paid_by: company}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {shipping_paid_by: customer}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: returns\nterms: {return: {fault_shipping_paid_by: customer}}\n",
            ((3, 42, "shipping"),),
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {costs_paid_by: customer}}\n", ((3, 35, "repair"),)
        ),
        Case(
            "kind: policy\nid: returns\nterms:\n  return: {fault_shipping_paid_by: customer}\n"
            "  warranty: {costs_paid_by: customer}\n",
            ((4, 36, "shipping"), (5, 29, "repair")),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {fault_shipping_paid_by: customer}}\n",
            (3, 42),
            LimitEntry(SHIPPING, "xx", "Act 1", forbids=("customer",)),
            "shipping-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {warranty: {costs_paid_by: customer}}\n",
            (3, 35),
            LimitEntry(REPAIR, "xx", "Act 1", forbids=("customer",)),
            "repair-",
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look at each place that says who pays."""
        for field, key in PLACES.items():
            if document.word(field) == "customer":
                yield at(document, field, key)
