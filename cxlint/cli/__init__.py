"""The command line: a thin shell that reads the clock, the environment and the arguments, prints, and exits."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def command() -> NoReturn:
    """The installed command: like `main`, and ends the process with its exit code."""
    gc.disable()  # what is imported stays, so there is nothing to look for in it
    try:
        code = main()
    except SystemExit as stop:
        if not isinstance(stop.code, int):
            raise
        code = stop.code
    _end(code)


def _end(code: int) -> NoReturn:
    """End at once: taking apart what a run has made costs a tenth of its time; the system does it for nothing."""
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)
    import atexit

    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # there is no stream, or nobody who reads it any more
        sys.exit(code)
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        from cxlint import __version__

        print(f"cxlint {__version__}")
        return 0
    from cxlint.cli.commands import dispatch

    return dispatch(given)
