"""Compares what a document says with what a limit says: amounts by their size, all else by its words."""

from __future__ import annotations

from cxlint.model.scalars import NONE, Duration, Money, Percent

_NO_TIME = Duration(0, "days")
_NOTHING = Percent(0)


def words_of(value: object) -> set[str]:
    """The words of a field: of a yes or no, of a word, or of a list; none of what is explicitly none."""
    if value is None or value is NONE:
        return set()
    items = value if isinstance(value, tuple) else (value,)
    return {
        str(item).lower() if isinstance(item, bool) else " ".join(str(item).casefold().split())
        for item in items
    }


def compared(a: object, b: object, working_days: int = 5) -> int | None:
    """-1, 0 or 1 as one value is below, equal to or above another of its type; None where that cannot be said."""
    if a is NONE and isinstance(b, (Duration, Percent, Money)):
        a = _NO_TIME if isinstance(b, Duration) else _NOTHING
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.compare(b, working_days)
    if isinstance(a, (Percent, Money)) and isinstance(b, (Percent, Money)) and b.is_zero:
        return 0 if a.is_zero else 1
    if isinstance(a, Percent) and isinstance(b, Percent):
        return a.compare(b)
    if isinstance(a, Money) and isinstance(b, Money):
        return a.compare(b)
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return (a > b) - (a < b)
    return None
