"""Days of the Gregorian calendar, written `2026-01-31`."""

from __future__ import annotations

import datetime
import re

from cxlint.model.scalars.digits import fold
from cxlint.model.scalars.fault import fault

EXAMPLE = "2026-01-31"
FIRST_YEAR = 1900
LAST_YEAR = 2199
"""Years outside belong to another calendar (1405, 1447, 2569) or to a slip of the finger."""


def read(raw: str) -> datetime.date:
    """Read a day written year, month, day."""
    text = fold(raw)
    match = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if match is None:
        raise fault("date-format", _meant(text))
    year, month, day = map(int, match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fault("date-calendar", year=match[1])
    date = _date(year, month, day)
    if date is None:
        raise fault("date-impossible", _last_day_before(year, month, day))
    return date


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _last_day_before(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 28 < day <= 31:
        return None
    return next(str(date) for back in range(1, 4) if (date := _date(year, month, day - back)))


def _meant(text: str) -> str | None:
    """Rewrite a date in another order where only one reading is possible."""
    match = re.match("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])", text)
    if match:
        readings = {(int(match[1]), int(match[2]), int(match[3]))}
    else:
        match = re.fullmatch("([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4})", text)
        if match is None:
            return None
        first, second, year = map(int, match.group(1, 3, 4))
        readings = {(year, second, first), (year, first, second)}
        if match[2] == "." and _date(year, second, first):  # where people write dots, the day comes first
            readings = {(year, second, first)}
    dates = {
        date for reading in readings if (date := _date(*reading)) and FIRST_YEAR <= date.year <= LAST_YEAR
    }
    return str(dates.pop()) if len(dates) == 1 else None
