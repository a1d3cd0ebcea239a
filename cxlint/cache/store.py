"""Files of the cache: in sections that are read one by one, written in one stroke, and signed by their user.

A file begins with its signature and a table of sections; the table holds the checksum of every section, and only a
table that the key of the user signed is looked at. So nobody else can put words into a report: not a file that came
with a repository, nor one that was damaged. Any error in reading means that nothing is known; any error in writing
that nothing is kept.

This module is loaded before it is known that anything has to be worked out, so it loads next to nothing itself.
"""

from __future__ import annotations

import marshal
import os

try:
    from _blake2 import blake2b  # what hashlib gives, without all the other hashes that it loads
    from _operator import _compare_digest as compare_digest
except ImportError:
    from hashlib import blake2b
    from hmac import compare_digest  # type: ignore[no-redef]

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Section = tuple[int, int, bytes]

_BEGINS = b"cxlint cache 1\n"
_SIGNED = 32
_SIZE = 8
_LONGEST_TABLE = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

OLDEST = 30 * 86_400
"""For how many seconds a file is kept that nobody asks for."""

_LEFT_BEHIND = 3_600

TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds what cxlint has found out earlier; it may be deleted at any time.\n"
)
"""The contents of `CACHEDIR.TAG`, which lets backups leave the folder out (bford.info/cachedir)."""


class Opened:
    """A file of the cache whose table is signed; `section` gives the bytes of one, None where they are damaged.

    The table says of each section where it lies, how long it is, and its checksum.
    """

    def __init__(self, data: int, table: Mapping[str, Section], behind: int) -> None:
        self._data = data
        self._table = table
        self._behind = behind

    def __del__(self) -> None:
        os.close(self._data)

    def section(self, name: str) -> bytes | None:
        """The bytes of a section."""
        known = self._table.get(name)
        data = self.part(name, 0, known[1]) if known else b""
        return data if known and checksum(data) == known[2] else None

    def part(self, name: str, start: int, length: int) -> bytes:
        """Some bytes of a section, which are not held against its checksum."""
        begins, size, _ = self._table[name]
        return _read(self._data, min(length, size - start), self._behind + begins + start)


class Store:
    """The cache of one user in one folder; `key` signs what is kept there."""

    def __init__(self, folder: str | os.PathLike[str], key: bytes) -> None:
        self.folder = os.fspath(folder)
        self._key = key

    def open(self, name: str) -> Opened | None:
        """A file that was kept under this name; None where there is none that can be trusted."""
        try:
            data = os.open(f"{self.folder}/{name}", _FLAGS)
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
        head = _read(data, len(_BEGINS) + _SIGNED + _SIZE, 0)
        signature, size = head[len(_BEGINS) : -_SIZE], int.from_bytes(head[-_SIZE:], "big")
        if not head.startswith(_BEGINS) or len(signature) != _SIGNED or size > _LONGEST_TABLE:
            return None
        packed = _read(data, size, len(head))
        if not compare_digest(self.signature(packed), signature):
            return None
        table = marshal.loads(packed)  # noqa: S302 - only what the user's own key has signed
        _used(data)
        return Opened(data, dict(table), len(head) + size)

    def save(self, name: str, sections: Mapping[str, bytes]) -> bool:
        """Keep sections under a name, all of them or none; False where that is not possible."""
        table, start = [], 0
        for title, data in sections.items():
            table.append((title, (start, len(data), checksum(data))))
            start += len(data)
        head = headed(self, marshal.dumps(table))
        file = f"{self.folder}/{name}"
        try:
            self.prepare(os.path.dirname(file))
            return _replace(file, [head, *sections.values()])
        except (OSError, ValueError):
            return False

    def prune(self, folder: str, most: int) -> None:
        """Delete what was not asked for in a month, and all but the newest `most`, of the files of one folder."""
        try:
            with os.scandir(f"{self.folder}/{folder}") as entries:
                found = sorted(((entry.stat().st_mtime, entry.path) for entry in entries), reverse=True)
        except OSError:
            return
        for number, (time, path) in enumerate(found):
            age = found[0][0] - time
            unfinished = os.path.basename(path).startswith(".") and age > _LEFT_BEHIND
            if number >= most or age > OLDEST or unfinished:
                _delete(path)

    def signature(self, data: bytes) -> bytes:
        """What only this user can put under some bytes."""
        return blake2b(data, key=self._key, digest_size=_SIGNED).digest()

    def prepare(self, folder: str) -> None:
        """Make the folder; backups and git leave it out."""
        if not os.path.isdir(folder):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
            file = f"{self.folder}/{name}"
            if not os.path.lexists(file):
                _replace(file, [text.encode()])


def headed(store: Store, packed: bytes) -> bytes:
    """The beginning of a file: a packed table of sections, and before it what signs it."""
    return _BEGINS + store.signature(packed) + len(packed).to_bytes(_SIZE, "big") + packed


def temporary_of(file: str) -> str:
    """A hidden name beside a file, under which nobody else writes."""
    folder, _, name = file.rpartition("/")
    return f"{folder}/.{name}.{os.getpid()}.{os.urandom(6).hex()}"


def checksum(data: bytes) -> bytes:
    """The checksum of some bytes."""
    return blake2b(data, digest_size=16).digest()


def _read(data: int, length: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(data, length, start)
    os.lseek(data, start, os.SEEK_SET)
    return os.read(data, length)


def _used(data: int) -> None:
    """Leave a trace that a file was asked for, so that it is kept."""
    try:
        os.utime(data)
    except (OSError, TypeError, NotImplementedError):
        return


def _delete(file: str) -> None:
    try:
        os.unlink(file)
    except OSError:
        return


def _replace(file: str, parts: Iterable[bytes]) -> bool:
    """Write a file that is complete or not there at all, whoever else writes it at the same time."""
    temporary = temporary_of(file)
    try:
        with os.fdopen(os.open(temporary, NEW, 0o600), "wb") as stream:
            stream.writelines(parts)
        os.replace(temporary, file)
    except OSError:
        _delete(temporary)
        return False
    return True
