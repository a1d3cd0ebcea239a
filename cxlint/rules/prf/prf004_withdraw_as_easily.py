"""PRF004: saying no is as easy as saying yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_POLICY = "kind: policy\nid: wishes\nterms: {preferences: "


class WithdrawAsEasily(DocumentRule[NoOptions]):
    """Applies where the number of steps both ways is stated, or what holds if the customer does nothing."""

    id = "PRF004"
    name = "withdraw-as-easily"
    summary = (
        "Customers take a consent back in no more steps than they gave it, and no box is ticked for them."
    )
    why = (
        "Who is signed up in one click and needs four to get out feels tricked. A box that is ticked "
        "already is no choice."
    )
    fix = "Take steps away until saying no is as short as saying yes, and leave boxes unticked."
    kinds = ("policy",)
    level = 5
    sources = ("S0.3", "S1.4")
    clauses = (
        "OECD dark commercial patterns 2022, interface interference",
        "Directive 2011/83/EU (CRD) Art 22",
        "GDPR Art 7(3)",
        "E-Commerce Rules 2020 r. 4(9)",
    )
    needs = ("terms.preferences",)
    law = {"terms.preferences.withdraw_steps": "steps-", "terms.preferences.default": "preticked-"}
    messages = {
        "steps": Message(
            ERROR,
            "Steps to say yes: {grant}. Steps to take it back: {withdraw}. Customers give up on the way out.",
            "withdraw_steps: {grant}",
        ),
        "preticked": Message(
            ERROR,
            "The box is ticked before customers have read it. They are signed up without having chosen.",
            "default: opt-in-unticked",
        ),
        **legal(
            "Steps to say yes: {limit}. Steps to take it back: {value}. By law the way out is as easy as the way in.",
            "withdraw_steps: {limit}",
            "steps-",
            floor=ERROR,
        ),
        **legal(
            "The box is ticked before customers have read it. By law they tick it themselves.",
            "default: opt-in-unticked",
            "preticked-",
            floor=ERROR,
        ),
    }
    good = (
        Case(f"{_POLICY}{{grant_steps: 2, withdraw_steps: 2, default: opt-in-unticked}}}}\n"),
        Case(f"{_POLICY}{{default: opt-out}}}}\n"),
        Case(f"{_POLICY}{{withdraw_steps: 3}}}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{grant_steps: 2, withdraw_steps: 3}}}}\n", ((3, 55, "steps"),)),
        Case(f"{_POLICY}{{default: opt-in-preticked}}}}\n", ((3, 32, "preticked"),)),
        *law_cases(
            "kind: policy\nid: it\nterms: {preferences: {grant_steps: 2, withdraw_steps: 3}}\n",
            (3, 55),
            LimitEntry(
                "terms.preferences.withdraw_steps",
                "xx",
                "Act 1",
                better="less",
                like="terms.preferences.grant_steps",
            ),
            "steps-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {preferences: {default: opt-in-preticked}}\n",
            (3, 32),
            LimitEntry("terms.preferences.default", "xx", "Act 1", forbids=("opt-in-preticked",)),
            "preticked-",
            floor=ERROR,
        ),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        """Judge only what is stated."""
        terms = document.part("terms.preferences")
        return terms is not None and (
            terms.states("default") or (terms.states("grant_steps") and terms.states("withdraw_steps"))
        )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Compare both ways, and look at what is ticked."""
        grant = document.number("terms.preferences.grant_steps")
        withdraw = document.number("terms.preferences.withdraw_steps")
        if grant is not None and withdraw is not None and withdraw > grant:
            yield at(document, "terms.preferences.withdraw_steps", "steps", grant=grant, withdraw=withdraw)
        if document.word("terms.preferences.default") == "opt-in-preticked":
            yield at(document, "terms.preferences.default", "preticked")
