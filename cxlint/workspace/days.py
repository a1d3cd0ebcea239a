"""Reckoning with days: the day that lies some time later."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.model.scalars.units import MONTHS

if TYPE_CHECKING:
    from cxlint.model.scalars.digits import Number

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def later(day: date, length: Duration) -> date:
    """The day that is so much later; the 31st and a month is the last day of a shorter month."""
    return _later(day, length.amount, length.unit)


@lru_cache(maxsize=4096)
def _later(day: date, amount: float, unit: str) -> date:
    months = MONTHS.get(unit, 0) * amount
    if not months:
        return day + timedelta(days=min(Duration(amount, unit).days, (date.max - day).days))
    years, month = divmod(day.month - 1 + int(months), 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    leap = month == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month + 1, min(day.day, _LENGTHS[month] + leap))


def times(length: Duration, count: int) -> Duration:
    """The length so many times over: twice `1 month` is `2 months`."""
    return _times(length.amount, length.unit, count)


@lru_cache(maxsize=1024)
def _times(amount: Number, unit: str, count: int) -> Duration:
    return Duration(amount * count, unit)
