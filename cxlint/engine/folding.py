"""Reads files for a run that is kept: every document is folded where it was read, and laid aside as it comes.

So it is packed once, for the way between two processes and for the cache, and nobody holds the folded documents nor
the bytes of files in memory: these are read again where somebody looks at them.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cxlint.cache.store import checksum
from cxlint.engine.corpus import FORMAT, Corpus, FileFault
from cxlint.engine.load import joined, read_pieces
from cxlint.engine.parallel import Carrier
from cxlint.model.folded import fold, unfolded
from cxlint.model.packed import CannotPack, pack_fault, unpack_fault
from cxlint.named import NamedTuple
from cxlint.suppress.inline import marked

if TYPE_CHECKING:
    from cxlint.cache.growing import Growing
    from cxlint.config.settings import Settings
    from cxlint.engine.load import Found, Meanwhile
    from cxlint.engine.reading import FileReader

FACTS = "facts"
"""The section with the folded documents."""

Place = tuple[int, int, bytes]
"""Start, length and checksum of a folded document among the others."""


class Gathered(NamedTuple):
    """What was read of some files, without their bytes: of these the checksums, and which files speak of cxlint.

    `folded` are the documents as bytes with their checksums; None where they are laid aside, at the `places`.
    """

    corpus: Corpus
    contents: dict[str, bytes]
    marked: list[str]
    folded: list[tuple[bytes, bytes]] | None
    places: list[Place] = []


def read_folded(
    found: Found, reader: FileReader, settings: Settings, growing: Growing, meanwhile: Meanwhile
) -> Gathered:
    """Read the files that were found; the documents are laid aside in a file of the cache as they come."""

    def lay_aside(part: Gathered) -> Gathered:
        places, folded = [], part.folded
        if folded is None:
            growing.drop()
            return part
        start = growing.add(FACTS, b"".join([data for data, _ in folded]))
        for data, known in folded:
            places.append((start, len(data), known))
            start += len(data)
        return part._replace(folded=None, places=places)

    parts = read_pieces(found, reader, settings, of_corpus, CARRIED, lay_aside, meanwhile)
    corpus = joined(found, [part.corpus for part in parts])
    contents = {file: known for part in parts for file, known in part.contents.items()}
    speaking = [file for part in parts for file in part.marked]
    places = [place for part in parts for place in part.places]
    return Gathered(corpus._replace(files=len(contents)), contents, speaking, None, places)


def of_corpus(corpus: Corpus) -> Gathered:
    """What was read of some files, folded as far as that is possible."""
    try:
        folded = [(data, checksum(data)) for data in map(fold, corpus.documents)]
    except (CannotPack, ValueError):
        folded = None
    contents = {file: checksum(data) for file, data in corpus.sources.items()}
    return Gathered(corpus._replace(sources={}), contents, list(marked(corpus.sources)), folded)


def _packed(part: Gathered) -> bytes:
    corpus, contents, speaking, folded, _ = part
    if folded is None:
        raise CannotPack("a document")
    places = {id(document): place for place, document in enumerate(corpus.documents)}
    faults = [
        (file, None if document is None else places[id(document)], pack_fault(fault))
        for file, document, fault in corpus.faults
    ]
    files = [document.file for document in corpus.documents]
    plain = (files, folded, faults, corpus.straight, corpus.foreign, contents, speaking)
    return marshal.dumps(plain, FORMAT)


def _unpacked(packed: bytes) -> Gathered:
    plain: Any = marshal.loads(packed)  # noqa: S302 - from a copy of this process
    files, folded, faults, straight, foreign, contents, speaking = plain
    documents = [unfolded(data, file) for (data, _), file in zip(folded, files, strict=True)]
    told = [
        FileFault(file, None if place is None else documents[place], unpack_fault(fault))
        for file, place, fault in faults
    ]
    return Gathered(Corpus(documents, told, {}, foreign, len(contents), straight), contents, speaking, folded)


CARRIED = Carrier(_packed, _unpacked)
"""How it travels between processes."""
