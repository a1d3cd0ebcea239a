"""Mermaid text: what GitHub, GitLab and many wikis draw from a fenced block in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters.escape import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporters.maps.graph import Arrow, Graph, Node

_PLAIN = re.compile(r"[^\w .,()✖▲•%-]|%(?=%)")
_CLASSES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_STYLES = (
    "classDef error stroke:#a3122a,stroke-width:3px",
    "classDef warning stroke:#8a5a00,stroke-width:2px",
    "classDef info stroke:#1f5fa8,stroke-width:2px",
    "classDef missing stroke-dasharray:4 3",
)


def mermaid(graph: Graph) -> str:
    """The drawing as a Mermaid flowchart; no word in it can become a part of the language."""
    return "".join(f"{line}\n" for line in _lines(graph))


def label(text: str) -> str:
    """Words inside the quotes of a label: all but letters, digits and a few signs by their number."""
    return _PLAIN.sub(lambda found: f"#{ord(found[0])};", prose(text))


def _lines(graph: Graph) -> Iterator[str]:
    yield f"flowchart {graph.direction}"
    for number, group in enumerate(graph.groups, 1):
        if not group.nodes:
            continue
        yield f'  subgraph g{number}["{label(group.title)}"]'
        for node in group.nodes:
            yield f"    {_node(node)}"
        yield "  end"
    for arrow in graph.arrows:
        yield f"  {_arrow(arrow)}"
    for style in _STYLES:
        yield f"  {style}"


def _node(node: Node) -> str:
    words = "<br/>".join(label(line) for line in node.lines if line) or " "
    kinds = [_CLASSES[node.gravest]] if node.gravest else []
    kinds += ["missing"] if node.missing else []
    return f'{node.key}["{words}"]{"".join(f":::{kind}" for kind in kinds[:1])}'


def _arrow(arrow: Arrow) -> str:
    """Dotted for what is not the way of a message; thick, with its sign, for what a finding speaks of."""
    line = "-.->" if arrow.dashed else "==>" if arrow.troubled else "-->"
    words = f'|"{label(arrow.label)}"|' if arrow.label.strip() else ""
    return f"{arrow.source} {line}{words} {arrow.target}"
