"""A whole run: the files are read, then judged; what judges is loaded while others read already."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cxlint.engine.load import read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.engine.said import Progress
    from cxlint.part import Shard
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.workspace.graph import Workspace
    from cxlint.workspace.tree import Tree


def run(
    settings: Settings,
    registry: Registry,
    as_of: date,
    *,
    only: Iterable[str] = (),
    given: dict[str, bytes] | None = None,
    progress: Progress | None = None,
    tree: Tree | None = None,
    facts: bool = False,
    shard: Shard | None = None,
) -> Result:
    """Check a workspace on a day. `only` filters the report to files or folders; `given` are unsaved texts.

    The files come from `tree`, or from the disk where there is none. `facts` gathers what scorecards need beside
    findings. With `shard` only that part of the documents is judged, although all of them are read.
    """
    result, _ = examine(
        settings,
        registry,
        as_of,
        only=only,
        given=given,
        progress=progress,
        tree=tree,
        facts=facts,
        shard=shard,
    )
    return result


def examine(
    settings: Settings,
    registry: Registry,
    as_of: date,
    *,
    only: Iterable[str] = (),
    given: dict[str, bytes] | None = None,
    progress: Progress | None = None,
    tree: Tree | None = None,
    facts: bool = False,
    shard: Shard | None = None,
) -> tuple[Result, Workspace]:
    """Like `run`, and the workspace as well, for those who draw it."""
    corpus = read_corpus(settings, registry.kinds, given, tree, meanwhile=_load)
    from cxlint.engine.run import Run, finished

    made = Run(settings, registry, corpus, as_of)
    return finished(made, made.result(tuple(only), progress, shard), facts=facts)


def _load() -> None:
    """Load what judges, which nobody needs who only reads."""
    import_module("cxlint.engine.run")
