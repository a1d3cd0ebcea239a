"""`cxlint render`: saved results in every format, as if the run had just happened."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import formats, output
from cxlint.diagnostics import Severity
from cxlint.errors import UsageError
from cxlint.plugins import build_registry
from cxlint.saved import load_results

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from cxlint.result import Result


def run(arguments: argparse.Namespace) -> int:
    """Read, report, and end as the run itself would."""
    gc.disable()
    wanted = formats.outputs(arguments.format, build_registry(entry_points=not arguments.no_plugins))
    result = _failing(saved(arguments, arguments.files), arguments)
    return formats.deliver(result, wanted, arguments, here_of(result))


def saved(arguments: argparse.Namespace, files: Sequence[str]) -> Result:
    """The result in the files of the command line: one, the parts of one, or a group."""
    homes = dict(_home(word) for word in arguments.home)
    return load_results(files, mixed=arguments.mixed, homes=homes)


def _home(word: str) -> tuple[str, str]:
    name, equals, url = word.partition("=")
    if not equals:
        raise UsageError(f"--home takes NAME=URL, not '{word}'")
    return name, url


def _failing(result: Result, arguments: argparse.Namespace) -> Result:
    """The result, failing as the command line asks."""
    if arguments.exit_zero or arguments.fail_on == "never":
        return result._replace(fail_on=None)
    return result._replace(fail_on=Severity.parse(arguments.fail_on)) if arguments.fail_on else result


def here_of(result: Result) -> str:
    """How the files are named from the current folder, where that lies in the repository of the workspace."""
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    if top is None:
        return result.origin.folder
    return output.from_here(top / result.origin.folder)
