"""The xlsx format: a workbook with every table on a sheet of its own."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cxlint.errors import UsageError
from cxlint.reporters import escape
from cxlint.reporters.report.standing import groups
from cxlint.reporters.report.tables import TABLES
from cxlint.reporters.report.words import formula, ladder, level_words
from cxlint.scorecard import GROUPINGS
from cxlint.wording import RIGHT_TO_LEFT, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporters.report import Report
    from cxlint.reporters.report.table import Cell, Table

LONGEST = 32_000
"""Characters that a cell can hold; a few less than the format allows."""

ROWS = 1_000_000
WIDTHS = {"number": 12, "day": 12, "code": 30, "text": 40}


def render(report: Report) -> bytes:
    """The workbook; no text of a document is ever a formula or a link."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        told = "the format 'xlsx' needs one more package: pip install 'cxlint-governance[xlsx]'"
        raise UsageError(told) from None
    memory = BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(memory, plain)
    card = report.card
    midnight = datetime.combine(card.as_of, time())
    book.set_properties({"title": escape.prose(card.title), "created": midnight})
    sheets = _Sheets(book, rtl=card.language.partition("-")[0] in RIGHT_TO_LEFT)
    sheets.summary(report)
    for name, table in _tables(report):
        sheets.add(name, table)
    book.close()
    return memory.getvalue()


def _tables(report: Report) -> Iterator[tuple[str, Table]]:
    """Every table with the name of its sheet: all groupings first, then the others."""
    for by in sorted(GROUPINGS, key=lambda by: by != report.by):
        yield by, groups(report.card, by)
    for name, made in TABLES.items():
        if name != "groups":
            yield name, made(report)


class _Sheets:
    """A workbook while it is written."""

    def __init__(self, book: Any, *, rtl: bool) -> None:
        self._book = book
        self._rtl = rtl
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name)
        if self._rtl:
            sheet.right_to_left()
        return sheet

    def summary(self, report: Report) -> None:
        """The first sheet: level, score, and how both are counted."""
        card, say = report.card, translator(report.card.language)
        counts, level = card.whole.counts, card.whole.level
        sheet = self._sheet("summary")
        sheet.set_column(0, 0, WIDTHS["code"])
        sheet.set_column(1, 1, 2 * WIDTHS["text"])
        rows: list[tuple[str, Cell]] = [
            (say("organisation"), card.title),
            (say("limited to"), card.scope),
            (say("day"), card.as_of),
            (say("level"), level_words(level.reached if level else 0, say)),
            (say("score"), card.whole.score.shown),
            (say("documents"), counts.documents),
            (say("checks"), counts.checks),
            (say("passed"), counts.passed),
            (say("failed"), counts.failed),
            (say("waived"), counts.waived),
            (say("in the baseline"), counts.baselined),
            (say("broken"), counts.broken),
            ("", ladder(say)),
            ("", formula(card, say)),
            *(("", note) for note in card.notes),
        ]
        for number, (name, value) in enumerate(rows):
            sheet.write_string(number, 0, name, self._head)
            self._write(sheet, number, 1, value, "text")

    def add(self, name: str, table: Table) -> None:
        """A table: its head stays in sight, and every column can be filtered."""
        sheet = self._sheet(name)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, WIDTHS[column.kind])
            sheet.write_string(0, place, column.title, self._head)
        for number, row in enumerate(table.rows[:ROWS], 1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._write(sheet, number, place, cell, column.kind)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(table.rows[:ROWS]), 1), len(table.columns) - 1)

    def _write(self, sheet: Any, row: int, place: int, cell: Cell, kind: str) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, date):
            sheet.write_datetime(row, place, datetime.combine(cell, time()), self._day)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, place, cell, self._plain)
        else:
            look = self._text if kind == "text" else self._plain
            sheet.write_string(row, place, escape.prose(cell)[:LONGEST], look)
