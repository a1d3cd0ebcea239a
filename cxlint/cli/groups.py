"""Groups of arguments that several commands share."""

from __future__ import annotations

import argparse


def settings(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is checked")
    group.add_argument(
        "--config", metavar="FILE", help="use this configuration file instead of the nearest cxlint.yaml"
    )
    group.add_argument("--isolated", action="store_true", help="use no configuration file at all")
    group.add_argument(
        "--profile",
        metavar="NAME",
        help="declared, owned, connected, measured, customer-led, minimal, standard or strict",
    )
    group.add_argument(
        "--select",
        metavar="RULES",
        action="append",
        help="run only these: ids, names, families or levels, with commas",
    )
    group.add_argument("--ignore", metavar="RULES", action="append", help="leave these out")
    group.add_argument(
        "--as-of", metavar="DATE", help="judge as on this day (year-month-day; default: today)"
    )
    group.add_argument("--lang", metavar="CODE", help="language of titles and messages, such as en, ar or fa")
    group.add_argument("--no-plugins", action="store_true", help="load no plugins but the built-in ones")


def fails(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    group = parser.add_argument_group("what fails")
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the mildest severity that fails the run",
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 even when there are findings")
    return group


def known(parser: argparse.ArgumentParser) -> None:
    """The options about the baseline that several commands share."""
    group = parser.add_argument_group("what is known already")
    group.add_argument(
        "--baseline",
        metavar="FILE",
        help="the file of known findings (default: cxlint-baseline.yaml beside the configuration)",
    )
    group.add_argument("--no-baseline", action="store_true", help="let known findings count too")


def results(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("several results: parts of one workspace, or a group of repositories")
    group.add_argument(
        "--home", metavar="NAME=URL", action="append", default=[], help="the web address of a repository"
    )
    group.add_argument(
        "--mixed", action="store_true", help="show results that were not judged alike, and say so"
    )


def colour(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--color",
        "--colour",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours (default: auto)",
    )


def remembered(parser: argparse.ArgumentParser) -> None:
    """The options about the cache."""
    group = parser.add_argument_group("what is remembered")
    group.add_argument(
        "--no-cache", action="store_true", help="work everything out anew, and remember nothing"
    )
    group.add_argument(
        "--cache-dir",
        metavar="DIR",
        help="keep what is remembered in this folder (default: in your own cache folder)",
    )
