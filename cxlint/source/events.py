"""The parser's own events, for those who need no tree of nodes: the next one at each call, None behind the last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.error import YAMLError
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cxlint.source.parsers import open_parser
from cxlint.source.rows import LARGEST
from cxlint.source.text import needs_cleaning

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME_OR_TAG = re.compile(rb"(?:^|[\s\[\]{},:?-]|\xc2\x85|\xe2\x80[\xa8\xa9])(?:&\S|!)")
"""What may begin the name or the tag of a part, behind any sign that breaks lines; within words it is harmless."""

__all__ = [
    "DocumentEndEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "SequenceEndEvent",
    "StreamEndEvent",
    "YAMLError",
    "events",
]


def events(data: bytes) -> Callable[[], Any] | None:
    """What gives the next event of a small file in good order, without tags and names for parts.

    None where the loader has to look at the file first.
    """
    if len(data) > LARGEST or needs_cleaning(data):
        return None
    if (b"&" in data or b"!" in data) and _NAME_OR_TAG.search(data):
        return None
    return open_parser(data).get_event
