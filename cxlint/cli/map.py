"""`cxlint map`: the company as its people draw it, with what is found marked on it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.check import as_of, settings_of
from cxlint.engine.examine import examine
from cxlint.errors import UsageError
from cxlint.maps import atlas as make_atlas
from cxlint.maps.choose import chosen, ids
from cxlint.model.suggest import did_you_mean
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse

    from cxlint.atlas import Atlas
    from cxlint.reporters.maps.graph import Graph
    from cxlint.result import Result

PARTS = ("journey", "ecosystem", "escalation")
FORMATS = ("text", "mermaid", "dot", "html", "json")


def run(arguments: argparse.Namespace) -> int:
    """Draw what the arguments name; findings are marked and do not fail the command."""
    form, _, file = arguments.format.partition("=")
    if form not in FORMATS:
        hint = did_you_mean(form, FORMATS, ".")
        raise UsageError(f"there is no format '{form}' for maps{hint} Formats: {', '.join(FORMATS)}")
    registry = build_registry(entry_points=not arguments.no_plugins)
    settings = settings_of(arguments, registry)
    result, workspace = examine(settings, registry, as_of(arguments.as_of))
    if result.empty:
        raise UsageError(f"nothing to draw: no governance document under {', '.join(settings.roots)}")
    parts = (arguments.map,) if arguments.map else PARTS
    atlas = make_atlas(workspace, result)
    if arguments.id:
        atlas = _one(atlas, arguments.map, arguments.id)
    text = _drawn(form, atlas, parts, result, arguments)
    if file:
        output.save(text, file)
    else:
        output.show(text, sys.stdout)
    if atlas.unread:
        told = f"{atlas.unread} places in the documents could not be understood; the map may lack something"
        print(f"cxlint: {told}; `cxlint check` names them", file=sys.stderr)
    return 3 if result.incomplete else 0


def _one(atlas: Atlas, part: str, name: str) -> Atlas:
    """The atlas with only what an id names."""
    if part == "escalation":
        raise UsageError("there is one escalation ladder; it is drawn as a whole, without an id")
    found = chosen(atlas, part, name)
    if not (found.journeys if part == "journey" else any(found.ecosystem.columns)):
        where = "journey" if part == "journey" else "system, message, channel or touchpoint on the map"
        raise UsageError(f"there is no {where} '{name}'{did_you_mean(name, ids(atlas, part))}")
    return found


def _drawn(
    form: str, atlas: Atlas, parts: tuple[str, ...], result: Result, arguments: argparse.Namespace
) -> str:
    if form == "json":
        from cxlint.reporters.maps.data import data

        return data(atlas, result, parts)
    if form == "html":
        from cxlint.reporters.page.maps import maps

        return maps(atlas, result, parts)
    if form == "text":
        from cxlint.reporters.maps.text import text

        colour = output.coloured(arguments.color, sys.stdout, os.environ)
        return text(atlas, result.language, output.style(colour=colour, environment=os.environ), parts)
    graph = _only(_graphs(atlas, parts, result.language), form, arguments.map)
    if form == "mermaid":
        from cxlint.reporters.maps.mermaid import mermaid

        return mermaid(graph)
    from cxlint.reporters.maps.dot import dot

    return dot(graph)


def _graphs(atlas: Atlas, parts: tuple[str, ...], language: str) -> list[Graph]:
    from cxlint.reporters.maps.graph import ecosystem_graph, journey_graph, ladder_graph

    graphs = []
    if "journey" in parts:
        graphs += [journey_graph(journey, language) for journey in atlas.journeys]
    if "ecosystem" in parts:
        graphs.append(ecosystem_graph(atlas.ecosystem, language))
    if "escalation" in parts:
        graphs.append(ladder_graph(atlas.ladder, language))
    return graphs


def _only(graphs: list[Graph], form: str, part: str | None) -> Graph:
    """The one drawing; Mermaid and DOT hold a single one."""
    if not graphs:
        raise UsageError(
            "no journey is written down yet; `cxlint new journey ID` writes the beginning of one"
        )
    if len(graphs) > 1:
        which = "journey take-a-mortgage" if part == "journey" else "ecosystem"
        raise UsageError(f"{form} draws one map at a time; name it, as in `cxlint map {which} -f {form}`")
    return graphs[0]
