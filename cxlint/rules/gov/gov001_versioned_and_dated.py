"""GOV001: a policy says which version it is, from when and where it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_FULL = "kind: policy\nid: returns\nversion: 2.1.0\neffective_from: 2026-01-01\n"
_ACME = "---\nkind: organisation\nid: acme\n"


class VersionedAndDated(DocumentRule[NoOptions]):
    """The jurisdictions of the organisation hold for every policy that does not state its own."""

    id = "GOV001"
    name = "versioned-and-dated"
    summary = "Every policy states its version, the day from which it holds, and where it holds."
    why = (
        "Without them nobody can tell a customer which rule applied on the day of the purchase. Two "
        "people give two answers."
    )
    fix = (
        "State version, effective_from and jurisdictions. The jurisdictions can stand on the "
        "organisation, once for all policies."
    )
    kinds = ("policy",)
    level = 1
    sources = ("S3.1",)
    messages = {
        "version": Message(
            ERROR,
            "The policy '{title}' has no version, so nobody can tell which text a customer agreed to.",
            "version: 1.0.0",
        ),
        "effective-from": Message(
            ERROR,
            "The policy '{title}' does not say from which day it holds. Customers of before and after "
            "get the same answer.",
            "effective_from: {today}",
        ),
        "jurisdictions": Message(
            ERROR,
            "The policy '{title}' does not say in which countries it holds, so nobody can tell which "
            "rights customers have.",
            "jurisdictions: [eu]",
        ),
    }
    good = (
        Case(f"{_FULL}jurisdictions: [eu]\n"),
        Case(f"{_FULL}{_ACME}jurisdictions: [eg, sa]\n"),
    )
    bad = (
        Case(
            "kind: policy\nid: returns\neffective_from: 2026-01-01\njurisdictions: [eu]\n",
            ((2, 5, "version"),),
        ),
        Case("kind: policy\nid: returns\nversion: 2.1.0\njurisdictions: [eu]\n", ((2, 5, "effective-from"),)),
        Case(f"{_FULL}{_ACME}", ((2, 5, "jurisdictions"),)),
        Case(f"{_FULL}jurisdictions: []\n", ((5, 16, "jurisdictions"),)),
    )
    reads_date = True

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for each of the three."""
        if not document.states("version"):
            yield at(document, "version", "version")
        if not document.states("effective_from"):
            yield at(document, "effective_from", "effective-from", today=document.today)
        everywhere = document.context.jurisdictions if document.context else ()
        if not document.words("jurisdictions") and not everywhere:
            yield at(document, "jurisdictions", "jurisdictions")
