"""What a run depends on, as it is seen at one moment: files, folders, links, put together into one checksum.

A file is known by what the system says of it: size, the times of its last change, its number. The system alone sets
the time of change (`ctime`), so it tells of every change but one that came so soon after another that both bear the
same time. What changed shortly before a run is therefore known by its content, until it has been left alone for a
while; what changed during a run proves nothing.
"""

from __future__ import annotations

import os
import stat

from cxlint.cache.store import checksum
from cxlint.workspace.left_out import DEEPEST, SKIPPED, SUFFIXES

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


class Unsure(Exception):
    """What is seen does not tell whether anything has changed."""


class Look:
    """Looks at what a run depends on, and remembers what it sees in lines.

    `begun` is when the run began. With `known`, the files that are known by their content, it is looked again as it was
    done then; without, those are found out and gathered in `young`. Raises Unsure where nothing can be told.
    """

    def __init__(self, begun: int, known: Collection[str] | None = None) -> None:
        self.young: list[str] = []
        self.names: list[str] = []
        self.stats: dict[str, os.stat_result] = {}
        self._begun = begun
        self._known = frozenset(known or ())
        self._again = known is not None
        self._limit = 1 << 80 if self._again else begun - YOUNG
        self._lines: list[str] = []
        self._settled: dict[int, str] = {}

    def seen(self) -> bytes:
        """The checksum of all that was seen."""
        return _sum(self._lines)

    def settled(self) -> bytes:
        """The checksum that will do from now on, when only what is still `young` is known by its content."""
        lines = list(self._lines)
        for number, line in self._settled.items():
            lines[number] = line
        return _sum(lines)

    def program(self, paths: Iterable[str]) -> None:
        """Look at what the program itself is made of; nothing of it may have changed lately."""
        limit, lines, look = self._limit, self._lines, os.stat
        for path in paths:
            try:
                found = look(path)
            except (FileNotFoundError, NotADirectoryError):
                lines.append(f"{path}\0none")
                continue
            if found.st_ctime_ns > limit or found.st_mtime_ns > limit:
                raise Unsure(path)
            lines.append(_line(path, found))

    def files(self, paths: Iterable[str]) -> None:
        """Look at single files, which may be missing."""
        for path in paths:
            try:
                found = os.stat(path)
            except (FileNotFoundError, NotADirectoryError):
                self._lines.append(f"{path}\0none")
                continue
            if stat.S_ISREG(found.st_mode):
                self._file(path, path, found)
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

    def walked(self, root: str, other: Look) -> None:
        """Take what another look has met in a workspace, before anything was read there.

        What had changed shortly before is looked at once more, and has to be what it was.
        """
        self.names = other.names
        for path in other.names:
            found = other.stats.get(path)
            if found is None:
                self._lines.append(path)
            elif max(found.st_ctime_ns, found.st_mtime_ns) <= self._limit:
                self._lines.append(_line(path, found))
            elif _line(path, found) == _line(path, os.lstat(f"{root}/{path}")):
                self._file(path, f"{root}/{path}", found)
            else:
                raise Unsure(path)

    def _entries(self, root: str, before: str, unread: Collection[str], left: bool) -> list[str]:
        """Look at the files of a folder; gives the names of the folders inside it."""
        inner, names, lines, limit, known = [], self.names, self._lines, self._limit, self._known
        stats = self.stats
        with os.scandir(f"{root}/{before}") as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if name not in SKIPPED:
                        inner.append(name)
                elif name.lower().endswith(SUFFIXES):
                    path = before + name
                    names.append(path)
                    if not entry.is_file(follow_symlinks=False):
                        raise Unsure(path)
                    if left or path in unread:
                        lines.append(path)
                        continue
                    found = stats[path] = entry.stat(follow_symlinks=False)
                    if found.st_ctime_ns > limit or found.st_mtime_ns > limit or path in known:
                        self._file(path, f"{root}/{path}", found)
                        continue
                    lines.append(_line(path, found))
        return inner

    def _file(self, path: str, file: str, found: os.stat_result) -> None:
        """Look at a file, and into it where what the system says of it does not tell enough."""
        line, last = _line(path, found), max(found.st_ctime_ns, found.st_mtime_ns)
        if path in self._known or last > self._limit:
            if self._again and last <= self._begun - YOUNG:
                self._settled[len(self._lines)] = line
            elif self._again or (last < self._begun - _AT_ONCE and found.st_ctime_ns % _FINE):
                self.young.append(path)
            else:
                raise Unsure(path)
            line = f"{path}\0{_content(file)}"
        self._lines.append(line)


def _line(path: str, found: os.stat_result) -> str:
    return (
        f"{path}\0{found.st_mode}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0{found.st_ino}"
    )


def _sum(lines: list[str]) -> bytes:
    return checksum("\n".join(sorted(lines)).encode("utf-8", "surrogatepass"))


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
