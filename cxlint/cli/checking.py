"""One check: what the engine finds, with or without what earlier runs have left, and the report of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any

from cxlint.cli import formats, output
from cxlint.cli.caching import caching
from cxlint.engine.examine import examine
from cxlint.errors import UsageError
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.engine.cached import CachedRuns
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.workspace.graph import Workspace


class Check(NamedTuple):
    """A check that is asked for; `how` has what else the engine has to know."""

    arguments: argparse.Namespace
    registry: Registry
    wanted: list[formats.Output]
    day: date
    settings: Settings
    how: dict[str, Any]

    def report(self, cached: CachedRuns | None = None) -> int:
        """Check and report, with what earlier runs have left if there is any; the exit code."""
        arguments, registry, wanted, day, settings, how = self
        bar = None if arguments.no_progress else output.progress(sys.stderr)
        facts = any(registry.reporters[one.name].facts for one in wanted)
        if cached is None:
            result, workspace = examine(settings, registry, day, progress=bar, facts=facts, **how)
        else:
            on_disk = {"only": how["only"], "tree": how["tree"]}
            result, workspace = cached.examine(settings, registry, day, progress=bar, facts=facts, **on_disk)
        arguments.made = result, workspace, cached  # held to the end: taking them apart takes time
        if result.empty and not settings.allow_empty:
            raise UsageError(
                f"nothing to check: no governance document under {_where(settings)}; `cxlint init` writes some to "
                "begin with, and --allow-empty accepts that there are none"
            )
        if arguments.keeper:
            tree = how["tree"]
            arguments.keeper.checked(arguments, settings, registry, {one.name for one in wanted}, day, tree)
        result = drawn(result, workspace, wanted, registry)
        return formats.deliver(result, wanted, arguments, output.from_here(Path(settings.root)))

    def report_with(self, cached: CachedRuns) -> int:
        """The exit code of a check with a cache; where that turns out to be damaged, of one without."""
        from cxlint.engine.kept import Unsure

        try:
            code = self.report(cached)
        except Unsure:
            cached.drop()
            return self.report()
        except BaseException:
            cached.drop()
            raise
        cached.leave()
        return code


def cache_of(arguments: argparse.Namespace) -> CachedRuns | None:
    """What earlier runs have left; None without a cache."""
    store = caching(arguments, os.environ)
    if store is None:
        return None
    from cxlint.engine.cached import CachedRuns

    return CachedRuns(store, time_ns(), arguments.keeper.seen if arguments.keeper else {})


def drawn(result: Result, workspace: Workspace, wanted: list[formats.Output], registry: Registry) -> Result:
    """The result with maps, where a format shows them."""
    if not any(registry.reporters[one.name].maps for one in wanted):
        return result
    from cxlint.maps import atlas

    return result._replace(atlas=atlas(workspace, result))


def _where(settings: Settings) -> str:
    """The folders that were looked through, as they are named from the current one where they lie in it."""
    here, top = Path.cwd(), Path(settings.root)
    folders = [top / root for root in settings.roots]
    names = [folder.relative_to(here) if folder.is_relative_to(here) else folder for folder in folders]
    return ", ".join(f"'{name.as_posix()}'" for name in names)
