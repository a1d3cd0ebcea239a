"""A sheet for a terminal: titles, facts, and tables whose columns share its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.layout import Paint, width, wrap
from cxlint.reporters.maps.words import SIGNS
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.atlas import Notice
    from cxlint.reporting import Style

NARROWEST = 8
"""No column of a table becomes narrower than this for the sake of another."""


class Sheet:
    """What every map for a terminal is written on."""

    def __init__(self, language: str, style: Style) -> None:
        self.language = language
        self.say = translator(language)
        self.columns = style.width
        self.paint = Paint(style.colour)

    def title(self, words: str) -> Iterator[str]:
        """A heading with an empty line before it."""
        yield ""
        yield from (self.paint(line, "bold") for line in wrap(words, self.columns))

    def fact(self, name: str, value: str) -> list[str]:
        """A name and a value; nothing where there is no value."""
        return wrap(value, self.columns, f"  {name}: ", "    ") if value else []

    def listed(self, heads: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
        """A table; where it is too wide, the widest columns give way, and where that is not enough, it is a list."""
        cells = [heads, *rows]
        needs = [max(width(escape.prose(row[place])) for row in cells) for place in range(len(heads))]
        widths = shares(needs, self.columns - 3 * len(heads) - 1)
        if sum(widths) > self.columns - 3 * len(heads) - 1:
            for row in cells[1:]:
                yield from (
                    line for head, cell in zip(heads, row, strict=True) for line in self.fact(head, cell)
                )
                yield ""
            return
        yield from self.table(
            [["\n".join(wrap(cell, size)) for cell, size in zip(row, widths, strict=True)] for row in cells]
        )

    def table(self, rows: list[list[str]]) -> Iterator[str]:
        """A table of cells that are laid out already."""
        from tabulate import tabulate

        yield from tabulate(rows, tablefmt="simple_grid", disable_numparse=True).split("\n")

    def notices(self, title: str, notices: tuple[Notice, ...]) -> Iterator[str]:
        """Findings in their own words."""
        if notices:
            yield ""
            yield f"{title}:"
        for notice in notices:
            yield from wrap(notice.text, self.columns, f"  {SIGNS[notice.severity]} {notice.rule} ", "    ")


def signs(notices: Iterable[Notice]) -> str:
    """The rules of some findings, each once, with the sign of its severity."""
    return " ".join(dict.fromkeys(f"{SIGNS[notice.severity]}{notice.rule}" for notice in notices))


def shares(needs: list[int], room: int) -> list[int]:
    """How wide each column is: what it needs, and where that is too much the widest give way first."""
    widths = [min(need, room) for need in needs]
    while sum(widths) > room and max(widths) > NARROWEST:
        widest = max(range(len(widths)), key=lambda place: widths[place])
        widths[widest] -= 1
    return widths
