"""PRF001: what a customer chooses holds for the whole customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
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
    clauses = ("47 CFR 64.1200(a)(10)",)
    needs = ("terms.preferences.scope",)
    law = {"terms.preferences.scope": ""}
    messages = {
        "scope": Message(
            ERROR,
            "What customers choose holds only for one {scope}. They have to choose again for every other one.",
            "scope: customer",
        ),
        **legal(
            "What customers choose holds only for one {value}. By law it holds for everything that the company sends.",
            "scope: customer",
            floor=ERROR,
        ),
    }
    good = (
        Case(f"{_POLICY}{{scope: customer}}}}\n"),
        Case(f"{_POLICY}{{grant_steps: 1}}}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{scope: product}}}}\n", ((3, 30, "scope"),)),
        Case(f"{_POLICY}{{scope: area}}}}\n", ((3, 30, "scope"),)),
        *law_cases(
            "kind: policy\nid: it\nterms: {preferences: {scope: product}}\n",
            (3, 30),
            LimitEntry("terms.preferences.scope", "xx", "Act 1", forbids=("product", "area")),
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Accept only the whole customer."""
        scope = document.word("terms.preferences.scope")
        if scope != "customer":
            yield at(document, "terms.preferences.scope", "scope", scope=scope)
