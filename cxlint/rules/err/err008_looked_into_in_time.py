"""ERR008: customers know by when their error has been looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_POLICY = "kind: policy\nid: errors\nterms: {error_resolution: "


class LookedIntoInTime(DocumentRule[NoOptions]):
    """Judges only that a time is stated; what the law of a country allows comes with a plugin for it."""

    id = "ERR008"
    name = "looked-into-in-time"
    summary = "A policy about errors says by when an error has been looked into."
    why = "Money that is missing is missing today. A customer who is told no day calls every day."
    fix = "Write down by when you know what happened (investigate)."
    kinds = ("policy",)
    level = 1
    sources = ("S0.8",)
    clauses = ("12 CFR 1005.11 (Regulation E)", "12 CFR 1026.13 (Regulation Z)")
    needs = ("terms.error_resolution",)
    messages = {
        "missing": Message(
            WARNING,
            "The policy '{title}' does not say by when an error has been looked into. Customers wait without a day.",
            "investigate: 10 working days",
        ),
    }
    good = (
        Case(f"{_POLICY}{{investigate: 10 working days}}}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (Case(f"{_POLICY}{{acknowledge: 1 day}}}}\n", ((3, 9, "missing"),)),)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for the time."""
        if not document.states("terms.error_resolution.investigate"):
            yield at(document, "terms.error_resolution.investigate", "missing")
