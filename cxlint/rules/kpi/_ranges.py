"""The values that a measure can have: the ranges of its type, on the scale that its document states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import Range
from cxlint.model.scalars import Duration, Money, Percent
from cxlint.rules.kpi._shared import known_type

if TYPE_CHECKING:
    from cxlint.model.document import Document


def usual_ranges(document: Document) -> tuple[Range, ...]:
    """The ranges of the type as it is usually counted."""
    known = known_type(document)
    return known.ranges if known else ()


def possible_ranges(document: Document, low: float | None, high: float | None) -> tuple[Range, ...]:
    """The ranges of the type, with the marks of a survey as the document's own scale states them."""
    if document.word("type") == "custom":
        if low is None or high is None:
            return ()
        return (Range("scale", low, high), Range("percent", None), Range("duration"), Range("money"))
    if low is None and high is None:
        return usual_ranges(document)
    return tuple(
        Range(usual.unit, usual.low if low is None else low, usual.high if high is None else high)
        if usual.unit in ("scale", "stars")
        else usual
        for usual in usual_ranges(document)
    )


def written_as(value: object) -> str:
    """What a value looks like: a percent, a duration, money, or a plain number."""
    if isinstance(value, Percent):
        return "percent"
    return "duration" if isinstance(value, Duration) else "money" if isinstance(value, Money) else "number"
