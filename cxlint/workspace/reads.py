"""Notes what is read of a workspace while something is worked out, so that it need not be worked out again in vain.

A note is a number for a field of a document, or a tuple for what concerns a whole kind. Fields are told apart by a
checksum of their names: two names that share one make a note that says too much, never one that says too little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

Note = int | tuple[object, ...]
"""A field of a document (its number shifted by `WIDTH` bits, and the code of the field), or a question about a kind."""

WIDTH = 16
WHOLE, BODY, REFERENCES, REFERRERS, ACTIVE = range(5)
"""What is no field: all of a document, its Markdown text, whom it refers to, who refers to it, and whether it
can answer for something."""

EVERYTHING: Note = ("everything",)
"""The note of what looks at all documents, or in a way that nobody can follow."""

_FIRST = 16


class _Codes(dict[str, int]):
    """The codes of fields, worked out when first asked for; the same in every process."""

    def __missing__(self, field: str) -> int:
        name = str(field).encode("utf-8", "surrogatepass")
        code = self[field] = _FIRST + crc32(name) % ((1 << WIDTH) - _FIRST)
        return code


CODES = _Codes()


def beginnings(path: str) -> tuple[str, ...]:
    """The fields that are noted where something at a dotted path is read: the outermost one, and the one in it."""
    first, dot, rest = path.partition(".")
    return (first, f"{first}.{rest.partition('.')[0]}") if dot else (first,)


class Reads:
    """What was read since it was last asked, in `now`; `note` takes one more."""

    __slots__ = ("note", "now")

    def __init__(self) -> None:
        self.now: set[Note] = set()
        self.note: Callable[[Note], None] = self.now.add

    def taken(self) -> frozenset[Note]:
        """What was read, which is then forgotten."""
        found = frozenset(self.now)
        self.now.clear()
        return found

    def aside(self, make: Callable[[], _T]) -> tuple[_T, frozenset[Note]]:
        """Work something out for many: the answer, and what was read for it, which is not noted here."""
        before = set(self.now)
        self.now.clear()
        try:
            return make(), self.taken()
        finally:
            self.now.clear()
            self.now.update(before)
