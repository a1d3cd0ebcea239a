"""DOT text for Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters.escape import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporters.maps.graph import Arrow, Graph, Node

_COLOURS = {Severity.ERROR: "#a3122a", Severity.WARNING: "#8a5a00", Severity.INFO: "#1f5fa8"}


def dot(graph: Graph) -> str:
    """The drawing as a digraph; every name is a quoted string that ends where it should."""
    return "".join(f"{line}\n" for line in _lines(graph))


def quoted(*lines: str) -> str:
    """Words as a DOT string: backslashes, quotes and entities are only letters in it."""
    shown = (prose(line).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(shown) + '"'


def _lines(graph: Graph) -> Iterator[str]:
    yield f"digraph {quoted(graph.title)} {{"
    yield f"  rankdir={graph.direction};"
    yield f'  label={quoted(graph.title)}; labelloc=t; fontname="sans-serif"; charset="UTF-8";'
    yield '  node [shape=box, style=rounded, fontname="sans-serif"];'
    yield '  edge [fontname="sans-serif", fontsize=10];'
    for number, group in enumerate(graph.groups, 1):
        if not group.nodes:
            continue
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={quoted(group.title)}; color=gray70;"
        for node in group.nodes:
            yield f"    {_node(node)}"
        yield "  }"
    for arrow in graph.arrows:
        yield f"  {_arrow(arrow)}"
    yield "}"


def _node(node: Node) -> str:
    given = [f"label={quoted(*(line for line in node.lines if line))}"]
    if node.missing:
        given.append('style="rounded,dashed"')
    if node.gravest:
        given += [f'color="{_COLOURS[node.gravest]}"', "penwidth=2"]
    return f"{node.key} [{', '.join(given)}];"


def _arrow(arrow: Arrow) -> str:
    given = [f"label={quoted(arrow.label)}"] if arrow.label.strip() else []
    if arrow.dashed:
        given.append("style=dashed")
    if arrow.troubled:
        given += [f'color="{_COLOURS[arrow.troubled]}"', "penwidth=3"]
    shown = f" [{', '.join(given)}]" if given else ""
    return f"{arrow.source} -> {arrow.target}{shown};"
