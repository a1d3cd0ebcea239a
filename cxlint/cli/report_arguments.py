"""The arguments of `cxlint report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.cli.groups import colour, known, results, settings

if TYPE_CHECKING:
    import argparse

BY = ("area", "owner", "journey", "standard", "family")
TABLES = (
    *("groups", "blockers", "findings", "owners", "tasks", "signs", "way"),
    *("debt", "kpis", "ownership", "clauses", "checks"),
)


def fill(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="the workspace, files and folders of it, or results that `check -f json=FILE` has saved (default: here)",
    )
    group = parser.add_argument_group("what is reported")
    group.add_argument("--by", choices=BY, default="area", help="what the rows are (default: area)")
    group.add_argument("--area", metavar="ID", help="only one area, with those that are part of it")
    group.add_argument(
        "--owner", metavar="ID", help="only what one person or team answers for; nobody: nobody"
    )
    group.add_argument(
        "--digest", metavar="OWNER", help="a letter to one owner, in Markdown: what to do, and by when"
    )
    settings(parser)
    known(parser)
    results(parser)
    _shown(parser.add_argument_group("what is shown"))


def _shown(group: argparse._ArgumentGroup) -> None:
    """Add what decides how it looks."""
    group.add_argument(
        "-f", "--format", metavar="FORMAT[=FILE]", action="append", default=[],
        help="text (default), markdown, csv, xlsx, json, or a format of `cxlint check`; may be given several times",
    )  # fmt: skip
    group.add_argument(
        "--table",
        metavar="NAME",
        default="groups",
        help=f"the table that csv writes: {', '.join(TABLES)} (default: groups)",
    )
    group.add_argument(
        "--links", metavar="URL", help="where the repository's files are shown; links in Markdown lead there"
    )
    group.add_argument(
        "--trend",
        metavar="FILE",
        help="what `cxlint trend -f json=FILE` wrote; drawn as charts on the page of html",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="the table of --by only")
    group.add_argument("-v", "--verbose", action="store_true", help="every row of every table")
    colour(group)
    group.add_argument("--no-progress", action="store_true", help="show no progress bar on a terminal")
