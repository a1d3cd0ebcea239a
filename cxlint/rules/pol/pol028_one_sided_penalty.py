"""POL028: a penalty has an end, and binds both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View

FEES = "terms.fees"


class OneSidedPenaltyOptions(Options):
    """Which fees are penalties."""

    penalties: tuple[str, ...] = option(
        (
            "late-payment",
            "late-return",
            "late-cancellation",
            "missed-appointment",
            "no-show",
            "early-repayment",
            "early-termination",
            "damage",
        ),
        "A fee that is due for one of these is a penalty.",
    )


class OneSidedPenalty(DocumentRule[OneSidedPenaltyOptions]):
    """What customers pay for being late, the company pays too."""

    id = "POL028"
    name = "one-sided-penalty"
    summary = "A penalty has an upper limit, and the company pays the same when it is the one at fault."
    why = (
        "A penalty without an end can ruin somebody over a small slip. "
        "One that only customers pay tells them that the rules are not for both."
    )
    fix = "Name the most that the penalty can add up to, and pay the same when you are late yourselves."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(d)",
        "Directive 93/13/EEC Annex 1(e)",
        "CRA 2015 Sch 2 Pt 1",
        "E-Commerce Rules 2020 r. 4(8)",
    )
    needs = (FEES,)
    options = OneSidedPenaltyOptions
    law = {f"{FEES}.*.reciprocal": ""}
    messages = {
        "no-cap": Message(
            WARNING,
            "The penalty '{fee}' can grow without end. Name the most that it can add up to.",
            "cap: {amount}",
        ),
        "one-sided": Message(
            WARNING,
            "Customers pay the penalty '{fee}', but the company pays nothing when it is the one at fault. "
            "Let it hold for both.",
            "reciprocal: true",
        ),
        **legal(
            "Customers pay this penalty, but the company pays nothing when it is the one at fault. By law it holds for both.",
            "reciprocal: true",
            floor=WARNING,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: fees\n"
            "terms: {fees: [{name: late, amount: 5 EUR, trigger: late-payment, cap: 15 EUR, reciprocal: true}]}\n"
        ),
        Case("kind: policy\nid: fees\nterms: {fees: [{amount: 0 EUR, trigger: no-show}]}\n"),
        Case("kind: policy\nid: fees\nterms: {fees: []}\n"),
        Case("kind: policy\nid: fees\nterms: {fees: [{name: express, amount: 5 EUR}]}\n", applies=False),
        Case("kind: policy\nid: fees\nterms: {fees: [{name: queue, trigger: jumping}]}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: fees\nterms:\n  fees:\n    - name: late\n      amount: 2%\n      trigger: Late payment\n"
            "      reciprocal: true\n",
            ((5, 7, "no-cap"),),
        ),
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: deposit, cap: 50 EUR, reciprocal: false}]}\n",
            ((3, 57, "one-sided"),),
        ),
        Case(
            "kind: policy\nid: fees\nterms:\n  fees:\n    - name: queue\n      trigger: jumping\n",
            ((5, 7, "no-cap"),),
            options={"penalties": ["jumping"]},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {fees: [{name: late, cap: 10 EUR, reciprocal: false}]}\n",
            (3, 54),
            LimitEntry(f"{FEES}.reciprocal", "xx", "Act 1", forbids=("false",)),
            floor=WARNING,
        ),
    )

    def applies(self, document: Document, options: OneSidedPenaltyOptions) -> bool:
        """No fees at all are fine; other fees than penalties are none of this rule."""
        return document.words(FEES) == () or any(_is_penalty(fee, options) for fee in document.each(FEES))

    def check(self, document: Document, options: OneSidedPenaltyOptions) -> Iterator[Hit]:
        """Look at the limit of each penalty, then at whether it holds for both."""
        for number, fee in enumerate(document.each(FEES), 1):
            amount = fee.amount("amount")
            if not _is_penalty(fee, options) or (amount is not None and amount.is_zero):
                continue
            name = fee.word("name") or f"#{number}"
            if not fee.states("cap"):
                yield at(fee, "cap", "no-cap", fee=name, amount=amount or "10%")
            if fee.flag("reciprocal") is False:
                yield at(fee, "reciprocal", "one-sided", fee=name)


def _is_penalty(fee: View, options: OneSidedPenaltyOptions) -> bool:
    """Due for a slip of the customer, or said to hold for one side or both."""
    trigger = "-".join((fee.word("trigger") or "").casefold().replace("-", " ").split())
    return trigger in options.penalties or fee.states("reciprocal")
