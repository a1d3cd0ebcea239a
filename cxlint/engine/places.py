"""Finds the line and column of a path: only for findings, so that nothing else pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Span
from cxlint.source import front_matter, lines, load, load_up_to, locate, nearest

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from cxlint.diagnostics import Path
    from cxlint.model.document import Document
    from cxlint.source import MappingNode


class Places:
    """The places of one run; a file with findings is parsed once more, and a `straight` one only as far as needed."""

    def __init__(self, sources: Mapping[str, bytes], straight: Container[str] = ()) -> None:
        self._sources = sources
        self._straight = straight
        self._roots: dict[str, list[MappingNode]] = {}
        self._latest: tuple[Document, MappingNode] | None = None

    def place(self, document: Document, path: Path, quote: str = "") -> Span:
        """The value at the path; for what is absent its nearest parent key, else the value of `id`.

        ``body`` is the text of a Markdown document. With a `quote` it is the words of the value that say just that.
        """
        if path == ("body",) and document.body is not None:
            last = document.body_line + document.body.count("\n")
            span = Span(document.body_line, 1, last + 1, 1)
        else:
            span = self._value(document, path)
        return self._quoted(document, span, quote) if quote else span

    def _quoted(self, document: Document, span: Span, quote: str) -> Span:
        text = lines(self._sources.get(document.file, b""))
        for line in range(span.line, min(span.end_line, len(text)) + 1):
            column = text[line - 1].find(quote, span.column - 1 if line == span.line else 0) + 1
            if column:
                return Span(line, column, line, column + len(quote))
        return span

    def _value(self, document: Document, path: Path) -> Span:
        straight = path and document.file in self._straight
        root = self._up_to(document, path[0]) if straight else self._root(document)
        if root is None:
            return Span()
        found = locate(root, path)
        if found is not None:
            return found.value
        above = nearest(root, path)
        if above is not None:
            return above
        named = locate(root, ("id",))
        return named.value if named else Span()

    def _up_to(self, document: Document, field: str | int) -> MappingNode | None:
        """A document up to a field, or where it does not have that, up to the field that stands for the whole."""
        wanted = str(field) if field in document.values else "id"
        if self._latest is not None and self._latest[0] is document:
            root = self._latest[1]
            if any(key.value == wanted for key, _ in root.value):
                return root
        found = load_up_to(self._sources.get(document.file, b""), document.index, wanted)
        self._latest = None if found is None else (document, found)
        return found

    def _root(self, document: Document) -> MappingNode | None:
        if document.file not in self._roots:
            data = self._sources.get(document.file, b"")
            if document.file.endswith(".md"):
                matter = front_matter(data)
                data = b"" if matter is None or isinstance(matter, Fault) else matter.yaml
            self._roots[document.file] = load(data).documents
        roots = self._roots[document.file]
        return roots[document.index] if document.index < len(roots) else None
