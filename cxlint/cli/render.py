"""`cxlint render`: saved results in every format, as if the run had just happened."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import formats, output
from cxlint.diagnostics import Severity
from cxlint.errors import UsageError
from cxlint.plugins import build_registry
from cxlint.saved import LARGEST, read_result

if TYPE_CHECKING:
    import argparse

    from cxlint.result import Result


def run(arguments: argparse.Namespace) -> int:
    """Read, report, and end as the run itself would."""
    gc.disable()
    wanted = formats.outputs(arguments.format, build_registry(entry_points=not arguments.no_plugins))
    result = _failing(read_result(*_read(arguments.files[0])), arguments)
    return formats.deliver(result, wanted, arguments, _here(result))


def _read(file: str) -> tuple[str, bytes]:
    """The name and the bytes of a file, or of standard input, as far as they are read at all."""
    if file == "-":
        return "standard input", sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return file, stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"'{file}' cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _failing(result: Result, arguments: argparse.Namespace) -> Result:
    """The result, failing as the command line asks."""
    if arguments.exit_zero or arguments.fail_on == "never":
        return result._replace(fail_on=None)
    return result._replace(fail_on=Severity.parse(arguments.fail_on)) if arguments.fail_on else result


def _here(result: Result) -> str:
    """How the files are named from the current folder, where that lies in the repository of the workspace."""
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    if top is None:
        return result.origin.folder
    return output.from_here(top / result.origin.folder)
