"""`cxlint rules`: what is checked, in a table or as data; by source article or by clause of a standard."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cxlint.cli import output
from cxlint.cli.rulebook import described
from cxlint.cli.standards import citing, table
from cxlint.plugins import build_registry
from cxlint.wording import translator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def run(arguments: argparse.Namespace) -> int:
    """Print the rules that the arguments name, or all of them."""
    registry = build_registry(entry_points=not arguments.no_plugins)
    language = output.language(arguments.lang, os.environ)
    chosen = set[str]().union(*(registry.select(word) for word in arguments.rules or ["all"]))
    rules = [described(registry, rule, language) for rule in sorted(chosen)]
    cited = citing(registry, rules, arguments.standard) if arguments.standard else []
    if cited:
        named = {rule_id for row in cited for rule_id in row.rules}
        rules = [rule for rule in rules if rule["id"] in named]
    if arguments.format == "json":
        output.show_data(rules, sys.stdout)
        return 0
    say = translator(language)
    if arguments.by_source:
        shown = _by_source(rules, say)
    else:
        shown = table(registry, cited, language) if cited else _table(rules, say)
    output.show(shown, sys.stdout)
    told = say("Rules: {count}. `cxlint explain RULE` tells more of each.").format(count=len(rules))
    output.show(f"\n{told}\n", sys.stdout)
    return 0


def _table(rules: list[dict[str, Any]], say: Callable[[str], str]) -> str:
    rows = [
        [
            rule["id"],
            rule["name"],
            say(rule["severity"]),
            f"{rule['level']} {rule['level_name']}",
            rule["summary"],
        ]
        for rule in rules
    ]
    heads = [say("rule"), say("name"), say("severity"), say("level"), say("what it asks for")]
    return _tabulated(rows, heads, [None, None, None, None, 60])


def _by_source(rules: list[dict[str, Any]], say: Callable[[str], str]) -> str:
    """For each row of the source articles the rules that check it."""
    sources: dict[str, list[str]] = {}
    for rule in rules:
        for row in rule["mission_rows"]:
            sources.setdefault(row, []).append(rule["id"])
    rows = [
        [row, str(len(ids)), " ".join(ids)]
        for row, ids in sorted(sources.items(), key=lambda item: _order(item[0]))
    ]
    return _tabulated(rows, [say("source"), say("count"), say("rules")], [None, None, 90])


def _order(row: str) -> tuple[int, ...]:
    return tuple(int(number) for number in row.removeprefix("S").split("."))


def _tabulated(rows: list[list[str]], heads: list[str], widths: list[int | None]) -> str:
    from tabulate import tabulate

    return tabulate(rows, heads, tablefmt="simple", disable_numparse=True, maxcolwidths=widths) + "\n"
