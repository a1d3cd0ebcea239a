"""The documents of a run after an earlier one: those in files that have not changed sleep until somebody needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.cache.store import checksum
from cxlint.diagnostics import Fault
from cxlint.engine.corpus import Corpus
from cxlint.engine.kept import MARKED, OURS, STRAIGHT, Unsure
from cxlint.engine.record import number_of
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple
from cxlint.workspace.asleep import Dormitory
from cxlint.workspace.reads import Reads
from cxlint.workspace.sources import Sources
from cxlint.workspace.watched import unnoted_references, watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxlint.engine.differences import Name
    from cxlint.engine.kept import Kept, KeptFile, Stamp
    from cxlint.engine.load import Found
    from cxlint.engine.reading import FileReader
    from cxlint.model.document import Document
    from cxlint.workspace.filing import Noted, Way
    from cxlint.workspace.recorded import Mention


class Recalled(NamedTuple):
    """What is known and what was read: `fresh` are the documents of new and changed files by their numbers.

    `before` are the numbers of those that stood in changed files and in files that are gone; `gone` has these numbers
    by names, `looked` counts the files that had to be opened.
    """

    corpus: Corpus
    reads: Reads
    fresh: Mapping[int, Document]
    before: frozenset[int]
    gone: Mapping[Name, int]
    looked: int


def recall(kept: Kept, found: Found, stamps: Mapping[str, Stamp], reader: FileReader) -> Recalled:
    """What is known of the files that were found, and what has to be read anew. Raises Damaged where that fails."""
    recalling = _Recalling(kept, stamps, reader)
    recalling.take(found.files)
    return recalling.recalled(found)


class _Recalling:
    """Takes file by file what is known of it, or reads it."""

    def __init__(self, kept: Kept, stamps: Mapping[str, Stamp], reader: FileReader) -> None:
        self._kept = kept
        self._stamps = stamps
        self._reader = reader
        self._reads = Reads()
        self._dormitory = Dormitory(kept.folded, self._reads)
        self._looked = 0
        self._known: list[KeptFile] = []
        self._documents: list[tuple[int, Document]] = []
        self._fresh: list[Document] = []
        self._read = Corpus.empty()
        self._foreign = 0

    def take(self, files: Iterable[str]) -> None:
        """The files, in the order of the run."""
        rows, stamps, put, told = self._kept.files, self._stamps, self._dormitory.put, self._kept.documents
        for file in files:
            row = rows.get(file)
            if row is None or (row[1] != stamps.get(file) and not self._has_the_same_bytes(row)):
                self._read_anew(file)
                continue
            self._known.append(row)
            for number in row[3]:
                kind, name, _, index, status, _, _, _ = told[number]
                self._documents.append((number, put(kind, name, file, index, status, number)))

    def _read_anew(self, file: str) -> None:
        part = self._reader.read([file])
        self._read.join(part)
        self._foreign += part.foreign
        self._documents.extend((-1, document) for document in part.documents)
        self._looked += 1

    def _has_the_same_bytes(self, row: KeptFile) -> bool:
        self._looked += 1
        file, _, content, _, _ = row
        data = self._reader.tree.read(file) if content else b""
        return bool(content) and not isinstance(data, Fault) and checksum(data) == content

    def recalled(self, found: Found) -> Recalled:
        """All of it, with numbers for what was read."""
        kept, known = self._kept, {row[0] for row in self._known}
        before = {n for path, row in kept.files.items() if path not in known for n in row[3]}
        gone = {(kept.documents[n][0], normal(kept.documents[n][1])): n for n in before}
        fresh: dict[int, Document] = {}
        new = max(kept.documents, default=-1) + 1
        for known_number, document in self._documents:
            if known_number < 0:
                number = gone.get((document.kind, normal(document.id)), new)
                number = new if number in fresh else number
                new += number == new
                fresh[number] = document
        for number, document in fresh.items():
            watch(document, number, self._reads)
        return Recalled(self._corpus(found, known), self._reads, fresh, frozenset(before), gone, self._looked)

    def _corpus(self, found: Found, known: set[str]) -> Corpus:
        documents = {number: document for number, document in self._documents if number >= 0}
        faults = [fault for fault in self._kept.faults(documents) if fault.file in known]
        place = {file: number for number, file in enumerate(found.files)}
        ours = [row[0] for row in self._known if row[4] & OURS]
        read = self._read
        foreign = sum(not row[4] & OURS and not row[0].endswith(".md") for row in self._known)
        return read._replace(
            documents=[document for _, document in self._documents],
            faults=sorted([*faults, *read.faults], key=lambda fault: place[fault.file]),
            sources=Sources(read.sources, ours, self._fetch),
            foreign=foreign + self._foreign,
            files=len(ours) + len(read.sources),
            straight=read.straight | {row[0] for row in self._known if row[4] & STRAIGHT},
            marked=read.marked | {row[0] for row in self._known if row[4] & MARKED},
            skipped=found.skipped,
            baseline=found.baseline,
            idle=found.idle,
        )

    def _fetch(self, file: str) -> bytes:
        data = self._reader.tree.read(file)
        if isinstance(data, Fault) or checksum(data) != self._kept.files[file][2]:
            raise Unsure(f"{file} has changed")
        return data


class Mentions:
    """All references by the id that they name, in the order of the documents that make them."""

    def __init__(self, kept: Kept, recalled: Recalled) -> None:
        self._kept = kept
        self._recalled = recalled
        self._documents: dict[int, Document] = {}
        self._place: dict[int, int] = {}
        self._known: Mapping[str, Sequence[int]] | None = None

    def __call__(self, name: str, kind: str) -> list[Mention]:
        """The references that name an id, in documents of a kind if one is given; only these are woken."""
        if self._known is None:
            self._known = self._kept.mentions()
            documents = self._recalled.corpus.documents
            self._documents = {number_of(document): document for document in documents}
            self._place = {id(document): place for place, document in enumerate(documents)}
        stale, fresh = self._recalled.before, self._recalled.fresh
        sources = [self._documents[n] for n in self._known.get(name, ()) if n not in stale]
        found = [
            (document, reference)
            for document in (*sources, *fresh.values())
            if not kind or document.kind == kind
            for reference in unnoted_references(document)
            if normal(reference.id.rpartition("/")[2]) == name
        ]
        return sorted(found, key=lambda mention: self._place[id(mention[0])]) if fresh else found

    def filed(self, way: Way) -> dict[int, Noted]:
        """What a function has noted of documents, as far as they are the same."""
        found = self._kept.filed(way)
        for number in (*self._recalled.before, *self._recalled.fresh):
            found.pop(number, None)
        return found
