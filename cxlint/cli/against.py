"""`cxlint check --against`: gets both sides of a change, and the settings of each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.config import DISK
from cxlint.engine.against import Sides, Wishes, check_against
from cxlint.engine.granted import granted_by
from cxlint.engine.load import find_files
from cxlint.engine.read_both import Side, read_both
from cxlint.engine.run import Run
from cxlint.engine.side_by_side import SideBySide
from cxlint.errors import ConfigError
from cxlint.named import NamedTuple
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Fault
    from cxlint.engine.said import Progress
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.revisions import Repository, Snapshot
    from cxlint.suppress.renewals import Granted
    from cxlint.workspace.discovery import Discovery
    from cxlint.workspace.tree import Ground, Tree

    Load = Callable[[Ground | None], Settings]

AUTO = "auto"
SHORT = 10
"""So many digits of a hash are shown."""


class Change:
    """The two sides of a change in one repository."""

    def __init__(self, arguments: argparse.Namespace, registry: Registry, load: Load) -> None:
        from cxlint.revisions import Repository

        self._arguments = arguments
        self._registry = registry
        self._load = load
        start = Path(next(iter(arguments.paths), "."))
        self.repository: Repository = Repository.around(start, os.environ, quick=True)

    def judged(
        self, day: date, only: Callable[[Settings], tuple[str, ...]], progress: Progress | None
    ) -> tuple[Result, Run]:
        """The result, and the run of the head."""
        wishes = self._wishes()
        base = self.repository.snapshot(wishes.commit)
        head = self._head()
        own = self._load(head)
        settings = self._of_base(base, own, wishes.base)
        root = Path(settings.root)
        tree: Tree = head.inside(root) if head else Disk(root)
        there = base.inside(root)
        wide = _widened(settings, own, head or DISK)
        both = EitherSide(
            tree, settings.exclude, own.exclude if own.root == settings.root else settings.exclude
        )
        before, after = read_both(
            Side(find_files(settings, there), there),
            Side(find_files(wide, both), tree),
            self._registry.kinds,
            settings.jobs,
            commit=wishes.commit,
            configured=bool(settings.file),
        )
        runs = SideBySide(Run(settings, self._registry, before, day), wide, after)
        folder = self.repository.relative(root)

        def history() -> Granted:
            return granted_by(self.repository, wishes.commit, folder, self._registry)

        sides = Sides(runs, own, tree, there, history)
        return check_against(sides, wishes, only(settings), progress), runs.head

    def _wishes(self) -> Wishes:
        """What the command line says of the change."""
        arguments, repository = self._arguments, self.repository
        word: str = arguments.against
        if word == AUTO:
            commit = repository.automatic_base(os.environ)
            word = commit[:SHORT]
        elif word.endswith("..."):
            word = word.removesuffix("...")
            commit = repository.merge_base(
                repository.resolve(word), repository.resolve(arguments.head or "HEAD")
            )
        else:
            commit = repository.resolve(word)
        accept = tuple(mark for given in arguments.accept_weakening for mark in given.split(",") if mark)
        return Wishes(word, commit, arguments.head or "", accept, arguments.strict_baseline)

    def _head(self) -> Snapshot | None:
        """The files that are judged: a revision, what is staged, or None for those on the disk."""
        if self._arguments.head:
            return self.repository.snapshot(self.repository.resolve(self._arguments.head))
        pushed = os.environ.get("PRE_COMMIT_TO_REF")
        if self._arguments.staged and pushed:
            return self.repository.snapshot(self.repository.resolve(pushed))
        return self.repository.staged() if self._arguments.staged else None

    def _of_base(self, base: Snapshot, own: Settings, name: str) -> Settings:
        """The settings of the base; those of the head where the base had none, for then there was no gate yet."""
        try:
            settings = self._load(base)
        except ConfigError as error:
            raise ConfigError(f"the configuration of the base ({name}) cannot be used: {error}") from error
        if settings.file:
            return settings
        there = base.kind_of(Path(own.root) / own.baseline) if own.baseline else ""
        return own._replace(baseline=own.baseline if there else "")


class EitherSide(NamedTuple):
    """The files of a tree that the base or the head would read, whichever patterns are asked for."""

    tree: Tree
    base: tuple[str, ...]
    head: tuple[str, ...]

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under the roots that one of the sides does not leave out."""
        found = self.tree.discover(roots, self.base)
        if self.base == self.head:
            return found
        more = self.tree.discover(roots, self.head).files
        files = tuple(sorted({*found.files, *more}, key=os.fsencode))
        return found._replace(files=files, ignored=found.ignored + len(found.files) - len(files))

    def read(self, file: str) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        return self.tree.read(file)

    def read_all(self, files: Iterable[str]) -> dict[str, bytes | Fault]:
        """The same of several files."""
        return self.tree.read_all(files)

    def hash_of(self, file: str) -> str:
        """The hash of the content where it is known without reading the file."""
        return self.tree.hash_of(file)


def _widened(base: Settings, own: Settings, ground: Ground) -> Settings:
    """The settings of the base for reading the head: what either side checks is read, so that nothing goes unseen."""
    wanted = dict.fromkeys((*base.roots, *(own.roots if own.root == base.root else ())))
    roots = tuple(root for root in wanted if ground.kind_of(Path(base.root) / root)) or base.roots
    return base._replace(roots=roots, baseline=own.baseline)
