"""Answers a check as an earlier one was answered, before anything is loaded that works answers out."""

from __future__ import annotations

import io
import os
import sys
import time

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cxlint.cache.replay import Runs

OTHERS = frozenset(
    {
        "baseline", "completion", "diff", "explain", "init", "map", "new", "render", "report", "rules", "schema",
        "trend", "waivers",
    }
)  # fmt: skip
"""Commands whose answers are not kept."""

_NOT_KEPT = frozenset({"-h", "--help", "--no-cache", "-", "--"})
_NOISE = frozenset({"_", "OLDPWD", "SHLVL"})
"""Variables of shells that tell which command came before."""


def runs_like(given: Sequence[str], environment: Mapping[str, str]) -> Runs | None:
    """The earlier runs of a command line; None where there can be none."""
    from cxlint.cli.caching import NoCache, is_off, open_store

    if os.name != "posix" or is_off(environment) or (given[:1] and given[0] in OTHERS):
        return None
    if not _NOT_KEPT.isdisjoint(given) or not all(map(_is_usual, (sys.stdin, sys.stdout, sys.stderr))):
        return None
    try:
        store = open_store(_folder(given), environment)
        question = _question(given, environment)
    except (NoCache, OSError):
        return None
    from cxlint.cache.replay import Runs

    return Runs(store, question, time.time_ns(), time.localtime()[:3])


def said_again(runs: Runs, environment: Mapping[str, str]) -> int | None:
    """Say what an earlier run has said, and return its exit code; None where there is nothing to say again."""
    answer = runs.answer(environment)
    if answer is None:
        return None
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    for number, text in answer.pieces:
        (sys.stdout if number == 1 else sys.stderr).write(text)
    sys.stdout.flush()
    runs.refresh()
    return answer.code


def _is_usual(stream: object) -> bool:
    return type(stream) is io.TextIOWrapper


def _folder(given: Sequence[str]) -> str | None:
    """The folder that the command line names for the cache: as in `argparse`, the last one counts."""
    folder = None
    for number, word in enumerate(given):
        if word == "--cache-dir":
            folder = given[number + 1] if number + 1 < len(given) else None
        elif word.startswith("--cache-dir="):
            folder = word.partition("=")[2]
    return folder


def _question(given: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """All that an answer depends on and that is known without looking at a file."""
    from cxlint import __version__
    from cxlint.cache.program import names_in

    asked = (
        __version__,
        list(given),
        os.getcwd(),
        sorted((name, value) for name, value in environment.items() if name not in _NOISE),
        list(map(_shown, (sys.stdin, sys.stdout, sys.stderr))),
        (os.getuid(), os.geteuid(), os.getgid(), os.getegid(), os.getgroups()),
        (sys.version, sys.executable, sys.prefix, sys.base_prefix, tuple(sys.flags), sys.warnoptions),
        sorted(sys._xoptions.items(), key=repr),
        [(place, names_in(place)) for place in sys.path],
        [getattr(finder, "__name__", type(finder).__name__) for finder in sys.meta_path],
    )
    return repr(asked).encode("utf-8", "surrogatepass")


def _shown(stream: Any) -> tuple[object, ...]:
    """How a stream takes a text, and how large the terminal is behind it."""
    size = None
    try:
        size = tuple(os.get_terminal_size(stream.fileno())) if stream.isatty() else None
    except (OSError, ValueError):
        pass
    return stream.encoding, stream.errors, stream.line_buffering, stream.write_through, stream.isatty(), size
