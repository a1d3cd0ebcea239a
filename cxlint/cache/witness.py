"""What a run depends on, as it is seen at one moment: files, folders, links, put together into one checksum.

A file is known by what the system says of it: size, the times of its last change, its number. The system alone sets
the time of change (`ctime`), so it tells of every change but one that came so soon after another that both bear the
same time. What changed shortly before a run is therefore known by its content, until it has been left alone for a
while; what changed during a run proves nothing.
"""

from __future__ import annotations

import marshal
import os
import stat

from cxlint.cache.store import checksum
from cxlint.workspace.left_out import DEEPEST, SKIPPED, SUFFIXES
from cxlint.workspace.stamps import is_old, stamp_of

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

    from cxlint.workspace.stamps import Stamp

YOUNG = 2_000_000_000
"""Nanoseconds after which a change is told from the next one on every file system."""

_AT_ONCE = 50_000_000
_FINE = 1_000_000
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
)
_CHUNK = 1 << 20
_PLAIN = 2
"""The version of `marshal` that writes what is equal in the same way, whoever else holds on to it."""


class Unsure(Exception):
    """What is seen does not tell whether anything has changed."""


class Look:
    """Looks at what a run depends on, and remembers what it sees.

    `begun` is when the run began. With `known`, the files that are known by their content, it is looked again as it was
    done then; without, those are found out and gathered in `young`. Raises Unsure where nothing can be told.

    `rows` has what the system says of each file that is known by that. `lately` has it of the files of a workspace that
    have changed shortly before, or are known by their content. Of the files in `names` only the name counts.
    """

    def __init__(self, begun: int, known: Collection[str] | None = None) -> None:
        self.begun = begun
        self.young: list[str] = []
        self.names: list[str] = []
        self.rows: dict[str, Stamp] = {}
        self.lately: dict[str, Stamp] = {}
        self._known = frozenset(known or ())
        self._again = known is not None
        self._limit = begun - YOUNG
        self._lines: list[str] = []
        self._contents: dict[str, str] = {}
        self._settled: dict[str, Stamp] = {}

    def seen(self) -> bytes:
        """The checksum of all that was seen."""
        return _sum([*self._lines, *self.names, *self._contents.values()], self.rows)

    def settled(self) -> bytes:
        """The checksum that will do from now on, when only what is still `young` is known by its content."""
        unsettled = [line for path, line in self._contents.items() if path not in self._settled]
        return _sum([*self._lines, *self.names, *unsettled], {**self.rows, **self._settled})

    def met(self) -> Collection[str]:
        """All files of a workspace that were met."""
        return {*self.names, *self.rows, *self.lately}

    def program(self, paths: Iterable[str], other: Look | None = None) -> None:
        """Look at what the program itself is made of; nothing of it may have changed lately.

        What another look has seen of it, before it was loaded, is not looked at again.
        """
        limit, rows, look = 1 << 80 if self._again else self._limit, self.rows, os.stat
        known = other.rows if other is not None else {}
        for path in paths:
            if path in known and is_old(known[path], limit):
                rows[path] = known[path]
                continue
            try:
                found = look(path)
            except (FileNotFoundError, NotADirectoryError):
                self._lines.append(f"{path}\0none")
                continue
            if found.st_ctime_ns > limit or found.st_mtime_ns > limit:
                raise Unsure(path)
            rows[path] = stamp_of(found)

    def files(self, paths: Iterable[str]) -> None:
        """Look at single files, which may be missing."""
        for path in paths:
            try:
                found = os.stat(path)
            except (FileNotFoundError, NotADirectoryError):
                self._lines.append(f"{path}\0none")
                continue
            if stat.S_ISREG(found.st_mode):
                self._file(path, path, stamp_of(found))
            else:
                self._lines.append(f"{path}\0{stat.S_IFMT(found.st_mode)}")

    def ways(self, paths: Iterable[str]) -> None:
        """Look at where paths lead, and whether to a file, a folder or nowhere."""
        for path in paths:
            real = os.path.realpath(path)
            there = os.path.isdir(real), os.path.exists(real), os.path.lexists(path)
            self._lines.append(f"{path}\0{real}\0{there}")

    def walk(self, root: str, started: Iterable[str], unread: Collection[str]) -> None:
        """Look at all files below some folders of a workspace, as it is done to find documents.

        Of `unread`, which are files and folders (with a slash behind), only the names count.
        """
        folders = tuple(path for path in unread if path.endswith("/") and path != "./")
        waiting = [(folder, False) for folder in started]
        while waiting:
            folder, left = waiting.pop()
            before = f"{folder}/" if folder else ""
            if folder.count("/") > DEEPEST:
                raise Unsure(folder)
            left = left or (bool(folders) and before.startswith(folders))
            waiting.extend((f"{before}{name}", left) for name in self._entries(root, before, unread, left))
        for path, found in self.lately.items():
            self._file(path, f"{root}/{path}", found)

    def walked(self, root: str, other: Look) -> None:
        """Take what another look has met in a workspace, before anything was read there.

        What had changed shortly before is looked at once more, and has to be what it was.
        """
        self.names, self.rows, self.lately = other.names, dict(other.rows), other.lately
        for path, found in other.lately.items():
            if is_old(found, self._limit):
                self.rows[path] = found
            elif found == stamp_of(os.lstat(f"{root}/{path}")):
                self.rows.pop(path, None)
                self._file(path, f"{root}/{path}", found)
            else:
                raise Unsure(path)

    def told(
        self, root: str, files: Iterable[str], known: Mapping[str, Stamp], unread: Collection[str]
    ) -> None:
        """Take all files that were met in a workspace, with what was seen of them before anything was read there.

        Only what is not known is looked at now. Of `unread` only the names count.
        """
        folders = tuple(path for path in unread if path.endswith("/") and path != "./")
        for path in files:
            if path in unread or (folders and path.startswith(folders)):
                self.names.append(path)
                continue
            found = known.get(path)
            if found is None:
                there = os.lstat(f"{root}/{path}")
                found = stamp_of(there)
                if not stat.S_ISREG(there.st_mode):
                    raise Unsure(path)
            (self.rows if is_old(found, self._limit) else self.lately)[path] = found
        for path, found in self.lately.items():
            self._file(path, f"{root}/{path}", found)

    def _entries(self, root: str, before: str, unread: Collection[str], left: bool) -> list[str]:
        """Look at the files of a folder; gives the names of the folders inside it."""
        inner, rows, limit, known = [], self.rows, self._limit, self._known
        with os.scandir(f"{root}/{before}") as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                ours = name.lower().endswith(SUFFIXES)
                if ours and entry.is_file(follow_symlinks=False):
                    path = before + name
                    if left or path in unread:
                        self.names.append(path)
                        continue
                    found = entry.stat(follow_symlinks=False)
                    # This is `stamp_of`, written out: the call would cost a tenth of the whole walk.
                    changed, touched = found.st_mtime_ns, found.st_ctime_ns
                    row = (found.st_size, changed, touched, found.st_mode, found.st_ino)
                    if changed > limit or touched > limit or path in known:
                        self.lately[path] = row
                    else:
                        rows[path] = row
                elif entry.is_dir(follow_symlinks=False):
                    if name not in SKIPPED:
                        inner.append(name)
                elif ours:
                    raise Unsure(before + name)
        return inner

    def _file(self, path: str, file: str, found: Stamp) -> None:
        """Take what the system says of a file, and look into it where that does not tell enough."""
        young = not is_old(found, self._limit)
        if path not in self._known and (self._again or not young):
            self.rows[path] = found
            return
        if self._again and not young:
            self._settled[path] = found
        elif self._again or (max(found[1:3]) < self.begun - _AT_ONCE and found[2] % _FINE):
            self.young.append(path)
        else:
            raise Unsure(path)
        self._contents[path] = f"{path}\0{_content(file)}"


def _sum(lines: Iterable[str], rows: Mapping[str, Stamp]) -> bytes:
    """One checksum over what was seen, in whatever order."""
    names = sorted(rows)
    seen: Any = (sorted(lines), names, [rows[name] for name in names])
    return checksum(marshal.dumps(seen, _PLAIN))


def _content(file: str) -> str:
    handle = os.open(file, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Unsure(file)
        parts = []
        while part := os.read(handle, _CHUNK):
            parts.append(part)
    finally:
        os.close(handle)
    return checksum(b"".join(parts)).hex()
