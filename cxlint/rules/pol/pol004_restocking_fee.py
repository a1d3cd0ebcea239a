"""POL004: no restocking fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Percent
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.return.restocking"


class RestockingFeeOptions(Options):
    """From which share of the price the fee fails."""

    heavy: Percent = option(
        "15%", "A higher share of the price fails instead of warning.", source="convention"
    )


class RestockingFee(DocumentRule[RestockingFeeOptions]):
    """Who gives a thing back gets back all they paid."""

    id = "POL004"
    name = "restocking-fee"
    summary = "Customers get back everything they paid, without a restocking fee."
    why = (
        "The fee punishes people for a choice that they could not test before buying. "
        "Many keep what they do not want and shop elsewhere next time."
    )
    fix = "Drop the fee."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 9(1)",
        "CCR 2013 reg 34",
        "Law 181/2018 Art 17",
        "E-Commerce Act 1382 Art 37",
    )
    needs = (FIELD,)
    options = RestockingFeeOptions
    law = {FIELD: ""}
    messages = {
        "fee": Message(
            WARNING,
            "Customers who return something lose {fee} of what they paid. Give back everything.",
            "restocking: none",
        ),
        "heavy": Message(
            ERROR,
            "Customers who return something lose {fee} of what they paid. So much keeps them from returning it at "
            "all; give back everything.",
            "restocking: none",
        ),
        **legal(
            "Customers who return something lose {value} of what they paid. By law they get everything back.",
            "restocking: none",
            floor=WARNING,
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {restocking: none}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {restocking: 0%}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {restocking: 0 EUR}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nterms: {return: {restocking: 1%}}\n", ((3, 30, "fee"),)),
        Case("kind: policy\nid: returns\nterms: {return: {restocking: 15%}}\n", ((3, 30, "fee"),)),
        Case("kind: policy\nid: returns\nterms: {return: {restocking: 16%}}\n", ((3, 30, "heavy"),)),
        Case("kind: policy\nid: returns\nterms: {return: {restocking: 5 EUR}}\n", ((3, 30, "fee"),)),
        Case(
            "kind: policy\nid: returns\nterms: {return: {restocking: 16%}}\n",
            ((3, 30, "fee"),),
            options={"heavy": "30%"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {restocking: 1%}}\n",
            (3, 30),
            LimitEntry(FIELD, "xx", "Act 1", Percent(0), "less"),
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: RestockingFeeOptions) -> Iterator[Hit]:
        """Any fee warns; a heavy share fails. A sum of money has no share, so it only warns."""
        fee = document.amount(FIELD)
        if fee is None or fee.is_zero:
            return
        heavy = isinstance(fee, Percent) and fee > options.heavy
        yield at(document, FIELD, "heavy" if heavy else "fee", fee=fee)
