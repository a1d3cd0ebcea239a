"""The command line: a thin shell that reads the clock, the environment and the arguments, prints, and exits."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from cxlint.cli.keeping import Keeper

_VERSION = (["--version"], ["-V"])


def command() -> NoReturn:
    """The installed command: like `main`, and ends the process with its exit code."""
    gc.disable()  # what is imported stays, so there is nothing to look for in it
    try:
        code = _answer(sys.argv[1:])
    except SystemExit as stop:
        if not isinstance(stop.code, int):
            raise
        code = stop.code
    _end(code)


def _end(code: int) -> NoReturn:
    """End at once: taking apart what a run has made costs a tenth of its time; the system does it for nothing."""
    if _is_waited_for() or _is_watched():
        sys.exit(code)
    import atexit

    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # there is no stream, or nobody who reads it any more
        sys.exit(code)
    os._exit(code)


def _is_waited_for() -> bool:
    """Whether there is another thread that Python would let come to its end."""
    threading = sys.modules.get("threading")
    here = threading and threading.current_thread()
    others = threading.enumerate() if threading else ()
    return any(thread is not here and not thread.daemon for thread in others)


def _is_watched() -> bool:
    """Whether a debugger or a profiler waits for the end, or somebody wants to look around after it."""
    watches = getattr(sys, "monitoring", None)  # Python 3.12 and later
    monitored = watches is not None and any(watches.get_tool(number) for number in range(6))
    return bool(sys.gettrace() or sys.getprofile() or sys.flags.inspect or monitored)


def _answer(given: Sequence[str]) -> int:
    """Say again what was said before, where nothing has changed since; else run the command, and keep what it says."""
    if given in _VERSION:
        return main(given)
    from cxlint.cli.earlier import runs_like, said_again

    runs = runs_like(given, os.environ)
    if runs is None:
        return main(given)
    try:
        code = said_again(runs, os.environ)
    except (Exception, KeyboardInterrupt) as error:
        from cxlint.cli.stopped import stopped

        return stopped(error)
    if code is not None:
        return code
    from cxlint.cli.keeping import Keeper

    keeper = Keeper(runs, given)
    keeper.listen()
    code = main(given, keeper)
    keeper.keep(code)
    return code


def main(arguments: Sequence[str] | None = None, keeper: Keeper | None = None) -> int:
    """Run a command; returns the exit code: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in _VERSION:
        from cxlint import __version__

        print(f"cxlint {__version__}")
        return 0
    from cxlint.cli.commands import dispatch

    return dispatch(given, keeper)
