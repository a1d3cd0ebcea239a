"""POL003: returns without hurdles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

CONDITIONS = "terms.return.conditions"
PROOF = "terms.return.proof"


class ReturnConditions(DocumentRule[NoOptions]):
    """No reason, no sealed box, and more than a slip of paper as proof."""

    id = "POL003"
    name = "return-conditions"
    summary = "Customers can return a purchase without hurdles."
    why = (
        "Nobody can try a thing without opening it, and paper gets lost. "
        "Such conditions turn down honest customers, most of them over a detail."
    )
    fix = "Drop the conditions, and accept other proof too, such as the card, the phone number or the order."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 9(1)",
        "CCR 2013 reg 29",
        "Law 181/2018 Art 17",
        "E-Commerce Act 1382 Art 37",
    )
    needs_one_of = (CONDITIONS, PROOF)
    law = {CONDITIONS: ""}
    messages = {
        "conditions": Message(
            WARNING,
            "Customers can return something only under conditions: {conditions}. Whoever opened the box to try it, or "
            "simply changed their mind, is turned down; it is recommended to set no condition.",
            "conditions: none",
        ),
        "receipt": Message(
            WARNING,
            "Without the receipt customers get nothing back, although the company can find their purchase. "
            "Accept a second kind of proof.",
            "proof: [receipt, card, phone number, order number]",
        ),
        **legal(
            "Customers can return something only under these conditions: {value}. The law asks for no reason.",
            "conditions: none",
            floor=WARNING,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: returns\nterms: {return: {conditions: none, proof: [receipt, order number]}}\n"
        ),
        Case("kind: policy\nid: returns\nterms: {return: {conditions: []}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {proof: [order number]}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: returns\nterms: {return: {conditions: [reason]}}\n", ((3, 30, "conditions"),)
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {conditions: [unopened, original-packaging]}}\n",
            ((3, 30, "conditions"),),
        ),
        Case("kind: policy\nid: returns\nterms: {return: {proof: [receipt]}}\n", ((3, 25, "receipt"),)),
        Case(
            "kind: policy\nid: returns\nterms:\n  return:\n    conditions: [reason]\n    proof: [Receipt]\n",
            ((5, 17, "conditions"), (6, 12, "receipt")),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {conditions: [reason]}}\n",
            (3, 30),
            LimitEntry(CONDITIONS, "xx", "Act 1", forbids=("reason",)),
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for any condition, and for the receipt as the one proof."""
        conditions = document.words(CONDITIONS)
        if conditions:
            yield at(document, CONDITIONS, "conditions", conditions=conditions)
        proof = document.words(PROOF) or ()
        if {kind.casefold() for kind in proof} == {"receipt"}:
            yield at(document, PROOF, "receipt")
