"""A workspace with one document put back to what it was, made of another one without following all its references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import normal
from cxlint.workspace.graph import Link, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cxlint.model.document import Document, Reference
    from cxlint.model.limits import Limits

    Mention = tuple[Document, Reference]
    """A reference, and the document that makes it."""


def mentions_of(workspace: Workspace) -> dict[str, list[Mention]]:
    """By an id, as it is compared, the references that name it, in the order of the documents that make them."""
    found: dict[str, list[Mention]] = {}
    for document in workspace.all:
        for reference in document.references:
            found.setdefault(_named(reference), []).append((document, reference))
    return found


class PutBack(Workspace):
    """A workspace of the `copies` of documents, by the identity of each of these, and of the one that is put `before`.

    `mentions` are those of the other workspace. Only references that name who is asked for are looked at.
    """

    def __init__(
        self,
        copies: Mapping[int, Document],
        before: Document | None,
        as_of: date,
        limits: Limits,
        mentions: Mapping[str, Sequence[Mention]],
    ) -> None:
        self._copies = copies
        self._mentions = mentions
        self._own = [(before, reference) for reference in before.references] if before is not None else []
        self._known: dict[tuple[int, str, str], tuple[Link, ...]] = {}
        super().__init__([*copies.values(), *([before] if before is not None else [])], as_of, limits)

    def referrers(self, document: Document, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """Who refers to a document, from documents of one kind or from one field only."""
        asked = (id(document), kind, field)
        if asked not in self._known:
            mentions = self._naming(normal(document.id))
            self._known[asked] = self._links_among(mentions, document, kind, field)
        return self._known[asked]

    def _naming(self, name: str) -> Iterator[Mention]:
        """All references that name an id."""
        for source, reference in self._mentions.get(name, ()):
            copy = self._copies.get(id(source))
            if copy is not None:
                yield copy, reference
        yield from (mention for mention in self._own if _named(mention[1]) == name)


def _named(reference: Reference) -> str:
    return normal(reference.id.rpartition("/")[2])
