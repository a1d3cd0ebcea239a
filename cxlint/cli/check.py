"""`cxlint check`: the main job."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import formats, output
from cxlint.cli.against_options import refuse
from cxlint.cli.checking import Check, cache_of, drawn
from cxlint.cli.parser import COMMANDS
from cxlint.config import DISK, find, load_settings
from cxlint.config.find import home_of
from cxlint.engine.load import is_configuration
from cxlint.errors import UsageError
from cxlint.model.suggest import closest
from cxlint.part import MOST_PARTS, Shard
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse

    from cxlint.cli.keeping import Keeper, Watching
    from cxlint.config.settings import Settings
    from cxlint.registry import Registry
    from cxlint.revisions import Snapshot
    from cxlint.workspace.tree import Ground, Tree


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and say why the exit code is what it is."""
    gc.disable()  # a run makes many objects and no circles: looking for them costs a fifth of its time
    registry = build_registry(entry_points=not arguments.no_plugins)
    wanted = [] if arguments.with_ else formats.outputs(arguments.format, registry)
    day = as_of(arguments.as_of)
    refuse(arguments)
    if arguments.with_:
        return _what_if(arguments, registry, day)
    if arguments.against:
        return _change(arguments, registry, wanted, day)
    snapshot = _staged(arguments.paths) if arguments.staged else None
    settings = settings_of(arguments, registry, snapshot)._replace(jobs=_jobs(arguments.jobs))
    tree = snapshot.inside(Path(settings.root)) if snapshot else _disk(arguments, settings)
    if arguments.exit_zero:
        settings = settings._replace(fail_on=None)
    if arguments.show_settings:
        from cxlint.config import show_settings

        print(show_settings(settings, registry), end="")
        return 0
    if arguments.show_files:
        return _show_files(settings, tree)
    shard = _shard(arguments)
    given = _standard_input(arguments, settings)
    only = (*given, *only_paths([path for path in arguments.paths if path != "-"], settings))
    how = {"only": only, "given": given, "tree": tree, "shard": shard}
    check = Check(arguments, registry, wanted, day, settings, how)
    cached = None if given or shard else cache_of(arguments)
    return check.report() if cached is None else check.report_with(cached)


def _disk(arguments: argparse.Namespace, settings: Settings) -> Watching | None:
    """The files on disk, where somebody wants to know how they were found."""
    keeper: Keeper | None = arguments.keeper
    return keeper.watching(Path(settings.root)) if keeper else None


def _jobs(wanted: int) -> int:
    """In how many processes to judge: as many as asked for, else one for each processor that is free to use."""
    if wanted < 0:
        raise UsageError("--jobs takes the number of processes, from 1 on")
    if wanted:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _change(
    arguments: argparse.Namespace, registry: Registry, wanted: list[formats.Output], day: date
) -> int:
    """Judge what is new since the base, and report it."""
    from cxlint.cli.against import Change

    def load(ground: Ground | None) -> Settings:
        settings = settings_of(arguments, registry, ground)._replace(jobs=_jobs(arguments.jobs))
        return settings._replace(fail_on=None) if arguments.exit_zero else settings

    bar = None if arguments.no_progress else output.progress(sys.stderr)
    change = Change(arguments, registry, load)
    try:
        result, head = change.judged(day, lambda settings: only_paths(arguments.paths, settings), bar)
    finally:
        change.repository.close()
    if any(registry.reporters[one.name].facts for one in wanted):
        result = result._replace(facts=head.facts())
    result = drawn(result, head.workspace, wanted, registry)
    registry.show(result.findings)
    return formats.deliver(result, wanted, arguments, output.from_here(Path(head.settings.root)))


def _what_if(arguments: argparse.Namespace, registry: Registry, day: date) -> int:
    """Say what would fail with other settings."""
    from cxlint.cli import what_if

    snapshot = _staged(arguments.paths) if arguments.staged else None
    return what_if.run(
        arguments,
        registry,
        day,
        lambda tried: settings_of(arguments, registry, snapshot, tried=tried)._replace(
            jobs=_jobs(arguments.jobs)
        ),
        lambda settings: snapshot.inside(Path(settings.root)) if snapshot else None,
        lambda settings: only_paths(arguments.paths, settings),
    )


def _shard(arguments: argparse.Namespace) -> Shard | None:
    """The part of the documents that is judged; None for all."""
    if arguments.shard is None:
        return None
    number, _, of = arguments.shard.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of) <= MOST_PARTS):
        raise UsageError(f"'{arguments.shard}' is no part; write --shard 2/5 for the second of five")
    if arguments.paths:
        raise UsageError("--shard judges a part of the whole workspace; give it without paths")
    return Shard(int(number), int(of))


