"""From the complaint of a parser to a fault at the place that a person has to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError

from cxlint.diagnostics import Fault, Span
from cxlint.source.text import lines
from cxlint.source.words import UNKNOWN, explain

if TYPE_CHECKING:
    from typing import Any

_OPENED_EARLIER = ("unexpected end of stream", "document indicator", "could not find expected ':'")
_UNCLOSED = ("or ']'", "or '}'")


def syntax_fault(error: Exception, data: bytes) -> Fault:
    """The CX002 fault for what a parser raised while it read `data`."""
    text = lines(data)
    if not isinstance(error, MarkedYAMLError):
        return Fault("CX002", "syntax", Span(1, 1, 1, 2), {"problem": UNKNOWN})
    mark = _mark(error)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    character = text[line][column : column + 1] if line < len(text) else ""
    problem = explain(error.problem, error.context, character)
    line, column = _inside(text, line, column)
    return Fault("CX002", "syntax", Span(line + 1, column + 1, line + 1, column + 2), {"problem": problem})


def before_the_depths(error: Exception, source: bytes) -> bytes | None:
    """What stands before the place where a parser found too many levels; None for any other complaint.

    libyaml from 0.2.6 on reads ahead and gives up at 1,000 levels, before it has told of the first that is too deep.
    """
    if not isinstance(error, MarkedYAMLError) or "nesting depth" not in (error.problem or ""):
        return None
    mark: Any = error.problem_mark
    text = lines(source)
    kept = "\n".join([*text[: mark.line], text[mark.line][: mark.column]]).encode("utf-8", "surrogatepass")
    return kept if len(kept) < len(source) else None


def _mark(error: MarkedYAMLError) -> Any:
    """The opening of what is never closed, else the place where the parser got lost."""
    problem, before, here = error.problem or "", error.context_mark, error.problem_mark
    if before is None or here is None:
        return here if here is not None else before
    if any(words in problem for words in _OPENED_EARLIER):
        return before
    if any(words in problem for words in _UNCLOSED) and before.line != here.line:
        return before
    return here


def _inside(text: list[str], line: int, column: int) -> tuple[int, int]:
    """The place itself, or the last character before it where only blank lines follow."""
    if line >= len(text):  # the parser ends a last line that has no end
        line, column = len(text) - 1, len(text[-1])
    if text[line][column:].strip() or any(later.strip() for later in text[line + 1 :]):
        return line, column
    while line > 0 and not text[line].strip():
        line -= 1
    return line, max(len(text[line].rstrip()) - 1, 0)
