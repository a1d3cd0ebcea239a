"""Opens the files of a workspace, and only ordinary ones that really lie inside it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from cxlint.diagnostics import Fault, Span
from cxlint.source.limits import DEFAULT, Limits

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NOFOLLOW", 0)  # the last step of the path must not be a link
    | getattr(os, "O_NONBLOCK", 0)  # a pipe nobody writes to must not hang the run
)
_REFUSES_LINKS = hasattr(os, "O_NOFOLLOW")
_CHUNK = 65_536
_POINTER = b"version https://git-lfs.github.com/spec/"
_LONGEST_POINTER = 1_024

_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISBLK, "device"),
    (stat.S_ISCHR, "device"),
)
_REASONS = {
    errno.EACCES: "there is no permission to read it",
    errno.EPERM: "there is no permission to read it",
    errno.ENOENT: "it does not exist",
    errno.ENOTDIR: "it does not exist",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the disk reports an error",
}


class Files:
    """Reads the files under one root; remembers which folders lie inside it, so keep one for one run only."""

    def __init__(self, root: Path, limits: Limits = DEFAULT) -> None:
        self._root = root
        self._before = f"{root}/"
        self._real = root.resolve()
        self._limits = limits
        self._inside: dict[str, bool] = {}

    def read(self, relative: str) -> bytes | Fault:
        """The bytes of the file at a POSIX path relative to the root, or why they cannot be had."""
        if "\0" in relative:
            return unreadable("its name is not possible")
        try:
            if not self._folder_is_inside(relative.rpartition("/")[0]):
                return file_fault("link-outside")
            return self._read(relative)
        except OSError as error:
            return error_fault(error)
        except RuntimeError:  # what resolve() of Python 3.11 and 3.12 raises for a circle of links
            return file_fault("link-loop")

    def _read(self, relative: str) -> bytes | Fault:
        try:
            handle = os.open(self._before + relative, _FLAGS) if _REFUSES_LINKS else self._open_link(relative)
        except OSError as error:
            if error.errno in (errno.ENXIO, errno.EOPNOTSUPP):
                return file_fault("not-a-file", what="socket")
            if error.errno not in (errno.ELOOP, errno.EMLINK):
                raise
            handle = self._open_link(relative)
        if handle is None:
            return file_fault("link-outside")
        try:
            return self._contents(handle)
        finally:
            os.close(handle)

    def _open_link(self, relative: str) -> int | None:
        """Open what a link leads to; None where that is outside."""
        path = (self._root / relative).resolve(strict=True)
        return os.open(path, _FLAGS) if path.is_relative_to(self._real) else None

    def _contents(self, handle: int) -> bytes | Fault:
        """All bytes of an open file; what it is is asked only now, so that it cannot be exchanged in between."""
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            return file_fault("not-a-file", what=what_is(found.st_mode))
        limit = self._limits.size
        if found.st_size > limit:
            return file_fault("too-large-file", size=found.st_size, limit=limit)
        data = os.read(handle, found.st_size + 1)
        if data and len(data) == found.st_size:
            return stand_in(data) or data
        parts, size = [data], len(data)
        while part := os.read(handle, _CHUNK):  # it grows while it is read, or tells no size
            parts.append(part)
            size += len(part)
            if size > limit:
                return file_fault("too-large-file", size=size, limit=limit)
        return b"".join(parts)

    def _folder_is_inside(self, folder: str) -> bool:
        known = self._inside.get(folder)
        if known is None:
            known = self._inside[folder] = (self._root / folder).resolve().is_relative_to(self._real)
        return known


def read_file(root: Path, relative: str, limits: Limits = DEFAULT) -> bytes | Fault:
    """The bytes of one file, or the CX005 fault that says why they cannot be had.

    `relative` is a POSIX path relative to `root`. Links are followed only where they lead to a file inside the root;
    whatever is outside is never read.
    """
    return Files(root, limits).read(relative)


def file_fault(key: str, **data: object) -> Fault:
    """A CX005 fault of a whole file."""
    return Fault("CX005", key, Span(1, 1, 1, 1), data)


def unreadable(reason: str) -> Fault:
    """The fault of a file that cannot be opened, with plain words for why."""
    return file_fault("unreadable", reason=reason)


def error_fault(error: OSError) -> Fault:
    """The fault for what the operating system says."""
    if error.errno == errno.ELOOP:
        return file_fault("link-loop")
    return unreadable(_REASONS.get(error.errno or 0, "the computer refuses to open it"))


def stand_in(data: bytes) -> Fault | None:
    """The fault of a file whose text was left with Git LFS, so that only a pointer to it is here."""
    return file_fault("stand-in") if data.startswith(_POINTER) and len(data) < _LONGEST_POINTER else None


def what_is(mode: int) -> str:
    """A plain word for what is not an ordinary file."""
    return next((word for test, word in _KINDS if test(mode)), "special file")
