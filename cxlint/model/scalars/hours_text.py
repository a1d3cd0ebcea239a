"""Reading opening hours as they are written in a document."""

from __future__ import annotations

import re

from cxlint.model.scalars.digits import fold
from cxlint.model.scalars.fault import ScalarFault, fault
from cxlint.model.scalars.hours import ALWAYS, DAY_MINUTES, Hours, opening

EXAMPLE = "Mon-Fri 09:00-17:00"
EVERY_DAY = ("daily", "every day", "all week")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_TIME = "([0-9]{1,2}(?::[0-9]{2})?(?: ?(?:am|pm))?)"
_TIMES = f"{_TIME} ?(?:-|to) ?{_TIME}"
_CLOSED = " closed"


def read(raw: str) -> Hours:
    """Read `24/7` or parts such as `Mon-Fri 08:00-20:00, Sat 10:00-14:00`.

    Days without times share those of the next part (`Mon, Wed 09:00-17:00`), times without days belong to the
    days before (`Mon 09:00-12:00, 13:00-17:00`), and `Fri closed` says nothing more than leaving Friday out.
    An end before the start is on the next day; 24:00 and 23:59 are midnight.
    """
    text = fold(raw).casefold()
    if text in ("24/7", "always"):
        return ALWAYS
    parts = re.split(" ?[,;] ?", text.rstrip(",; "))
    if not re.search("[0-9]|[a-z]{3}", text):
        raise fault("not-hours")
    minutes = 0
    days: tuple[int, ...] = ()
    waiting = True
    for part in parts:
        try:
            named, times = _read_part(part)
        except ScalarFault as caught:
            if "suggestion" in caught.data:
                caught.data["suggestion"] = text.replace(part, caught.data["suggestion"], 1).title()
            raise
        if named:
            days = days + named if waiting else named
            waiting = True
        if part.endswith(_CLOSED):
            days, waiting = (), False
        if times:
            if not days:
                raise fault("days-missing")
            minutes |= opening(days, *times)
            waiting = False
    if waiting or not minutes:
        raise fault("times-missing")
    return Hours(minutes)


def _read_part(part: str) -> tuple[tuple[int, ...], tuple[int, int] | None]:
    """Return the days and the times of a part, either of which may be missing."""
    times = re.search(f"(?:^| ){_TIMES}$", part)
    named = part[: times.start()].strip(" :") if times else part.removesuffix(_CLOSED)
    return _read_days(named, part) if named else (), _read_times(times, named) if times else None


def _read_days(named: str, part: str) -> tuple[int, ...]:
    if named in EVERY_DAY:
        return tuple(range(7))
    ends = re.split(" ?(?:-| to ) ?", named)
    if len(ends) > 2 or not all(re.fullmatch(r"[^\W\d_]{2,12}\.?", end) for end in ends):
        raise fault("not-hours")
    first, last = _read_day(ends[0], part), _read_day(ends[-1], part)
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _read_day(word: str, part: str) -> int:
    word = word.rstrip(".")
    if word in _SHORT:
        return _SHORT[word]
    for number, name in enumerate(_NAMES):
        if word in (name, name[:3]):
            return number
    from cxlint.model.suggest import closest

    near = closest(word, (*_NAMES, *(name[:3] for name in _NAMES)))
    if near is None and not re.search("[0-9]", part):
        raise fault("not-hours")
    raise fault("day-unknown", part.replace(word, near[:3], 1) if near else None, day=word)


def _read_times(times: re.Match[str], named: str) -> tuple[int, int]:
    if not (re.fullmatch("[0-9]+:[0-9]+", times[1]) and re.fullmatch("[0-9]+:[0-9]+", times[2])):
        raise fault("not-hours", _written_well(times, f"{named} " if named else ""))
    start, end = _minute(times[1]), _minute(times[2])
    if start in (end, DAY_MINUTES):
        raise fault("time-impossible", time=times[0].strip())
    return start, DAY_MINUTES if end == DAY_MINUTES - 1 else end


def _minute(time: str) -> int:
    hour, minute = map(int, time.split(":"))
    if minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise fault("time-impossible", time=time)
    return hour * 60 + minute


def _written_well(times: re.Match[str], days: str) -> str | None:
    """Rewrite `9am-5pm` as `09:00-17:00`; hours without am and pm stay a question."""
    written = []
    for time in times.groups():
        match = re.fullmatch("([0-9]{1,2})(?::([0-9]{2}))? ?(am|pm)?", time)
        if match is None or not (match[2] or match[3]):
            return None
        hour = int(match[1])
        if match[3] and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "pm" else 0) if match[3] else hour
        if hour > 24:
            return None
        written.append(f"{hour:02}:{match[2] or '00'}")
    return days + "-".join(written)
