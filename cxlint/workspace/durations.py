"""Adding durations up, and how long the steps of a process take together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.model.scalars.digits import MILLION, exact
from cxlint.model.scalars.units import IMMEDIATELY, MICROSECONDS, MONTHS, WORKING_DAYS
from cxlint.model.scalars.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document

_SHOWN = ("weeks", "days", "hours", "minutes", "seconds", "milliseconds")
TIMES = ("takes", "waits_at_most")
"""The fields of a step that say how long it takes: its work and the wait before it."""


class Total(Value):
    """A sum of durations, kept apart by what converts exactly.

    `months` and `working_days` are in millionths, `length` is in millionths of a second. It prints in plain words:
    ``15 working days, 2 hours and 20 minutes``.
    """

    __slots__ = ("months", "working_days", "length")  # noqa: RUF023 - the order of the constructor
    months: int
    working_days: int
    length: int

    def __init__(self, months: int = 0, working_days: int = 0, length: int = 0) -> None:
        self._set(months, working_days, length)

    def over(self, limit: Duration, working_week: int = 5) -> int:
        """By how much it surely exceeds a limit, in millionths of a second; 0 where it fits or may fit.

        What both count in the same unit is set against each other first, so that 9 working days and 30 hours
        fit into 10 working days and a weekend that lies between is never counted twice.
        """
        room = total([limit])
        months = min(self.months, room.months)
        days = min(self.working_days, room.working_days)
        least, _ = _bounds(self.months - months, self.working_days - days, working_week)
        _, most = _bounds(room.months - months, room.working_days - days, working_week)
        return max(0, self.length + least - (room.length + most))

    def __str__(self) -> str:
        parts = [_of(self.months, "months"), _of(self.working_days, WORKING_DAYS), *_split(self.length)]
        words = [str(part) for part in parts if not part.is_zero]
        if len(words) < 2:
            return words[0] if words else "no time at all"
        return f"{', '.join(words[:-1])} and {words[-1]}"


@lru_cache(maxsize=1024)
def _bounds(months: int, working_days: int, working_week: int) -> tuple[int, int]:
    """The least and the greatest length of months and working days, in millionths of a second."""
    parts = ((months, "months"), (working_days, WORKING_DAYS))
    bounds = [_of(count, unit).bounds(working_week) for count, unit in parts if count]
    return sum(low for low, _ in bounds), sum(high for _, high in bounds)


def _of(millionths: int, unit: str) -> Duration:
    whole, part = divmod(millionths, MILLION)
    return Duration(float(f"{whole}.{part:06}") if part else whole, unit)


def _split(length: int) -> Iterator[Duration]:
    """A length in days and smaller units; in weeks only where nothing is left over."""
    if length % MICROSECONDS["weeks"] == 0:
        yield Duration(length // MICROSECONDS["weeks"], "weeks")
        return
    for unit in _SHOWN[1:]:
        count, length = divmod(length, MICROSECONDS[unit])
        yield Duration(count, unit)


def total(durations: Iterable[Duration]) -> Total:
    """The sum of durations in whatever units they are written."""
    months = working_days = length = 0
    for duration in durations:
        if duration.unit in MONTHS:
            months += exact(duration.amount) * MONTHS[duration.unit]
        elif duration.unit == WORKING_DAYS:
            working_days += exact(duration.amount)
        else:
            length += duration.bounds()[0]
    return Total(months, working_days, length)


def time_of_steps(process: Document) -> Total | None:
    """How long its steps take one after the other, waiting included; None where no step says.

    A step that says nothing counts as no time, so the sum is the least that a customer has to wait.
    """
    found = [part.duration(field) for part in process.each("steps") for field in TIMES]
    stated = [duration for duration in found if duration is not None]
    return total(stated) if stated else None


def faster_steps(process: Document, limit: Duration, working_week: int = 5) -> tuple[dict[str, object], ...]:
    """Its steps so much faster that they fit a limit: the longest waits are cut first, then the work itself."""
    steps = [dict(part.values) for part in process.each("steps")]
    for field in reversed(TIMES):
        while over := _time(steps).over(limit, working_week):
            spans = [
                (time.bounds(working_week)[0], -number, step)
                for number, step in enumerate(steps)
                if isinstance(time := step.get(field), Duration) and not time.is_zero
            ]
            if not spans:
                break
            span, _, step = max(spans, key=lambda item: item[:2])
            step[field] = _rounded_down(max(0, span - over))
    return tuple(steps)


def _time(steps: Iterable[dict[str, object]]) -> Total:
    times = (step.get(field) for step in steps for field in TIMES)
    return total(time for time in times if isinstance(time, Duration))


def _rounded_down(length: int) -> Duration:
    for unit in ("days", "hours"):
        if length >= 2 * MICROSECONDS[unit]:
            return Duration(length // MICROSECONDS[unit], unit)
    minutes = length // MICROSECONDS["minutes"]
    return Duration(minutes, "minutes") if minutes else Duration(0, IMMEDIATELY)
