"""POL036: little paper is demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

DOCUMENTS = "terms.contract.documents_required"
NOTARISED = "terms.contract.notarised"


class DocumentsDemandedOptions(Options):
    """How many documents are too many."""

    many: int = option(2, "More documents are a warning.", source="convention")
    too_many: int = option(4, "More documents fail.", source="convention")


class DocumentsDemanded(DocumentRule[DocumentsDemandedOptions]):
    """A photo and an order number are enough."""

    id = "POL036"
    name = "documents-demanded"
    summary = "Customers are asked for few documents, and none has to be certified."
    why = (
        "Collecting papers costs people days and money, and many give up what is theirs. "
        "Much of it the company knows already."
    )
    fix = "Ask only for what you cannot look up yourself, and accept copies and photos."
    kinds = ("policy",)
    level = 5
    sources = ("S3.2",)
    clauses = ("Consumer Duty PRIN 2A.6.3G", "NSW sludge audit, unneeded steps and questions")
    needs_one_of = (DOCUMENTS, NOTARISED)
    options = DocumentsDemandedOptions
    messages = {
        "many": Message(
            WARNING,
            "Customers have to bring all of this: {documents}. Some give up on the way; at most {most} of them "
            "are recommended.",
            "documents_required: {kept}",
        ),
        "too-many": Message(
            ERROR,
            "Customers have to bring all of this: {documents}. Many lack one of them and are sent away; no more than "
            "{most} of them are recommended.",
            "documents_required: {kept}",
        ),
        "notarised": Message(
            ERROR,
            "Customers have to get documents certified by an official, which costs them time and money before "
            "anybody looks at their case. Accept a copy or a photo.",
            "notarised: false",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: claims\n"
            "terms: {contract: {documents_required: [photo, order number], notarised: false}}\n"
        ),
        Case("kind: policy\nid: claims\nterms: {contract: {documents_required: none}}\n"),
        Case("kind: policy\nid: claims\nterms: {contract: {arbitration: none}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: claims\nterms: {contract: {documents_required: [a, b, c]}}\n",
            ((3, 40, "many"),),
        ),
        Case(
            "kind: policy\nid: claims\nterms: {contract: {documents_required: [a, b, c, d]}}\n",
            ((3, 40, "many"),),
        ),
        Case(
            "kind: policy\nid: claims\nterms: {contract: {documents_required: [a, b, c, d, e]}}\n",
            ((3, 40, "too-many"),),
        ),
        Case(
            "kind: policy\nid: claims\nterms: {contract: {documents_required: [a, b]}}\n",
            ((3, 40, "many"),),
            options={"many": 1},
        ),
        Case(
            "kind: policy\nid: claims\nterms: {contract: {documents_required: [a, b, c, d, e]}}\n",
            ((3, 40, "many"),),
            options={"too_many": 5},
        ),
        Case("kind: policy\nid: claims\nterms: {contract: {notarised: true}}\n", ((3, 31, "notarised"),)),
    )

    def check(self, document: Document, options: DocumentsDemandedOptions) -> Iterator[Hit]:
        """Count the documents, and look whether they have to be certified."""
        documents = document.words(DOCUMENTS) or ()
        count = len(documents)
        if count > options.many:
            key = "too-many" if count > options.too_many else "many"
            kept = written(documents[: options.many])
            yield at(document, DOCUMENTS, key, documents=documents, most=options.many, kept=kept)
        if document.flag(NOTARISED):
            yield at(document, NOTARISED, "notarised")
