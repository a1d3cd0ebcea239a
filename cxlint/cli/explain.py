"""`cxlint explain`: one rule for a person who has never programmed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.page import markdown, text
from cxlint.cli.rulebook import described
from cxlint.errors import UsageError
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print what a rule asks for, why, and how to write it."""
    registry = build_registry(entry_points=not arguments.no_plugins)
    found = registry.select(arguments.rule)
    if len(found) != 1:
        raise UsageError(
            f"'{arguments.rule}' names {len(found)} rules; `cxlint rules {arguments.rule}` lists them"
        )
    language = output.language(arguments.lang, os.environ)
    (rule_id,) = found
    rule = described(registry, rule_id, language)
    if arguments.format == "json":
        output.show_data(rule, sys.stdout)
    elif arguments.format == "markdown":
        output.show(markdown(rule, language), sys.stdout)
    else:
        colour = output.coloured(arguments.color, sys.stdout, os.environ)
        width = output.style(colour=colour, environment=os.environ).width
        output.show(text(rule, language, colour, width), sys.stdout)
    return 0
