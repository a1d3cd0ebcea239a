"""From arguments to a command, and from what stops it to an exit code."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from cxlint.cli.parser import COMMANDS, build_parser
from cxlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxlint.cli.keeping import Keeper


_last: list[object] = []
"""The arguments of the last command with what it has made: to take that apart before the process ends is of no use."""


def dispatch(given: Sequence[str], keeper: Keeper | None = None) -> int:
    """Run the command that the arguments name; `check` where they name none. `keeper` may keep the answer."""
    arguments = list(given)
    words = [word for word in arguments if not word.startswith("-")]
    if arguments[:1] not in (["-h"], ["--help"]) and (not words or arguments[0] not in COMMANDS):
        arguments.insert(0, "check")
    try:
        return _run(arguments, keeper)
    except (Exception, KeyboardInterrupt) as error:
        from cxlint.cli.stopped import stopped

        return stopped(error)


def _run(arguments: list[str], keeper: Keeper | None) -> int:
    asked = arguments[0] if arguments[0] in COMMANDS else None
    parsed, unknown = build_parser(asked).parse_known_args(arguments)
    if unknown:
        raise UsageError(_unknown(unknown[0], parsed.command))
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a terminal cannot show is shown by its number
        sys.stdout.reconfigure(errors="backslashreplace")
    command: Callable[[object], int] = import_module(f"cxlint.cli.{parsed.command}").run
    parsed.keeper = keeper
    _last[:] = [parsed]
    gc.enable()  # it was of no use while modules were loaded
    code = command(parsed)
    sys.stdout.flush()
    return code


def _unknown(word: str, command: str) -> str:
    """What to say of an argument that the command does not know."""
    from cxlint.cli.parser import options_of
    from cxlint.model.suggest import did_you_mean

    name = word.partition("=")[0]
    if not name.startswith("-"):
        return f"'{word}' is one argument too many for `cxlint {command}`"
    hint = did_you_mean(name, options_of(command), ";")
    return f"`cxlint {command}` has no option '{name}'{hint} `cxlint {command} --help` lists them"
