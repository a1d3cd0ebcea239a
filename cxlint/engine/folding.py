"""Reads files for a run that is kept: every document is folded where it was read, and laid aside as it comes.

So it is packed once, for the way between two processes and for the cache, and nobody holds the folded documents nor
the bytes of files in memory: these are read again where somebody looks at them.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cxlint.cache.store import checksum
from cxlint.engine.corpus import Corpus, let_go, pack_faults, unpack_faults
from cxlint.engine.load import joined, read_pieces
from cxlint.engine.parallel import Carrier
from cxlint.model.folded import fold, unfolded
from cxlint.model.packed import CannotPack
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.cache.growing import Growing
    from cxlint.config.settings import Settings
    from cxlint.engine.kept import KeptDocument
    from cxlint.engine.load import Found
    from cxlint.engine.reading import FileReader
    from cxlint.model.document import Document, Reference

FACTS = "facts"
"""The section with the folded documents."""

Label = tuple[Any, ...]
"""What is told of a folded document: kind, id, file, index, status, its length and checksum."""

Names = tuple[str, ...]
"""The ids that a document refers to, as they are compared."""


class Gathered(NamedTuple):
    """What was read of some files, without their bytes: of these the checksums.

    `folded` are the documents as bytes, None where one cannot be folded. Once they are laid aside there are neither
    these nor `labels`, but `rows`: what is kept of each, packed piece by piece like `names`, whom each of them names.
    """

    corpus: Corpus
    contents: dict[str, bytes]
    folded: list[bytes] | None
    labels: list[Label]
    names: list[bytes]
    rows: list[bytes] = []


def read_folded(found: Found, reader: FileReader, settings: Settings, growing: Growing) -> Gathered:
    """Read the files that were found; the documents are laid aside in a file of the cache as they come."""

    def lay_aside(part: Gathered) -> Gathered:
        if part.folded is None:
            growing.drop()
            return part
        start, rows = growing.add(FACTS, b"".join(part.folded)), []
        for label in part.labels:
            rows.append(placed(label, start))
            start += label[LENGTH]
        return part._replace(folded=[], labels=[], rows=[marshal.dumps(rows)])

    parts = read_pieces(found, reader, settings, of_corpus, CARRIED, lay_aside)
    corpus = joined(found, [part.corpus for part in parts])
    contents = {file: known for part in parts for file, known in part.contents.items()}
    names = [piece for part in parts for piece in part.names]
    rows = [piece for part in parts for piece in part.rows]
    return Gathered(corpus._replace(files=len(contents)), contents, [], [], names, rows)


def of_corpus(corpus: Corpus) -> Gathered:
    """What was read of some files, folded as far as that is possible."""
    documents, contents = corpus.documents, {file: checksum(data) for file, data in corpus.sources.items()}
    folded: list[bytes] | None
    try:
        folded = list(map(fold, documents))
        labels = list(map(label_of, documents, folded))
    except (CannotPack, ValueError):
        folded, labels = None, []
    names = marshal.dumps([named_in(document.references) for document in documents])
    return Gathered(corpus._replace(sources={}), contents, folded, labels, [names])


LENGTH = 5
"""The position of the length in a label."""


def label_of(document: Document, folded: bytes) -> Label:
    """What is told of a document that was folded to these bytes."""
    status = "retired" if document.retired else "" if document.active else "draft"
    return (
        document.kind, document.id, document.file, document.index, status, len(folded), checksum(folded)
    )  # fmt: skip


def placed(label: Label, start: int) -> KeptDocument:
    """The same for a document that lies somewhere."""
    return (*label[:LENGTH], start, *label[LENGTH:])


def named_in(references: Iterable[Reference]) -> Names:
    """The ids in some references, as they are compared."""
    return tuple([normal(written.rpartition("/")[2]) for _, _, _, written in references])


def _plain(part: Gathered) -> tuple[Any, ...]:
    corpus = part.corpus
    if part.folded is None:
        raise CannotPack("a document")
    files = [document.file for document in corpus.documents]
    plain = (files, pack_faults(corpus), corpus.straight, corpus.marked, corpus.foreign, *part[1:-1])
    let_go(corpus.documents)
    return plain


def _whole(plain: tuple[Any, ...]) -> Gathered:
    files, faults, straight, marked, foreign, contents, folded, *others = plain
    documents = list(map(unfolded, folded, files))
    faults = unpack_faults(faults, documents)
    corpus = Corpus(documents, faults, {}, foreign, len(contents), straight, marked)
    return Gathered(corpus, contents, folded, *others)


CARRIED = Carrier(_plain, _whole)
"""How it travels between processes."""
