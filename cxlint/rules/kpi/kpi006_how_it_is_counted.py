"""KPI006: a measure says how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import known_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_SHARE = "Every customer is asked on the day after; the share of answers 4 and 5 counts."
_MEAN = "Every customer is asked on the day after; the mean of all answers counts."
_NPS = "A sample is asked; the share of 9 and 10 minus the share of 0 to 6 counts."
_FIRST = "No further contact about the same matter on any channel."
METHODS = {"csat_top2": _SHARE, "nps": _NPS, "enps": _NPS, "fcr": _FIRST}
"""An example of a method for each type that needs one; the others take the mean."""

_ENDS = (5, 7, 10)
"""The highest marks of the usual scales."""


class HowItIsCounted(DocumentRule[NoOptions]):
    """What has to be stated follows from the type; a measure of the company's own is not judged."""

    id = "KPI006"
    name = "how-it-is-counted"
    summary = "A measure says how it is counted: its scale and method, its time for repeats, its percentile."
    why = (
        "There are at least four ways to count satisfied customers. Two areas with two ways report two "
        "numbers, and nobody knows which one customers felt."
    )
    fix = "State what the type leaves open: scale and method of a survey, repeat_window, percentile."
    kinds = ("kpi",)
    level = 4
    sources = ("S2.10",)
    clauses = ("ISO 10004:2018, method",)
    messages = {
        "scale": Message(
            ERROR,
            "'{title}' does not say from which to which mark customers answer, so its value cannot be read.",
            "scale:\n  min: {low}\n  max: {high}",
        ),
        "method": Message(
            ERROR,
            "'{title}' does not say how it is counted. Another area will count the same customers differently.",
            "method: {method}",
        ),
        "window": Message(
            ERROR,
            "'{title}' does not say within which time a second contact counts. A short time makes it look "
            "solved.",
            "repeat_window: 14 days",
        ),
        "percentile": Message(
            ERROR,
            "'{title}' does not say for how many customers it holds. A mean hides those who waited longest.",
            "percentile: 90",
        ),
    }
    good = (
        Case("kind: kpi\nid: a\ntype: csat_mean\nscale: {min: 0, max: 10}\nmethod: Mean of all answers\n"),
        Case("kind: kpi\nid: a\ntype: nps\nmethod: 9 and 10 minus 0 to 6\n"),
        Case("kind: kpi\nid: a\ntype: fcr\nmethod: No second contact\nrepeat_window: 7 days\n"),
        Case("kind: kpi\nid: a\ntype: time_to_resolve\npercentile: 90\n"),
        Case("kind: kpi\nid: a\ntype: churn_rate\n", applies=False),
        Case("kind: kpi\nid: a\ntype: custom\n", applies=False),
    )
    bad = (
        Case(
            "kind: kpi\nid: a\ntype: ces_v2\nmethod: Mean\n", ((2, 5, "scale"),), writes=("min: 1\n  max: 7",)
        ),
        Case(
            "kind: kpi\nid: a\ntype: trust\nmethod: Mean\ntarget: 7\n",
            ((2, 5, "scale"),),
            writes=("min: 1\n  max: 7",),
        ),
        Case(
            "kind: kpi\nid: a\ntype: csat_mean\nmethod: Mean\n",
            ((2, 5, "scale"),),
            writes=("min: 1\n  max: 5",),
        ),
        Case(
            "kind: kpi\nid: a\ntype: ces_v2\nmethod: Mean\nscale: {max: 8}\n",
            ((5, 8, "scale"),),
            writes=("min: 1\n  max: 8",),
        ),
        Case(
            "kind: kpi\nid: a\ntype: ces_v2\nmethod: Mean\nscale: {min: 0}\n",
            ((5, 8, "scale"),),
            writes=("min: 0\n  max: 7",),
        ),
        Case("kind: kpi\nid: a\ntype: csat_top2\nscale: {min: 1, max: 5}\n", ((2, 5, "method"),)),
        Case("kind: kpi\nid: a\ntype: fcr\n", ((2, 5, "method"), (2, 5, "window"))),
        Case("kind: kpi\nid: a\ntype: repeat_contact_rate\n", ((2, 5, "window"),)),
        Case("kind: kpi\nid: a\ntype: first_response_time\n", ((2, 5, "percentile"),)),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        """Judge the types that leave something open."""
        known = known_type(document)
        return known is not None and (
            known.needs_scale or known.needs_method or known.needs_percentile or known.needs_repeat_window
        )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for what the type needs."""
        known = known_type(document)
        assert known is not None
        scaled = document.states("scale.min") and document.states("scale.max")
        if known.needs_scale and not scaled:
            low, high = _scale(document)
            yield at(document, "scale", "scale", low=low, high=high)
        if known.needs_method and not document.text("method"):
            yield at(document, "method", "method", method=METHODS.get(document.word("type") or "", _MEAN))
        if known.needs_repeat_window and not document.states("repeat_window"):
            yield at(document, "repeat_window", "window")
        if known.needs_percentile and not document.states("percentile"):
            yield at(document, "percentile", "percentile")


def _scale(document: Document) -> tuple[object, object]:
    """A usual scale of the type on which the stated values are possible."""
    stated = [document.number(field) or 0 for field in ("baseline", "target", "measured.value")]
    usual = 7 if document.word("type") == "ces_v2" else 5
    high = next((end for end in _ENDS if end >= max(usual, *stated)), usual)
    low, most = document.number("scale.min"), document.number("scale.max")
    return (1 if low is None else low), (high if most is None else most)
