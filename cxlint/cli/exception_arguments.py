"""The arguments of the commands about exceptions: `baseline` and `waivers`."""

from __future__ import annotations

import argparse

from cxlint.cli.groups import colour, settings


def fill_baseline(parser: argparse.ArgumentParser) -> None:
    """What is known already."""
    parser.add_argument(
        "--prune",
        action="store_true",
        help="let nothing new in: take out what is mended, and keep what has become better as good as it is",
    )
    parser.add_argument("--owner", metavar="ID", help="who sees to the new entries: a person or team")
    parser.add_argument("--reason", metavar="TEXT", help="why the new entries have to wait")
    parser.add_argument("--expires", metavar="DATE", help="the last day on which the new entries may wait")
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        help="the file to write (default: cxlint-baseline.yaml beside the configuration)",
    )
    settings(parser)


def fill_waivers(parser: argparse.ArgumentParser) -> None:
    """The register of exceptions."""
    parser.add_argument(
        "--within", metavar="DAYS", type=_days, help="only those in force that end within so many days"
    )
    parser.add_argument(
        "-f", "--format", metavar="FORMAT[=FILE]", default="text", help="text, markdown, json or csv"
    )
    colour(parser)
    settings(parser)


def _days(word: str) -> int:
    if not word.isdecimal():
        raise argparse.ArgumentTypeError(f"'{word}' is not a number of days")
    return int(word)
