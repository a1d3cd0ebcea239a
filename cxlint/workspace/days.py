"""Reckoning with days: the day that lies some time later."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from cxlint.model.scalars import Duration
from cxlint.model.scalars.units import MONTHS


def later(day: date, length: Duration) -> date:
    """The day that is so much later; the 31st and a month is the last day of a shorter month."""
    months = MONTHS.get(length.unit, 0) * length.amount
    if not months:
        return day + timedelta(days=min(length.days, (date.max - day).days))
    years, month = divmod(day.month - 1 + int(months), 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def times(length: Duration, count: int) -> Duration:
    """The length so many times over: twice `1 month` is `2 months`."""
    return Duration(length.amount * count, length.unit)
