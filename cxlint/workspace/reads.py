"""Notes what is read of a workspace while something is worked out, so that it need not be worked out again in vain.

A note is a number for a field of a document, or a tuple for what concerns a whole kind. Fields are told apart by a
checksum of their names: two names that share one make a note that says too much, never one that says too little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from cxlint.named import NamedTuple

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

_MANY = 64
"""From so many notes on it is worth the time to look for those that are there twice."""


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


class _Steps(dict[str, tuple[int, ...]]):
    """The codes of those fields, for a dotted path that was met before."""

    def __missing__(self, path: str) -> tuple[int, ...]:
        codes = self[path] = tuple(CODES[field] for field in beginnings(path))
        return codes


STEPS = _Steps()


class Once(NamedTuple):
    """What was read for an answer that many share, and a checksum of the answer; none where it cannot be compared."""

    notes: frozenset[Note]
    digest: bytes = b""

    def joined(self, other: Once) -> Once:
        """Both readings of one answer."""
        return Once(self.notes | other.notes, self.digest if self.digest == other.digest else b"")


class Reads:
    """What was read, in one row: `note` takes one more. What lies behind `kept` was read since that was last set."""

    __slots__ = ("kept", "note", "now")

    def __init__(self) -> None:
        self.now: list[Note] = []
        self.note: Callable[[Note], None] = self.now.append
        self.kept = 0

    def keep(self, mark: Note) -> None:
        """Keep what was read, with a mark behind it."""
        now = self.now
        if len(now) > self.kept + _MANY:
            now[self.kept :] = set(now[self.kept :])
        now.append(mark)
        self.kept = len(now)

    def forget(self) -> None:
        """Forget what was read and is not kept."""
        del self.now[self.kept :]

    def taken(self) -> list[Note]:
        """What was kept, which is then forgotten like all the rest."""
        found = self.now[: self.kept]
        self.now.clear()
        self.kept = 0
        return found

    def aside(self, make: Callable[[], _T]) -> tuple[_T, frozenset[Note]]:
        """Work something out for many: the answer, and what was read for it, which is not noted here.

        Where no answer comes of it, whoever asked has read all that himself.
        """
        start = len(self.now)
        answer = make()
        notes = frozenset(self.now[start:])
        del self.now[start:]
        return answer, notes
