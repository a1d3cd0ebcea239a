"""The front door: from the text in a document to a typed value, or to a fault that says what to write instead."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache

from cxlint.model.scalars import dates, duration_text, hours_text, identifiers, place, version
from cxlint.model.scalars.amount_text import Measure, read_amount, read_measure, read_money, read_percent
from cxlint.model.scalars.duration import Duration
from cxlint.model.scalars.fault import ScalarFault, fault, shorten
from cxlint.model.scalars.hours import Hours
from cxlint.model.scalars.place import Place
from cxlint.model.scalars.plain_text import read_any_number, read_whole_number, read_yes_no
from cxlint.model.scalars.states import is_none
from cxlint.model.scalars.version import Version

Scalar = Measure | Hours | Version | Place | datetime.date | bool | str
"""Everything that one written text can be."""

LONGEST_SCALAR = 300
"""Characters; a longer text is no typed value, and is refused before it is looked at."""

_READERS: dict[str, tuple[Callable[[str], Scalar], str, str]] = {
    "amount": (read_amount, "15%", "not-an-amount"),
    "boolean": (read_yes_no, "true", "not-yes-no"),
    "date": (dates.read, dates.EXAMPLE, "date-format"),
    "duration": (duration_text.read, duration_text.EXAMPLE, "not-a-duration"),
    "hours": (hours_text.read, hours_text.EXAMPLE, "not-hours"),
    "id": (identifiers.read, identifiers.EXAMPLE, "not-an-id"),
    "integer": (read_whole_number, "3", "not-a-whole-number"),
    "measure": (read_measure, "85%", "not-a-measure"),
    "money": (read_money, "25 EUR", "not-money"),
    "number": (read_any_number, "4.2", "not-a-number"),
    "percent": (read_percent, "15%", "not-percent"),
    "place": (place.read, place.EXAMPLE, "not-a-place"),
    "semver": (version.read, version.EXAMPLE, "not-a-version"),
}
"""By x-type: what reads it, a valid example, and what is said of a text that is nothing like it."""

SCALAR_TYPES = frozenset(_READERS) | {"string", "text"}
"""The x-types, and the JSON types of a schema, that `read_scalar` knows."""


def read_scalar(x_type: str | list[str] | tuple[str, ...], raw: str) -> Scalar:
    """Read the text of a value of one of the types, the first that fits; "string" and "text" take it as it is.

    Raises ScalarFault where it fits none. The word `none` is for the caller to look for first (`is_none`).
    """
    if isinstance(x_type, str):
        return _read_one(x_type, raw)
    worst: ScalarFault | None = None
    for one in x_type:
        try:
            return _read_one(one, raw)
        except ScalarFault as caught:
            if worst is None or ("suggestion" in caught.data and "suggestion" not in worst.data):
                worst = caught
    if worst is None:
        raise ValueError("no type to read a value as")
    raise worst


def read_duration(raw: str) -> Duration:
    """Read a duration, for the options and limits of rules as well as for documents."""
    value = read_scalar("duration", raw)
    assert isinstance(value, Duration)
    return value


def parse_date(raw: str) -> datetime.date:
    """Read a day such as `2026-01-31`."""
    value = read_scalar("date", raw)
    assert isinstance(value, datetime.date)
    return value


def example_of(x_type: str) -> str:
    """Return a valid value of the type, as it is written."""
    return _READERS[x_type][1] if x_type in _READERS else "some words"


def _read_one(x_type: str, raw: str) -> Scalar:
    if x_type in ("string", "text"):
        return raw
    _, example, nothing_like = _READERS[x_type]
    try:
        if len(raw) > LONGEST_SCALAR:
            raise fault(nothing_like)
        return _read(x_type, raw)
    except ScalarFault as caught:
        caught.data = {"type": x_type, "written": shorten(raw), "example": example, **caught.data}
        if is_none(raw):
            caught.key = "none-not-allowed"
            caught.data.pop("suggestion", None)
        raise


@lru_cache(maxsize=4096)
def _read(x_type: str, raw: str) -> Scalar:
    try:
        return _READERS[x_type][0](raw)
    except OverflowError:
        raise fault("out-of-range") from None
