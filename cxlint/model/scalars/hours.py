"""Opening hours in a week: `24/7`, `Sun-Thu 09:00-17:00`."""

from __future__ import annotations

from cxlint.model.scalars.value import Value

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
_DAY = (1 << DAY_MINUTES) - 1


class Hours(Value):
    """The minutes of a week in which something is open.

    `minutes` is a number with one bit for each minute, the first being Monday 00:00.
    """

    __slots__ = ("minutes",)
    minutes: int

    def __init__(self, minutes: int) -> None:
        if not 0 <= minutes < 1 << WEEK_MINUTES:
            raise ValueError("not the minutes of one week")
        self._set(minutes)

    def __str__(self) -> str:
        if self.minutes == ALWAYS.minutes:
            return "24/7"
        groups: list[tuple[int, int, str]] = []
        for day, times in enumerate(_times_by_day(self.minutes)):
            if times and groups and groups[-1][1] == day - 1 and groups[-1][2] == times:
                groups[-1] = (groups[-1][0], day, times)
            elif times:
                groups.append((day, day, times))
        if len(groups) > 1 and groups[0][0] == 0 and groups[-1][1] == 6 and groups[0][2] == groups[-1][2]:
            groups = [(groups[-1][0], groups[0][1], groups[0][2]), *groups[1:-1]]
        return ", ".join(f"{_days(first, last)} {times}" for first, last, times in groups)

    def __repr__(self) -> str:
        return f"Hours({str(self)!r})"

    def covers(self, other: Hours) -> bool:
        """Say whether it is open whenever the other is."""
        return not other.minutes & ~self.minutes

    @property
    def minutes_per_week(self) -> int:
        """How many minutes of the week are open; at most 10,080."""
        return self.minutes.bit_count()

    @property
    def is_always(self) -> bool:
        """Whether it is open day and night, every day."""
        return self.minutes == ALWAYS.minutes


ALWAYS = Hours((1 << WEEK_MINUTES) - 1)
"""Day and night, every day."""


def opening(days: tuple[int, ...], start: int, end: int) -> int:
    """Return the minutes between two times of each of the days (0 is Monday).

    Times are minutes after midnight, `end` exclusive; an end at or before the start is on the next day, and
    Sunday's next day is Monday.
    """
    length = (end - start) % DAY_MINUTES or DAY_MINUTES
    minutes = 0
    for day in days:
        run = ((1 << length) - 1) << day * DAY_MINUTES + start
        minutes |= run & ALWAYS.minutes | run >> WEEK_MINUTES
    return minutes


def _days(first: int, last: int) -> str:
    return DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"


def _times_by_day(minutes: int) -> list[str]:
    """Write the times of each day; what runs past midnight stands with the day on which it began."""
    week = [_runs(minutes >> day * DAY_MINUTES & _DAY) for day in range(7)]
    nights = [_night(week[day], week[(day + 1) % 7]) for day in range(7)]
    times = []
    for day, runs in enumerate(week):
        own = runs[1:] if nights[day - 1] else runs
        if nights[day]:
            own = [*own[:-1], (own[-1][0], nights[day])]
        times.append(", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in own))
    return times


def _night(today: list[tuple[int, int]], tomorrow: list[tuple[int, int]]) -> int:
    """Return the minute of tomorrow until which today's last opening runs on; 0 where it ends today."""
    if not today or not tomorrow or today[-1][1] != DAY_MINUTES or tomorrow[0][0]:
        return 0
    return tomorrow[0][1] if tomorrow[0][1] < today[-1][0] else 0


def _runs(day: int) -> list[tuple[int, int]]:
    """Return start and end of each opening within one day's minutes."""
    runs = []
    start = 0
    while day:
        gap = (day & -day).bit_length() - 1
        day >>= gap
        length = (~day & day + 1).bit_length() - 1
        runs.append((start + gap, start + gap + length))
        day >>= length
        start += gap + length
    return runs


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
