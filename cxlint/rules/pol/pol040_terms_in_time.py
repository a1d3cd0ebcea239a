"""POL040: nobody is bound to what they could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

SHOWN = "terms.contract.terms_shown_before_purchase"


class TermsInTime(DocumentRule[NoOptions]):
    id = "POL040"
    name = "terms-in-time"
    summary = "Customers can read all terms before they buy."
    why = (
        "Whoever learns the rules only when something goes wrong feels cheated, even where the rules are fair. "
        "They tell others to read the small print elsewhere."
    )
    fix = "Show all terms before the purchase, in plain words, and write 'terms_shown_before_purchase: true'."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(i)",
        "CRA 2015 Sch 2 Pt 1",
        "Cal Civ 1723",
        "NY GBL 218-a",
        "NSW sludge audit, hidden terms",
    )
    needs = (SHOWN,)
    law = {SHOWN: ""}
    messages = {
        "hidden": Message(
            ERROR,
            "By '{title}' customers cannot read all terms before they buy. They are bound to what they do not know; "
            "show the terms in time.",
            "terms_shown_before_purchase: true",
        ),
        **legal(
            "By '{title}' customers cannot read all terms before they buy. By law that has to be possible.",
            "terms_shown_before_purchase: true",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: sale\nterms: {contract: {terms_shown_before_purchase: true}}\n"),
        Case("kind: policy\nid: sale\nterms: {contract: {sole_interpretation: false}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: sale\nterms: {contract: {terms_shown_before_purchase: false}}\n",
            ((3, 49, "hidden"),),
        ),
        *law_cases(
            "kind: policy\nid: sale\nterms: {contract: {terms_shown_before_purchase: false}}\n",
            (3, 49),
            LimitEntry(SHOWN, "xx", "Act 1", forbids=("false",)),
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if document.flag(SHOWN) is False:
            yield at(document, SHOWN, "hidden")
