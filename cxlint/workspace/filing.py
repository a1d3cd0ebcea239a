"""Documents of a kind, filed under keys, for rules that hold one document against those that are like it.

A function says of one document under which keys it is filed, and what to note of it there. It looks at the fields of
that document and at nothing else, raises nothing, and says plain data. So where a document changes, only those are
asked again who had looked under a key where it was, or is now, and what is noted of all others is taken from the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cxlint.named import NamedTuple
from cxlint.workspace.reads import EVERYTHING, WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxlint.model.document import Document
    from cxlint.workspace.reads import Note

    Noted = Mapping[object, Any]
    """By key what is noted of one document."""

    Filing = Callable[[Document], Noted]
    Filed = tuple[Document, Any]


class Way(NamedTuple):
    """A way to file documents of a kind: the name of the function, which means the same in the next run."""

    kind: str
    module: str
    function: str

    def note(self, key: object) -> Note:
        """What is noted where somebody looks under a key."""
        return ("filed", *self, key)

    def loaded(self) -> Filing:
        """The function."""
        found: Filing = getattr(import_module(self.module), self.function)
        return found


class Filings:
    """The documents of a workspace by kind, filed in all the ways that somebody has asked for."""

    def __init__(self, kinds: Mapping[str, Mapping[str, Document]]) -> None:
        self._kinds = kinds
        self._indexes: dict[tuple[str, Filing], dict[object, list[Filed]]] = {}

    def under(self, kind: str, file: Filing, key: object) -> Sequence[Filed]:
        """The documents that are filed under a key, by id, each with what is noted of it there."""
        index = self._indexes.get((kind, file))
        if index is None:
            index = self._indexes[kind, file] = self._index(kind, file)
        return index.get(key, ())

    def _index(self, kind: str, file: Filing) -> dict[object, list[Filed]]:
        index: dict[object, list[Filed]] = {}
        documents = self._kinds.get(kind, {}).values()
        for document in sorted(documents, key=lambda document: document.id):
            for key, noted in self._noted(kind, file, document).items():
                index.setdefault(key, []).append((document, noted))
        return index

    def _noted(self, kind: str, file: Filing, document: Document) -> Noted:
        return file(document)


class WatchedFilings(Filings):
    """The same, where it is noted who looks under which key; `known` has what an earlier run has noted, by numbers."""

    def __init__(
        self,
        kinds: Mapping[str, Mapping[str, Document]],
        note: Callable[[Note], None],
        known: Callable[[Way], Mapping[int, Noted]] | None,
    ) -> None:
        super().__init__(kinds)
        self._note = note
        self._known = known
        self._ways: dict[tuple[str, Filing], Way | None] = {}
        self.tables: dict[Way, dict[int, Noted]] = {}

    def under(self, kind: str, file: Filing, key: object) -> Sequence[Filed]:
        """The documents that are filed under a key."""
        way = self._way(kind, file)
        self._note(EVERYTHING if way is None else way.note(key))
        return super().under(kind, file, key)

    def table(self, way: Way) -> Mapping[int, Noted]:
        """What is noted of all documents of a kind, by their numbers."""
        if way not in self.tables:
            self._index(way.kind, way.loaded())
        return self.tables[way]

    def _index(self, kind: str, file: Filing) -> dict[object, list[Filed]]:
        way = self._way(kind, file)
        if way is not None:
            self.tables[way] = dict(self._known(way)) if self._known else {}
        return super()._index(kind, file)

    def _noted(self, kind: str, file: Filing, document: Document) -> Noted:
        way = self._way(kind, file)
        if way is None or document.recorded is None:
            return noted_of(file, document)
        table, number = self.tables[way], document.recorded.base >> WIDTH
        if number not in table:
            table[number] = noted_of(file, document)
        return table[number]

    def _way(self, kind: str, file: Filing) -> Way | None:
        """The name of a function that is found by it in the next run; None where it has none."""
        if (kind, file) not in self._ways:
            module, function = getattr(file, "__module__", ""), getattr(file, "__qualname__", ".")
            named = bool(module) and function.isidentifier()
            self._ways[kind, file] = Way(kind, module, function) if named else None
        return self._ways[kind, file]


def noted_of(file: Filing, document: Document) -> Noted:
    """What a function notes of a document, which does not count as reading it."""
    before = document.values
    if document.recorded is not None:
        document.values = document.recorded.plain()
    try:
        return file(document)
    finally:
        document.values = before
