"""Text laid out in columns as a terminal shows them: widths, wrapping, colours, and a quoted line with carets."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from cxlint.named import NamedTuple
from cxlint.reporters import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxlint.diagnostics import Severity, Span

TAB = 4
_CONTEXT = 400
"""Code points of a line that are looked at on either side of a place; the rest of a huge line is never shown."""

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
    "alarm": "1;37;41",
}
SEVERITY_COLOURS = {1: "cyan", 2: "yellow", 3: "red"}


def width(text: str) -> int:
    """The columns that a visible text takes on a terminal."""
    if text.isascii():
        return len(text)
    known = [_columns(char) for char in text]
    if None not in known:
        return sum(filter(None, known))
    from wcwidth import wcswidth  # slow to load, and few texts have letters that are wide or stand on others

    columns = wcswidth(text)
    return columns if columns >= 0 else len(text)


@lru_cache(maxsize=1024)
def _columns(char: str) -> int | None:
    """The columns of a letter or sign that always takes the same, whatever stands beside it; None for any other."""
    if char in escape.ISOLATES:
        return 0
    usual = char < "\u1100" or "\u2000" <= char < "\u2600"
    kind = category(char)
    alone = kind[0] in "LNPS" or kind == "Zs"
    return 1 if usual and alone and east_asian_width(char) not in ("W", "F") else None


class Paint(NamedTuple):
    """Colours, or none."""

    on: bool

    def __call__(self, text: str, *styles: str) -> str:
        """The text in the styles; nothing is coloured that is empty."""
        if not self.on or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def severity(self, severity: Severity, text: str) -> str:
        """The text in the colour of a severity."""
        return self(text, "bold", SEVERITY_COLOURS[severity])


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of a word and numbers as lines, the words on the left and the numbers on the right of their columns.

    These tables stand under every check; for the others there is `tabulate`, which takes half a check to load.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for word, *numbers in rows:
        cells = [word + " " * (widths[0] - width(word))]
        cells += (" " * (w - width(number)) + number for number, w in zip(numbers, widths[1:], strict=True))
        lines.append("  ".join(cells).rstrip())
    return lines


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """A paragraph as visible lines of at most so many columns, the first after `first`, the others after `rest`.

    A word that is too long for a line stands whole, so that it can be copied.
    """
    rest = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, used = first, width(first)
    empty = True
    for word in escape.prose(text).split(" "):
        size = width(word)
        if not empty and used + 1 + size > columns:
            lines.append(line)
            line, used, empty = rest, width(rest), True
        if not empty:
            line, used = f"{line} ", used + 1
        line, used, empty = line + word, used + size, False
    return [escape.sentence(line) for line in [*lines, line]]


def quoted(line: str, span: Span, columns: int) -> tuple[str, str, str]:
    """A line of a file as it is shown, and below it the indentation and the carets under the span.

    Tabs are spread out; a line that is too long is cut on both sides of the span.
    """
    start = min(span.column, len(line) + 1) - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = min(max(end, start), len(line))
    cut = max(0, start - _CONTEXT)
    shown = _spread(escape.pieces(line[cut : start + _CONTEXT]))
    start, end = start - cut, min(end - cut, len(shown))
    while end > start + 1 and not shown[end - 1].strip():
        end -= 1
    head, tail = bool(cut), len(line) > cut + len(shown)
    while width("".join(shown)) > columns - 3 * (head + tail):
        if end < len(shown) and width("".join(shown[:end])) <= columns * 3 // 4:
            shown, tail = shown[:-1], True
        elif start > 0 and width("".join(shown[:start])) > columns // 4:
            shown, head = shown[1:], True
            start, end = start - 1, end - 1
        else:
            shown, tail = shown[:-1], True
            end = min(end, len(shown))
    before = "".join(shown[:start])
    carets = max(1, width("".join(shown[start:end])))
    dots = "..." if head else ""
    text = f"{dots}{''.join(shown)}{'...' if tail else ''}"
    return escape.isolate(text), " " * (len(dots) + width(before)), "^" * carets


def _spread(shown: list[str]) -> list[str]:
    """The pieces of a line with each tab as the spaces up to the next tab stop."""
    if "\\x09" not in shown:
        return shown
    column = 0
    for place, piece in enumerate(shown):
        if piece == "\\x09":
            shown[place] = " " * (TAB - column % TAB)
        column += width(shown[place])
    return shown
