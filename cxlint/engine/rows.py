"""Rows of notes as bytes: most notes are numbers, and numbers that lie side by side are read in no time."""

from __future__ import annotations

import marshal
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from cxlint.workspace.reads import Note

_FIRST = 1 << 62
"""From here on numbers stand for notes that are none, by their places in a table; no document has so high a number."""

_PLAIN = 2
"""The version of `marshal` that does not look for what it has written before."""


def pack_row(row: Sequence[Note]) -> bytes:
    """A row of notes as bytes. Raises ValueError where one of them is no plain data."""
    table: dict[Note, int] = {}
    numbers = [note if note.__class__ is int else _FIRST + table.setdefault(note, len(table)) for note in row]
    plain: Any = (list(table), array("q", numbers).tobytes())
    return marshal.dumps(plain, _PLAIN)


class Row:
    """A row of notes that was packed, as `numbers`."""

    __slots__ = ("_table", "numbers")

    def __init__(self, packed: bytes) -> None:
        self._table: list[Note]
        self._table, numbers = marshal.loads(packed)  # noqa: S302 - it comes from `pack_row`; who keeps it guards it
        self.numbers = array("q", numbers)

    def among(self, notes: Container[Note]) -> set[int]:
        """The numbers that stand for those of some notes that are no numbers."""
        return {number for number, note in enumerate(self._table, _FIRST) if note in notes}
