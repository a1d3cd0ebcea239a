"""A catalogue of gettext, in which single texts are looked up.

`gettext` reads all of a catalogue first, which takes ten times as long as what a check needs of it. The file is sorted,
as its format says, so that a text is found in a dozen steps; a test holds every one to what `gettext` finds.
"""

from __future__ import annotations

from bisect import bisect_left
from struct import unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LITTLE_ENDIAN = b"\xde\x12\x04\x95"


class Catalogue:
    """The translations in a file; raises OSError where it cannot be read."""

    def __init__(self, file: Path) -> None:
        self._data = file.read_bytes()
        order = "<" if self._data.startswith(_LITTLE_ENDIAN) else ">"
        self._count, texts, translations = unpack_from(f"{order}3I", self._data, 8)
        self._texts = unpack_from(f"{order}{2 * self._count}I", self._data, texts)
        self._translations = unpack_from(f"{order}{2 * self._count}I", self._data, translations)
        self._known: dict[str, str] = {}

    def say(self, text: str) -> str:
        """The translation of a text, or the text itself where there is none."""
        said = self._known.get(text)
        if said is None:
            said = self._known[text] = self._found(text)
        return said

    def _found(self, text: str) -> str:
        wanted = text.encode("utf-8", "surrogatepass")
        number = bisect_left(range(self._count), wanted, key=lambda n: self._part(self._texts, n))
        if number == self._count or self._part(self._texts, number) != wanted:
            return text
        return self._part(self._translations, number).decode()

    def _part(self, table: tuple[int, ...], number: int) -> bytes:
        length, start = table[2 * number : 2 * number + 2]
        return self._data[start : start + length]
