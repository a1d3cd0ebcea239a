"""Runs with what an earlier run has left, and leaves something for the next one; the answers are the same without."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cache.growing import Growing
from cxlint.cache.packages import program
from cxlint.cache.store import checksum
from cxlint.cache.witness import YOUNG
from cxlint.diagnostics import Fault
from cxlint.engine.again import answers_again
from cxlint.engine.assemble import INTERNAL
from cxlint.engine.examine import examine
from cxlint.engine.folding import read_folded
from cxlint.engine.kept import Kept, Keys, Stamp, Unsure
from cxlint.engine.leave import Leaving, sections
from cxlint.engine.load import find_files
from cxlint.engine.reading import FileReader
from cxlint.engine.recall import Mentions, Recalled, recall
from cxlint.engine.run import Run, finished
from cxlint.installed import announced
from cxlint.model.packed import CannotPack
from cxlint.plugins import GROUP
from cxlint.workspace.reads import Reads
from cxlint.workspace.recorded import RecordedWorkspace
from cxlint.workspace.sources import Sources
from cxlint.workspace.tree import Disk
from cxlint.workspace.watched import WatchedLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from cxlint.cache.store import Store
    from cxlint.config.settings import Settings
    from cxlint.engine.folding import Names
    from cxlint.engine.record import Record
    from cxlint.engine.said import Progress, Said
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.workspace.graph import Workspace
    from cxlint.workspace.stamps import Stamp as OnDisk
    from cxlint.workspace.tree import Tree

MANY = 24
"""From so many files on that had to be opened, what is kept is written anew."""

FOLDER, MOST = "workspaces", 32
"""Where the cache keeps what runs leave, and of how many workspaces at most."""


class CachedRuns:
    """A cache, and the time at which the run began, in nanoseconds since 1970.

    `seen` are the files of the program, as they were a moment before.
    """

    def __init__(self, store: Store, started: int, seen: Mapping[str, OnDisk] | None = None) -> None:
        self._store = store
        self._started = started
        self._seen = seen
        self._leaving: Leaving | None = None
        self._growing: Growing | None = None

    def examine(
        self,
        settings: Settings,
        registry: Registry,
        as_of: date,
        *,
        only: Iterable[str] = (),
        progress: Progress | None = None,
        tree: Tree | None = None,
        facts: bool = False,
    ) -> tuple[Result, Workspace]:
        """Check a workspace on a day, on disk or in `tree`. What it leaves is kept by `leave`."""
        tree = tree or Disk(Path(settings.root))
        case = _Case(settings, registry, as_of, tuple(only), progress, tree, self._started, self._seen)
        found = self._again(case) or self._anew(case)
        if found is None:
            return examine(
                settings, registry, as_of, only=case.only, progress=progress, tree=tree, facts=facts
            )
        return finished(*found, facts=facts)

    def leave(self) -> None:
        """Keep what the run leaves; where that is not possible, nothing is kept."""
        leaving, self._leaving = self._leaving, None
        if leaving is None:
            return
        growing = self._growing = leaving.growing or Growing(self._store, leaving.case.name)
        try:
            for title, parts in sections(leaving):
                growing.section(title, parts)
            growing.finish()
            self._store.prune(FOLDER, MOST)
        except (CannotPack, ValueError, Unsure):
            self.drop()

    def drop(self) -> None:
        """Leave nothing that is not whole."""
        if self._growing is not None:
            self._growing.drop()

    def _again(self, case: _Case) -> tuple[Run, Result] | None:
        """The run with what is known; None where that does not help."""
        opened = self._store.open(case.name)
        if opened is None or case.found.faults:
            return None
        try:
            kept = Kept(opened, case.keys.facts)
            recalled = recall(kept, case.found, case.stamps, case.reader)
            run = case.run(recalled, Mentions(kept, recalled))
            said, records = self._said(case, run, kept, recalled)
            result = run.result(case.only, said=said)
            if records and (said.record is not None or recalled.looked >= MANY):
                self._keep(Leaving(run, said, records, case, _packed(kept, recalled)))
        except Unsure:
            return None
        return run, result

    def _said(self, case: _Case, run: Run, kept: Kept, recalled: Recalled) -> tuple[Said, list[Record]]:
        """What all rules say, and what was read for it: only what changes touch is asked, where that can be told."""
        if kept.keys == case.keys:
            try:
                return answers_again(run, kept, recalled)
            except (CannotPack, Unsure):
                pass
        said = run.judge(run.subjects, case.progress, run.prepare)
        return said, [said.record] if said.record else []

    def _anew(self, case: _Case) -> tuple[Run, Result] | None:
        """The run without anything that is known; None where files change meanwhile."""
        growing = self._growing = Growing(self._store, case.name)
        read = read_folded(case.found, case.reader, case.settings, growing)
        contents = read.contents
        sources = Sources({}, contents, _fetch(case, contents))
        corpus = read.corpus._replace(sources=sources)
        run = case.run(Recalled(corpus, Reads(), {}, frozenset(), {}, len(contents)), None)
        try:
            said = run.judge(run.subjects, case.progress, run.prepare)
            result = run.result(case.only, said=said)
        except Unsure:
            self.drop()
            return None
        records = [said.record] if said.record else []
        self._keep(Leaving(run, said, records, case, read=read, growing=growing))
        return run, result

    def _keep(self, leaving: Leaving) -> None:
        """Leave something for the next run, unless a rule has crashed, or there are two documents of one name."""
        crashed = any(finding.rule == INTERNAL for finding in leaving.said.findings)
        if not crashed and not leaving.run.workspace.duplicates:
            self._leaving = leaving
        else:
            self.drop()


def _packed(kept: Kept, recalled: Recalled) -> Callable[[int], tuple[bytes, Names] | None]:
    """What gives the documents that are known, as they were packed, and whom they name."""
    known, names = kept.documents.keys() - recalled.before, kept.names()
    return lambda number: (kept.packed(number), names[number]) if number in known else None


class _Case:
    """One run, and what of it decides whether something is known."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        as_of: date,
        only: tuple[str, ...],
        progress: Progress | None,
        tree: Tree,
        started: int,
        seen: Mapping[str, OnDisk] | None,
    ) -> None:
        self.settings = settings
        self.registry = registry
        self.as_of = as_of
        self.only = only
        self.progress = progress
        self.tree = tree
        self.found = find_files(settings, self.tree)
        self.reader = FileReader(self.tree, {}, registry.kinds, bool(settings.file))
        self.keys = _keys(settings, registry, as_of, seen)
        where = "" if isinstance(tree, Disk) else "git"
        self.name = f"{FOLDER}/{_digest((settings.root, where)).hex()}"
        self.stamps = _stamps(tree, self.found.files, started - YOUNG)

    def run(self, recalled: Recalled, mentions: Mentions | None) -> Run:
        """The run of these documents."""
        limits = WatchedLimits(self.registry.limits, self.as_of)
        corpus = recalled.corpus
        filed = None if mentions is None else mentions.filed
        workspace = RecordedWorkspace(corpus.documents, self.as_of, limits, recalled.reads, mentions, filed)
        return Run(self.settings, self.registry, corpus, self.as_of, workspace=workspace)


