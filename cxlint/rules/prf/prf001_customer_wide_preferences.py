"""PRF001: what a customer chooses holds for the whole customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_POLICY = "kind: policy\nid: wishes\nterms: {preferences: "


class CustomerWidePreferences(DocumentRule[NoOptions]):
    """Judges the scope that is stated; which systems it reaches is judged by PRF002."""

    id = "PRF001"
    name = "customer-wide-preferences"
    summary = "What a customer chooses once holds for everything that the company does with this customer."
    why = (
        "Someone who chose paperless on the card and still gets letters about the mortgage "
        "learns that nobody listened, and has to ask again for each product."
    )
    fix = "Let preferences belong to the customer, not to a product or an area."
    kinds = ("policy",)
    level = 5
    sources = ("S0.3",)
    needs = ("terms.preferences.scope",)
    messages = {
        "scope": Message(
            ERROR,
            "What customers choose holds only for one {scope}. They have to choose again for every other one.",
            "scope: customer",
        ),
    }
    good = (
        Case(f"{_POLICY}{{scope: customer}}}}\n"),
        Case(f"{_POLICY}{{grant_steps: 1}}}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{scope: product}}}}\n", ((3, 30, "scope"),)),
        Case(f"{_POLICY}{{scope: area}}}}\n", ((3, 30, "scope"),)),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Accept only the whole customer."""
        scope = document.word("terms.preferences.scope")
        if scope != "customer":
            yield at(document, "terms.preferences.scope", "scope", scope=scope)
