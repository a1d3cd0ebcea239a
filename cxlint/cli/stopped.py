"""From what stops a command to an exit code, in one line for whoever gave it."""

from __future__ import annotations

import os
import sys

from cxlint.errors import CxlintError


def stopped(error: BaseException) -> int:
    """Say why a command ended before it was done; returns its exit code."""
    if isinstance(error, CxlintError):
        print(f"cxlint: exit {error.code}: {_safe(str(error))}", file=sys.stderr)
        return error.code
    if isinstance(error, KeyboardInterrupt):
        print("cxlint: stopped", file=sys.stderr)
        return 130
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    if isinstance(error, OSError):
        place = f"'{error.filename}': " if error.filename else ""
        print(f"cxlint: exit 2: {_safe(place)}{error.strerror or error}", file=sys.stderr)
        return 2
    if os.environ.get("CXLINT_DEBUG"):
        raise error
    told = f"{type(error).__name__}: {error}"
    print(f"cxlint: exit 3: a fault of cxlint itself, nothing was checked ({_safe(told)})", file=sys.stderr)
    print("cxlint: run it again with CXLINT_DEBUG=1 and report what it prints", file=sys.stderr)
    return 3


def _safe(text: str) -> str:
    from cxlint.reporters.escape import terminal

    return terminal(text)
