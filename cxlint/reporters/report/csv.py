"""The csv format: one table of the report, for other programs.

Its first line holds the keys of the columns in English. A text that a spreadsheet would take for a formula gets an
apostrophe in front; use the xlsx format where texts must stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.report.tables import TABLES

if TYPE_CHECKING:
    from cxlint.reporters.report import Report
    from cxlint.reporters.report.table import Cell


def render(report: Report) -> str:
    """The table that was asked for; every text in quotes, lines end as RFC 4180 has it."""
    table = TABLES[report.table](report)
    lines = [",".join(escape.csv_text(column.key) for column in table.columns)]
    lines += [",".join(map(_cell, row)) for row in table.rows]
    return "".join(f"{line}\r\n" for line in lines)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, (int, float)) else escape.csv_text(str(cell))
