"""Documents packed so that each field can be unpacked by itself, for those who ask for few of them."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cxlint.model.document import Document
from cxlint.model.packed import PLAIN, pack, unpack_references, unpack_value

if TYPE_CHECKING:
    from cxlint.model.document import Reference


def fold(document: Document) -> bytes:
    """A document, all but the name of its file. Raises CannotPack where a value is of a type of a plugin."""
    _, _, _, values, references, body, body_line, _ = pack(document)
    fields = {
        name: value if value.__class__ in PLAIN else marshal.dumps(value) for name, value in values.items()
    }
    return marshal.dumps((fields, references, body, body_line))


class Folded:
    """A folded document that was opened: its fields, some of them still bytes that `unfold` takes, and all the rest."""

    __slots__ = ("body", "body_line", "fields", "references")

    def __init__(self, data: bytes) -> None:
        found: Any = marshal.loads(data)  # noqa: S302 - it comes from `fold`; who keeps it guards it
        self.fields: dict[str, Any] = found[0]
        self.references: tuple[Reference, ...] = unpack_references(found[1])
        self.body: str | None = found[2]
        self.body_line: int = found[3]

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
    """The value of a field."""
    return unpack_value(marshal.loads(value)) if value.__class__ is bytes else value  # noqa: S302 - as above
