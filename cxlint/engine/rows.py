"""Rows of notes as bytes: most notes are numbers, and of a row it is told which documents they can be about.

So most rows need not even be fetched to see that nothing in them is about those that have changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Sequence

from cxlint.named import NamedTuple
from cxlint.workspace.reads import WIDTH, Note

_FIRST = 1 << 62
"""From here on numbers stand for notes that are none, by their places in a table; no document has so high a number."""


class Row(NamedTuple):
    """A row of notes, packed; or what fetches it. `documents` has a bit for each that a number is about."""

    table: list[Note]
    documents: bytes
    packed: bytes | Callable[[], bytes]

    @classmethod
    def of(cls, notes: Sequence[Note]) -> Row:
        """A row of these notes."""
        table: dict[Note, int] = {}
        numbers: list[int] = [
            note if isinstance(note, int) else _FIRST + table.setdefault(note, len(table)) for note in notes
        ]
        about = {number >> WIDTH for number in set(numbers) if 0 <= number < _FIRST}
        bits = bytearray((max(about, default=-1) >> 3) + 1)
        for number in about:
            bits[number >> 3] |= 1 << (number & 7)
        return cls(list(table), bytes(bits), array("q", numbers).tobytes())

    @property
    def data(self) -> bytes:
        """The packed row."""
        return self.packed if isinstance(self.packed, bytes) else self.packed()

    @property
    def numbers(self) -> array[int]:
        """The notes as numbers."""
        return array("q", self.data)

    def among(self, notes: Container[Note]) -> set[int]:
        """The numbers that stand for those of some notes that are no numbers."""
        return {number for number, note in enumerate(self.table, _FIRST) if note in notes}

    def is_about(self, documents: Iterable[int]) -> bool:
        """Whether one of the numbers is about one of the documents."""
        bits, end = self.documents, len(self.documents) << 3
        return any(0 <= number < end and bits[number >> 3] >> (number & 7) & 1 for number in documents)
