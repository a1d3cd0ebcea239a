"""Documents as bytes, each by itself: they travel between processes and lie in the cache in the same form.

The fields of a document that was opened need not be unpacked all at once: whoever asks for one unpacks it.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cxlint.model.document import Document
from cxlint.model.packed import pack, unpack, unpack_references, unpack_value

if TYPE_CHECKING:
    from cxlint.model.document import Reference

FOLDED: frozenset[type[object]] = frozenset({bytes, list})
"""The types of fields that `unfold` has to take before anybody may look at them."""


def fold(document: Document) -> bytes:
    """A document, all but the name of its file. Raises CannotPack where a value is of a type of a plugin."""
    return marshal.dumps(pack(document))


def unfolded(data: bytes, file: str) -> Document:
    """The document that was folded, in the file of this name."""
    return unpack(marshal.loads(data), file)  # noqa: S302 - it comes from `fold`; who keeps it guards it


class Folded:
    """A folded document that was opened: its fields, some of them still for `unfold` to take, and all the rest."""

    __slots__ = ("body", "body_line", "fields", "references")

    def __init__(self, data: bytes) -> None:
        found: Any = marshal.loads(data)  # noqa: S302 - as above
        self.fields: dict[str, Any] = found[3]
        self.references: tuple[Reference, ...] = unpack_references(found[4])
        self.body: str | None = found[5]
        self.body_line: int = found[6]

    def document(self, kind: str, name: str, file: str, index: int) -> Document:
        """The document."""
        fields = {field: unfold(value) for field, value in self.fields.items()}
        return Document(
            kind,
            name,
            fields,
            file=file,
            index=index,
            references=self.references,
            body=self.body,
            body_line=self.body_line,
        )


def unfold(value: Any) -> Any:
    """The value of a field, which may be unfolded already."""
    return unpack_value(value) if value.__class__ in FOLDED else value
