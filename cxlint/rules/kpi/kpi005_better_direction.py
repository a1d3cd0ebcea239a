"""KPI005: a measure aims at what is better for the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import BAND, HIGHER, LOWER
from cxlint.model.scalars import compare
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.kpi._shared import better, known_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

WAYS = {HIGHER: phrase("higher"), LOWER: phrase("lower"), BAND: phrase("in between")}
"""The directions in words; the first two are also how they are written."""


class BetterDirection(DocumentRule[NoOptions]):
    """A type that has a band has no direction to state: both ends can hurt, so there only a warning is given."""

    id = "KPI005"
    name = "better-direction"
    summary = (
        "A measure is steered the way that is better for customers, and its target is no worse than its "
        "starting value."
    )
    why = (
        "A measure that is read the wrong way round rewards what hurts customers, and every report about "
        "it is wrong."
    )
    fix = "Leave the direction out or state the one of the type, and aim for at least what you have today."
    kinds = ("kpi",)
    level = 4
    sources = ("S2.10",)
    needs = ("type",)
    messages = {
        "direction": Message(
            ERROR,
            "The measure '{title}' says that {stated} is better, but for {type} {right} is better for "
            "customers.",
            "direction: {right}",
        ),
        "band": Message(
            WARNING,
            "The measure '{title}' says that {stated} is always better. For {type} both ends can hurt "
            "customers: "
            "a very good number can mean that they are kept from asking.",
            "direction: band",
        ),
        "target": Message(
            ERROR,
            "The target of '{title}' ({target}) is worse for customers than where it started ({baseline}).",
            "target: {baseline}",
        ),
    }
    good = (
        Case("kind: kpi\nid: ease\ntype: ces_v2\ndirection: higher\ntarget: 6\nbaseline: 5\n"),
        Case("kind: kpi\nid: effort\ntype: ces_v1\ndirection: lower\ntarget: 2\nbaseline: 3\n"),
        Case("kind: kpi\nid: same\ntype: churn_rate\ntarget: 4%\nbaseline: 4%\n"),
        Case("kind: kpi\nid: wait\ntype: time_to_resolve\ntarget: 24 hours\nbaseline: 2 days\n"),
        Case("kind: kpi\nid: back\ntype: return_rate\ndirection: band\ntarget: 12%\nbaseline: 9%\n"),
        Case("kind: kpi\nid: calls\ntype: calls_per_agent\ndirection: lower\n"),
        Case("kind: kpi\nid: own\ntype: custom\ndirection: lower\ntarget: 1\nbaseline: 2\n"),
        Case("kind: kpi\nid: bare\ndirection: lower\n", applies=False),
    )
    bad = (
        Case(
            "kind: kpi\nid: ease\ntype: ces_v2\ndirection: lower\ntarget: 8\nbaseline: 5\n",
            ((4, 12, "direction"),),
        ),
        Case("kind: kpi\nid: effort\ntype: ces_v1\ndirection: higher\n", ((4, 12, "direction"),)),
        Case("kind: kpi\nid: left\ntype: churn_rate\ndirection: band\n", ((4, 12, "direction"),)),
        Case("kind: kpi\nid: noise\ntype: complaint_rate\ndirection: lower\n", ((4, 12, "band"),)),
        Case("kind: kpi\nid: csat\ntype: csat_top2\ntarget: 77.9%\nbaseline: 78%\n", ((4, 9, "target"),)),
        Case(
            "kind: kpi\nid: wait\ntype: time_to_resolve\ntarget: 49 hours\nbaseline: 2 days\n",
            ((4, 9, "target"),),
        ),
        Case(
            "kind: kpi\nid: own\ntype: custom\ndirection: lower\ntarget: 2\nbaseline: 1\n",
            ((5, 9, "target"),),
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Hold the stated direction against the type, and the target against the starting value."""
        known, stated = known_type(document), document.word("direction")
        if known and known.better and stated and stated != known.better:
            key = "band" if known.better == BAND else "direction"
            yield at(
                document,
                "direction",
                key,
                stated=WAYS[stated],
                type=document.word("type"),
                right=WAYS[known.better],
            )
        worse = {HIGHER: -1, LOWER: 1}.get(better(document) or "")
        target, baseline = document.get("target"), document.get("baseline")
        if worse is not None and compare(target, baseline) == worse:
            yield at(document, "target", "target", target=target, baseline=baseline)
