"""Files of the cache: in sections that are read one by one, written in one stroke, and signed by their user.

A file begins with its signature and a table of sections; the table holds the checksum of every section, and only a
table that the key of the user signed is looked at. So nobody else can put words into a report: not a file that came
with a repository, nor one that was damaged. Any error in reading means that nothing is known; any error in writing
that nothing is kept.
"""

from __future__ import annotations

import marshal
import os
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEGINS = b"cxlint cache 1\n"
_SIGNED = 32
_SIZE = 8
_LONGEST_TABLE = 1 << 20

TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds what cxlint has found out earlier; it may be deleted at any time.\n"
)
"""The contents of `CACHEDIR.TAG`, which lets backups leave the folder out (bford.info/cachedir)."""


class Section(NamedTuple):
    """Where a section lies in its file, and the checksum of its bytes."""

    start: int
    length: int
    checksum: bytes


class Opened:
    """A file of the cache whose table is signed; `section` gives the bytes of one, None where they are damaged."""

    def __init__(self, data: int, table: Mapping[str, Section], behind: int) -> None:
        self._data = data
        self._table = table
        self._behind = behind

    def __del__(self) -> None:
        os.close(self._data)

    def section(self, name: str) -> bytes | None:
        """The bytes of a section."""
        known = self._table.get(name)
        data = self.part(name, 0, known.length) if known else b""
        return data if known and checksum(data) == known.checksum else None

    def part(self, name: str, start: int, length: int) -> bytes:
        """Some bytes of a section, which are not held against its checksum."""
        known = self._table[name]
        return os.pread(self._data, min(length, known.length - start), self._behind + known.start + start)


class Store:
    """The cache of one user in one folder; `key` signs what is kept there."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def open(self, name: str) -> Opened | None:
        """A file that was kept under this name; None where there is none that can be trusted."""
        try:
            data = os.open(
                self.folder / name, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
            )
        except (OSError, ValueError):
            return None
        try:
            found = self._opened(data)
        except (OSError, ValueError, EOFError, TypeError):
            found = None
        if found is None:
            os.close(data)
        return found

    def _opened(self, data: int) -> Opened | None:
        head = os.pread(data, len(_BEGINS) + _SIGNED + _SIZE, 0)
        signature, size = head[len(_BEGINS) : -_SIZE], int.from_bytes(head[-_SIZE:], "big")
        if not head.startswith(_BEGINS) or len(signature) != _SIGNED or size > _LONGEST_TABLE:
            return None
        packed = os.pread(data, size, len(head))
        if not compare_digest(self._signature(packed), signature):
            return None
        table = marshal.loads(packed)  # noqa: S302 - only what the user's own key has signed
        return Opened(data, {name: Section(*given) for name, given in table}, len(head) + size)

    def save(self, name: str, sections: Mapping[str, bytes]) -> bool:
        """Keep sections under a name, all of them or none; False where that is not possible."""
        table, start = [], 0
        for title, data in sections.items():
            table.append((title, (start, len(data), checksum(data))))
            start += len(data)
        packed = marshal.dumps(table)
        head = _BEGINS + self._signature(packed) + len(packed).to_bytes(_SIZE, "big") + packed
        try:
            self._prepare(self.folder / name)
            return _replace(self.folder / name, [head, *sections.values()])
        except (OSError, ValueError):
            return False

    def _signature(self, packed: bytes) -> bytes:
        return blake2b(packed, key=self._key, digest_size=_SIGNED).digest()

    def _prepare(self, file: Path) -> None:
        """Make the folder; backups and git leave it out."""
        if not file.parent.is_dir():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
            if not (self.folder / name).exists():
                (self.folder / name).write_text(text, encoding="utf-8")


def checksum(data: bytes) -> bytes:
    """The checksum of some bytes."""
    return blake2b(data, digest_size=16).digest()


def _replace(file: Path, parts: list[bytes]) -> bool:
    """Write a file that is complete or not there at all, whoever else writes it at the same time."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.{os.urandom(6).hex()}")
    try:
        with temporary.open("xb") as stream:
            stream.writelines(parts)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        return False
    return True
