"""The command line: a thin shell that reads the clock, the environment and the arguments, prints, and exits."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        from cxlint import __version__

        print(f"cxlint {__version__}")
        return 0
    from cxlint.cli.commands import dispatch

    return dispatch(given)
