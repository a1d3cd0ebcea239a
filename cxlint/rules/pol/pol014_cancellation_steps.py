"""POL014: leaving takes no more steps than joining."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

LEAVING = "terms.cancellation.steps"
JOINING = "terms.cancellation.joining_steps"


class CancellationStepsOptions(Options):
    """From when more steps to leave than to join fail."""

    times: int = option(2, "So many times the steps to join fail.", source="convention")
    most: int = option(6, "More steps than this fail.", source="convention")


class CancellationSteps(DocumentRule[CancellationStepsOptions]):
    """The way out is as short as the way in."""

    id = "POL014"
    name = "cancellation-steps"
    summary = "Cancelling takes no more steps than joining."
    why = (
        "Every added screen wears people down until they give up. They stay as customers against their will."
    )
    fix = "Remove steps until leaving is as quick as joining."
    kinds = ("policy",)
    level = 5
    sources = ("S3.2",)
    clauses = (
        "Consumer Duty PRIN 2A.6.3G",
        "NSW sludge audit, unneeded steps and questions",
        "OECD dark commercial patterns 2022, obstruction",
    )
    needs = (LEAVING, JOINING)
    options = CancellationStepsOptions
    messages = {
        "more": Message(
            WARNING,
            "Leaving takes {steps} steps, joining only {joining}. Customers notice that they are being held back; "
            "make leaving as quick as joining.",
            "steps: {joining}",
        ),
        "many": Message(
            ERROR,
            "Leaving takes {steps} steps, joining only {joining}. Customers give up on the way and keep paying for "
            "what they do not want; make leaving as quick as joining.",
            "steps: {joining}",
        ),
    }
    good = (
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 3, joining_steps: 3}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 8, joining_steps: 8}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 9}}\n", applies=False),
        Case("kind: policy\nid: leave\nterms: {cancellation: {joining_steps: 2}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 4, joining_steps: 3}}\n",
            ((3, 31, "more"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 6, joining_steps: 5}}\n",
            ((3, 31, "more"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 7, joining_steps: 5}}\n",
            ((3, 31, "many"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 4, joining_steps: 2}}\n",
            ((3, 31, "many"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 4, joining_steps: 2}}\n",
            ((3, 31, "more"),),
            options={"times": 3},
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 7, joining_steps: 5}}\n",
            ((3, 31, "more"),),
            options={"most": 7},
        ),
    )

    def check(self, document: Document, options: CancellationStepsOptions) -> Iterator[Hit]:
        """Compare the way out with the way in."""
        steps, joining = document.number(LEAVING), document.number(JOINING)
        if steps is None or joining is None or steps <= joining:
            return
        many = steps >= options.times * joining or steps > options.most
        yield at(document, LEAVING, "many" if many else "more", steps=steps, joining=joining)
