"""The escalation ladder: the levels of errors, the gravest first, and where each is passed on to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.atlas import Rung
from cxlint.maps.survey import notices

if TYPE_CHECKING:
    from cxlint.maps.survey import Survey
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

FIELD = "escalate_to"


def ladder(survey: Survey) -> tuple[Rung, ...]:
    """Every level of errors; those without a rank come last."""
    levels = sorted(survey.current("error-level"), key=lambda level: (_rank(survey, level), level.id))
    return tuple(_rung(survey, level) for level in levels)


def _rank(survey: Survey, level: Document) -> float:
    rank = survey.read(lambda: level.number("rank"), None)
    return float("inf") if rank is None else rank


def _rung(survey: Survey, level: Document) -> Rung:
    types = [link.source for link in survey.workspace.referrers(level, "error-type", "level")]
    return Rung(
        level=survey.item(level),
        rank=survey.words(level, "rank"),
        definition=survey.words(level, "definition"),
        respond=survey.words(level, "respond"),
        inform=survey.words(level, "inform_customer"),
        resolve=survey.words(level, "resolve"),
        remedy=survey.words(level, "remedy"),
        authority=survey.words(level, "authority"),
        to=survey.named(level, FIELD),
        outside=survey.words(level, "external_body"),
        circular=_circular(survey.workspace, level),
        types=tuple(survey.item(kind) for kind in types if kind.active),
        notices=notices(survey.findings(level)),
    )


def _circular(workspace: Workspace, level: Document) -> bool:
    """Whether whoever passes an error on from here gets it back."""
    seen: set[int] = set()
    here: Document | None = level
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        here = workspace.target_or_none(here, FIELD)
        if here is level:
            return True
    return False
