"""Finds the comments of a YAML file: real ones only, never a ``#`` inside a value.

The tokens of the parser say where values are; comments can stand only between them, and on the first line of a block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.tokens import (
    BlockEndToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from cxlint.named import NamedTuple
from cxlint.source.limits import DEFAULT, Limits
from cxlint.source.parsers import open_parser
from cxlint.source.text import clean, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.tokens import Token

    Place = tuple[int, int]

_OPENING = (BlockMappingStartToken, BlockSequenceStartToken, FlowMappingStartToken, FlowSequenceStartToken)
_CLOSING = (BlockEndToken, FlowMappingEndToken, FlowSequenceEndToken)
_AFTER_BLOCK_SIGN = r"[|>][-+0-9]*[ \t]+(?=#)"
_BLOCK = ("|", ">")
_ADDRESSED = b"cxlint"


class Comment(NamedTuple):
    """A comment: the place of its ``#``, counted from 1, and its text without ``#`` and surrounding space.

    `own_line` says that nothing else stands on its line.
    """

    line: int
    column: int
    text: str
    own_line: bool


def may_speak(data: bytes) -> bool:
    """Whether a file names cxlint at all, so that there may be a comment to it."""
    return b"#" in data and _ADDRESSED in data.lower().replace(b"\0", b"")


def comments(data: bytes, limits: Limits = DEFAULT, *, pure: bool = False) -> list[Comment]:
    """The comments of a YAML file, as far as it can be read. Never raises.

    Of a Markdown file give only the front matter. Slow enough to be asked only where it matters.
    """
    found: list[Comment] = []
    if len(data) > limits.size:
        return found
    text = lines(data)
    at = (0, 0)
    try:
        for start, end, style in _values(data, limits, pure=pure):
            found.extend(_between(text, at, start))
            at = end
            if style in _BLOCK:
                found.extend(_after_block_sign(text, start))
    except Exception:  # what a parser cannot read is a fault of its own, told by the loader
        return found
    found.extend(_between(text, at, (len(text), 0)))
    return found


def _values(data: bytes, limits: Limits, *, pure: bool) -> Iterator[tuple[Place, Place, str | None]]:
    """Start, end and style of every token that is not empty, as far as the parser comes."""
    depth = 0
    parser = open_parser(clean(data)[0].encode(), pure=pure)
    for _ in range(4 * limits.nodes):
        token = parser.get_token()
        if token is None:
            return
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > limits.depth:
            break
        start, end = _places(token)
        if start != end:
            yield start, end, token.style if isinstance(token, ScalarToken) else None
    raise ValueError("too deep or too many")


def _places(token: Token) -> tuple[Place, Place]:
    start, end = token.start_mark, token.end_mark
    return (start.line, start.column), (end.line, end.column)


def _between(text: list[str], start: Place, end: Place) -> Iterator[Comment]:
    """The comments between two values; there, every ``#`` that follows a space or starts a line begins one."""
    for number in range(start[0], min(end[0] + 1, len(text))):
        line = text[number]
        begin = start[1] if number == start[0] else 0
        stop = end[1] if number == end[0] else len(line)
        column = line.find("#", begin, stop)
        if column >= 0:
            yield _comment(line, number, column)


def _after_block_sign(text: list[str], start: Place) -> Iterator[Comment]:
    line = text[start[0]]
    found = re.compile(_AFTER_BLOCK_SIGN).match(line, start[1])
    if found is not None:
        yield _comment(line, start[0], found.end())


def _comment(line: str, number: int, column: int) -> Comment:
    text = line[column + 1 :].strip()
    return Comment(number + 1, column + 1, text, not line[:column].strip())
