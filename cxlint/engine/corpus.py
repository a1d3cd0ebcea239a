"""What was read of files: documents, faults and bytes; and the same as plain data, to carry it between processes."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Fault
from cxlint.model.packed import pack, pack_fault, unpack, unpack_fault
from cxlint.named import NamedTuple
from cxlint.source import may_speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxlint.model.document import Document


FORMAT = 4
"""The version of `marshal` that every Python from 3.4 on reads."""


class FileFault(NamedTuple):
    """A fault and where it is; `document` is None where it could not be told whose it is."""

    file: str
    document: Document | None
    fault: Fault


class Corpus(NamedTuple):
    """All that was read: documents, faults, the bytes of each file, and how many files are not ours.

    `straight` are the files in which nothing was unusual: all that is written there has a value; `marked` are those
    that may hold a comment to cxlint. `skipped` are the folders of a revision that are repositories of their own;
    `baseline` is the file of known findings, or why it cannot be read; `idle` are the patterns for files to leave out
    that fit none.
    """

    documents: list[Document]
    faults: list[FileFault]
    sources: dict[str, bytes]
    foreign: int
    files: int
    straight: set[str]
    marked: set[str]
    skipped: tuple[str, ...] = ()
    baseline: bytes | Fault = b""
    idle: tuple[str, ...] = ()

    @classmethod
    def empty(cls, files: int = 0) -> Corpus:
        """One to read texts into."""
        return cls([], [], {}, 0, files, set(), set())

    def hold(self, file: str, data: bytes) -> None:
        """Keep the bytes of a file of ours."""
        self.sources[file] = data
        if may_speak(data):
            self.marked.add(file)

    def join(self, other: Corpus) -> None:
        """Take in what was read of one more file."""
        self.documents.extend(other.documents)
        self.faults.extend(other.faults)
        self.sources.update(other.sources)
        self.straight.update(other.straight)
        self.marked.update(other.marked)


def pack_corpus(corpus: Corpus) -> bytes:
    """What was read of some files as bytes. Raises CannotPack where a value is of a type that only a plugin knows."""
    plain = (
        [(document.file, pack(document)) for document in corpus.documents],
        pack_faults(corpus),
        corpus.sources,
        corpus.straight,
        corpus.marked,
        corpus.foreign,
    )
    return marshal.dumps(plain, FORMAT)


def let_go(documents: Iterable[Document]) -> None:
    """Free the memory of documents that nobody will use again; each holds on to itself, so that it would stay."""
    for document in documents:
        del document.document


def unpack_corpus(packed: bytes | memoryview) -> Corpus:
    """What was read of some files, from the bytes that `pack_corpus` made in a process of the same program."""
    plain: Any = marshal.loads(packed)  # noqa: S302 - never from a file, nor from anybody else
    documents, faults, sources, straight, marked, foreign = plain
    made = [unpack(document, file) for file, document in documents]
    return Corpus(made, unpack_faults(faults, made), sources, foreign, len(sources), straight, marked)


def pack_faults(corpus: Corpus) -> list[tuple[Any, ...]]:
    """The faults as plain data, with the places of their documents. Raises CannotPack as `pack_corpus` does."""
    places = {id(document): place for place, document in enumerate(corpus.documents)}
    return [
        (file, None if document is None else places[id(document)], pack_fault(fault))
        for file, document, fault in corpus.faults
    ]


def unpack_faults(packed: Iterable[tuple[Any, ...]], documents: Sequence[Document]) -> list[FileFault]:
    """The faults that were packed, of these documents."""
    return [
        FileFault(file, None if place is None else documents[place], unpack_fault(fault))
        for file, place, fault in packed
    ]
