"""From the flat parts of a group of fields to its (key, value) pairs: keys once each, merges taken in.

Groups whose keys are all well known words, each once, take the short way: that is nearly every group there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault
from cxlint.source.core import resolve_core
from cxlint.source.nodes import MappingNode, ScalarNode, SequenceNode, plain, span_of
from cxlint.source.words import MERGE

if TYPE_CHECKING:
    from cxlint.source.nodes import Node

    Pairs = list[tuple[ScalarNode, Node]]

_MERGE = "<<"
_LONGEST_WORD = 50
_MOST_WORDS = 10_000
_words: set[str] = set()
"""Keys known to be plain text however they are written: a memory of `resolve_core`, nothing more."""


def pairs_of(items: list[Node], faults: list[Fault]) -> Pairs:
    """The pairs of a finished group; `items` are its keys and values in turn."""
    keys: list[ScalarNode] = items[::2]  # type: ignore[assignment]
    try:
        names = {key.value for key in keys}
    except TypeError:  # a list or a group as key
        return _careful(items, faults)
    if len(names) == len(keys) and names <= _words:
        return list(zip(keys, items[1::2], strict=True))
    return _careful(items, faults)


def _careful(items: list[Node], faults: list[Fault]) -> Pairs:
    pairs: Pairs = []
    sources: list[MappingNode] = []
    first: dict[object, ScalarNode] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, ScalarNode):
            faults.append(Fault("CX007", "key-type", span_of(key)))
            continue
        if key.value == _MERGE and plain(key):
            sources.extend(_merged(value, faults))
            continue
        same = _same_as(key, first)
        if same is None:
            pairs.append((key, value))
        else:
            data: dict[str, object] = {"key": key.value, "first_line": same.start_mark.line + 1}
            faults.append(Fault("CX004", "duplicate-key", span_of(key), data))
    return pairs + _inherited(sources, first) if sources else pairs


def _same_as(key: ScalarNode, first: dict[object, ScalarNode]) -> ScalarNode | None:
    """The earlier key that means the same (``1`` and ``0x1``, ``a`` and ``"a"``); else remembers this one."""
    raw = key.value
    same = first.setdefault(raw, key)
    if same is not key or raw in _words:
        return None if same is key else same
    meant = resolve_core(raw)
    if meant is not raw:
        if plain(key):
            same = first.setdefault((type(meant), meant), key)
    elif raw != _MERGE and len(raw) <= _LONGEST_WORD and len(_words) < _MOST_WORDS:
        _words.add(raw)
    return None if same is key else same


def _merged(value: Node, faults: list[Fault]) -> list[MappingNode]:
    """The groups that stand after ``<<``."""
    if isinstance(value, MappingNode):
        return [value]
    if isinstance(value, SequenceNode) and all(isinstance(item, MappingNode) for item in value.value):
        return value.value  # type: ignore[return-value]
    if not (isinstance(value, ScalarNode) and plain(value) and resolve_core(value.value) is None):
        faults.append(Fault("CX002", "syntax", span_of(value), {"problem": MERGE}))
    return []


def _inherited(sources: list[MappingNode], first: dict[object, ScalarNode]) -> Pairs:
    """The pairs that merges add: own keys win, then the source named first."""
    added: Pairs = []
    for source in sources:
        added.extend((key, value) for key, value in source.value if _same_as(key, first) is None)
    return added
