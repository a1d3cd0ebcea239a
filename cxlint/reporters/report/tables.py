"""All tables of a report by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxlint.reporters.report import attention, standing, upkeep

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxlint.reporters.report import Report
    from cxlint.reporters.report.table import Table

TABLES: Mapping[str, Callable[[Report], Table]] = MappingProxyType(
    {
        "groups": lambda report: standing.groups(report.card, report.by),
        "blockers": lambda report: standing.blockers(report.card, report.by),
        "findings": lambda report: attention.top(report.card),
        "owners": lambda report: attention.owners(report.card),
        "tasks": lambda report: attention.tasks(report.card),
        "signs": lambda report: attention.signs(report.card),
        "way": lambda report: upkeep.way(report.card),
        "debt": lambda report: upkeep.debt(report.card),
        "kpis": lambda report: upkeep.kpis(report.card),
        "ownership": lambda report: upkeep.ownership(report.card),
        "clauses": lambda report: upkeep.clauses(report.card),
        "checks": lambda report: standing.checks(report.book),
    }
)
"""The tables in the order in which they are read."""