def _stamps(tree: Tree, files: Collection[str], latest: int) -> Mapping[str, Stamp]:
    """What tells that a file is the same as before: on disk its times, if they are old enough; in git its hash."""
    if isinstance(tree, Disk):
        return tree.stamps(files, latest)
    hashes = ((file, tree.hash_of(file)) for file in files)
    return {file: (content,) for file, content in hashes if content}


def _fetch(case: _Case, contents: Mapping[str, bytes]) -> Callable[[str], bytes]:
    """What reads a file once more, which must not have changed."""

    def fetch(file: str) -> bytes:
        data = case.reader.tree.read(file)
        if isinstance(data, Fault) or checksum(data) != contents[file]:
            raise Unsure(f"{file} has changed")
        return data

    return fetch


def _keys(
    settings: Settings, registry: Registry, as_of: date, seen: Mapping[str, OnDisk] | None = None
) -> Keys:
    """What has to be the same, for documents and for verdicts to be known."""
    modules = [reference.module for reference, _ in registry.rules.values()]
    modules += [point.module for point in announced(GROUP)]
    packages = {module.partition(".")[0] for module in modules} | {"cxlint"}
    facts = _digest((program(packages, seen), registry.kinds.names, bool(settings.file)))
    rules = sorted(registry.rules)
    return Keys(
        facts,
        _digest((facts, rules, registry.plugins, as_of, settings._replace(jobs=1, origins={}, fail_on=None))),
    )


def _digest(value: object) -> bytes:
    return checksum(repr(_plain(value)).encode("utf-8", "surrogatepass"))


def _plain(value: object) -> object:
    """A value whose `repr` is the same in every process."""
    if isinstance(value, (set, frozenset)):
        return sorted(map(repr, map(_plain, value)))
    if isinstance(value, Mapping):
        return [(_plain(name), _plain(inner)) for name, inner in value.items()]
    if isinstance(value, (tuple, list)):
        return [value.__class__.__name__, *map(_plain, value)]
    return value
