"""A file of the cache that grows while a run goes on, for what is too large to be in memory all at once."""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING

from cxlint.blake import blake2b
from cxlint.cache.store import NEW, headed, temporary_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from cxlint.cache.store import Store

_RESERVED = 4096
"""Bytes at the beginning that are left free for the table of sections."""

_PLAIN = 2
"""The version of `marshal` in which a table is as long whoever else holds on to what is in it."""


class Growing:
    """A file that grows section by section under another name, and gets its own when it is whole.

    Whatever goes wrong with it only means that it is not kept.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._file = f"{store.folder}/{name}"
        self._table: list[tuple[str, int, int, bytes]] = []
        self._end = _RESERVED
        self._temporary = temporary_of(self._file)
        self._stream: BinaryIO | None = None
        try:
            store.prepare(os.path.dirname(self._file))
            self._stream = os.fdopen(os.open(self._temporary, NEW, 0o600), "wb")
            self._stream.seek(_RESERVED)
        except (OSError, ValueError):
            self.drop()

    def __del__(self) -> None:
        self.drop()

    def section(self, title: str, parts: Iterable[bytes]) -> None:
        """Write a section part by part, under one checksum."""
        known, length = blake2b(digest_size=16), 0
        for part in parts:
            known.update(part)
            length += self._write(part)
        self._table.append((title, self._end, length, known.digest()))
        self._end += length

    def add(self, title: str, data: bytes) -> int:
        """Let the last section grow, or begin a new one: the place of the data in it.

        It has no checksum, so whoever adds to it has to keep one of each part.
        """
        if not self._table or self._table[-1][0] != title:
            self._table.append((title, self._end, 0, b""))
        _, start, length, _ = self._table[-1]
        self._write(data)
        self._table[-1] = title, start, length + len(data), b""
        self._end += len(data)
        return length

    def _write(self, data: bytes) -> int:
        if self._stream is not None:
            try:
                self._stream.write(data)
            except OSError:
                self.drop()
        return len(data)

    def finish(self) -> bool:
        """Give the file its name; False where it could not be written."""
        if self._stream is None:
            return False
        behind = len(headed(self._store, marshal.dumps(self._within(0), _PLAIN)))
        packed = marshal.dumps(self._within(behind), _PLAIN)
        try:
            self._stream.seek(0)
            self._stream.write(headed(self._store, packed))
            self._stream.close()
            os.replace(self._temporary, self._file)
        except OSError:
            self.drop()
            return False
        self._stream = None
        return True

    def _within(self, behind: int) -> list[tuple[str, tuple[int, int, bytes]]]:
        """The table, with the places of sections as they are counted from its own end."""
        return [(title, (start - behind, length, known)) for title, start, length, known in self._table]

    def drop(self) -> None:
        """Keep nothing."""
        stream, self._stream = self._stream, None
        if stream is None:
            return
        for end in (stream.close, lambda: os.unlink(self._temporary)):
            try:
                end()
            except OSError:
                continue
