"""The arguments of `cxlint trend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.cli.groups import colour, settings

if TYPE_CHECKING:
    import argparse


def fill(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    parser.add_argument("path", metavar="PATH", nargs="?", help="the workspace (default: here)")
    group = parser.add_argument_group("which moments")
    group.add_argument("--since", metavar="DATE", help="the first day (default: twelve months back)")
    group.add_argument(
        "--every",
        choices=("month", "week", "quarter"),
        default="month",
        help="one point for each, judged as on its last day (default: month)",
    )
    group.add_argument(
        "--tags",
        metavar="PATTERN",
        nargs="?",
        const="*",
        help="one point for each tag instead, such as 'v*', judged as on the day of its commit",
    )
    group.add_argument(
        "--moves",
        metavar="NUMBER",
        type=int,
        default=5,
        help="how many of the commits that moved the score most are looked for (default: 5)",
    )
    group = parser.add_argument_group("what is shown")
    group.add_argument(
        "-f", "--format", metavar="FORMAT[=FILE]", default="text", help="text (default), csv, html or json"
    )
    colour(group)
    settings(parser)
