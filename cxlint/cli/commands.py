"""From arguments to a command, and from what stops it to an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from cxlint.cli.parser import COMMANDS, build_parser
from cxlint.errors import CxlintError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def dispatch(given: Sequence[str]) -> int:
    """Run the command that the arguments name; `check` where they name none."""
    arguments = list(given)
    words = [word for word in arguments if not word.startswith("-")]
    if arguments[:1] not in (["-h"], ["--help"]) and (not words or arguments[0] not in COMMANDS):
        arguments.insert(0, "check")
    try:
        return _run(arguments)
    except CxlintError as error:
        print(f"cxlint: exit {error.code}: {_safe(str(error))}", file=sys.stderr)
        return error.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        place = f"'{error.filename}': " if error.filename else ""
        print(f"cxlint: exit 2: {_safe(place)}{error.strerror or error}", file=sys.stderr)
        return 2
    except Exception as error:
        if os.environ.get("CXLINT_DEBUG"):
            raise
        told = f"{type(error).__name__}: {error}"
        print(
            f"cxlint: exit 3: a fault of cxlint itself, nothing was checked ({_safe(told)})", file=sys.stderr
        )
        print("cxlint: run it again with CXLINT_DEBUG=1 and report what it prints", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("cxlint: stopped", file=sys.stderr)
        return 130


def _run(arguments: list[str]) -> int:
    asked = arguments[0] if arguments[0] in COMMANDS else None
    parsed, unknown = build_parser(asked).parse_known_args(arguments)
    if unknown:
        raise UsageError(_unknown(unknown[0], parsed.command))
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a terminal cannot show is shown by its number
        sys.stdout.reconfigure(errors="backslashreplace")
    command: Callable[[object], int] = import_module(f"cxlint.cli.{parsed.command}").run
    gc.enable()  # it was of no use while modules were loaded
    code = command(parsed)
    sys.stdout.flush()
    return code


def _safe(text: str) -> str:
    from cxlint.reporters.escape import terminal

    return terminal(text)


def _unknown(word: str, command: str) -> str:
    """What to say of an argument that the command does not know."""
    from cxlint.cli.parser import options_of
    from cxlint.model.suggest import did_you_mean

    name = word.partition("=")[0]
    if not name.startswith("-"):
        return f"'{word}' is one argument too many for `cxlint {command}`"
    hint = did_you_mean(name, options_of(command), ";")
    return f"`cxlint {command}` has no option '{name}'{hint} `cxlint {command} --help` lists them"