def settings_of(
    arguments: argparse.Namespace,
    registry: Registry,
    tree: Ground | None = None,
    *,
    tried: dict[str, object] | None = None,
) -> Settings:
    """The settings for the workspace that the first path, or the current folder, lies in, or those of a tree of git.

    `tried` are settings that win over all others.
    """
    overrides = {
        "profile": arguments.profile,
        "select": _words(arguments.select),
        "ignore": _words(arguments.ignore),
        "fail_on": getattr(arguments, "fail_on", None),
        "language": arguments.lang,
        "allow_empty": getattr(arguments, "allow_empty", False) or None,
        "baseline": "" if getattr(arguments, "no_baseline", False) else None,
    }
    given = {name: value for name, value in {**overrides, **(tried or {})}.items() if value is not None}
    config = Path(arguments.config) if arguments.config else None
    paths = [_home(arguments.stdin_filename) if p == "-" else p for p in getattr(arguments, "paths", [])]
    start = _start(paths, searched=not (config or arguments.isolated), ground=tree or DISK)
    settings = load_settings(
        registry,
        start,
        config=config,
        isolated=arguments.isolated,
        overrides=given,
        environment=os.environ,
        tree=tree,
    )
    named = getattr(arguments, "baseline", None)
    if named and arguments.no_baseline:
        raise UsageError("--baseline and --no-baseline cannot both be given")
    return settings._replace(baseline=baseline_file(named, settings)) if named else settings


def baseline_file(name: str, settings: Settings, *, new: bool = False) -> str:
    """The file of known findings that the command line names, relative to the root; it must exist unless it is new."""
    if not new and not Path(name).is_file():
        raise UsageError(f"there is no file '{name}'; `cxlint baseline --baseline {name}` writes it")
    return only_paths([name], settings)[0]


def _staged(paths: list[str]) -> Snapshot:
    """The files as they are staged for the next commit; for pre-commit before a push, those of what is pushed."""
    from cxlint.revisions import Repository

    first = Path(next((path for path in paths if path != "-"), "."))
    repository = Repository.around(first, os.environ, quick=True)
    pushed = os.environ.get("PRE_COMMIT_TO_REF")
    return repository.snapshot(repository.resolve(pushed)) if pushed else repository.staged()


def as_of(word: str | None) -> date:
    """The day that a run judges on: the one given, CXLINT_AS_OF, or today."""
    word = word or os.environ.get("CXLINT_AS_OF")
    if not word:
        return date.today()
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise UsageError(f"'{word}' is not a day; write --as-of year-month-day, such as 2026-11-22") from None


def _words(given: list[str] | None) -> tuple[str, ...] | None:
    return tuple(word for item in given for word in item.split(",") if word.strip()) if given else None


def _home(name: str | None) -> str:
    """The folder in which a text from standard input belongs, or the nearest above it that exists."""
    return str(next(folder for folder in (*Path(name or "x").parents, Path()) if folder.exists()))


def _start(paths: list[str], *, searched: bool, ground: Ground) -> Path:
    """The folder whose configuration counts: that of the first path; all paths must exist.

    Where it has none, the workspace is the current folder, so that a path never makes it smaller.
    """
    for path in paths:
        if not (path and Path(path).exists()):
            near = closest(path, COMMANDS)
            hint = f"; did you mean `cxlint {near}`?" if near else ""
            raise UsageError(f"there is no file or folder '{path}'{hint}")
    first = Path(paths[0]) if paths else Path()
    configured = searched and find(first, ground) is not None
    return first if configured or not home_of(first).is_relative_to(Path.cwd()) else Path()


def only_paths(paths: list[str], settings: Settings) -> tuple[str, ...]:
    """The paths of the command line, relative to the root of the workspace."""
    found = []
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are kept as they are written
        if not absolute.is_relative_to(settings.root):
            absolute = absolute.resolve()
        if not absolute.is_relative_to(settings.root):
            raise UsageError(
                f"'{path}' lies outside the workspace of {settings.file or 'the current folder'}"
            )
        found.append(absolute.relative_to(settings.root).as_posix())
    return tuple(found)


def _standard_input(arguments: argparse.Namespace, settings: Settings) -> dict[str, bytes]:
    if "-" not in arguments.paths:
        return {}
    name = arguments.stdin_filename
    if not name:
        raise UsageError("standard input needs a name: give --stdin-filename, such as policies/returns.yaml")
    (file,) = only_paths([name], settings)
    return {file: sys.stdin.buffer.read()}


def _show_files(settings: Settings, tree: Tree | None) -> int:
    from cxlint.reporters.escape import terminal
    from cxlint.workspace.tree import Disk

    for file in (tree or Disk(Path(settings.root))).discover(settings.roots, settings.exclude).files:
        if not is_configuration(file) and file != settings.baseline:
            print(terminal(file))
    return 0
