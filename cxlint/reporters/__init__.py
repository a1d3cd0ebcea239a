"""The built-in reporters: one file a format; they only render."""

from __future__ import annotations

from cxlint.hookspecs import hookimpl
from cxlint.reporting import ReporterRef

_SUMMARIES = {
    "text": "for people at a terminal: each finding with its line, why it matters and what to write instead",
    "concise": "one line for each finding",
    "json": "everything, for other programs; the schema is published with cxlint",
    "sarif": "for code scanning, such as GitHub's",
    "github": "annotations in the changes of a GitHub pull request",
    "gitlab": "a GitLab Code Quality report",
    "junit": "a test report for Jenkins, Azure DevOps, GitLab and others",
    "markdown": "for a pull-request comment or the summary of a job",
    "html": "one page for the leadership: scores, lists of things to do, maps, and every finding",
    "openmetrics": "figures for dashboards, as Prometheus reads them",
    "oscal": "assessment results of OSCAL, for auditors",
    "oscal-poam": "every open gap with owner and deadline, as OSCAL's plan of action",
    "badge": "a small picture (SVG) with level and score",
}

_WITH_FACTS = ("json", "html", "openmetrics", "oscal", "oscal-poam", "badge")
"""Formats that carry the facts that scorecards are made of."""

_WITH_MAPS = ("html", "json")
"""Formats that draw the maps of the company."""


@hookimpl
def cxlint_reporters() -> tuple[ReporterRef, ...]:
    """Light references to the built-in reporters."""
    return tuple(
        ReporterRef(
            name,
            f"cxlint.reporters.{module}",
            module,
            summary,
            facts=name in _WITH_FACTS,
            maps=name in _WITH_MAPS,
        )
        for name, summary in _SUMMARIES.items()
        for module in (name.replace("-", "_"),)
    )
