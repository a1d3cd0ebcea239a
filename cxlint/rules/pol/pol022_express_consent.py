"""POL022: nobody is signed up without saying yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.subscription.consent"


class ExpressConsent(DocumentRule[NoOptions]):
    """A clear yes, given by the customer."""

    id = "POL022"
    name = "express-consent"
    summary = "Customers say clearly that they want a contract that goes on, and know its price."
    why = (
        "Who never said yes learns of the contract from the bank statement. "
        "The money comes in once, and the trust is gone."
    )
    fix = "Ask for the customer's own clear yes to the contract, its price and its renewal."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "OECD dark commercial patterns 2022, interface interference",
        "Directive 2011/83/EU (CRD) Art 22",
        "CCR 2013 reg 40",
        "15 USC 8403 (ROSCA)",
        "Cal B&P 17600 to 17606 AB 2863",
        "E-Commerce Rules 2020 r. 4(9)",
    )
    needs = (FIELD,)
    law = {FIELD: ""}
    messages = {
        "implied": Message(
            ERROR,
            "Customers are taken to agree to a contract that goes on without saying so. They pay for something that "
            "they never chose; ask for a clear yes.",
            "consent: express",
        ),
        "preticked": Message(
            ERROR,
            "The yes is ticked beforehand, so whoever overlooks it pays. Let customers tick it themselves.",
            "consent: express",
        ),
        **legal(
            "Customers are bound without having said yes: the consent is {value}. By law they say yes expressly.",
            "consent: express",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: plan\nterms: {subscription: {consent: express}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {auto_renew: true}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: plan\nterms: {subscription: {consent: implied}}\n", ((3, 33, "implied"),)),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {consent: preticked}}\n",
            ((3, 33, "preticked"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {consent: implied}}\n",
            (3, 33),
            LimitEntry(FIELD, "xx", "Act 1", forbids=("implied",)),
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Anything but a clear yes is none."""
        consent = document.word(FIELD)
        if consent in self.messages:
            yield at(document, FIELD, consent)
