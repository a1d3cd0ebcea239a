"""The formats that a command was asked for, and the result written in each of them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.errors import PluginError, UsageError
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Sequence

    from cxlint.registry import Registry
    from cxlint.reporting import Reporter, Style
    from cxlint.result import Result


MACHINE = ("json", "sarif", "github", "gitlab", "junit", "openmetrics", "oscal", "oscal-poam", "badge")
"""Formats for machines: the reason for the exit code goes to standard error."""


FOR_REPOSITORIES = ("sarif", "github", "gitlab", "junit", "markdown", "oscal", "oscal-poam")
"""Formats that name files as the repository does, not as the workspace does."""

FOR_ITSELF = ("json", "html")
"""Formats that name files as the workspace does, wherever they are read."""


class Output(NamedTuple):
    """One format and the file it goes to; an empty file is standard output."""

    name: str
    file: str
    reporter: Reporter


def outputs(words: Sequence[str], registry: Registry) -> list[Output]:
    """The formats that `-f` names, each with its file; text where it names none."""
    found = []
    for word in words or ["text"]:
        name, _, file = word.partition("=")
        if name not in registry.reporters:
            hint = did_you_mean(name, registry.reporters, ".")
            raise UsageError(f"there is no format '{name}'{hint} Formats: {', '.join(registry.reporters)}")
        found.append(Output(name, file, reporter(name, registry)))
    if sum(not output.file for output in found) > 1:
        raise UsageError(
            "only one format can go to the terminal; give the others a file, as in -f sarif=cxlint.sarif"
        )
    return found


def chosen(words: Sequence[str] | None, known: Collection[str], what: str) -> list[tuple[str, str]]:
    """Of the few formats that a command has those that `-f` names, each with its file; text where it names none."""
    found = []
    for word in words or ["text"]:
        form, _, file = word.partition("=")
        if form not in known:
            hint = did_you_mean(form, known, ".")
            raise UsageError(f"there is no format '{form}' for {what}{hint} Formats: {', '.join(known)}")
        found.append((form, file))
    if sum(not file for _, file in found) > 1:
        raise UsageError(
            "only one format can go to the terminal; give the others a file, as in -f json=result.json"
        )
    return found


def reporter(name: str, registry: Registry) -> Reporter:
    """The reporter of a format; one that breaks stops the run and is named."""
    try:
        render = registry.reporters[name].load()
    except (Exception, SystemExit) as error:
        raise PluginError(f"the format '{name}' cannot be loaded: {error!r}") from error

    def guarded(result: Result, style: Style) -> str:
        try:
            return render(result, style)
        except (Exception, SystemExit) as error:
            raise PluginError(f"the format '{name}' could not be written: {error!r}") from error

    return guarded


def deliver(result: Result, wanted: Sequence[Output], arguments: argparse.Namespace, here: str) -> int:
    """Write the result in every format, say why the exit code is what it is, and return it.

    `here` is what stands before the files of the workspace when they are named from the current folder.
    """
    colour = output.coloured(arguments.color, sys.stdout, os.environ)
    look = output.style(
        colour=colour, verbose=arguments.verbose, quiet=arguments.quiet, environment=os.environ
    )
    for name, file, reporter in wanted:
        prefix = result.origin.folder if name in FOR_REPOSITORIES else "" if name in FOR_ITSELF else here
        output.write(result.below(prefix), reporter, file, look)
    if all(file or name in MACHINE for name, file, _ in wanted):
        print(f"cxlint: {result.reason}", file=sys.stderr)
    return result.exit_code
