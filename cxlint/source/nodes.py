"""The parts of a loaded file: single values, groups of fields and lists, each with its place.

At run time these are the events of PyYAML, completed by the loader: building a second object for each of them would
cost a third of the loading time. Readers tell them apart by class and use only what is declared here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Span

if TYPE_CHECKING:

    class Mark:
        """A place; `line` and `column` count from 0, columns in code points."""

        line: int
        column: int

    class Node:
        """Any part. `tag` is ``?`` for what is written plainly and ``!`` for what is quoted, a block or tagged."""

        tag: str
        start_mark: Mark
        end_mark: Mark
        anchor: str | None

    class ScalarNode(Node):
        """A single value: `value` is its raw text; `style` is empty, or one of ``' " | >``.

        Before the loader has given it a tag, the first of `implicit` says whether it is written plainly.
        """

        value: str
        implicit: tuple[bool, bool]
        style: str | None

    class MappingNode(Node):
        """A group of fields: `value` holds (key, value) pairs in their order, keys once each, merges resolved.

        `source` is there on the root of a document only: the bytes of its file.
        """

        value: list[tuple[ScalarNode, Node]]
        flow_style: bool
        source: bytes

    class SequenceNode(Node):
        """A list: `value` holds its items."""

        value: list[Node]
        flow_style: bool

else:
    from yaml.events import MappingStartEvent as MappingNode
    from yaml.events import NodeEvent as Node
    from yaml.events import ScalarEvent as ScalarNode
    from yaml.events import SequenceStartEvent as SequenceNode

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "plain", "span_between", "span_of"]


def plain(node: ScalarNode) -> bool:
    """Whether a value is written without quotes, so that it may be a number, a date or empty."""
    return node.tag == "?"


def span_between(start: Mark, end: Mark) -> Span:
    """The span from one mark to another."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def span_of(node: Node) -> Span:
    """The place of a part as the parser gives it; exact for keys and for single values that are not blocks."""
    return span_between(node.start_mark, node.end_mark)
