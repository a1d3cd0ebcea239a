"""The oscal format: assessment results of OSCAL, the language in which auditors exchange what was checked.

A rule is a control objective, a finding of cxlint an observation with the risk that it is, and each objective is
satisfied or not. Ids are made from names alone, so that the same findings have the same ids in every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.reporters import escape
from cxlint.reporters.controls import (
    Json,
    gaps,
    identifier,
    line,
    metadata,
    moment,
    observations,
    paragraphs,
    risks,
    subjects,
    token,
)
from cxlint.result import READABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxlint.reporters.controls import Gap
    from cxlint.reporting import Style
    from cxlint.result import Result, RuleInfo


def oscal(result: Result, style: Style) -> str:
    """One document of assessment results."""
    found = gaps(result)
    plan = identifier("plan", result.origin.rule_set)
    document: Json = {
        "uuid": identifier("results", result.origin.rule_set, str(result.as_of)),
        "metadata": metadata(result, style, "Assessment results", found),
        "import-ap": {"href": f"#{plan}"},
        "results": [_result(result, found)],
        "back-matter": {"resources": [_plan(result, plan)]},
    }
    return escape.json_text({"assessment-results": document})


def _plan(result: Result, plan: str) -> Json:
    """The rules that were asked stand for the plan of the assessment."""
    rules = ", ".join(rule for rule in result.origin.rules or result.assessments.rules)
    return {"uuid": plan, "title": "Rules of cxlint", "description": paragraphs(rules)}


def _result(result: Result, found: Sequence[Gap]) -> Json:
    day = moment(result.as_of)
    made: Json = {
        "uuid": identifier("result", result.origin.rule_set, str(result.as_of)),
        "title": "What cxlint found",
        "description": paragraphs(result.reason),
        "start": day,
        "end": day,
    }
    if found:
        made["local-definitions"] = {"components": subjects(found)}
    made["reviewed-controls"] = _reviewed(result)
    if found:
        made["observations"] = observations(found, day)
        made["risks"] = risks(found)
    objectives = _objectives(result, found)
    if objectives:
        made["findings"] = objectives
    remarks = " ".join(result.notes)
    return {**made, "remarks": paragraphs(remarks)} if remarks.strip() else made


def _reviewed(result: Result) -> Json:
    controls = sorted({token(rule) for rule in result.assessments.rules if rule != READABLE})
    if not controls:
        return {"control-selections": [{"include-all": {}}]}
    return {"control-selections": [{"include-controls": [{"control-id": control} for control in controls]}]}


def _objectives(result: Result, found: Sequence[Gap]) -> list[Json]:
    """Whether each rule is kept; one that applied to nothing is not told of."""
    outcomes: dict[str, set[Outcome]] = {}
    for rule, _, outcome in result.assessments:
        outcomes.setdefault(rule, set()).add(outcome)
    by_rule: dict[str, list[Gap]] = {}
    for gap in found:
        outcomes.setdefault(gap.finding.rule, set()).add(gap.outcome)
        by_rule.setdefault(gap.finding.rule, []).append(gap)
    return [
        _objective(info, outcomes[rule], by_rule.get(rule, []))
        for rule, info in result.rules.items()
        if rule in outcomes
    ]


def _objective(info: RuleInfo, outcomes: set[Outcome], found: Sequence[Gap]) -> Json:
    kept = outcomes <= {Outcome.PASS, Outcome.NOT_APPLICABLE}
    reason = "pass" if kept else "fail" if Outcome.FAIL in outcomes else "other"
    status: Json = {"state": "satisfied" if kept else "not-satisfied", "reason": reason}
    if Outcome.INTERNAL_ERROR in outcomes:
        status["remarks"] = "Not everything could be checked."
    elif Outcome.WAIVED in outcomes:
        status["remarks"] = "Some of it is let pass for a time."
    made: Json = {
        "uuid": identifier("objective", info.id),
        "title": line(f"{info.id} {info.name}"),
        "description": paragraphs(info.summary),
        "target": {"type": "objective-id", "target-id": token(info.id), "status": status},
    }
    if found:
        made["related-observations"] = [{"observation-uuid": gap.observation} for gap in found]
        made["related-risks"] = [{"risk-uuid": gap.risk} for gap in found]
    return made
