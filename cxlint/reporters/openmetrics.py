"""The openmetrics format: figures for dashboards, as Prometheus and OpenMetrics collectors read them.

Every figure is a gauge, which both dialects know. No label names a person, a file or a document, so that the number of
series stays small and nobody is watched by a dashboard.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple
from cxlint.reporters import escape
from cxlint.result import READABLE
from cxlint.scorecard import scorecard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.reporting import Style
    from cxlint.result import Result
    from cxlint.scorecard.values import Group

Labels = tuple[tuple[str, str], ...]


class Metric(NamedTuple):
    """One figure with its values by labels."""

    name: str
    help: str
    values: dict[Labels, float]


def openmetrics(result: Result, style: Style) -> str:
    """Every figure, then the mark that the report is complete."""
    lines: list[str] = []
    for name, told, values in _metrics(result, style):
        if values:
            lines += [f"# HELP cxlint_{name} {told}", f"# TYPE cxlint_{name} gauge"]
            lines += [f"cxlint_{name}{_labels(labels)} {_number(value)}" for labels, value in values.items()]
    return "\n".join([*lines, "# EOF", ""])


def _metrics(result: Result, style: Style) -> Iterator[Metric]:
    from cxlint import __version__

    origin = result.origin
    version = origin.version or style.version or __version__
    yield _metric("build_info", "What judged.", [(1, {"version": version, "rule_set": origin.rule_set})])
    day = (result.as_of - date(1970, 1, 1)).days * 86_400
    yield _metric("judged_day_seconds", "The day that was judged on, as seconds since 1970.", [(day, {})])
    told = "0 clean, 1 findings that fail the run, 3 something was not checked."
    yield _metric("exit_code", told, [(result.exit_code, {})])
    yield _metric("files", "Files that were read.", [(result.files, {})])
    kinds = ((1, {"kind": document.subject.kind}) for document in result.documents)
    yield _metric("documents", "Documents that were judged.", kinds)
    yield from _findings(result)
    yield from _scores(result)


def _findings(result: Result) -> Iterator[Metric]:
    groups = {
        "open": result.findings,
        "waived": result.waived,
        "known": [one.finding for one in result.known],
    }
    none = [(0, {"severity": severity.word, "state": state}) for severity in Severity for state in groups]
    found = [
        (1, {"severity": finding.severity.word, "state": state})
        for state, findings in groups.items()
        for finding in findings
    ]
    yield _metric("findings", "Findings by severity; waived and known ones fail no run.", [*none, *found])
    asked = [(0, {"rule": rule}) for rule in result.assessments.rules if rule != READABLE]
    by_rule = [(1, {"rule": finding.rule}) for finding in result.findings]
    yield _metric("rule_findings", "Open findings of each rule that was asked.", [*asked, *by_rule])


def _scores(result: Result) -> Iterator[Metric]:
    """Checks, scores and levels of the whole, of every area and of every family of rules."""
    card = scorecard(result)
    groups = {"": [card.whole], "area": card.areas, "family": card.families}
    for of, rows in groups.items():
        name = f"{of}_" if of else ""
        words = f" of each {of}" if of else ""
        told = f"Judgements of one rule on one document{words}, by what came of them."
        yield _metric(f"{name}checks", told, (pair for row in rows for pair in _checks(of, row)))
        scores = [(row.score.shown, _of(of, row)) for row in rows if row.score.shown is not None]
        yield _metric(f"{name}score", f"Score{words}, 0 to 100.", scores)
        levels = [(row.level.reached, _of(of, row)) for row in rows if row.level and row.counts.checks]
        yield _metric(f"{name}level", f"Level{words}, 0 none to 5 customer-led.", levels)


def _checks(of: str, row: Group) -> Iterator[tuple[int, dict[str, str]]]:
    counts = row.counts
    for outcome, number in (
        ("passed", counts.passed),
        ("failed", counts.failed),
        ("waived", counts.waived),
        ("known", counts.baselined),
        ("broken", counts.broken),
    ):
        yield number, {**_of(of, row), "outcome": outcome}


def _of(of: str, row: Group) -> dict[str, str]:
    return {of: row.id} if of else {}


def _metric(name: str, told: str, values: Iterable[tuple[float, dict[str, str]]]) -> Metric:
    """A metric with the values of equal labels added up, so that no series is there twice."""
    sums: dict[Labels, float] = {}
    for value, labels in values:
        key = tuple((label, escape.metric_label(text)) for label, text in labels.items())
        sums[key] = sums.get(key, 0) + value
    return Metric(name, told, sums)


def _labels(labels: Labels) -> str:
    told = ",".join(f'{name}="{value}"' for name, value in labels)
    return f"{{{told}}}" if told else ""


def _number(value: float) -> str:
    return str(int(value))
