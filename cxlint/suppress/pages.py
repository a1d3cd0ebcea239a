"""Files with suppressions, parsed once more: which document a line belongs to, and where fields stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Span
from cxlint.source import front_matter, load, locate, span_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cxlint.model.document import Document
    from cxlint.source import Node
    from cxlint.workspace.graph import Workspace


class Page:
    """One file; `yaml` is all of it, or the front matter of a Markdown file on its own lines."""

    def __init__(self, file: str, data: bytes, documents: Mapping[int, Document]) -> None:
        self.file = file
        self.yaml = _yaml(file, data)
        self._documents = documents
        self._roots: list[Node] = list(load(self.yaml).documents)
        self._starts = [span_of(root).line for root in self._roots]

    def document_at(self, line: int) -> Document | None:
        """The document that a line belongs to."""
        before = [index for index, start in enumerate(self._starts) if start <= line]
        return self._documents.get(before[-1]) if before else None

    def begins(self, line: int) -> bool:
        """Whether the `kind` of a document stands on a line."""
        found = (locate(root, ("kind",)) for root in self._roots)
        return any(located and located.key and located.key.line == line for located in found)

    def place(self, document: Document, field: str) -> Span:
        """The value of a field, or of the id where the field is not written."""
        if document.index >= len(self._roots):
            return Span()
        root = self._roots[document.index]
        located = locate(root, (field,)) or locate(root, ("id",))
        return located.value if located else Span()


class Pages:
    """The files of a run, each parsed when first asked for; `marked` are those that may hold a comment to cxlint."""

    def __init__(self, sources: Mapping[str, bytes], marked: Collection[str], workspace: Workspace) -> None:
        self.sources = sources
        self.marked = marked
        self._workspace = workspace
        self._documents: dict[str, dict[int, Document]] | None = None
        self._pages: dict[str, Page] = {}

    def page(self, file: str) -> Page:
        """The file of that name."""
        if file not in self._pages:
            self._pages[file] = Page(file, self.sources.get(file, b""), self._documents_of(file))
        return self._pages[file]

    def _documents_of(self, file: str) -> Mapping[int, Document]:
        """The documents of a file by their number in it."""
        if self._documents is None:
            self._documents = {}
            for document in self._workspace.all:
                self._documents.setdefault(document.file, {})[document.index] = document
        return self._documents.get(file, {})


def _yaml(file: str, data: bytes) -> bytes:
    if not file.endswith(".md"):
        return data
    matter = front_matter(data)
    return b"" if matter is None or isinstance(matter, Fault) else matter.yaml
