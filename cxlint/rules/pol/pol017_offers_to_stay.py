"""POL017: who wants to leave is not held up by offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

SCREENS = "terms.cancellation.retention_screens"
SKIP = "terms.cancellation.retention_skippable"


class OffersToStayOptions(Options):
    """How many offers to stay are too many."""

    many: int = option(1, "More offers are a warning.", source="convention")
    too_many: int = option(2, "More offers fail.", source="convention")


class OffersToStay(DocumentRule[OffersToStayOptions]):
    """One offer is polite, a row of them is a wall."""

    id = "POL017"
    name = "offers-to-stay"
    summary = "Customers who leave see one offer to stay at most, and can pass it over."
    why = "Each further screen wears down somebody who has decided already. They pay on, feel tricked, and warn others."
    fix = "Make one offer at most, with a plain way past it."
    kinds = ("policy",)
    level = 5
    sources = ("S3.2",)
    clauses = (
        "OECD dark commercial patterns 2022, obstruction",
        "OECD dark commercial patterns 2022, nagging",
        "DMCC Act 2024 Pt 4 Ch 2",
        "Cal B&P 17600 to 17606 AB 2863",
    )
    needs_one_of = (SCREENS, SKIP)
    options = OffersToStayOptions
    messages = {
        "many": Message(
            WARNING,
            "Customers who want to leave have to get past this many offers to stay: {screens}. "
            "They have decided already; show {most} at most.",
            "retention_screens: {most}",
        ),
        "too-many": Message(
            ERROR,
            "Customers who want to leave have to get past this many offers to stay: {screens}. Many give up and pay "
            "for what they do not want; show {most} at most.",
            "retention_screens: {most}",
        ),
        "no-skip": Message(
            WARNING,
            "Customers cannot pass over the offers to stay when they cancel. Let them cancel at once.",
            "retention_skippable: true",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 1, retention_skippable: true}}\n"
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 0, retention_skippable: false}}\n"
        ),
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 2}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 2}}\n", ((3, 43, "many"),)),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 3}}\n",
            ((3, 43, "too-many"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 1, retention_skippable: false}}\n",
            ((3, 67, "no-skip"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_skippable: false}}\n",
            ((3, 45, "no-skip"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 1}}\n",
            ((3, 43, "many"),),
            options={"many": 0},
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {retention_screens: 3}}\n",
            ((3, 43, "many"),),
            options={"too_many": 3},
        ),
    )

    def check(self, document: Document, options: OffersToStayOptions) -> Iterator[Hit]:
        """Count the offers, then look for the way past them."""
        screens = document.number(SCREENS)
        if screens is not None and screens > options.many:
            key = "too-many" if screens > options.too_many else "many"
            yield at(document, SCREENS, key, screens=screens, most=options.many)
        if document.flag(SKIP) is False and screens != 0:
            yield at(document, SKIP, "no-skip")
