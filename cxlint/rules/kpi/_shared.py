"""What the rules about measures have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import KPI_TYPES, UNITS

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.model.kpi_types import KpiType
    from cxlint.workspace.graph import Workspace

MEASURED = (
    "journey",
    "touchpoint",
    "channel",
    "policy",
    "process",
    "organisation",
    "communication",
    "system",
)
"""What a measure can be about: the fields of `measures`."""

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
    for field in ("baseline", "target"):
        if measure.states(field):
            return measure.get(field)
    known = known_type(measure)
    return UNITS[known.ranges[0].unit if known else "percent"].example


def free_id(workspace: Workspace, wanted: str) -> str:
    """The wanted id for a new measure, with a number behind it where it is taken."""
    found, number = wanted, 2
    while workspace.find("kpi", found):
        found, number = f"{wanted}-{number}", number + 1
    return found
