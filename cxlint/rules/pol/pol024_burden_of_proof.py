"""POL024: the company finds out where a fault comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

BURDEN = "terms.warranty.burden_on"
SHIFT = "terms.warranty.burden_shifts_after"
REGISTER = "terms.warranty.registration_required"


class BurdenOfProofOptions(Options):
    """How long the company has to prove that it was not its fault."""

    least: Duration = option(
        "12 months",
        "Customers need not prove anything for at least so long.",
        source="one year, Directive (EU) 2019/771 Art 11",
    )


class BurdenOfProof(DocumentRule[BurdenOfProofOptions]):
    """Customers say what is wrong, and the company looks."""

    id = "POL024"
    name = "burden-of-proof"
    summary = "For a year or more customers need not prove a fault, and need not register to be covered."
    why = (
        "No customer can prove how a thing was made. "
        "To ask it of them is to say no to every claim without saying so."
    )
    fix = "Take it that the fault was there, for a year or more, and cover every buyer without a form."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(q)",
        "Directive (EU) 2019/771 Art 11",
        "CRA 2015 s 19(14) and (15)",
    )
    needs_one_of = (BURDEN, SHIFT, REGISTER)
    options = BurdenOfProofOptions
    law = {SHIFT: ""}
    messages = {
        "customer": Message(
            WARNING,
            "Customers have to prove that a fault was there when they bought the thing, which hardly anybody can. "
            "Let the company look into it.",
            "burden_on: seller",
        ),
        "early": Message(
            WARNING,
            "After only {shift} customers have to prove that a fault was there from the start, which hardly anybody "
            "can. At least {least} is recommended.",
            "burden_shifts_after: {least}",
        ),
        "registration": Message(
            WARNING,
            "Customers are covered only if they have registered. Most do not know, and lose what they paid for; "
            "cover every buyer.",
            "registration_required: false",
        ),
        **legal(
            "After only {value} customers have to prove that a fault was there from the start. The law gives them at least {limit}.",
            "burden_shifts_after: {limit}",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: warranty\n"
            "terms: {warranty: {burden_on: seller, burden_shifts_after: 12 months, registration_required: false}}\n"
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {burden_on: customer, burden_shifts_after: 1 year}}\n"
        ),
        Case("kind: policy\nid: warranty\nterms: {warranty: {length: 24 months}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {burden_on: customer}}\n", ((3, 31, "customer"),)
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {burden_on: seller, burden_shifts_after: 11 months}}\n",
            ((3, 60, "early"),),
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {burden_shifts_after: 12 months}}\n",
            ((3, 41, "early"),),
            options={"least": "24 months"},
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {registration_required: true}}\n",
            ((3, 43, "registration"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {warranty: {burden_shifts_after: 12 months}}\n",
            (3, 41),
            LimitEntry(SHIFT, "xx", "Act 1", Duration(13, "months")),
        ),
    )

    def check(self, document: Document, options: BurdenOfProofOptions) -> Iterator[Hit]:
        """Look from when customers have to prove something, then at the form."""
        shift = document.duration(SHIFT)
        if shift is None and document.word(BURDEN) == "customer":
            yield at(document, BURDEN, "customer")
        elif shorter(document, shift, options.least):
            yield at(document, SHIFT, "early", shift=shift, least=options.least)
        if document.flag(REGISTER):
            yield at(document, REGISTER, "registration")
