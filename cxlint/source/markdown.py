"""Markdown documents: YAML between two ``---`` lines at the top, the customers' text below."""

from __future__ import annotations

import re

from cxlint.diagnostics import Fault, Span
from cxlint.named import NamedTuple
from cxlint.source.text import is_utf16, text_of

_KIND = rb"""["']?kind["']?[ \t]*:(?:[ \t]|$)"""
_LINE = re.compile(rb"(.*?)(?:\r\n|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9]|\Z)", re.DOTALL)
_OPEN = b"---"
_CLOSE = (b"---", b"...")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class FrontMatter(NamedTuple):
    """`yaml` is the block with every line where it stood in the file; `body` starts on line `body_line`, from 1."""

    yaml: bytes
    body: str
    body_line: int


def front_matter(data: bytes) -> FrontMatter | Fault | None:
    """The front matter of a Markdown file; None where the file is not one of ours, a fault where it never ends."""
    source = text_of(data).encode() if is_utf16(data) else data
    start = len(_BYTE_ORDER_MARK) if source.startswith(_BYTE_ORDER_MARK) else 0
    if not source.startswith(_OPEN, start):
        return None
    ours = False
    for number, line in enumerate(_LINE.finditer(source, start), 1):
        words = line[1].rstrip()
        if number == 1:
            if words != _OPEN:
                return None
        elif words in _CLOSE:
            body = source[line.end() :].decode("utf-8", "replace")
            return FrontMatter(source[: line.start()], body, number + 1) if ours else None
        elif re.match(_KIND, words):
            ours = True
    if not ours:
        return None
    problem = "the block between the '---' lines at the top is never closed"
    return Fault("CX002", "front-matter", Span(1, 1, 1, 4), {"problem": problem})
