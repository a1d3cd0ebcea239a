"""How many working days a week has for a document's customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document

USUAL = (5,)

WEEKS = {"ir": (5, 6)}
"""Where the working week is not the same everywhere: in Iran Thursday or Saturday is free, or neither."""


def working_week(document: Document) -> int:
    """How many days a week the organisation of a document works."""
    return document.context.working_days if document.context is not None else USUAL[0]


def working_weeks(document: Document) -> tuple[int, ...]:
    """The week that the company states, else each week that is usual in the countries of the document."""
    context = document.context
    if context is not None and context.week_stated:
        return (context.working_days,)
    own = document.values.get("jurisdictions")
    places = own if isinstance(own, tuple) and own else context.jurisdictions if context else ()
    return tuple(sorted({week for place in places for week in WEEKS.get(str(place), USUAL)})) or USUAL
