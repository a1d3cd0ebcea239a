"""Finds the files of a workspace: YAML and Markdown under its roots, without what the repository leaves out."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.source.files import error_fault, file_fault, unreadable, what_is
from cxlint.workspace.ignore import Ignored, IgnoreFiles, LeftOut, ask_git, repository_of, spec_of
from cxlint.workspace.left_out import DEEPEST, SKIPPED, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cxlint.diagnostics import Fault

_ANY_FILE = "\x01"
"""A name that no pattern means, to ask about the folder it would stand in."""


class Walked(NamedTuple):
    """What a walk through folders has met, before anything was left out of it.

    `started` are the folders that it began at, `files` all files; `plain` says that there were no links and nothing
    unusual; `left_out` is what the repository leaves out, `repository` the folder with its `.git`, if there is one.
    """

    started: Sequence[str]
    files: Collection[str]
    plain: bool
    left_out: LeftOut
    repository: str


class Seen(NamedTuple):
    """What a walk that started at the same folders has met: only ordinary files, and what git leaves out of them."""

    started: list[str]
    files: Collection[str]
    left_out: Ignored | None


class Discovery(NamedTuple):
    """POSIX paths relative to the workspace, in the order of their bytes; `ignored` counts the files left out.

    `skipped` are the folders of a revision that are repositories of their own, whose files it does not hold; `idle` are
    the patterns that fit no file.
    """

    files: tuple[str, ...]
    faults: list[tuple[str, Fault]]
    ignored: int
    skipped: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


def discover(root: Path, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
    """The files under each of `roots`, which are folders or files relative to `root`; they may overlap.

    `exclude` holds patterns in the manner of `.gitignore`, relative to `root`. Links to folders are not followed; a
    link to a file counts as the file that it leads to, and only inside `root`.
    """
    return explore(root, roots, exclude)[0]


def explore(
    root: Path, roots: Sequence[str], exclude: Sequence[str] = (), seen: Seen | None = None
) -> tuple[Discovery, Walked]:
    """The same, and how the files were found. What somebody has `seen` a moment ago is not looked at again."""
    walk = _Walk(root)
    for name in roots:
        walk.start(name)
    fits = seen if seen and walk.plain and not walk.faults and seen.started == sorted(walk.started) else None
    if fits:
        walk.files.update(fits.files)
    else:
        walk.go()
    found = in_order(walk.files)
    here = root.resolve()
    repository = repository_of(here)
    answer: LeftOut | None = fits.left_out if fits and repository else None
    if answer is None:
        answer = _left_out(root, here, repository, walk) if found else Ignored(())
    files = found
    if not answer.spares({path.rpartition("/")[0] for path in found}):
        # A root that is itself left out was named on purpose.
        stay = tuple(f"{name}/" for name in walk.started if name and f"{name}/{_ANY_FILE}" in answer)
        files = [path for path in found if path not in answer or path in walk.named or path.startswith(stay)]
    walked = Walked(sorted(walk.started), walk.files, walk.plain, answer, str(repository or ""))
    return found_in(files, walk.faults, exclude, len(found)), walked


def in_order(files: Collection[str]) -> list[str]:
    """Paths in the order of their bytes."""
    plain = "".join(files).isascii()
    return sorted(files) if plain else sorted(files, key=os.fsencode)


def found_in(
    files: Sequence[str], faults: Mapping[str, Fault], exclude: Sequence[str], count: int
) -> Discovery:
    """Of `count` files those that are left when the ones that match a pattern of `exclude` are gone, and the faults."""
    idle = tuple(p for p in exclude if not any(map(spec_of([p.removeprefix("!")]).match_file, files)))
    if exclude:
        excluded = spec_of(exclude)
        files = [path for path in files if not excluded.match_file(path)]
    told = sorted(faults.items(), key=lambda item: os.fsencode(item[0]))
    return Discovery(tuple(files), told, count - len(files), idle=idle)


def _left_out(root: Path, here: Path, repository: Path | None, walk: _Walk) -> LeftOut:
    """What the repository leaves out: asked of git where there is a repository, else read from `.gitignore`."""
    answer = ask_git(root, sorted(walk.started)) if repository is not None else None
    if answer is not None:
        return answer
    if repository is not None and repository != here:
        files = IgnoreFiles(repository, f"{here.relative_to(repository).as_posix()}/")
        if not files.leaves_out_the_workspace():  # a workspace that is left out was named on purpose
            return files
    return IgnoreFiles(here, "")


class _Walk:
    """Walks folders without recursion and without following links to folders."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.real = root.resolve()
        self.files: set[str] = set()
        self.named: set[str] = set()
        self.started: set[str] = set()
        self.faults: dict[str, Fault] = {}
        self.plain = True
        self._waiting: list[str] = []

    def start(self, name: str) -> None:
        """Take one root: a file, or a folder to walk through."""
        try:
            path = (self.root / name).resolve(strict=True)
        except RuntimeError:
            self.faults[name] = file_fault("link-loop")
            return
        except OSError as error:
            self.faults[name] = error_fault(error)
            return
        except ValueError:
            self.faults[name] = unreadable("its name is not possible")
            return
        if not path.is_relative_to(self.real):
            self.faults[name] = file_fault("link-outside")
            return
        inside = path.relative_to(self.real).as_posix()
        folder = "" if inside == "." else inside
        self.plain = self.plain and path == self.root / name and path.is_dir()
        self.started.add(folder)
        if path.is_dir():
            self._waiting.append(folder)
        else:
            self._take(folder, path.stat().st_mode)
            self.named.add(folder)

    def go(self) -> None:
        """Walk through the folders."""
        waiting = self._waiting
        while waiting:
            folder = waiting.pop()
            if folder.count("/") > DEEPEST:
                self.faults[folder] = unreadable("the folders are nested too deeply")
                continue
            try:
                with os.scandir(self.root / folder) as entries:
                    waiting.extend(self._entries(folder, entries))
            except OSError as error:
                self.faults[folder or "."] = error_fault(error)

    def _entries(self, folder: str, entries: Iterator[os.DirEntry[str]]) -> Iterator[str]:
        """Take the files of a folder; gives the folders inside it."""
        before, take = f"{folder}/" if folder else "", self.files.add
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_file(follow_symlinks=False):
                if name.endswith(SUFFIXES) or name.lower().endswith(SUFFIXES):
                    take(before + name)
            elif entry.is_dir(follow_symlinks=False):
                if name not in SKIPPED:
                    yield before + name
            elif name.lower().endswith(SUFFIXES):
                if entry.is_symlink():
                    self.plain = False
                    self._link(before + name)
                else:
                    self._take(before + name, entry.stat(follow_symlinks=False).st_mode)

    def _take(self, path: str, mode: int) -> None:
        if stat.S_ISREG(mode):
            self.files.add(path)
        else:
            self.faults[path] = file_fault("not-a-file", what=what_is(mode))

    def _link(self, path: str) -> None:
        """A link counts as the file that it leads to."""
        try:
            real = (self.root / path).resolve(strict=True)
            mode = real.stat().st_mode
        except RuntimeError:  # what resolve() raises for a circle of links
            self.faults[path] = file_fault("link-loop")
        except OSError as error:
            self.faults[path] = error_fault(error)
        else:
            if not real.is_relative_to(self.real):
                self.faults[path] = file_fault("link-outside")
            elif not stat.S_ISDIR(mode):
                self._take(real.relative_to(self.real).as_posix(), mode)
