"""KPI004: values of a measure are possible ones, in its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import UNITS, Range
from cxlint.model.scalars import Percent
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.kpi._ranges import possible_ranges, usual_ranges, written_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

VALUES = {
    "target": phrase("target"),
    "baseline": phrase("starting value"),
    "act_below.value": phrase("limit for action"),
    "act_above.value": phrase("limit for action"),
    "measured.value": phrase("measured value"),
}
"""Where a measure states a value, and what that value is called."""

COUNTED = {
    "percent": phrase("in per cent"),
    "points": phrase("in points from -100 to 100"),
    "scale": phrase("in marks on the scale of the survey"),
    "stars": phrase("in stars"),
    "per-1000": phrase("as a plain number for each 1000"),
    "count": phrase("as a plain number"),
    "number": phrase("as a plain number"),
    "duration": phrase("in time, such as hours or days"),
    "money": phrase("in money"),
}
"""What a measure of each unit is counted in."""


class PossibleValues(DocumentRule[NoOptions]):
    """A scale that the document states goes before the usual scale of its type."""

    id = "KPI004"
    name = "possible-values"
    summary = (
        "Target, starting value, limits and results of a measure are possible values, in the unit of its "
        "type."
    )
    why = (
        "A target that cannot be reached, or a number in the wrong unit, makes every report wrong. "
        "Nobody acts on it, and customers wait."
    )
    fix = (
        "Write the value in the unit of the type, within its range. If another thing is measured, change "
        "the type."
    )
    kinds = ("kpi",)
    level = 4
    sources = ("S2.10",)
    needs = ("type",)
    messages = {
        "range": Message(
            ERROR,
            "The {what} of '{title}' is {value}, but only values from {low} to {high} are possible.",
            "{field}: {nearest}",
        ),
        "below": Message(
            ERROR,
            "The {what} of '{title}' is {value}, but no value under {low} is possible.",
            "{field}: {nearest}",
        ),
        "unit": Message(
            ERROR, "The {what} of '{title}' is {value}, but {type} is counted {unit}.", "{field}: {example}"
        ),
        "scale": Message(
            ERROR,
            "The scale of '{title}' runs from {min} to {max}. The lowest answer must be under the highest.",
            "scale:\n  min: {low}\n  max: {high}",
        ),
    }
    good = (
        Case("kind: kpi\nid: csat\ntype: csat_top2\nscale: {min: 1, max: 5}\ntarget: 100%\nbaseline: 0%\n"),
        Case(
            "kind: kpi\nid: mean\ntype: csat_mean\nscale: {min: 1, max: 7}\ntarget: 7\nmeasured: {value: 5.8}\n"
        ),
        Case("kind: kpi\nid: ease\ntype: ces_v2\ntarget: 85%\nbaseline: 7\n"),
        Case("kind: kpi\nid: nps\ntype: nps\nscale: {min: 0, max: 10}\ntarget: 45\nbaseline: -100\n"),
        Case("kind: kpi\nid: wait\ntype: time_to_resolve\ntarget: 24 hours\nact_above: {value: 3 days}\n"),
        Case("kind: kpi\nid: own\ntype: custom\ntarget: 140%\n"),
        Case("kind: kpi\nid: own\ntype: custom\nscale: {min: 1}\ntarget: 0\n"),
        Case("kind: kpi\nid: own\ntype: custom\nscale: {max: 5}\ntarget: 6\n"),
        Case("kind: kpi\nid: complaints\ntype: complaint_rate\ntarget: 0\n"),
        Case("kind: kpi\nid: typeless\ntarget: 140%\n", applies=False),
    )
    bad = (
        Case(
            "kind: kpi\nid: ease\ntype: ces_v2\nscale: {min: 1, max: 7}\ntarget: 8\nbaseline: 5\n",
            ((5, 9, "range"),),
        ),
        Case("kind: kpi\nid: ease\ntype: ces_v2\ntarget: 6\nmeasured: {value: 7.1}\n", ((5, 19, "range"),)),
        Case(
            "kind: kpi\nid: fcr\ntype: fcr\ntarget: 101%\nact_below: {value: 110%}\n",
            ((4, 9, "range"), (5, 20, "range")),
            writes=("target: 100%", "value: 100%"),
        ),
        Case("kind: kpi\nid: ease\ntype: ces_v2\ntarget: 0.5\n", ((4, 9, "range"),), writes=("target: 1",)),
        Case("kind: kpi\nid: nps\ntype: nps\nbaseline: -101\n", ((4, 11, "range"),)),
        Case("kind: kpi\nid: own\ntype: custom\nscale: {min: 1, max: 5}\ntarget: 6\n", ((5, 9, "range"),)),
        Case("kind: kpi\nid: complaints\ntype: complaint_rate\ntarget: -1\n", ((4, 9, "below"),)),
        Case("kind: kpi\nid: fcr\ntype: fcr\ntarget: 0.8\n", ((4, 9, "unit"),)),
        Case("kind: kpi\nid: nps\ntype: nps\ntarget: 45%\n", ((4, 9, "unit"),)),
        Case("kind: kpi\nid: wait\ntype: time_to_resolve\nact_above: {value: 24}\n", ((4, 20, "unit"),)),
        Case("kind: kpi\nid: mean\ntype: csat_mean\nscale: {min: 5, max: 5}\n", ((4, 8, "scale"),)),
        Case(
            "kind: kpi\nid: mean\ntype: csat_mean\nscale: {min: 5, max: 1}\ntarget: 4\n", ((4, 8, "scale"),)
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Hold every value against the units and ranges of the type."""
        low, high = document.number("scale.min"), document.number("scale.max")
        if low is not None and high is not None and low >= high:
            usual = next(
                (r for r in usual_ranges(document) if r.unit in ("scale", "stars")), Range("scale", 1, 5)
            )
            yield at(document, "scale", "scale", min=low, max=high, low=usual.low, high=usual.high)
            low = high = None
        ranges = possible_ranges(document, low, high)
        for field, what in VALUES.items():
            value = document.get(field)
            hit = _judged(document, field, what, value, ranges) if value is not None and ranges else None
            if hit is not None:
                yield hit


