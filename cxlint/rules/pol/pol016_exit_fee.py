"""POL016: leaving costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Percent
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FEE = "terms.cancellation.fee"
FORMULA = "terms.cancellation.fee_formula"


class ExitFeeOptions(Options):
    """From which share of what is left the fee fails."""

    heavy: Percent = option(
        "50%", "A fee of so much of the rest, or more, fails instead of warning.", source="convention"
    )


class ExitFee(DocumentRule[ExitFeeOptions]):
    """Who leaves is not punished for it."""

    id = "POL016"
    name = "exit-fee"
    summary = "Leaving costs nothing, or less with every month that has been paid."
    why = (
        "A price on the door keeps people who want to go, and they remember it. "
        "Others do not join, because they see that they cannot leave."
    )
    fix = "Drop the fee, or let it shrink with the time so that it only covers what you really lose."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("Consumer Duty PRIN 2A.4", "Directive 93/13/EEC Annex 1(e)", "Directive 93/13/EEC Annex 1(f)")
    needs_one_of = (FEE, FORMULA)
    options = ExitFeeOptions
    messages = {
        "fee": Message(
            WARNING,
            "Customers pay {fee} to leave, however long they have stayed. Drop the fee, or let it shrink with "
            "every month they have paid.",
            "fee_formula: declining",
        ),
        "heavy": Message(
            ERROR,
            "Customers pay {fee} of what is left to leave. At that price they are locked in; drop the fee.",
            "fee: none",
        ),
        "everything": Message(
            ERROR,
            "Customers who leave pay for the whole time that they no longer use. Leaving is worth nothing to them; "
            "drop the fee, or let it shrink with every month they have paid.",
            "fee: none\nfee_formula: declining",
        ),
    }
    good = (
        Case("kind: policy\nid: leave\nterms: {cancellation: {fee: none}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {fee: 20 EUR, fee_formula: declining}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {fee: 49%, fee_formula: declining}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 2}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: leave\nterms: {cancellation: {fee: 1 EUR}}\n", ((3, 29, "fee"),)),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {fee: 49%, fee_formula: fixed}}\n",
            ((3, 29, "fee"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {fee: 50%, fee_formula: declining}}\n",
            ((3, 29, "heavy"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {fee: 50%}}\n",
            ((3, 29, "fee"),),
            options={"heavy": "60%"},
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {fee_formula: remaining-balance}}\n",
            ((3, 37, "everything"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {fee: 20 EUR, fee_formula: remaining-balance}}\n",
            ((3, 50, "everything"),),
        ),
    )

    def check(self, document: Document, options: ExitFeeOptions) -> Iterator[Hit]:
        """A share of the rest counts as heavy by itself; any other fee has to shrink."""
        fee, formula = document.amount(FEE), document.word(FORMULA)
        if formula == "remaining-balance":
            yield at(document, FORMULA, "everything")
        elif fee is None or fee.is_zero:
            return
        elif isinstance(fee, Percent) and fee >= options.heavy:
            yield at(document, FEE, "heavy", fee=fee)
        elif formula != "declining":
            yield at(document, FEE, "fee", fee=fee)
