"""How long something may take or stays open: `30 days`, `7 working days`, `12 months`, `immediately`."""

from __future__ import annotations

from functools import lru_cache

from cxlint.model.scalars.digits import MILLION, Number, check_number, exact, plain, sign
from cxlint.model.scalars.units import (
    DAY,
    IMMEDIATELY,
    MICROSECONDS,
    MONTHS,
    UNITS,
    WORKING_DAYS,
    fewest_days,
    most_days,
)
from cxlint.model.scalars.value import Value

WORKING_WEEK = 5
"""Working days in a week where nobody says otherwise."""


class Duration(Value):
    """A length of time: an amount that is not negative, and a unit.

    Milliseconds to weeks compare exactly, and so do months with years. Between the two a month is 28 to 31
    days and a year 365 or 366, and an answer is given only where it is sure. Working days become calendar
    days as ``ceil(days * 7 / working days in a week)``, public holidays left out; the week is five days
    unless the caller says otherwise. A caller with several weeks asks for each and takes the reading worse
    for the customer; `worse_than` does so. Two durations are equal when they are written the same: `24 hours`
    and `1 day` differ, but compare as 0.
    """

    __slots__ = ("amount", "unit")
    amount: Number
    unit: str

    def __init__(self, amount: Number, unit: str) -> None:
        name = IMMEDIATELY if unit == IMMEDIATELY else UNITS.get(unit, "")
        amount = check_number(amount)
        if not name or amount < 0 or (name == IMMEDIATELY and amount):
            raise ValueError(f"not a duration: {amount} {unit}")
        self._set(amount, name)

    def _parts(self) -> tuple[object, ...]:
        return self.amount, self.unit

    def __str__(self) -> str:
        if self.unit == IMMEDIATELY:
            return IMMEDIATELY
        return f"{plain(self.amount)} {self.unit[:-1] if self.amount == 1 else self.unit}"

    @property
    def is_zero(self) -> bool:
        """Whether it is no time at all: `immediately` or `0 days`."""
        return not self.amount

    @property
    def in_working_days(self) -> bool:
        """Whether it is counted in working days."""
        return self.unit == WORKING_DAYS

    @property
    def hours(self) -> float:
        """The length in hours, for messages and sorting: a year is 365.25 days, a working week five."""
        if self.unit in MONTHS:
            return self.amount * MONTHS[self.unit] * 365.25 / 12 * 24
        return self.bounds()[0] / MICROSECONDS["hours"]

    @property
    def days(self) -> float:
        """The length in days, for messages and sorting; see `hours`."""
        return self.hours / 24

    def bounds(self, working_week: int = WORKING_WEEK) -> tuple[int, int]:
        """Return the least and the greatest length it can have, in millionths of a second."""
        return _bounds(self.amount, self.unit, working_week)

    def compare(self, other: Duration, working_week: int = WORKING_WEEK) -> int | None:
        """Return -1 where it is surely shorter, 0 where as long, 1 where surely longer, and None where not sure."""
        return _compared(self.amount, self.unit, other.amount, other.unit, working_week)

    def _compare(self, other: Duration, working_week: int) -> int | None:
        own, others = self._ordinal(other), other._ordinal(self)
        if own is not None and others is not None:
            return sign(own - others)
        low, high = self.bounds(working_week)
        other_low, other_high = other.bounds(working_week)
        if high < other_low:
            return -1
        if low > other_high:
            return 1
        return 0 if low == high == other_low == other_high else None

    def _ordinal(self, other: Duration) -> int | None:
        """Place it on a scale that it shares with the other and that needs no conversion to days."""
        if self.is_zero:
            return 0
        if self.unit in MONTHS and (other.unit in MONTHS or other.is_zero):
            return exact(self.amount) * MONTHS[self.unit]
        if self.unit == WORKING_DAYS and (other.unit == WORKING_DAYS or other.is_zero):
            return exact(self.amount)
        if self.unit in MICROSECONDS and (other.unit in MICROSECONDS or other.is_zero):
            return exact(self.amount) * MICROSECONDS[self.unit]
        return None

    def shorter_than(self, other: Duration, working_week: int = WORKING_WEEK) -> bool:
        """Say whether it is surely shorter."""
        return self.compare(other, working_week) == -1

    def longer_than(self, other: Duration, working_week: int = WORKING_WEEK) -> bool:
        """Say whether it is surely longer."""
        return self.compare(other, working_week) == 1

    def at_most(self, other: Duration, working_week: int = WORKING_WEEK) -> bool:
        """Say whether it is surely no longer; `not longer_than` is true of the unsure too."""
        order = self.compare(other, working_week)
        return self.bounds(working_week)[1] <= other.bounds(working_week)[0] if order is None else order <= 0

    def at_least(self, other: Duration, working_week: int = WORKING_WEEK) -> bool:
        """Say whether it is surely no shorter; `not shorter_than` is true of the unsure too."""
        return other.at_most(self, working_week)

    def worse_than(
        self, other: Duration, better: str, working_weeks: tuple[int, ...] = (WORKING_WEEK,)
    ) -> bool:
        """Say whether it is surely worse for the customer, by any of the working weeks.

        `better` is "more" for what customers are given (a return window) and "less" for what they wait for.
        """
        worse = {"more": -1, "less": 1}[better]
        return any(self.compare(other, week) == worse for week in working_weeks)


@lru_cache(maxsize=4096)
def _compared(amount: Number, unit: str, other: Number, other_unit: str, week: int) -> int | None:
    """The comparison of two durations: companies write the same few again and again."""
    return Duration(amount, unit)._compare(Duration(other, other_unit), week)


@lru_cache(maxsize=4096)
def _bounds(amount: Number, unit: str, working_week: int) -> tuple[int, int]:
    count = exact(amount)
    if unit in MONTHS:
        months, part = divmod(count * MONTHS[unit], MILLION)
        spare = part * DAY // MILLION
        most = min(most_days(months) * DAY + 31 * spare, most_days(months + 1) * DAY)
        return fewest_days(months) * DAY + 28 * spare, most if part else most_days(months) * DAY
    if unit == WORKING_DAYS:
        if not 1 <= working_week <= 7:
            raise ValueError(f"no week has {working_week} working days")
        calendar = -(-count * 7 // (working_week * MILLION)) * DAY
        return calendar, calendar
    length = count * MICROSECONDS.get(unit, 0) // MILLION
    return length, length


def difference(a: Duration, b: Duration) -> Duration | None:
    """Return how far two durations are apart, `16 days` for `30 days` and `2 weeks`.

    None where that is not sure, as between months and days or working days and days.
    """
    own, others = a._ordinal(b), b._ordinal(a)
    if own is None or others is None:
        return None
    units = [duration.unit for duration in (a, b) if not duration.is_zero]
    if not units:
        return Duration(0, "days")
    scale = {**MICROSECONDS, **MONTHS, WORKING_DAYS: 1}
    unit = min(units, key=scale.__getitem__)
    if unit == "weeks" and len(units) == 2:
        unit = "days"
    whole, part = divmod(abs(own - others) // scale[unit], MILLION)
    return Duration(float(f"{whole}.{part:06}") if part else whole, unit)
