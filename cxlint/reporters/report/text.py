"""The text format of reports: tables that fit the terminal, in whichever direction their words are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.layout import Paint, width, wrap
from cxlint.reporters.report.outline import explained, headline, sections
from cxlint.wording import RIGHT_TO_LEFT, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporters.report import Report
    from cxlint.reporters.report.outline import Section
    from cxlint.reporters.report.table import Cell, Column, Table

NARROWEST = 60
LEAST = 14
"""The least columns of a cell of words."""

HIGHEST = 10
"""The columns of words over numbers."""

LEAD = {
    "blockers": ("cause", "what"),
    "findings": ("what",),
    "tasks": ("what",),
    "way": ("phase", "item"),
    "debt": ("kind", "subject"),
    "kpis": ("title", "state"),
    "ownership": ("cause", "title"),
    "clauses": ("clause", "words"),
}
"""Tables that a terminal has no room for, with the columns that make the sentence of each row."""

NAMED = ("lacks", "value", "target", "owner", "owners")
"""Columns of words that need a name where they stand below a sentence."""

GAP = 2


def render(report: Report) -> str:
    """Headline, tables, and how level and score are counted."""
    lines = "".join(f"{line.rstrip()}\n" for line in _Text(report).lines())
    return escape.github_log(lines)


class _Text:
    """One report while it is written."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.say = translator(report.card.language)
        self.columns = max(report.style.width, NARROWEST)
        self.paint = Paint(report.style.colour)

    def lines(self) -> Iterator[str]:
        """The whole report."""
        card = self.report.card
        title = " · ".join(part for part in (card.title, card.scope, str(card.as_of)) if part)
        yield self.paint(escape.terminal(title), "bold")
        if card.incomplete:
            yield self.paint(f" {self.say('NOT EVERYTHING WAS CHECKED:')} `cxlint check` ", "alarm")
        yield from wrap(" · ".join(headline(card)), self.columns)
        for section in sections(self.report):
            yield from self._section(section)
            if section.id == "groups":
                yield ""
                for line in explained(card):
                    yield from (self.paint(shown, "dim") for shown in wrap(line, self.columns))
        for note in card.notes:
            yield ""
            yield from wrap(note, self.columns, f"{self.say('Note:')} ")

    def _section(self, section: Section) -> Iterator[str]:
        yield ""
        yield self.paint(escape.terminal(section.title), "bold")
        if section.told:
            yield from (self.paint(line, "dim") for line in wrap(section.told, self.columns))
        if section.table.rows and section.id in LEAD:
            yield from self._list(section.table, LEAD[section.id])
        elif section.table.rows:
            yield from self._table(section.table)
        if section.left:
            told = self.say("Not shown here: {count} more.").format(count=f"{section.left:,}")
            yield from (self.paint(line, "dim") for line in wrap(f"{told} (-v)", self.columns))

    def _list(self, table: Table, lead: tuple[str, ...]) -> Iterator[str]:
        """Each row as a sentence, and below it what else is known of it."""
        for row in table.rows:
            cells = dict(zip(table.columns, map(_shown, row), strict=True))
            told = [text for column, text in cells.items() if column.key in lead and text]
            apart = (*lead, "where")
            others = [
                _named(column, text) for column, text in cells.items() if column.key not in apart and text
            ]
            yield from wrap(": ".join(told), self.columns, "- ", "  ")
            for line in wrap(" · ".join(others), self.columns, "  ") if others else ():
                yield self.paint(self._set(line), "dim")
            where = next((text for column, text in cells.items() if column.key == "where"), "")
            if where:
                yield self.paint(f"  {escape.terminal(where)}", "dim")

    def _set(self, line: str) -> str:
        """A line of several words, set in the direction of the language whatever most of its letters are."""
        if self.report.card.language.partition("-")[0] not in RIGHT_TO_LEFT:
            return line
        words = "".join(char for char in line if char not in escape.ISOLATES).strip(" ")
        return f"  {escape.RLI}{words}{escape.PDI}"

    def _table(self, table: Table) -> Iterator[str]:
        from tabulate import tabulate

        widths = self._widths(table)
        rows = [
            [
                _lines(cell, column, room)
                for cell, column, room in zip(row, table.columns, widths, strict=True)
            ]
            for row in table.rows
        ]
        heads = ["\n".join(_head(column)) for column in table.columns]
        align = ["right" if column.kind == "number" else "left" for column in table.columns]
        shown = tabulate(rows, heads, tablefmt="simple", disable_numparse=True, colalign=align)
        tall = max(len(_head(column)) for column in table.columns)
        for number, line in enumerate(shown.split("\n")):
            yield (
                self.paint(line, "bold")
                if number < tall
                else self.paint(line, "dim")
                if number == tall
                else line
            )

    def _widths(self, table: Table) -> list[int]:
        """The columns that each cell may take: words share what numbers, days and ids leave of the line."""
        natural = [
            max(*map(width, _head(column)), *(width(_shown(row[place])) for row in table.rows))
            for place, column in enumerate(table.columns)
        ]
        words = [place for place, column in enumerate(table.columns) if column.kind == "text"]
        taken = sum(size for place, size in enumerate(natural) if place not in words)
        room = self.columns - taken - GAP * (len(natural) - 1)
        for place in sorted(words, key=lambda place: natural[place]):
            left = len(words) - words.index(place) if len(words) == 1 else len(words)
            natural[place] = max(min(natural[place], room // left), LEAST)
            room -= natural[place]
            words = [other for other in words if other != place]
        return natural


def _head(column: Column) -> list[str]:
    """The words of a column; over numbers they stand below each other."""
    return wrap(column.title, HIGHEST) if column.kind == "number" else [escape.terminal(column.title)]


def _named(column: Column, text: str) -> str:
    """A cell with the words of its column, where it does not speak for itself."""
    return f"{column.title}: {text}" if column.kind in ("number", "day") or column.key in NAMED else text


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:,}" if isinstance(cell, (int, float)) else escape.prose(str(cell))


def _lines(cell: Cell, column: Column, room: int) -> str:
    """A cell as the lines that it takes in its column."""
    text = _shown(cell)
    if column.kind != "text" or width(text) <= room:
        return escape.sentence(text)
    return "\n".join(wrap(text, room))
