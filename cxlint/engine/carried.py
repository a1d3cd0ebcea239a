"""What was read of files as `pickle` carries it to another process of this program in the fewest steps.

Nothing of it is a document on its way: the parts of all documents stand in one list, those of all references in
columns. Words and typed values that several documents share are there once.
"""

from __future__ import annotations

import copyreg
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cxlint.engine.corpus import Corpus, let_go, pack_faults, unpack_faults
from cxlint.engine.parallel import Carrier
from cxlint.model.document import Document, Reference
from cxlint.model.packed import made_text
from cxlint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain = tuple[Any, ...]
"""What was read of some files, in parts."""

_parts_of = attrgetter("kind", "id", "values", "file", "index", "body", "body_line", "assumed")

_made = tuple.__new__
"""Does what the class itself does when it is called, in half the time."""

copyreg.pickle(Text, lambda text: (made_text, (text.entries,)))


def _plain(corpus: Corpus) -> Plain:
    documents = corpus.documents
    references = [document.references for document in documents]
    plain = (
        list(map(_parts_of, documents)),
        list(map(len, references)),
        list(zip(*chain.from_iterable(references), strict=True)),
        pack_faults(corpus),
        corpus.sources,
        corpus.straight,
        corpus.marked,
        corpus.foreign,
    )
    let_go(documents)
    return plain


def _whole(plain: Plain) -> Corpus:
    parts, counts, columns, faults, sources, straight, marked, foreign = plain
    documents = list(_documents(parts, counts, map(_made, repeat(Reference), zip(*columns, strict=True))))
    faults = unpack_faults(faults, documents)
    return Corpus(documents, faults, sources, foreign, len(sources), straight, marked)


def _documents(parts: list[Any], counts: list[int], references: Iterator[Reference]) -> Iterator[Document]:
    for (kind, name, values, file, index, body, body_line, assumed), count in zip(parts, counts, strict=True):
        yield Document(
            kind,
            name,
            values,
            file=file,
            index=index,
            references=tuple(islice(references, count)),
            body=body,
            body_line=body_line,
            assumed=assumed,
        )


CARRIED = Carrier(_plain, _whole)
"""How what was read of some files travels between processes."""

CARRIED_EACH = Carrier(lambda parts: list(map(_plain, parts)), lambda plain: list(map(_whole, plain)))
"""The same, for what was read of each file."""
