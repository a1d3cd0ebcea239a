"""What a run leaves for the next one: files, documents, what every rule said and read, in sections of a cache."""

from __future__ import annotations

import marshal
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from cxlint.cache.store import checksum
from cxlint.diagnostics import Finding, Related, Severity, Span, Subject
from cxlint.engine.corpus import FileFault
from cxlint.engine.record import Record
from cxlint.engine.rows import Row
from cxlint.model.folded import Folded
from cxlint.model.packed import unpack_fault
from cxlint.named import NamedTuple
from cxlint.workspace.filing import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxlint.cache.store import Opened
    from cxlint.model.document import Document
    from cxlint.workspace.filing import Noted

STRAIGHT, MARKED, OURS = 1, 2, 4
"""What is known of a file: nothing in it was unusual; it speaks of cxlint; it holds governance documents."""

FILED = "filed"
"""How the names of sections begin that say how documents are filed."""

Stamp = tuple[int | str, ...]
"""Size, times of the last change of content and entry, in nanoseconds, of a file on disk; the hash of one in git."""

NEVER: Stamp = ()
"""The stamp of a file that was changed so lately that its times prove nothing."""


class Keys(NamedTuple):
    """Checksums of all that decides how files are read, and of all that decides how documents are judged."""

    facts: bytes
    verdicts: bytes


KeptFile = tuple[str, Stamp, bytes, tuple[int, ...], int]
"""A file: its name, stamp, the checksum of its bytes, its documents by their numbers, and what is known of it.

It is a plain tuple, as `KeptDocument` is: there are thousands, and most are only looked at once.
"""

KeptDocument = tuple[str, str, str, int, object, int, int, bytes]
"""A document: kind, id, file, index and status; start, length and checksum of its packed form."""


class Kept:
    """What an earlier run has left; sections are read when they are needed. `Unsure` is raised where one is.

    Another program may lay out everything in another way, so nothing is looked at before it is known that its `facts`,
    in the first section the first of all, are those of this one.
    """

    def __init__(self, opened: Opened, facts: bytes) -> None:
        self._opened = opened
        try:
            about = self._section("about")
            if about[0][0] != facts:
                raise Unsure("another program")
        except (EOFError, LookupError, TypeError, ValueError):
            raise Unsure("another program") from None
        keys, self.context, self.rules, self.subjects = about
        self.keys = Keys(*keys)
        self.files: dict[str, KeptFile] = {row[0]: row for row in _together(self._section("files"))}
        self.documents: dict[int, KeptDocument] = self._by_number("documents")

    def _bytes(self, name: str) -> bytes:
        data = self._opened.section(name)
        if data is None:
            raise Unsure(name)
        return data

    def _section(self, name: str) -> Any:
        return marshal.loads(self._bytes(name))  # noqa: S302 - the section was signed by the user's own key

    def _by_number(self, name: str) -> dict[int, Any]:
        """What a section has of each document, in which it is packed piece by piece."""
        numbers, pieces = self._section(name)
        return dict(zip(numbers, _together(pieces), strict=True))

    def packed(self, number: int) -> bytes:
        """The packed form of a document."""
        *_, start, length, expected = self.documents[number]
        return self._part("facts", start, length, expected)

    def _part(self, name: str, start: int, length: int, expected: bytes) -> bytes:
        data = self._opened.part(name, start, length)
        if checksum(data) != expected:
            raise Unsure(name)
        return data

    def folded(self, number: int) -> Folded:
        """A document, its fields still to be unfolded."""
        return Folded(self.packed(number))

    def document(self, number: int) -> Document:
        """A document as it was."""
        kind, name, file, index, *_ = self.documents[number]
        return self.folded(number).document(kind, name, file, index)

    def faults(self, documents: Mapping[int, Document]) -> list[FileFault]:
        """What was wrong with files and fields."""
        return [
            FileFault(file, documents.get(number), unpack_fault(fault))
            for file, number, fault in self._section("faults")
            if number < 0 or number in documents
        ]

    def judged(self) -> dict[int, bytes]:
        """What every rule said of each subject, by its number."""
        data, width = self._bytes("outcomes"), len(self.rules)
        return {
            number: data[place * width : (place + 1) * width] for place, number in enumerate(self.subjects)
        }

    def findings(self) -> dict[int, list[Finding]]:
        """The findings of rules, by the number of their subject."""
        return {number: list(map(_finding, some)) for number, some in self._section("findings")}

    def record(self) -> Record:
        """Who has read what."""
        told, onces, filings = self._section("onces")
        pieces, start = [], 0
        for table, documents, length, expected in told:
            pieces.append(Row(table, documents, partial(self._part, "reads", start, length, expected)))
            start += length
        return Record(pieces, onces, frozenset(map(Way._make, filings)))

    def filed(self, way: Way) -> dict[int, Noted]:
        """What a function had noted of each document of a kind, by its number; nothing where that is not known."""
        data = self._opened.section(" ".join((FILED, *way)))
        return {} if data is None else marshal.loads(data)  # noqa: S302 - as above

    def names(self) -> Mapping[int, tuple[str, ...]]:
        """By the numbers of documents the ids that each refers to, as they are compared."""
        return self._by_number("mentions")

    def mentions(self) -> Mapping[str, Sequence[int]]:
        """By an id, as it is compared, the numbers of all documents that refer to it."""
        found: dict[str, list[int]] = {}
        for number, names in self.names().items():
            for name in dict.fromkeys(names):
                found.setdefault(name, []).append(number)
        return found


class Unsure(BaseException):  # a rule that catches every Exception must not swallow it
    """What an earlier run left does not tell what would be said now, or is damaged: judge everything."""


def _together(pieces: Iterable[bytes]) -> Iterator[Any]:
    """Rows that were packed piece by piece."""
    return chain.from_iterable(map(marshal.loads, pieces))  # noqa: S302 - of a section that was signed


def _finding(kept: tuple[Any, ...]) -> Finding:
    found = Finding(*kept)
    return found._replace(
        span=Span(*found.span),
        severity=Severity(found.severity),
        subject=Subject(*found.subject),
        related=tuple(Related(file, Span(*span), text) for file, span, text in found.related),
    )
