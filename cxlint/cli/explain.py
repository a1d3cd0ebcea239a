"""`cxlint explain`: one rule for a person who has never programmed."""

from __future__ import annotations

import os
import sys
from textwrap import fill, indent
from typing import TYPE_CHECKING, Any

from cxlint.cli import output
from cxlint.cli.rulebook import described
from cxlint.errors import UsageError
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def run(arguments: argparse.Namespace) -> int:
    """Print what a rule asks for, why, and how to write it."""
    registry = build_registry(entry_points=not arguments.no_plugins)
    found = registry.select(arguments.rule)
    if len(found) != 1:
        raise UsageError(
            f"'{arguments.rule}' names {len(found)} rules; `cxlint rules {arguments.rule}` lists them"
        )
    rule = described(registry, *found)
    if arguments.format == "json":
        output.show_data(rule, sys.stdout)
        return 0
    colour = output.coloured(arguments.color, sys.stdout, os.environ)
    output.show(_text(rule, colour, output.style(colour=colour, environment=os.environ).width), sys.stdout)
    return 0


def _text(rule: dict[str, Any], colour: bool, width: int) -> str:
    def head(words: str) -> str:
        return f"{_BOLD}{words}{_PLAIN}" if colour else words

    parts = [
        head(f"{rule['id']} {rule['name']}"),
        fill(rule["summary"], width),
        f"{rule['severity']} · level {rule['level']} ({rule['level_name']}) · {rule['family_name']}",
        head("Why it matters") + "\n" + fill(rule["why"], width),
        head("How to mend it") + "\n" + fill(rule["fix"], width),
        head("What it says") + "\n" + "\n".join(_message(told, width) for told in rule["messages"].values()),
    ]
    for title, example in (("A bad example", rule["bad_example"]), ("A good example", rule["good_example"])):
        if example:
            parts.append(head(title) + "\n" + indent(example, "    "))
    if rule["options"]:
        parts.append(
            head("Options in cxlint.yaml")
            + "\n"
            + "\n".join(_option(rule, o, width) for o in rule["options"])
        )
    origin = ", ".join([*rule["mission_rows"], *rule["standards"]])
    if origin:
        parts.append(head("Where it comes from") + "\n" + fill(origin, width))
    return "\n\n".join(parts) + "\n"


def _message(told: dict[str, str], width: int) -> str:
    return fill(f"{told['severity']}: {told['text']}", width, initial_indent="  ", subsequent_indent="    ")


def _option(rule: dict[str, Any], option: dict[str, Any], width: int) -> str:
    default = (
        f"[{', '.join(option['default'])}]" if isinstance(option["default"], list) else option["default"]
    )
    written = f"  rules: {{{rule['id']}: {{{option['name']}: {default}}}}}"
    said = f"{option['help']} Default from: {option['source']}."
    return written + "\n" + fill(said, width, initial_indent="    ", subsequent_indent="    ")
