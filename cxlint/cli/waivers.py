"""`cxlint waivers`: the register of exceptions, and what of it ends soon."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.check import as_of, settings_of
from cxlint.cli.formats import chosen
from cxlint.engine.run import examine
from cxlint.plugins import build_registry
from cxlint.reporters.register import FORMATS
from cxlint.suppress.register import ending, register

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print every waiver with its state; the register fails nothing, unless something could not be checked."""
    ((form, file),) = chosen([arguments.format], FORMATS, "waivers")
    registry = build_registry(entry_points=not arguments.no_plugins)
    result, workspace = examine(settings_of(arguments, registry), registry, as_of(arguments.as_of))
    rows = register(workspace, result)
    if arguments.within is not None:
        rows = ending(rows, arguments.within)
    colour = not file and output.coloured(arguments.color, sys.stdout, os.environ)
    text = FORMATS[form](rows, result, output.style(colour=colour, environment=os.environ))
    if file:
        output.save(text, file)
    else:
        output.show(text, sys.stdout)
    return 3 if result.incomplete else 0
