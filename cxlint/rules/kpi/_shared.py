"""What the rules about measures have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import KPI_TYPES, UNITS
from cxlint.rule import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.kpi_types import KpiType
    from cxlint.workspace.graph import Workspace

MEASURED = {
    "journey": phrase("journey"),
    "touchpoint": phrase("touchpoint"),
    "channel": phrase("channel"),
    "policy": phrase("policy"),
    "process": phrase("process"),
    "organisation": phrase("organisation"),
    "communication": phrase("communication"),
    "system": phrase("system"),
}
"""What a measure can be about, in words: the fields of `measures`."""

NEW_MEASURE = """kind: kpi
id: {measure}
title: Customers who are satisfied
type: csat_top2
owner: {someone}
scale:
  min: 1
  max: 5
method: Every customer is asked on the day after; the share of answers 4 and 5 counts.
baseline: 78%  # what you measure today
target: 85%  # what you aim for
act_below:
  value: 75%
  owner: {someone}
  action: Call ten customers and ask what went wrong.
measured:
  every: 1 month
"""
"""A new measure of what customers think; the numbers are examples to replace."""


_NEW = """kind: kpi
id: {{measure}}
title: {title}
type: {type}
owner: {{someone}}
{how}baseline: {baseline}  # what you measure today
target: {target}  # what you aim for
{side}:
  value: {limit}
  owner: {{someone}}
  action: {action}
measured:
  every: {every}
"""


def new_measure(
    type_: str,
    title: str,
    values: tuple[object, object, object],
    action: str,
    *,
    how: str = "",
    every: str = "1 month",
    less: bool = False,
) -> str:
    """What to write for a new measure; `values` are examples of starting value, target and limit for action."""
    baseline, target, limit = values
    return _NEW.format(
        type=type_,
        title=title,
        baseline=baseline,
        target=target,
        limit=limit,
        action=action,
        how=how,
        every=every,
        side="act_above" if less else "act_below",
    )


ABOUT = "measures:\n  {aim}: {aimed}\n"
"""What a new measure is about: the field, and the id of what is measured."""

_GOOD = {"lcp": "2.5 seconds", "inp": "200 milliseconds", "cls": "0.1"}
"""Values of types for which a good value is known (Core Web Vitals)."""


def known_type(measure: Document) -> KpiType | None:
    """What is known of the type of a measure; None for the company's own and where none is stated."""
    return KPI_TYPES.get(measure.word("type") or "")


def category(measure: Document) -> str | None:
    """The class of a measure: that of its type, or for the company's own the one it states."""
    known = known_type(measure)
    return known.category if known else measure.word("class")


def better(measure: Document) -> str | None:
    """Which way is better: by its type, or for one that leaves it open as it states itself."""
    known = known_type(measure)
    return (known.better if known else None) or measure.word("direction")


def example(measure: Document) -> object:
    """A value of the measure: one that it states, else one as its type is written."""
    for field in ("baseline", "target", "measured.value", "act_below.value", "act_above.value"):
        if measure.states(field):
            return measure.get(field)
    known = known_type(measure)
    good = _GOOD.get(measure.word("type") or "")
    return good or UNITS[known.ranges[0].unit if known else "percent"]


def measures_of(workspace: Workspace, *subjects: Document) -> Iterator[Document]:
    """The active measures that are about one of some documents, each once."""
    seen: set[str] = set()
    for subject in subjects:
        for link in workspace.referrers(subject, "kpi", f"measures.{subject.kind}"):
            measure = link.source
            if measure.active and measure.id not in seen:
                seen.add(measure.id)
                yield measure


def measured(workspace: Workspace, measure: Document) -> tuple[Document, ...]:
    """What a measure is about."""
    stated = measure.values.get("measures")
    if not isinstance(stated, dict):
        return ()
    found = (workspace.target(measure, f"measures.{field}") for field in MEASURED if field in stated)
    return tuple(document for document in found if document is not None)


def on_channel(workspace: Workspace, channel: Document) -> Iterator[Document]:
    """The active measures of a channel, or of a touchpoint on it."""
    touchpoints = (link.source for link in workspace.referrers(channel, "touchpoint", "channel"))
    return measures_of(workspace, channel, *(touchpoint for touchpoint in touchpoints if touchpoint.active))
