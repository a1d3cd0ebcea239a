"""Reads how it went, as `cxlint trend -f json` wrote it; the file may come from anybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.errors import UsageError
from cxlint.plain import from_plain
from cxlint.saved.read import LARGEST, parse
from cxlint.trend import Trend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.trend import Reading

_MOST = 10**9


def load_trend(file: str) -> Trend:
    """The trend in a file. Raises UsageError, naming the file, for anything that is none."""
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"'{file}' cannot be read: {getattr(error, 'strerror', None) or error}") from None
    try:
        return _trend(parse(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"'{file}' is no trend; `cxlint trend -f json={file}` writes one") from None


def _trend(report: dict[str, object]) -> Trend:
    """The trend that a report holds. Raises ValueError and its like for what cannot be drawn."""
    if report["schema_version"] != "1":
        raise ValueError("another version")
    trend: Trend = from_plain(Trend, {name: report[name] for name in Trend._fields})
    if not trend.points:
        raise ValueError("no points")
    for reading in _readings(trend):
        counts = (reading.level, reading.errors, reading.warnings, reading.infos)
        if (
            not 0 <= (reading.score or 0) <= 100
            or reading.level > 5
            or not all(0 <= c <= _MOST for c in counts)
        ):
            raise ValueError("a number that cannot be")
    return trend


def _readings(trend: Trend) -> Iterator[Reading]:
    for point in trend.points:
        yield point.whole
        yield from (area.reading for area in point.areas)
    for move in trend.moves:
        yield move.before
        yield move.after
