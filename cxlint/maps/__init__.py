"""Maps of a company, made from its documents and what was found in them; they hold no words of their own about style.

Documents that are retired stand on no map unless another refers to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.atlas import Atlas
from cxlint.maps.ecosystem import ecosystem
from cxlint.maps.journeys import journey_map
from cxlint.maps.ladder import ladder
from cxlint.maps.survey import Survey

if TYPE_CHECKING:
    from cxlint.result import Result
    from cxlint.workspace.graph import Workspace


def atlas(workspace: Workspace, result: Result) -> Atlas:
    """Every map of a workspace, with the open findings of a result, and those that all parts together may confirm."""
    if result.part:
        audit = (item.finding for item in result.part.audit)
        result = result._replace(findings=(*result.findings, *audit))
    survey = Survey(workspace, result)
    return Atlas(
        tuple(journey_map(survey, journey) for journey in survey.current("journey")),
        ecosystem(survey),
        ladder(survey),
        sum(finding.rule.startswith("CX") for finding in result.findings),
    )
