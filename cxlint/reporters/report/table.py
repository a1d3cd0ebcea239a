"""Tables as every format of a report draws them: cells with their type, columns with their words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Cell = str | int | float | date | None


class Column(NamedTuple):
    """A column: its key for machines, its words for people.

    `kind` is ``text``, ``code`` (an id, a file or a rule, never wrapped or translated), ``number`` or ``day``; `detail`
    columns are left out where people read the table on a page.
    """

    key: str
    title: str
    kind: str = "text"
    detail: bool = False


class Table(NamedTuple):
    """A table with its title; a cell is None where there is nothing to say."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def for_people(self) -> Table:
        """Without the columns that only machines need, and without numbers that are 0 in every row."""
        kept = [
            place for place, column in enumerate(self.columns) if not column.detail and self._tells(place)
        ]
        return self._replace(
            columns=tuple(self.columns[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in self.rows),
        )

    def _tells(self, place: int) -> bool:
        """Whether a column says anything: `broken` and `baselined` are there only where something is."""
        optional = self.columns[place].key in OPTIONAL
        return not optional or any(row[place] for row in self.rows)


OPTIONAL = frozenset({"baselined", "broken", "times", "customers"})
"""Columns that people see only where there is something in them."""


def table(name: str, title: str, columns: Iterable[Column], rows: Iterable[Iterable[Cell]]) -> Table:
    """A table of any iterables."""
    return Table(name, title, tuple(columns), tuple(tuple(row) for row in rows))


def place(file: str, line: int) -> str:
    """A place as people and editors write it."""
    return f"{file}:{line}" if file and line else file
