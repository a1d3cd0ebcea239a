"""Where reports go: the terminal or a file, with or without colours, and a progress bar for long runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cxlint import __version__
from cxlint.errors import UsageError
from cxlint.model.text import is_language
from cxlint.reporting import Style
from cxlint.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxlint.reporting import Reporter
    from cxlint.result import Result

LONG_RUN = 400
"""From this many documents on, a run shows its progress on a terminal."""


def coloured(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour: the option first, then NO_COLOR, FORCE_COLOR, CLICOLOR, and whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


def style(
    *, colour: bool, verbose: bool = False, quiet: bool = False, environment: Mapping[str, str]
) -> Style:
    """How text is shown on this terminal."""
    return Style(
        colour=colour,
        width=_width(environment),
        verbose=verbose,
        quiet=quiet,
        version=__version__,
        ci=_ci(environment),
    )


def _width(environment: Mapping[str, str]) -> int:
    given = environment.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return max(40, min(int(given), 160))
    try:
        return max(40, min(os.get_terminal_size(sys.stdout.fileno()).columns, 120))
    except (OSError, ValueError):
        return 100


def _ci(environment: Mapping[str, str]) -> str:
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "azure" if environment.get("TF_BUILD") else ""


def from_here(workspace: Path) -> str:
    """How files of a workspace are named from the current folder: what to put before them."""
    here = Path.cwd()
    if here == workspace or not workspace.is_relative_to(here):
        return ""
    return workspace.relative_to(here).as_posix() + "/"


def write(result: Result, reporter: Reporter, file: str, look: Style) -> None:
    """Render a result to a file, which is complete or not there at all, or to standard output."""
    if not file:
        show(reporter(result, look), sys.stdout)
        return
    save(reporter(result, look._replace(colour=False, ci="")), file)


def save(made: str | bytes, file: str, what: str = "the report") -> None:
    """Write a file that is complete or not there at all; `what` it is stands in the error.

    A device or pipe, such as `/dev/null`, is written to and never replaced; a link stays a link.
    """
    from tempfile import mkstemp  # slow to load

    target = Path(file)
    data = made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        target = target.resolve()
        handle, temporary = mkstemp(prefix=".cxlint-", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o666 & ~_mask())
        Path(temporary).replace(target)
    except OSError as error:
        raise UsageError(f"{what} cannot be written to '{file}': {error.strerror or error}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def show(text: str, stream: TextIO) -> None:
    """Print a text whatever the encoding of the terminal; what it cannot show is shown by its number."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def show_data(data: object, stream: TextIO) -> None:
    """Print data as JSON; letters stay readable where the terminal can show them all."""
    import json

    whole = (stream.encoding or "").lower().replace("-", "") == "utf8"
    stream.write(json.dumps(data, indent=2, ensure_ascii=not whole) + "\n")


def language(given: str | None, environment: Mapping[str, str]) -> str:
    """The language of a command that reads no configuration: the option, CXLINT_LANG, else the environment's."""
    wanted = given or environment.get("CXLINT_LANG")
    if not wanted:
        return spoken(environment)
    if not is_language(wanted):
        raise UsageError(f"'{wanted}' is not the code of a language, such as en, ar or fa")
    return wanted


def progress(stream: TextIO) -> Callable[[int, int], None] | None:
    """A progress bar for a terminal; None where there is none. It is not part of what a command says."""
    stream = getattr(stream, "beneath", stream)
    if not stream.isatty():
        return None

    def advance(done: int, total: int) -> None:
        if total >= LONG_RUN and (done % (total // 50) == 0 or done == total - 1):
            filled = 30 * (done + 1) // total
            bar = "█" * filled + "░" * (30 - filled)
            end = "\r\x1b[K" if done == total - 1 else ""
            stream.write(f"\r{bar} {done + 1} of {total} documents{end}")
            stream.flush()

    return advance
