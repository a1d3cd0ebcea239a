"""Reads YAML into nodes with their places. No input crashes, hangs or fools it: what is wrong becomes a fault.

One loop over the events of the parser, with a stack of its own: nothing recurses, and every limit is checked while the
nodes are built.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from yaml.events import AliasEvent, DocumentEndEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent
from yaml.reader import ReaderError

from cxlint.diagnostics import Fault, Span
from cxlint.named import NamedTuple
from cxlint.source.limits import DEFAULT, Limits
from cxlint.source.nodes import MappingNode, ScalarNode, SequenceNode, plain, span_of
from cxlint.source.pairs import pairs_of
from cxlint.source.parsers import open_parser
from cxlint.source.syntax import before_the_depths, syntax_fault
from cxlint.source.text import clean, needs_cleaning
from cxlint.source.words import unknown_shortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from cxlint.source.nodes import Node

_LARGE = 65_536
_LONGEST_TAG = 60
_START = Span(1, 1, 1, 1)
_STANDARD_TAG = "tag:yaml.org,2002:"


class Loaded(NamedTuple):
    """The documents of one file, each a group of fields, and everything that kept a part from being understood."""

    documents: list[MappingNode]
    faults: list[Fault]


def load(data: bytes, limits: Limits = DEFAULT, *, pure: bool = False) -> Loaded:
    """Read a file; never raises. Documents before a fault that ends the reading are kept.

    `pure` asks for the parser in Python even where the one in C is installed.
    """
    if len(data) > limits.size:
        return Loaded(
            [], [Fault("CX005", "too-large-file", _START, {"size": len(data), "limit": limits.size})]
        )
    with _steady_memory(data):
        if not pure and not needs_cleaning(data):
            try:
                return Builder(data, limits).read(data, pure=False)
            except ReaderError:
                pass  # a byte or character that no parser accepts: read once more with a stand-in for each
        text, faults = clean(data)
        loaded = Builder(data, limits).read(text.encode(), pure=pure)
        if any(fault.key == "encoding" for fault in faults):  # what else is wrong most likely comes of that
            return Loaded(
                loaded.documents, faults + [fault for fault in loaded.faults if fault.code == "CX003"]
            )
        return Loaded(loaded.documents, faults + loaded.faults)


@contextmanager
def _steady_memory(data: bytes) -> Iterator[None]:
    """Keep Python from searching a large tree, which has no circles, for circles again and again as it grows."""
    if len(data) < _LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Stop(Exception):
    """A limit is reached: the rest of the file is not read."""

    def __init__(self, key: str, node: Node | None, limit: int) -> None:
        super().__init__(key)
        place = _START if node is None else span_of(node)
        self.fault = Fault("CX003", key, _first_character(place), {"limit": limit})


class _Anchored:
    """A part with a name. Its `size` is the number of its events, with shortcuts written out; 0 while it is open."""

    __slots__ = ("node", "size", "start")

    def __init__(self, node: Node, start: int, size: int) -> None:
        self.node = node
        self.start = start
        self.size = size


class Builder:
    """Builds the documents of one file."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data = data
        self.limits = limits
        self.faults: list[Fault] = []
        self.documents: list[MappingNode] = []
        self.roots: list[Node] = []
        self.anchors: dict[str, _Anchored] = {}
        self.aliases = 0
        self.copied = 0
        """How many events the shortcuts stand for."""

    def read(self, source: bytes, *, pure: bool) -> Loaded:
        """Read UTF-8 bytes; raises ReaderError where they hold what no parser accepts."""
        end: list[Fault] = []
        try:
            self.build(open_parser(source, pure=pure).get_event)
        except _Stop as stop:
            end.append(stop.fault)
        except ReaderError:
            raise
        except Exception as error:  # whatever a parser may raise on hostile input is a fault of the input
            bearable = before_the_depths(error, source)
            if bearable is not None:
                return Builder(self.data, self.limits).read(bearable, pure=pure)
            end.append(syntax_fault(error, self.data))
        if not self.documents and not self.faults and not end:
            end.append(Fault("CX006", "empty", _START))
        return Loaded(self.documents, self.faults[: self.limits.faults] + end)

    def build(self, next_event: Callable[[], Any]) -> None:
        """Build the documents from events, until None."""
        stack: list[tuple[Any, Callable[[Node], None]]] = []
        add = self.roots.append
        for count in range(self.limits.nodes):
            node = next_event()
            kind = node.__class__
            if kind is ScalarNode:
                if node.anchor is not None or node.tag is not None:
                    self._special(node, count)
                node.tag = "?" if node.implicit[0] else "!"
                add(node)
            elif kind is MappingNode or kind is SequenceNode:
                if node.anchor is not None or node.tag is not None:
                    self._special(node, count)
                node.tag = "?"
                node.value = []
                add(node)
                stack.append((node, add))
                add = node.value.append
                if len(stack) > self.limits.depth:
                    raise _Stop("too-deep", node, self.limits.depth)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done, add = stack.pop()
                self._close(done, node, count)
            elif kind is AliasEvent:
                add(self._alias(node, count))
            elif kind is DocumentEndEvent:
                self._document(count)
            elif node is None:
                return
        raise _Stop("too-many-nodes", self.roots[-1] if self.roots else None, self.limits.nodes)

    def _special(self, node: Any, count: int) -> None:
        """Take note of the name and the tag of a part."""
        if node.anchor is not None:
            self.anchors[node.anchor] = _Anchored(
                node, count + self.copied, int(isinstance(node, ScalarNode))
            )
        if node.tag is not None:
            node.implicit = (False, True)
            tag = node.tag.replace(_STANDARD_TAG, "!!", 1) if node.tag.startswith(_STANDARD_TAG) else node.tag
            tag = tag if len(tag) <= _LONGEST_TAG else f"{tag[:_LONGEST_TAG]}..."
            self.faults.append(Fault("CX007", "tag", _first_character(span_of(node)), {"tag": tag}))

    def _close(self, node: Any, end: Any, count: int) -> None:
        """Complete a list or a group whose end is read."""
        node.end_mark = end.end_mark
        if end.__class__ is MappingEndEvent:
            node.value = pairs_of(node.value, self.faults)
        if node.anchor is not None:
            anchored = self.anchors.get(node.anchor)
            if anchored is not None and anchored.node is node:
                anchored.size = count + self.copied - anchored.start + 1

    def _alias(self, alias: Any, count: int) -> Node:
        """The part that a shortcut stands for."""
        self.aliases += 1
        if self.aliases > self.limits.aliases:
            raise _Stop("too-many-aliases", alias, self.limits.aliases)
        anchored = self.anchors.get(alias.anchor)
        if anchored is None:
            problem = unknown_shortcut(alias.anchor)
            self.faults.append(Fault("CX002", "syntax", span_of(alias), {"problem": problem}))
            return _scalar(f"*{alias.anchor}", alias, plainly=False)
        if not anchored.size:
            self.faults.append(Fault("CX003", "recursive", span_of(alias)))
            return _scalar("", alias, plainly=True)
        self.copied += anchored.size
        if count + self.copied > self.limits.expanded:
            raise _Stop("too-large-expanded", alias, self.limits.expanded)
        return _repeated(anchored.node, alias)

    def _document(self, count: int) -> None:
        """A document has ended."""
        root = self.roots.pop()
        self.anchors.clear()
        if self.copied and count + self.copied > self.limits.expanded:
            raise _Stop("too-large-expanded", root, self.limits.expanded)
        if isinstance(root, MappingNode):
            root.source = self.data
            self.documents.append(root)
        elif not (isinstance(root, ScalarNode) and plain(root) and not root.value):
            self.faults.append(Fault("CX006", "not-a-document", _first_character(span_of(root))))


def _scalar(value: str, alias: Any, *, plainly: bool) -> Node:
    """A single value in the place of a shortcut that leads nowhere."""
    node = ScalarEvent(None, None, (plainly, not plainly), value, alias.start_mark, alias.end_mark)
    node.tag = "?" if plainly else "!"
    made: Any = node
    scalar: Node = made
    return scalar


def _repeated(original: Any, alias: Any) -> Node:
    """The same part in the place of its shortcut; what is inside is shared, not copied."""
    again = original.__class__.__new__(original.__class__)
    again.__dict__.update(original.__dict__)
    again.anchor, again.start_mark, again.end_mark = None, alias.start_mark, alias.end_mark
    again.flow_style = True
    node: Node = again
    return node


def _first_character(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)
