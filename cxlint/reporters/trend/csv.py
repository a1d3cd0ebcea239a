"""A trend as CSV: one line for the whole and one for each area, at every point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters.escape import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.trend import Point, Reading, Trend

HEADS = (
    "point",
    "judged_on",
    "commit",
    "committed_on",
    "area",
    "title",
    "score",
    "level",
    "errors",
    "warnings",
    "infos",
    "by_time_alone",
)


def csv(trend: Trend) -> str:
    """The points of a trend as a table; the whole has no area."""
    lines = [_joined(HEADS)]
    for point in trend.points:
        lines.append(_line(point, "", trend.title, point.whole, point.aged))
        lines += [_line(point, area.id, area.title, area.reading, None) for area in point.areas]
    return "".join(lines)


def _line(point: Point, area: str, title: str, reading: Reading, aged: float | None) -> str:
    score = None if reading.score is None else round(reading.score, 2)
    return _joined(
        (
            point.label,
            point.day.isoformat(),
            point.commit,
            point.committed.isoformat(),
            area,
            title,
            score,
            reading.level,
            reading.errors,
            reading.warnings,
            reading.infos,
            None if aged is None else round(aged, 2),
        )
    )


def _joined(cells: Iterable[str | float | None]) -> str:
    """One line: words in quotes, numbers bare, nothing where nothing is known."""
    return (
        ",".join(
            "" if cell is None else csv_text(cell) if isinstance(cell, str) else str(cell) for cell in cells
        )
        + "\r\n"
    )
