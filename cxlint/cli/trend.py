"""`cxlint trend`: how it went, judged by the rules of today, and which commits made it so."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.check import as_of, settings_of
from cxlint.errors import RevisionError, UsageError
from cxlint.model.suggest import did_you_mean
from cxlint.plugins import build_registry
from cxlint.replay import Player, at_tags, by_calendar
from cxlint.revisions import Repository

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from cxlint.replay import Moment
    from cxlint.trend import Trend

FORMATS = ("text", "csv", "html", "json")
MONTHS = 12
"""How far back it goes where nobody says so."""


def run(arguments: argparse.Namespace) -> int:
    """Play the rules back and show the course; findings do not fail the command."""
    form, _, file = arguments.format.partition("=")
    if form not in FORMATS:
        hint = did_you_mean(form, FORMATS, ".")
        raise UsageError(f"there is no format '{form}' for trends{hint} Formats: {', '.join(FORMATS)}")
    gc.set_threshold(
        100_000, 50
    )  # each moment makes many objects and few circles: looking for them costs a third
    registry = build_registry(entry_points=not arguments.no_plugins)
    arguments.paths = [arguments.path] if arguments.path else []
    settings = settings_of(arguments, registry)
    repository = Repository.around(Path(settings.root), os.environ)
    if repository.bare:  # its settings are those of its newest commit
        settings = settings_of(arguments, registry, repository.snapshot(repository.resolve("HEAD")))
    moments = _moments(arguments, repository)
    player = Player(repository, settings, registry)
    every = arguments.every if arguments.tags is None else "tag"
    trend = player.replay(moments, every, moves=arguments.moves, progress=_progress())
    if not trend.points:
        raise UsageError(
            "nothing to show: no commit in this time holds a governance document of this workspace"
        )
    text = _written(trend, form, arguments)
    if file:
        output.save(text, file)
    else:
        output.show(text, sys.stdout)
    if not trend.incomplete:
        return 0
    told = "exit 3: something could not be checked where it says 'incomplete'; `cxlint check` names it"
    print(f"cxlint: {told}", file=sys.stderr)
    return 3


def _moments(arguments: argparse.Namespace, repository: Repository) -> list[Moment]:
    until = as_of(arguments.as_of)
    tags = arguments.tags is not None
    since = _since(arguments.since, until) if arguments.since or not tags else date.min
    head = repository.resolve("HEAD")
    if tags:
        found = at_tags(repository.tags(), arguments.tags, since, until)
        if not found:
            raise UsageError(f"no tag '{arguments.tags}' names a commit in this time; `git tag` lists them")
        return found
    history = repository.history(head)
    if repository.shallow and history[-1].day > since:
        raise RevisionError(
            f"only the history since {history[-1].day} is here; fetch all of it (in CI: fetch-depth: 0), or give"
            f" --since {history[-1].day}"
        )
    return by_calendar(history, since, until, arguments.every)


def _since(word: str | None, until: date) -> date:
    """The day given, else the first day of the month that makes twelve months until today."""
    if not word:
        months = until.year * 12 + until.month - MONTHS
        return date(max(1, months // 12), months % 12 + 1, 1)
    try:
        since = date.fromisoformat(word)
    except ValueError:
        raise UsageError(f"'{word}' is not a day; write --since year-month-day, such as 2026-01-01") from None
    if since > until:
        raise UsageError(f"--since {word} lies behind the last day that is judged, {until}")
    return since


def _written(trend: Trend, form: str, arguments: argparse.Namespace) -> str:
    if form == "csv":
        from cxlint.reporters.trend.csv import csv

        return csv(trend)
    if form == "html":
        from cxlint.reporters.page.trend import html

        return html(trend)
    if form == "json":
        from cxlint.reporters.trend.data import data

        return data(trend)
    from cxlint.reporters.trend.text import text

    colour = "=" not in arguments.format and output.coloured(arguments.color, sys.stdout, os.environ)
    return text(trend, output.style(colour=colour, environment=os.environ))


def _progress() -> Callable[[str], None]:
    """Says on a terminal what is looked at; nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(what: str) -> None:
        from cxlint.reporters.escape import terminal

        sys.stderr.write(f"\r\x1b[Klooking at {terminal(what)}")
        sys.stderr.flush()

    return tell
