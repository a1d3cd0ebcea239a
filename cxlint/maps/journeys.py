"""The map of a journey: its stages, and what customers meet in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.atlas import Handoff, Item, JourneyMap, Measure, Stage, Stop
from cxlint.maps.survey import notices

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding
    from cxlint.maps.survey import Survey
    from cxlint.model.document import Document, View


def journey_map(survey: Survey, journey: Document) -> JourneyMap:
    """The map of one journey."""
    entries = survey.each_named(journey, "entry_points")
    findings = survey.findings(journey)
    return JourneyMap(
        journey=survey.item(journey),
        owner=survey.named(journey, "owner"),
        goal=survey.words(journey, "goal"),
        importance=survey.words(journey, "importance"),
        volume=survey.words(journey, "volume_month"),
        ends_with=survey.words(journey, "ends_with"),
        error_path=survey.named(journey, "error_path"),
        entries=entries,
        stages=tuple(_stage(survey, stage, findings, entries) for stage in survey.parts(journey, "stages")),
        handoffs=tuple(_handoff(survey, handoff, findings) for handoff in survey.parts(journey, "handoffs")),
        measures=survey.measures(journey),
        pains=survey.pains(journey),
        notices=notices(f for f in findings if len(f.path) < 2 or f.path[0] not in ("stages", "handoffs")),
    )


def _within(findings: tuple[Finding, ...], path: str) -> list[Finding]:
    """The findings at a path of the document or below it."""
    steps = tuple(path.split("."))
    return [finding for finding in findings if tuple(map(str, finding.path[: len(steps)])) == steps]


def _stage(survey: Survey, stage: View, findings: tuple[Finding, ...], entries: tuple[Item, ...]) -> Stage:
    count = len(survey.read(lambda: stage.words("touchpoints"), None) or ())
    stops: list[Stop] = []
    told: list[Finding] = []
    for position in range(count):
        field = f"touchpoints.{position}"
        touchpoint = survey.named(stage, field)
        if touchpoint is None:
            continue
        here = _within(findings, stage.path(field))
        told += here
        document = survey.workspace.target(stage, field)
        stops.append(_stop(survey, touchpoint, document, here, entry=touchpoint in entries))
    rest = [finding for finding in _within(findings, stage.prefix) if finding not in told]
    return Stage(survey.words(stage, "name"), tuple(stops), notices(rest))


def _stop(
    survey: Survey, touchpoint: Item, document: Document | None, here: list[Finding], *, entry: bool
) -> Stop:
    if document is None:
        return Stop(touchpoint, entry, "", None, None, (), (), (), notices(here))
    channel = survey.workspace.target_or_none(document, "channel")
    measures = (*survey.measures(document), *(survey.measures(channel) if channel is not None else ()))
    return Stop(
        touchpoint=touchpoint,
        entry=entry,
        mode=survey.words(document, "mode"),
        channel=survey.named(document, "channel"),
        owner=survey.named(document, "owner"),
        systems=survey.each_named(document, "systems"),
        measures=tuple(dict[Measure, None].fromkeys(measures)),
        pains=survey.pains(document),
        notices=notices((*here, *survey.findings(document))),
    )


def _handoff(survey: Survey, handoff: View, findings: tuple[Finding, ...]) -> Handoff:
    return Handoff(
        giver=survey.named(handoff, "from") or survey.unnamed("area"),
        taker=survey.named(handoff, "to") or survey.unnamed("area"),
        carries=survey.read(lambda: handoff.words("carries"), None),
        system=survey.named(handoff, "system"),
        owner=survey.named(handoff, "owner"),
        time_limit=survey.words(handoff, "time_limit"),
        notices=notices(_within(findings, handoff.prefix)),
    )
