"""`cxlint rules`: what is checked, in a table or as data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.rulebook import described
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the rules that the arguments name, or all of them."""
    registry = build_registry(entry_points=not arguments.no_plugins)
    chosen = set[str]().union(*(registry.select(word) for word in arguments.rules or ["all"]))
    rules = [described(registry, rule) for rule in sorted(chosen)]
    if arguments.format == "json":
        output.show_data(rules, sys.stdout)
        return 0
    from tabulate import tabulate

    rows = [
        [r["id"], r["name"], r["severity"], f"{r['level']} {r['level_name']}", r["summary"]] for r in rules
    ]
    head = ["rule", "name", "severity", "level", "what it asks for"]
    print(
        tabulate(
            rows, head, tablefmt="simple", disable_numparse=True, maxcolwidths=[None, None, None, None, 60]
        )
    )
    print(
        f"\n{len(rules)} {'rule' if len(rules) == 1 else 'rules'}. `cxlint explain RULE` tells more of each."
    )
    return 0
