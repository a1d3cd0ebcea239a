"""The oscal-poam format: the plan of action and milestones of OSCAL, every open gap with its owner and deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.controls import (
    Json,
    actors,
    gaps,
    identifier,
    line,
    metadata,
    moment,
    observations,
    paragraphs,
    risks,
    subjects,
)

if TYPE_CHECKING:
    from cxlint.reporters.controls import Gap
    from cxlint.reporting import Style
    from cxlint.result import Result


def oscal_poam(result: Result, style: Style) -> str:
    """One plan of action; what is let pass for a time is in it too, with the day on which that ends."""
    found = gaps(result)
    system = result.origin.home or f"urn:uuid:{identifier('system', result.origin.folder)}"
    document: Json = {
        "uuid": identifier("poam", result.origin.rule_set, str(result.as_of)),
        "metadata": metadata(result, style, "Plan of action", found),
        "system-id": {"identifier-type": "http://ietf.org/rfc/rfc4122", "id": system},
    }
    if found:
        document["local-definitions"] = {"components": subjects(found)}
        document["observations"] = observations(found, moment(result.as_of))
        document["risks"] = risks(found)
    document["poam-items"] = [_item(gap) for gap in found] or [_nothing(result)]
    return escape.json_text({"plan-of-action-and-milestones": document})


def _item(gap: Gap) -> Json:
    finding = gap.finding
    made: Json = {
        "uuid": identifier("item", gap.id),
        "title": line(f"{finding.rule} {finding.name}: {finding.title}"),
        "description": paragraphs(finding.text),
        "props": [{"name": "severity", "ns": "urn:cxlint", "value": finding.severity.word}],
    }
    origins = actors(gap)
    if origins:
        made["origins"] = origins
    made["related-observations"] = [{"observation-uuid": gap.observation}]
    made["related-risks"] = [{"risk-uuid": gap.risk}]
    return {**made, "remarks": paragraphs(gap.reason)} if gap.reason.strip() else made


def _nothing(result: Result) -> Json:
    """A plan needs an item: where nothing is open it says so."""
    return {
        "uuid": identifier("item", "none", str(result.as_of)),
        "title": "Nothing is open",
        "description": paragraphs(result.reason),
    }
