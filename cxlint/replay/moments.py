"""Which moments of a history are looked at: the ends of months, weeks or quarters, or tags."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxlint.revisions import Commit

PERIODS = ("month", "week", "quarter")
_MONTHS = {"month": 1, "quarter": 3}


class Moment(NamedTuple):
    """A moment to look at: its name, the day that it is judged on, and the newest commit at that time."""

    label: str
    day: date
    commit: Commit


def by_calendar(history: Sequence[Commit], since: date, until: date, every: str) -> list[Moment]:
    """The end of each period from the one that holds `since` to the one that holds `until`, which is cut short there.

    `history` is the main line, newest first. Periods before its first commit are left out.
    """
    found = []
    for label, end in _ends(since, until, every):
        day = min(end, until)
        commit = next((commit for commit in history if commit.day <= day), None)
        if commit is not None:
            found.append(Moment(label, day, commit))
    return found


def _ends(since: date, until: date, every: str) -> Iterator[tuple[str, date]]:
    """The name and the last day of each period."""
    day = since
    while True:
        label, end = _period(day, every)
        yield label, end
        if end >= until:
            return
        day = end + timedelta(days=1)


def _period(day: date, every: str) -> tuple[str, date]:
    """The name and the last day of the period that a day lies in."""
    if every == "week":
        year, week, weekday = day.isocalendar()
        return f"{year:04}-W{week:02}", day + timedelta(days=min(7 - weekday, (date.max - day).days))
    size = _MONTHS[every]
    last = (day.month - 1) // size * size + size
    end = day.replace(month=last, day=monthrange(day.year, last)[1])
    return (f"{day.year:04}-{day.month:02}" if size == 1 else f"{day.year:04}-Q{last // size}"), end


def at_tags(tags: Mapping[str, Commit], pattern: str, since: date, until: date) -> list[Moment]:
    """The tags whose name matches a pattern, in the order of their commits, each judged on the day of its commit."""
    chosen = [
        Moment(name, commit.day, commit)
        for name, commit in tags.items()
        if fnmatchcase(name, pattern) and since <= commit.day <= until
    ]
    return sorted(chosen, key=lambda moment: (moment.day, moment.label))
