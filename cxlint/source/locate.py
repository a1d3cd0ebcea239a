"""Where a field stands: worked out only when a finding needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Span
from cxlint.named import NamedTuple
from cxlint.source.nodes import MappingNode, ScalarNode, SequenceNode, plain, span_between, span_of
from cxlint.source.text import lines

if TYPE_CHECKING:
    from cxlint.diagnostics import Path
    from cxlint.source.nodes import Mark, Node

_BLOCK = ("|", ">")


class Located(NamedTuple):
    """The spans of a field: of its key (None for a list item and for the whole) and of its value."""

    key: Span | None
    value: Span


def locate(root: Node, path: Path) -> Located | None:
    """The spans of the field at a path of keys and list positions; None where there is none.

    A value that is repeated by ``*name`` stands at that shortcut, what is inside it where it is written.
    """
    steps = _walk(root, path)
    if len(steps) <= len(path):
        return None
    key, value = steps[-1]
    return Located(span_of(key) if key is not None else None, _value_span(root, value))


def nearest(root: Node, path: Path) -> Span | None:
    """The key of the nearest part above a path that exists; of a list item, its first key. None if there is none."""
    for key, value in reversed(_walk(root, path)[1 : len(path)]):
        if key is not None:
            return span_of(key)
        if isinstance(value, MappingNode) and value.value:
            return span_of(value.value[0][0])
    return None


def _walk(root: Node, path: Path) -> list[tuple[ScalarNode | None, Node]]:
    """The (key, value) nodes from the root along the path, as far as they exist."""
    node, steps = root, list[tuple[ScalarNode | None, "Node"]]([(None, root)])
    for step in path:
        found: tuple[ScalarNode | None, Node] | None = None
        if isinstance(node, MappingNode):
            found = next((pair for pair in node.value if pair[0].value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            found = (None, node.value[step])
        if found is None:
            break
        steps.append(found)
        node = found[1]
    return steps


def _value_span(root: Node, node: Node) -> Span:
    """The span of a value, ended at its last real character.

    The parser ends a block only where the next thing starts, after blank lines and comments.
    """
    last = node
    while isinstance(last, MappingNode | SequenceNode) and last.value and not last.flow_style:
        last = _last_child(last)
    span = span_between(node.start_mark, last.end_mark)
    if isinstance(last, ScalarNode) and last.style in _BLOCK:
        return _without_blank_end(span, root)
    return span


def _last_child(node: MappingNode | SequenceNode) -> Node:
    if isinstance(node, SequenceNode):
        return node.value[-1]
    first, end = _order(node.start_mark), _order(node.end_mark)
    own = [
        pair for pair in node.value if first <= _order(pair[0].start_mark) <= end
    ]  # the others are merged in
    if not own:
        return node.value[-1][1]
    key, value = own[-1]
    empty = isinstance(value, ScalarNode) and plain(value) and not value.value
    return key if empty and value.start_mark.line != key.end_mark.line else value


def _order(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _without_blank_end(span: Span, root: Node) -> Span:
    text = lines(getattr(root, "source", b""))
    line, column = span.end_line, span.end_column
    while line > span.line:
        written = text[line - 1][: column - 1].rstrip() if line <= len(text) else ""
        if written:
            return span._replace(end_line=line, end_column=len(written) + 1)
        line -= 1
        column = len(text[line - 1]) + 1
    return span._replace(end_line=line, end_column=column)
