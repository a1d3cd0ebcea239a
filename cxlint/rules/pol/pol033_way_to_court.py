"""POL033: customers may go to court."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

ARBITRATION = "terms.contract.arbitration"
TOGETHER = "terms.contract.class_waiver"


class WayToCourt(DocumentRule[NoOptions]):
    """Customers choose who decides a dispute."""

    id = "POL033"
    name = "way-to-court"
    summary = "Customers choose who decides a dispute, and may go to court, also together."
    why = (
        "Whoever signs away the way to court is left with a judge whom the company has chosen. "
        "Few ever use a court, but all see how far the company trusts its own case."
    )
    fix = "Offer arbitration if you like, and leave the choice to the customer."
    kinds = ("policy",)
    level = 5
    sources = ("S4.7",)
    clauses = ("ISO 10003:2018, consent", "Directive 93/13/EEC Annex 1(q)", "CRA 2015 Sch 2 Pt 1")
    needs_one_of = (ARBITRATION, TOGETHER)
    law = {ARBITRATION: "arbitration-", TOGETHER: "together-"}
    messages = {
        "arbitration": Message(
            WARNING,
            "Customers have to take every dispute to a private arbitrator and give up the court. "
            "Leave the choice to them.",
            "arbitration: optional",
        ),
        "together": Message(
            WARNING,
            "Customers may not go to court together, and alone a small loss is never worth it. "
            "Leave them this right.",
            "class_waiver: false",
        ),
        **legal(
            "Customers have to take every dispute to a private arbitrator. By law they can choose the court.",
            "arbitration: optional",
            "arbitration-",
            floor=WARNING,
        ),
        **legal(
            "Customers may not go to court together. By law they may.",
            "class_waiver: false",
            "together-",
            floor=WARNING,
        ),
    }
    good = (
        Case("kind: policy\nid: terms\nterms: {contract: {arbitration: optional, class_waiver: false}}\n"),
        Case("kind: policy\nid: terms\nterms: {contract: {arbitration: none}}\n"),
        Case("kind: policy\nid: terms\nterms: {contract: {notarised: false}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: terms\nterms: {contract: {arbitration: mandatory}}\n",
            ((3, 33, "arbitration"),),
        ),
        Case("kind: policy\nid: terms\nterms: {contract: {class_waiver: true}}\n", ((3, 34, "together"),)),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {arbitration: mandatory}}\n",
            (3, 33),
            LimitEntry(ARBITRATION, "xx", "Act 1", forbids=("mandatory",)),
            "arbitration-",
            floor=WARNING,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {class_waiver: true}}\n",
            (3, 34),
            LimitEntry(TOGETHER, "xx", "Act 1", forbids=("true",)),
            "together-",
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for each way that is closed."""
        if document.word(ARBITRATION) == "mandatory":
            yield at(document, ARBITRATION, "arbitration")
        if document.flag(TOGETHER):
            yield at(document, TOGETHER, "together")
