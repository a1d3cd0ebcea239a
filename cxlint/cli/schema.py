"""`cxlint schema`: the schema of a kind in one piece, as editors understand it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.errors import UsageError
from cxlint.model.suggest import did_you_mean
from cxlint.plugins import build_registry
from cxlint.saved import SCHEMA

if TYPE_CHECKING:
    import argparse

    from cxlint.model.spec import Kinds


RESULT = "result"


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of a kind, or the kinds there are."""
    kinds = build_registry(entry_points=not arguments.no_plugins).kinds
    if arguments.kind is None:
        for name in kinds.names:
            print(f"{name:16}  {kinds.spec(name).description}")
        print(f"{RESULT:16}  What `cxlint check -f json` prints; no document.")
        return 0
    if arguments.kind == RESULT and RESULT not in kinds:
        print(SCHEMA.read_text(encoding="utf-8"), end="")
        return 0
    known(kinds, arguments.kind)
    output.show_data(kinds.bundled(arguments.kind), sys.stdout)
    return 0


def known(kinds: Kinds, kind: str) -> None:
    """Raise UsageError, with the nearest name, for a kind that does not exist."""
    if kind not in kinds:
        hint = did_you_mean(kind, kinds.names, ".")
        raise UsageError(f"there is no kind '{kind}'{hint} Kinds: {', '.join(kinds.names)}")
