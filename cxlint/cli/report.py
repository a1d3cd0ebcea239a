"""`cxlint report`: what the leadership reads. It ends with 0 once it is made, and with 3 where it is incomplete."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import formats, output
from cxlint.cli.check import as_of, only_paths, settings_of
from cxlint.cli.render import here_of, saved
from cxlint.cli.report_arguments import TABLES
from cxlint.engine.examine import examine
from cxlint.errors import PluginError, UsageError
from cxlint.home import is_address
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple
from cxlint.plugins import build_registry
from cxlint.reporters.report import FORMATS, Renderer, Report, renderer
from cxlint.reporters.report.digest import render as letter
from cxlint.scorecard import Book, Scope, drawn, narrowed
from cxlint.wording import translator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from cxlint.registry import Registry
    from cxlint.reporting import Style
    from cxlint.result import Result

HERE, REPOSITORY = ("text",), ("markdown", "csv", "xlsx")
"""Formats that name files from the current folder, and from the top of its repository; all others as it does itself."""


class Output(NamedTuple):
    """A format and the file that it goes to; an empty file is standard output."""

    name: str
    file: str


def run(arguments: argparse.Namespace) -> int:
    """Check, narrow down, and write the report in every format."""
    gc.disable()
    registry = build_registry(entry_points=not arguments.no_plugins)
    wanted = _outputs(arguments, registry)
    whole, here = _saved(arguments) if _are_saved(arguments.paths) else _checked(arguments, registry, wanted)
    if whole.empty:
        raise UsageError("nothing to report: there is no governance document")
    scope = _scope(arguments, whole)
    title = _title(scope, whole)
    result = _with_course(narrowed(whole, scope), arguments.trend)
    if title:  # maps of the whole company would show what nobody asked for
        result = result._replace(atlas=None)
    look = output.style(
        colour=output.coloured(arguments.color, sys.stdout, os.environ),
        verbose=arguments.verbose,
        quiet=arguments.quiet,
        environment=os.environ,
    )
    asked = _Asked(
        arguments.by, arguments.table, _links(arguments, result), scope.owner, bool(arguments.digest)
    )
    for name, file in wanted:
        prefix = here if name in HERE else result.origin.folder if name in REPOSITORY else ""
        style = look._replace(colour=False, ci="", width=100) if file else look
        shown = result.below(prefix)
        if name in FORMATS:
            _put(_drawn(name, shown, title, style, asked), file, name)
        else:
            output.write(_limited(shown, title), formats.reporter(name, registry), file, style)
    if result.incomplete:
        print("cxlint: exit 3: something could not be checked; `cxlint check` says what", file=sys.stderr)
    return 3 if result.incomplete else 0


def _are_saved(paths: Sequence[str]) -> bool:
    """Whether the paths are results that were saved, not a workspace."""
    return bool(paths) and all(path == "-" or path.endswith(".json") for path in paths)


def _saved(arguments: argparse.Namespace) -> tuple[Result, str]:
    """The saved result, and what stands before its files when they are named from here."""
    fixed = ("config", "profile", "select", "ignore", "as_of", "lang", "baseline")
    given = [name for name in fixed if getattr(arguments, name)]
    if given:
        option = f"--{given[0].replace('_', '-')}"
        raise UsageError(f"saved results stay as they were judged; leave {option} out")
    result = saved(arguments, arguments.paths)
    arguments.paths = []
    return result, here_of(result)


def _checked(
    arguments: argparse.Namespace, registry: Registry, wanted: Sequence[Output]
) -> tuple[Result, str]:
    """The result of a run, and what stands before its files when they are named from here."""
    if arguments.home or arguments.mixed:
        raise UsageError("--home and --mixed are for saved results, such as report.json")
    settings = settings_of(arguments, registry)
    arguments.paths = only_paths(arguments.paths, settings)
    bar = None if arguments.no_progress else output.progress(sys.stderr)
    result, workspace = examine(settings, registry, as_of(arguments.as_of), progress=bar, facts=True)
    if any(one.name not in FORMATS and registry.reporters[one.name].maps for one in wanted):
        from cxlint.maps import atlas

        result = result._replace(atlas=atlas(workspace, result))
    return result, output.from_here(Path(settings.root))


def _with_course(result: Result, trend: str | None) -> Result:
    """The result with how it went, where a file tells it."""
    if not trend:
        return result
    from cxlint.saved.course import load_trend

    return result._replace(trend=load_trend(trend)._replace(language=result.language))


def _limited(result: Result, title: str) -> Result:
    """The result for a format of `cxlint check`: it fails nothing, and a note says that it is a part."""
    result = result._replace(fail_on=None)
    if not title:
        return result
    told = translator(result.language)("This report is limited to: {what}.").format(what=title)
    return result._replace(notes=(*result.notes, told))


def _outputs(arguments: argparse.Namespace, registry: Registry) -> list[Output]:
    """The formats that `-f` names; the letter to an owner is Markdown."""
    if arguments.table not in TABLES:
        hint = did_you_mean(arguments.table, TABLES, ".")
        raise UsageError(f"there is no table '{arguments.table}'{hint} Tables: {', '.join(TABLES)}")
    known = (*FORMATS, *(name for name in registry.reporters if name not in FORMATS))
    found = []
    for word in arguments.format or ["markdown" if arguments.digest else "text"]:
        name, _, file = word.partition("=")
        if name not in known:
            hint = did_you_mean(name, known, ".")
            raise UsageError(f"there is no format '{name}'{hint} Formats: {', '.join(known)}")
        if arguments.digest and name != "markdown":
            raise UsageError(
                "a letter to an owner is written in Markdown; leave -f out, or write -f markdown=FILE"
            )
        if name == "xlsx" and not file:
            raise UsageError("a workbook needs a file; write -f xlsx=report.xlsx")
        found.append(Output(name, file))
    if sum(not one.file for one in found) > 1:
        raise UsageError(
            "only one format can go to the terminal; give the others a file, as in -f json=report.json"
        )
    return found


def _scope(arguments: argparse.Namespace, result: Result) -> Scope:
    """What the report is limited to; names that nobody bears are refused."""
    if arguments.digest and (arguments.owner or arguments.area):
        raise UsageError("--digest is a report on one owner already; leave --owner and --area out")
    area, owner = arguments.area or "", arguments.digest or arguments.owner or ""
    areas = {document.area for document in result.documents} - {""}
    people = {d.subject.id for d in result.documents if d.subject.kind in ("person", "team")}
    owners = {document.owner for document in result.documents} | people
    for name, known, what in ((area, areas, "area"), (owner, owners, "owner")):
        if name and name not in known:
            hint = did_you_mean(name, sorted(known)) or f". Known are {', '.join(sorted(known)) or 'none'}"
            raise UsageError(f"there is no {what} '{name}'{hint}")
    return Scope(area, owner, tuple(arguments.paths))


def _title(scope: Scope, result: Result) -> str:
    """What the report is limited to, as people call it."""
    titles = {(d.subject.kind, d.subject.id): d.title for d in result.documents}
    area = titles.get(("area", scope.area), scope.area)
    owner = titles.get(("person", scope.owner)) or titles.get(("team", scope.owner)) or scope.owner
    return " · ".join(part for part in (area, owner, *scope.paths) if part and part != ".")


class _Asked(NamedTuple):
    """What the command line asks of every format."""

    by: str
    table: str
    links: tuple[tuple[str, str], ...]
    owner: str
    letter: bool


def _drawn(name: str, result: Result, title: str, style: Style, asked: _Asked) -> str | bytes:
    """One format of the report."""
    book = Book(result)
    report = Report(drawn(book, title), book, style, asked.by, asked.table, asked.links, asked.owner)
    render: Renderer = letter if asked.letter else renderer(name)
    return render(report)


def _links(arguments: argparse.Namespace, result: Result) -> tuple[tuple[str, str], ...]:
    """Where the files below a folder are shown: as given, else where their repository is at home."""
    given = arguments.links or ""
    if given and not is_address(given):
        raise UsageError(f"'{given}' is no address of a web page; write --links https://...")
    if given:
        return (("", f"{given.rstrip('/')}/"),)
    homes = [(f"{home.name}/", home.url) for home in result.homes] or [("", result.origin.home)]
    return tuple((name, f"{url.rstrip('/')}/blob/HEAD/") for name, url in homes if url)


def _put(made: str | bytes, file: str, name: str) -> None:
    if file:
        output.save(made, file)
    elif isinstance(made, str):
        output.show(made, sys.stdout)
    else:
        raise PluginError(f"the format '{name}' needs a file; write -f {name}=FILE")
