"""POL026: the price shown is the price paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import Condition, LimitEntry
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FEES = "terms.fees"
TOO_LATE = ("checkout", "after")
_MANDATORY = Condition("terms.fees.mandatory", ("true",))


class HiddenFee(DocumentRule[NoOptions]):
    """What everybody has to pay is in the price that is advertised."""

    id = "POL026"
    name = "hidden-fee"
    summary = "Every fee that nobody can avoid is part of the advertised price."
    why = (
        "People choose by the first price they see. "
        "A fee that appears later makes the choice worthless, and they feel tricked."
    )
    fix = "Put the fee into the advertised price, and show it from the first advertisement on."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Consumer Duty PRIN 2A.4",
        "NSW sludge audit, hidden terms",
        "OECD dark commercial patterns 2022, sneaking",
        "DMCC Act 2024 s 230, Sch 20",
        "16 CFR 464",
        "Guidelines on Dark Patterns 2023 Annexure 1",
    )
    needs = (FEES,)
    law = {f"{FEES}.*.in_headline_price": "price-", f"{FEES}.*.disclosed_at": "shown-"}
    messages = {
        "not-in-price": Message(
            ERROR,
            "Nobody can buy without paying the fee '{fee}', yet the advertised price leaves it out. Customers choose "
            "by a price that nobody gets; include the fee.",
            "in_headline_price: true\ndisclosed_at: {shown}",
        ),
        "shown-late": Message(
            ERROR,
            "Nobody can buy without paying the fee '{fee}', yet customers see it only at this point: {shown}. "
            "They have made up their mind by then and feel tricked; show it from the start.",
            "disclosed_at: ad",
        ),
        **legal(
            "Nobody can buy without paying this fee, yet the advertised price leaves it out. By law the price holds everything that has to be paid.",
            "in_headline_price: true",
            "price-",
            floor=ERROR,
        ),
        **legal(
            "Nobody can buy without paying this fee, yet customers see it only at this point: {value}. By law they see it from the start.",
            "disclosed_at: ad",
            "shown-",
            floor=ERROR,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: fees\n"
            "terms: {fees: [{name: service, mandatory: true, in_headline_price: true, disclosed_at: ad}]}\n"
        ),
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: express, mandatory: false, disclosed_at: checkout}]}\n"
        ),
        Case("kind: policy\nid: fees\nterms: {fees: []}\n"),
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: late payment, trigger: late-payment}]}\n",
            applies=False,
        ),
    )
    bad = (
        Case(
            "kind: policy\nid: fees\nterms:\n  fees:\n    - name: service\n      mandatory: true\n"
            "      in_headline_price: false\n      disclosed_at: checkout\n"
            "    - name: booking\n      mandatory: true\n      disclosed_at: after\n",
            ((7, 26, "not-in-price"), (11, 21, "shown-late")),
        ),
        Case(
            "kind: policy\nid: fees\n"
            "terms: {fees: [{mandatory: true, in_headline_price: true, disclosed_at: checkout}]}\n",
            ((3, 73, "shown-late"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {fees: [{mandatory: true, in_headline_price: false}]}\n",
            (3, 53),
            LimitEntry(f"{FEES}.in_headline_price", "xx", "Act 1", forbids=("false",), given=(_MANDATORY,)),
            "price-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {fees: [{mandatory: true, disclosed_at: after}]}\n",
            (3, 48),
            LimitEntry(f"{FEES}.disclosed_at", "xx", "Act 1", forbids=TOO_LATE, given=(_MANDATORY,)),
            "shown-",
            floor=ERROR,
        ),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        """Only fees of which it is written whether they can be avoided; no fees at all are fine."""
        return document.words(FEES) == () or any(fee.states("mandatory") for fee in document.each(FEES))

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """One finding for each fee, however it is hidden."""
        for number, fee in enumerate(document.each(FEES), 1):
            if not fee.flag("mandatory"):
                continue
            name = fee.word("name") or f"#{number}"
            shown = fee.word("disclosed_at")
            if fee.flag("in_headline_price") is False:
                yield at(fee, "in_headline_price", "not-in-price", fee=name, shown=_in_time(shown))
            elif shown in TOO_LATE:
                yield at(fee, "disclosed_at", "shown-late", fee=name, shown=shown)


def _in_time(shown: str | None) -> str:
    return "ad" if shown is None or shown in TOO_LATE else shown
