"""ERR010: the company finds its errors before customers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Percent

_TYPE = "kind: error-type\nid: balance\n"


class FoundBeforeCustomersOptions(Options):
    """How many is mostly."""

    most: Percent = option("50%", "A greater share found by customers counts as mostly found by them.")


class FoundBeforeCustomers(DocumentRule[FoundBeforeCustomersOptions]):
    """Where no share is stated, errors that only customers detect are mostly found by them."""

    id = "ERR010"
    name = "found-before-customers"
    summary = "Errors that customers mostly find first are also looked for by staff, a system or an audit."
    why = "Some errors are known only when the customer calls. For each who calls there are others who just leave."
    fix = "Let staff, a system or an audit look for the error, and write it down in detected_by."
    kinds = ("error-type",)
    level = 3
    sources = ("S0.8",)
    needs_one_of = ("detected_by", "share_found_by_customers")
    options = FoundBeforeCustomersOptions
    messages = {
        "share": Message(
            WARNING,
            "Customers find {share} of the errors '{title}', and nobody in the company looks for them.",
            "detected_by: [customer, system]",
        ),
        "only": Message(
            WARNING,
            "Only customers find the error '{title}'. Those who do not call bear it in silence.",
            "detected_by: [customer, system]",
        ),
    }
    good = (
        Case(f"{_TYPE}detected_by: [customer]\nshare_found_by_customers: 50%\n"),
        Case(f"{_TYPE}detected_by: [customer, audit]\nshare_found_by_customers: 90%\n"),
        Case(f"{_TYPE}detected_by: [system]\n"),
        Case(_TYPE, applies=False),
    )
    bad = (
        Case(f"{_TYPE}detected_by: [customer]\nshare_found_by_customers: 51%\n", ((3, 14, "share"),)),
        Case(f"{_TYPE}share_found_by_customers: 51%\n", ((2, 5, "share"),)),
        Case(
            f"{_TYPE}detected_by: [customer]\nshare_found_by_customers: 50%\n",
            ((3, 14, "share"),),
            options={"most": "40%"},
        ),
        Case(f"{_TYPE}detected_by: [customer]\n", ((3, 14, "only"),)),
    )

    def check(self, document: Document, options: FoundBeforeCustomersOptions) -> Iterator[Hit]:
        """Look at who finds it, and how often."""
        detected = document.words("detected_by") or ()
        share = document.amount("share_found_by_customers")
        if any(who != "customer" for who in detected):
            return
        if share is None:
            yield at(document, "detected_by", "only")
        elif isinstance(share, type(options.most)) and share > options.most:
            yield at(document, "detected_by", "share", share=share)
