"""Finds the line and column of a path: only for findings, so that nothing else pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Span
from cxlint.source import front_matter, lines, load, locate, nearest, sections

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from cxlint.diagnostics import Path
    from cxlint.model.document import Document
    from cxlint.source import MappingNode, Section


class Places:
    """The places of one run; a file with findings is parsed once more, of a `straight` one only the field in question.

    What was parsed last is kept, for findings come document by document.
    """

    def __init__(self, sources: Mapping[str, bytes], straight: Container[str] = ()) -> None:
        self._sources = sources
        self._straight = straight
        self._parsed: str | None = None
        self._roots: list[MappingNode] = []
        self._outlined: str | None = None
        self._outlines: list[dict[str, Section]] = []
        self._document: Document | None = None
        self._fields: dict[str, Section] = {}
        self._parts: dict[str, tuple[MappingNode, int]] = {}

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
        field = str(path[0]) if path and path[0] in document.values else "id"
        part = self._section(document, field) if path else None
        root, line = part or (self._root(document), 0)
        if root is None:
            return Span()
        found = locate(root, path)
        if found is not None:
            return _further_down(found.value, line)
        above = nearest(root, path)
        if above is not None:
            return _further_down(above, line)
        named = locate(root, ("id",))
        return _further_down(named.value, line) if named else Span()

    def _section(self, document: Document, field: str) -> tuple[MappingNode, int] | None:
        """One outermost field of a document, parsed alone, and the line it begins on; None where that cannot be."""
        if self._document is not document:
            self._document, self._parts, self._fields = document, {}, self._outline(document)
        part = self._parts.get(field)
        if part is None and field in self._fields:
            data, (start, end) = self._sources[document.file], self._fields[field]
            part = self._parts[field] = (load(data[start:end]).documents[0], data.count(b"\n", 0, start))
        return part

    def _outline(self, document: Document) -> dict[str, Section]:
        """The outermost fields of a document by their keys; none where its lines do not tell them all."""
        if self._outlined != document.file:
            straight = document.file in self._straight
            self._outlined = document.file
            self._outlines = (sections(self._sources[document.file]) if straight else None) or []
        fields = self._outlines[document.index] if document.index < len(self._outlines) else {}
        return fields if list(fields) == list(document.values) else {}

    def _root(self, document: Document) -> MappingNode | None:
        if self._parsed != document.file:
            data = self._sources.get(document.file, b"")
            if document.file.endswith(".md"):
                matter = front_matter(data)
                data = b"" if matter is None or isinstance(matter, Fault) else matter.yaml
            self._parsed, self._roots = document.file, load(data).documents
        return self._roots[document.index] if document.index < len(self._roots) else None


def _further_down(span: Span, lines: int) -> Span:
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column) if lines else span
