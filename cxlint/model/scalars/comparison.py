"""Comparing two values of a field, of whatever type they are."""

from __future__ import annotations

import datetime

from cxlint.model.scalars.amounts import Money, Percent, Points, Quantity
from cxlint.model.scalars.digits import MILLION, exact, sign
from cxlint.model.scalars.duration import WORKING_WEEK, Duration, difference
from cxlint.model.scalars.hours import Hours
from cxlint.model.scalars.version import Version


def compare(a: object, b: object, working_week: int = WORKING_WEEK) -> int | None:
    """Return -1, 0 or 1 as `a` is surely less, as much or more than `b`; None where they do not compare.

    Values of two types do not compare, but nothing (0%, 0 EUR, 0) is less than something in any unit of
    amount. Hours are more when they cover the other's and others besides.
    """
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.compare(b, working_week)
    if isinstance(a, Hours) and isinstance(b, Hours):
        return (a.covers(b) - b.covers(a)) if a.covers(b) or b.covers(a) else None
    if isinstance(a, Version) and isinstance(b, Version):
        return a.compare(b)
    if isinstance(a, datetime.date) and isinstance(b, datetime.date):
        return sign((a > b) - (a < b))
    return _compare_amounts(a, b)


def apart(a: object, b: object) -> object:
    """Return how far two values are apart, in their own unit, or None where that is not sure.

    `30 EUR` and `25 EUR` are `5 EUR` apart, `30 days` and `2 weeks` are `16 days`,
    `15%` and `20%` are `5 percentage points`.
    """
    if isinstance(a, Duration) and isinstance(b, Duration):
        return difference(a, b)
    own, others = _amount(a), _amount(b)
    if own is None or others is None or (own[1] != others[1] and own[0] and others[0]):
        return None
    whole, part = divmod(abs(own[0] - others[0]), MILLION)
    number = float(f"{whole}.{part:06}") if part else whole
    unit = own[1] if own[0] else others[1]
    if unit == "%":
        return Points(number)
    if isinstance(a, Money) or isinstance(b, Money):
        return Money(number, unit)
    return Quantity(number, unit) if unit else number


def _compare_amounts(a: object, b: object) -> int | None:
    own, others = _amount(a), _amount(b)
    if own is None or others is None:
        return None
    if own[1] != others[1] and own[0] and others[0]:
        return None
    return sign(own[0] - others[0])


def _amount(value: object) -> tuple[int, str] | None:
    """Return the millionths of an amount and what they are of."""
    if isinstance(value, Money):
        return exact(value.amount), value.currency
    if isinstance(value, Percent):
        return exact(value.value), "%"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return exact(value), value.unit if isinstance(value, Quantity) else ""
    return None
