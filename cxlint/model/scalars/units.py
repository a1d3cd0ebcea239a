"""Units of time: their names, their lengths, and the words that people use for them."""

from __future__ import annotations

SECONDS = {
    "milliseconds": 0.001,
    "seconds": 1,
    "minutes": 60,
    "hours": 3600,
    "days": 86400,
    "weeks": 604800,
}
"""Units of a fixed length, in seconds."""

MONTHS = {"months": 1, "years": 12}
"""Units of the calendar, in months."""

WORKING_DAYS = "working days"
IMMEDIATELY = "immediately"

MICROSECONDS = {unit: round(seconds * 10**6) for unit, seconds in SECONDS.items()}
"""Units of a fixed length, in millionths of a second, so that lengths add and compare exactly."""

DAY = MICROSECONDS["days"]

UNITS: dict[str, str] = {}
"""Every accepted spelling of a unit, lower case, with the unit's name."""

for _unit in (*SECONDS, *MONTHS, WORKING_DAYS):
    UNITS[_unit] = UNITS[_unit[:-1]] = _unit
for _synonym, _unit in {"business day": WORKING_DAYS, "calendar day": "days"}.items():
    UNITS[_synonym] = UNITS[_synonym + "s"] = _unit

# What people write though it is not accepted: abbreviations, and Arabic and Persian words.
_MEANT = {
    "milliseconds": "ms msec msecs",
    "seconds": "s sec secs ثانية ثوان ثواني ثانیه",
    "minutes": "min mins دقيقة دقائق دقیقه",
    "hours": "h hr hrs ساعة ساعات ساعت",
    "days": "d يوم أيام ايام يومًا روز",
    "weeks": "w wk wks أسبوع أسابيع اسبوع هفته",
    "months": "mo mos mth mths شهر أشهر شهور ماه",
    "years": "y yr yrs سنة سنوات عام أعوام سال",
    WORKING_DAYS: "wd bd workday workdays weekday weekdays",
}
MEANT = {word: unit for unit, words in _MEANT.items() for word in words.split()} | {
    "working-days": WORKING_DAYS,
    "working-day": WORKING_DAYS,
    "work days": WORKING_DAYS,
    "office days": WORKING_DAYS,
    "banking days": WORKING_DAYS,
    "يوم عمل": WORKING_DAYS,
    "أيام عمل": WORKING_DAYS,
    "روز کاری": WORKING_DAYS,
}
"""Words that surely stand for a unit but are not accepted, with the unit to suggest."""

AT_ONCE = frozenset(
    {
        "now",
        "at once",
        "instantly",
        "instant",
        "immediate",
        "right away",
        "straight away",
        "فورا",
        "فوراً",
        "فوری",
    }
)
"""Words to suggest `immediately` for."""

# The fewest and the most days in so many months in a row, from any day of any year.
_FEWEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)


def fewest_days(months: int) -> int:
    """Count the days that so many months have at least: 28 for one month, 365 for a year."""
    return months // 12 * 365 + _FEWEST[months % 12]


def most_days(months: int) -> int:
    """Count the days that so many months have at most: 31 for one month, 366 for a year."""
    return months // 12 * 366 + _MOST[months % 12]


def unit_name(word: str) -> str | None:
    """Return the unit that an accepted spelling names."""
    return UNITS.get(word)


def unit_meant(word: str) -> str | None:
    """Return the unit that an unaccepted spelling most likely stands for."""
    from cxlint.model.suggest import closest

    word = word.strip(" .-")
    if word in UNITS or word in MEANT:
        return UNITS.get(word) or MEANT[word]
    near = closest(word, UNITS)
    return UNITS[near] if near else None