def _judged(
    document: Document, field: str, what: str, value: object, ranges: tuple[Range, ...]
) -> Hit | None:
    """A hit where the value is in none of the units, or outside the range of its own."""
    name = field.rpartition(".")[2]
    written = written_as(value)
    range_ = next((range_ for range_ in ranges if range_.written_as == written), None)
    if range_ is None:
        data = {"type": document.word("type"), "unit": COUNTED[ranges[0].unit]}
        example = _example(value, ranges[0])
        return at(document, field, "unit", what=what, value=value, field=name, example=example, **data)
    number = value.value if isinstance(value, Percent) else value
    if not isinstance(number, (int, float)):
        return None
    if range_.low is not None and number < range_.low:
        nearest = range_.low
    elif range_.high is not None and number > range_.high:
        nearest = range_.high
    else:
        return None
    low, high = _in_unit(range_.low, value), _in_unit(range_.high, value)
    key = "below" if range_.high is None else "range"
    return at(
        document,
        field,
        key,
        what=what,
        value=value,
        low=low,
        high=high,
        field=name,
        nearest=_in_unit(nearest, value),
    )


def _in_unit(number: float | None, value: object) -> object:
    return Percent(number) if isinstance(value, Percent) and number is not None else number


def _example(value: object, range_: Range) -> object:
    """The value most likely meant where a share was written without its sign, or points with one."""
    if range_.unit == "percent" and isinstance(value, (int, float)) and 0 < value <= 100:
        return Percent(round(value * 100, 6) if value <= 1 else value)
    if range_.unit == "points" and isinstance(value, Percent) and value.value <= 100:
        return value.value
    return UNITS[range_.unit]
