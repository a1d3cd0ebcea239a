"""A whole workspace as git holds it at one revision, or as it is staged for the next commit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.revisions.listing import LINK, SUBMODULE, Entry, LinkLoop, LinkOutside, Listing
from cxlint.source.files import file_fault, stand_in, unreadable
from cxlint.source.limits import DEFAULT
from cxlint.workspace.discovery import Discovery, found_in
from cxlint.workspace.left_out import DEEPEST, SKIPPED, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxlint.diagnostics import Fault
    from cxlint.revisions.objects import Objects

_MISSING = "it does not exist"


class Snapshot:
    """The files of a workspace in the folder `folder` of a repository; what is ignored on disk plays no part.

    It finds and reads files as the disk does, and settings as well; `hex` is the commit, empty for what is staged.
    """

    def __init__(self, listing: Listing, objects: Objects, top: Path, folder: str, hexadecimal: str) -> None:
        self._listing = listing
        self._objects = objects
        self._top = top
        self.folder = folder
        self.hex = hexadecimal

    def inside(self, folder: Path) -> Snapshot:
        """The same moment for the workspace in another folder, given by its absolute path."""
        inner = self._inner(folder)
        return Snapshot(self._listing, self._objects, self._top, "" if inner == "." else inner, self.hex)

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under each of the roots, in the order of their bytes."""
        walk = _Walk(self._listing, self.folder)
        if walk.base not in self._listing.folders:
            return Discovery((), [], 0)  # the workspace was not there yet, or is no more
        for name in roots:
            walk.start(name)
        files = sorted(walk.files, key=os.fsencode)
        found = found_in(files, walk.faults, exclude, len(files))
        return found._replace(skipped=tuple(sorted(walk.skipped, key=os.fsencode)))

    def read(self, file: str) -> bytes | Fault:
        """The bytes of a file of the workspace, or why they cannot be had."""
        return self.read_all([file])[file]

    def read_all(self, files: Iterable[str]) -> dict[str, bytes | Fault]:
        """The same of several files, for which git is asked at once."""
        entries = {file: _find(self._listing, self.folder, file) for file in files}
        return dict(zip(entries, self._bytes_of(entries.values()), strict=True))

    def hash_of(self, file: str) -> str:
        """The hash by which git knows the content of a file; an empty word where there is no such file."""
        found = _find(self._listing, self.folder, file)
        return found.hex if isinstance(found, Entry) else ""

    def _bytes_of(self, entries: Iterable[Entry | Fault]) -> Iterator[bytes | Fault]:
        entries = list(entries)
        wanted = [entry.hex for entry in entries if isinstance(entry, Entry) and entry.stage == "0"]
        contents = iter(self._objects.read_all(wanted, DEFAULT.size))
        for entry in entries:
            if not isinstance(entry, Entry):
                yield entry
            elif entry.stage != "0":
                yield unreadable("its merge is not finished")
            else:
                yield _content(next(contents))

    def kind_of(self, path: Path) -> str:
        """What stands at an absolute path: `file`, `folder`, or an empty word where nothing does, or outside."""
        try:
            inner = self._listing.real(self._inner(path))
        except (OSError, LinkLoop, LinkOutside):
            return ""
        return (
            "folder" if inner in self._listing.folders else "file" if inner in self._listing.entries else ""
        )

    def real(self, path: Path) -> Path:
        """A path with its links followed; raises OSError where they lead out of the repository, or nowhere."""
        try:
            return self._top / self._listing.real(self._inner(path))
        except (LinkLoop, LinkOutside):
            raise OSError(_MISSING) from None

    def _inner(self, path: Path) -> str:
        place = path.absolute()
        if not place.is_relative_to(self._top):
            place = path.resolve()
        if not place.is_relative_to(self._top):
            raise OSError(_MISSING)
        return place.relative_to(self._top).as_posix()

    def bytes_of(self, path: Path) -> bytes | Fault:
        """The bytes of the file at an absolute path, or why they cannot be had."""
        folder = path.parent.relative_to(self._top).as_posix()
        found = _find(self._listing, "" if folder == "." else folder, path.name)
        return next(self._bytes_of([found]))


def _content(data: bytes | int | None) -> bytes | Fault:
    if data is None:
        return unreadable("git does not have its contents here")
    if isinstance(data, int):
        return file_fault("too-large-file", size=data, limit=DEFAULT.size)
    return stand_in(data) or data


def _find(listing: Listing, folder: str, file: str) -> Entry | Fault:
    """The entry of a file by its path relative to a folder, links followed inside that folder only."""
    if not listing.has_links:  # then each path is what it says
        entry = listing.entries.get(f"{folder}/{file}" if folder else file)
        if entry is not None and entry.mode != SUBMODULE:
            return entry
    try:
        base = listing.real(folder)
        path = listing.real(f"{base}/{file}")
    except LinkLoop:
        return file_fault("link-loop")
    except LinkOutside:
        return file_fault("link-outside")
    if base and not f"{path}/".startswith(f"{base}/"):
        return file_fault("link-outside")
    if path in listing.folders:
        return file_fault("not-a-file", what="folder")
    return listing.entries.get(path) or unreadable(_MISSING)


class _Walk:
    """Gathers the files of a workspace as the walk over a disk does."""

    def __init__(self, listing: Listing, folder: str) -> None:
        self._listing = listing
        self.base = listing.real(folder)
        self._prefix = f"{self.base}/" if self.base else ""
        self.files: set[str] = set()
        self.skipped: set[str] = set()
        self.faults: dict[str, Fault] = {}

    def start(self, name: str) -> None:
        """Gather one root, a folder or a file."""
        path = self._real(name, name)
        if path is None:
            return
        if path in self._listing.folders:
            for entry in self._listing.entries:
                if not path or entry == path or entry.startswith(f"{path}/"):
                    self._consider(entry, path)
        else:
            self.files.add(path.removeprefix(self._prefix))

    def _real(self, inner: str, shown: str) -> str | None:
        """Where a path of the workspace really is; None with a fault where that is nowhere or outside."""
        fault = None
        try:
            path = self._listing.real(self._prefix + inner)
        except LinkLoop:
            fault = file_fault("link-loop")
        except LinkOutside:
            fault = file_fault("link-outside")
        else:
            if self.base and not f"{path}/".startswith(self._prefix):
                fault = file_fault("link-outside")
            elif path not in self._listing.folders and path not in self._listing.entries:
                fault = unreadable(_MISSING)
        if fault is None:
            return path
        self.faults[shown] = fault
        return None

    def _consider(self, path: str, root: str) -> None:
        """Take one entry below a root, unless it is hidden, in a foreign folder, or of another sort."""
        *folders, name = path[len(root) :].strip("/").split("/")
        if any(step.startswith(".") or step in SKIPPED for step in folders) or name.startswith("."):
            return
        shown = path.removeprefix(self._prefix)
        if shown.count("/") > DEEPEST + 1:
            self.faults["/".join(shown.split("/")[: DEEPEST + 2])] = unreadable(
                "the folders are nested too deeply"
            )
            return
        mode = self._listing.entries[path].mode
        if mode == SUBMODULE:
            if name not in SKIPPED:
                self.skipped.add(shown or ".")
        elif name.lower().endswith(SUFFIXES):
            if mode != LINK:
                self.files.add(shown)
            else:
                target = self._real(shown, shown)
                if target is not None and target not in self._listing.folders:
                    self.files.add(target.removeprefix(self._prefix))
