"""Reads a file only as far as a field of one of its documents: for places, which are mostly near the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.events import AliasEvent, DocumentEndEvent, MappingEndEvent, SequenceEndEvent

from cxlint.source.limits import DEFAULT
from cxlint.source.loader import Builder
from cxlint.source.nodes import MappingNode, ScalarNode, SequenceNode
from cxlint.source.parsers import open_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STARTS = (MappingNode, SequenceNode)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def load_up_to(data: bytes, index: int, field: str) -> MappingNode | None:
    """The document of that number, counted from 0, with its fields up to one of the outermost; all where it has none.

    Only for files that are in order; None where there is no such document.
    """
    builder = Builder(data, DEFAULT)
    builder.build(_up_to(open_parser(data).get_event, index, field).__next__)
    return builder.documents[index] if index < len(builder.documents) else None


def _up_to(following: Callable[[], Any], index: int, field: str) -> Iterator[Any]:
    """The events of a file up to the end of a field, and then those that end the document."""
    depth = number = 0
    at_key, wanted = True, False
    while True:
        event = following()
        yield event
        kind = event.__class__
        if kind in _STARTS:
            depth += 1
            continue
        if kind in _ENDS:
            depth -= 1
        elif kind is DocumentEndEvent:
            number += 1
            at_key = True
        elif kind is not ScalarNode and kind is not AliasEvent:
            continue
        if depth == 1 and number == index:
            if not at_key and wanted:
                break
            wanted = at_key and kind is ScalarNode and event.value == field
            at_key = not at_key
    yield MappingEndEvent(event.start_mark, event.end_mark)
    yield DocumentEndEvent()
    while True:
        yield None
