"""Where the files of a workspace come from: the disk, or anything else that can name and read them."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Protocol

from cxlint.source import Files, read_file
from cxlint.workspace.discovery import Discovery, discover
from cxlint.workspace.stamps import is_old, stamp_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cxlint.diagnostics import Fault
    from cxlint.workspace.stamps import Stamp


class Tree(Protocol):
    """The files of one workspace, by POSIX path relative to its root."""

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under the roots, without those that match a pattern of `exclude`."""
        ...

    def read(self, file: str) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        ...

    def read_all(self, files: Iterable[str]) -> dict[str, bytes | Fault]:
        """The same of several files."""
        ...

    def hash_of(self, file: str) -> str:
        """The hash of the content where it is known without reading the file, else an empty word."""
        ...


class Ground(Protocol):
    """Where the settings of a workspace are looked for, by absolute path."""

    def kind_of(self, path: Path) -> str:
        """What stands there: `file`, `folder`, or an empty word for nothing."""
        ...

    def real(self, path: Path) -> Path:
        """The path with its links followed; raises OSError or RuntimeError where they lead nowhere."""
        ...

    def bytes_of(self, path: Path) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        ...


class DiskGround:
    """The folders of the disk."""

    def kind_of(self, path: Path) -> str:
        """What stands there: `file`, `folder`, or an empty word for nothing that can be reached."""
        try:
            return "folder" if path.is_dir() else "file" if path.exists() else ""
        except OSError:
            return ""

    def real(self, path: Path) -> Path:
        """The path with its links followed; raises OSError or RuntimeError where they lead nowhere."""
        return path.resolve()

    def bytes_of(self, path: Path) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        return read_file(path.parent, path.name)


class Disk:
    """The tree of a folder on disk."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = Files(root)

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under the roots, without what the repository leaves out."""
        return discover(self._root, roots, exclude)

    def read(self, file: str) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        return self._files.read(file)

    def read_all(self, files: Iterable[str]) -> dict[str, bytes | Fault]:
        """The same of several files."""
        return {file: self._files.read(file) for file in files}

    def hash_of(self, file: str) -> str:
        """Nothing: a disk knows no hashes."""
        return ""

    def stamps(self, files: Collection[str], latest: int) -> Mapping[str, Stamp]:
        """The stamps of the files that were not changed since `latest`; more files may be among them."""
        lstat, before = os.lstat, f"{self._root}/"
        found: dict[str, Stamp] = {}
        for file in files:
            try:
                there = lstat(before + file)
            except OSError:
                continue
            stamp = stamp_of(there)
            if is_old(stamp, latest) and S_ISREG(there.st_mode):
                found[file] = stamp
        return found
