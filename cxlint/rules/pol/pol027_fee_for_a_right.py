"""POL027: using a right is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Percent
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View

FEES = "terms.fees"
COMPLAINT = "terms.complaint.fee"
COST = "cost"


class FeeForARightOptions(Options):
    """What customers may do without paying for it."""

    rights: tuple[str, ...] = option(
        (
            "complaint",
            "refund",
            "data-request",
            "opt-out",
            "human-help",
            "cancellation-in-window",
            "withdrawal",
        ),
        "What a fee may not be due for.",
        source="ISO 10002; CRD 21",
    )


class FeeForARight(DocumentRule[FeeForARightOptions]):
    """Complaining, getting one's money back and talking to a person cost nothing."""

    id = "POL027"
    name = "fee-for-a-right"
    summary = "Complaining, getting a refund, asking for one's data and talking to a person cost nothing."
    why = (
        "A price on a right takes it away from those who need it most. "
        "The company saves a call, and loses the customer and the lesson."
    )
    fix = "Drop the fee, and offer help on a number that costs no more than an ordinary call."
    kinds = ("policy", "channel")
    level = 5
    sources = ("S4.7",)
    clauses = (
        "ISO 10002:2018, charges",
        "Directive 2011/83/EU (CRD) Art 21",
        "Ley 10/2025, free of charge",
        "CCR 2013 reg 41",
    )
    needs_one_of = (COST, FEES, COMPLAINT)
    options = FeeForARightOptions
    law = {COMPLAINT: "complaint-", COST: "cost-"}
    messages = {
        "fee": Message(
            ERROR,
            "Customers pay the fee '{fee}' for something that is their right: {trigger}. Make it free.",
            "amount: 0",
        ),
        "complaint": Message(
            ERROR,
            "Customers pay {fee} to complain, so most stay silent and leave. Make complaining free.",
            "fee: none",
        ),
        "premium": Message(
            ERROR,
            "Customers pay more than an ordinary call or message to reach the company here. Whoever has a problem "
            "pays twice; charge no more than the basic rate.",
            "cost: basic",
        ),
        **legal(
            "Customers pay {value} to complain. By law complaining is free.",
            "fee: none",
            "complaint-",
            floor=ERROR,
        ),
        **legal(
            "Customers pay more than an ordinary call or message to reach the company here. By law they do not.",
            "cost: basic",
            "cost-",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: fees\nterms: {fees: [{name: late, amount: 5 EUR, trigger: late-payment}]}\n"),
        Case("kind: policy\nid: fees\nterms: {fees: [{name: report, amount: 0 EUR, trigger: complaint}]}\n"),
        Case("kind: policy\nid: fees\nterms: {fees: []}\n"),
        Case("kind: policy\nid: complaints\nterms: {complaint: {fee: none}}\n"),
        Case("kind: channel\nid: line\ntype: phone\ncost: basic\n"),
        Case("kind: channel\nid: show\ntype: phone\nservice: false\ncost: premium\n", applies=False),
        Case("kind: channel\nid: line\ntype: phone\n", applies=False),
        Case("kind: policy\nid: fees\nterms: {fees: [{name: late, amount: 5 EUR}]}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: copy, amount: 5 EUR, trigger: data-request}]}\n",
            ((3, 53, "fee"),),
        ),
        Case(
            "kind: policy\nid: fees\nterms:\n  fees:\n    - name: ours\n      trigger: Human help\n",
            ((6, 16, "fee"),),
        ),
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: copy, amount: 5 EUR, trigger: copies}]}\n",
            ((3, 53, "fee"),),
            options={"rights": ["copies"]},
        ),
        Case("kind: policy\nid: complaints\nterms: {complaint: {fee: 10 EUR}}\n", ((3, 26, "complaint"),)),
        Case("kind: channel\nid: line\ntype: phone\ncost: premium\n", ((4, 7, "premium"),)),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {fee: 1 EUR}}\n",
            (3, 26),
            LimitEntry(COMPLAINT, "xx", "Act 1", Percent(0), "less"),
            "complaint-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: channel\nid: line\ntype: phone\ncost: premium\n",
            (4, 7),
            LimitEntry(COST, "xx", "Act 1", kind="channel", forbids=("premium",)),
            "cost-",
            floor=ERROR,
        ),
    )

    def applies(self, document: Document, options: FeeForARightOptions) -> bool:
        """Fees of which it is written what for, and channels on which customers are served."""
        if document.kind == "channel":
            return document.states(COST) and _serves(document)
        fees = document.words(FEES) == () or any(fee.states("trigger") for fee in document.each(FEES))
        return fees or document.states(COMPLAINT)

    def check(self, document: Document, options: FeeForARightOptions) -> Iterator[Hit]:
        """Look at each fee, at the price of a complaint, and at the price of a call."""
        if document.kind == "channel":
            if document.word(COST) == "premium":
                yield at(document, COST, "premium")
            return
        rights = {_plain(right) for right in options.rights}
        for number, fee in enumerate(document.each(FEES), 1):
            trigger = fee.word("trigger")
            if trigger and _plain(trigger) in rights and _costs(fee):
                yield at(fee, "trigger", "fee", fee=fee.word("name") or f"#{number}", trigger=trigger)
        price = document.amount(COMPLAINT)
        if price is not None and not price.is_zero:
            yield at(document, COMPLAINT, "complaint", fee=price)


def _plain(trigger: str) -> str:
    return "-".join(trigger.casefold().replace("_", " ").replace("-", " ").split())


def _costs(fee: View) -> bool:
    amount = fee.amount("amount")
    return amount is None or not amount.is_zero


def _serves(channel: Document) -> bool:
    service = channel.flag("service")
    return service is not False and (service or channel.word("direction") != "outbound")
