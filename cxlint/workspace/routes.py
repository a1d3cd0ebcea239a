"""The way of a customer: where a journey begins, where it stops, whose areas it crosses, and where a person helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

AUTOMATED = frozenset({"app", "bot", "sms", "web"})
"""Types of channel where a machine answers unless the channel says otherwise."""

ELSEWHERE = frozenset({"partner", "public"})
"""In whose hands a touchpoint is that the company cannot shape alone."""


class Stop(NamedTuple):
    """A touchpoint on a journey: the path of its first mention, and the number of its stage, counted from 0."""

    path: str
    stage: int
    touchpoint: Document


def stops(workspace: Workspace, journey: Document) -> Iterator[Stop]:
    """The touchpoints of a journey in the order of its stages, each once, at its first mention."""
    found, unclear = workspace.remember(
        ("stops", journey.kind, journey.id), lambda: _stops(workspace, journey)
    )
    return iter(found) if unclear is None else _up_to(found, unclear)


def _up_to(stops: tuple[Stop, ...], unclear: FaultyField) -> Iterator[Stop]:
    yield from stops
    raise unclear


def _stops(workspace: Workspace, journey: Document) -> tuple[tuple[Stop, ...], FaultyField | None]:
    """The stops of a journey up to a stage that cannot be understood; many rules follow the same way."""
    found: dict[str, Stop] = {}
    try:
        for number, stage in enumerate(journey.each("stages")):
            for position in range(len(stage.words("touchpoints") or ())):
                field = f"touchpoints.{position}"
                touchpoint = workspace.target(stage, field)
                if touchpoint is not None and touchpoint.id not in found:
                    found[touchpoint.id] = Stop(stage.path(field), number, touchpoint)
    except FaultyField as faulty:
        return tuple(found.values()), faulty
    return tuple(found.values()), None


def entries(workspace: Workspace, journey: Document) -> tuple[Document, ...]:
    """Where a journey can begin: its entry points, else the touchpoints of its first stage."""
    if journey.words("entry_points"):
        return workspace.targets(journey, "entry_points")
    return tuple(stop.touchpoint for stop in stops(workspace, journey) if stop.stage == 0)


def areas_crossed(workspace: Workspace, journey: Document) -> tuple[Document, ...]:
    """The areas that a customer passes through: those of its touchpoints and of both ends of its handoffs."""
    key = ("areas crossed", journey.kind, journey.id)
    found, unclear = workspace.remember(key, lambda: _areas_crossed(workspace, journey))
    if unclear is not None:
        raise unclear
    return found


def _areas_crossed(
    workspace: Workspace, journey: Document
) -> tuple[tuple[Document, ...], FaultyField | None]:
    """The areas that a journey crosses, or the field because of which nobody knows them all."""
    found: dict[str, Document] = {}
    try:
        met = [stop.touchpoint for stop in stops(workspace, journey)]
        for handoff in journey.each("handoffs"):
            ends = (workspace.target(handoff, field) for field in ("from", "to"))
            met.extend(end for end in ends if end is not None)
    except FaultyField as faulty:
        return (), faulty
    for document in met:
        area = document if document.kind == "area" else workspace.target_or_none(document, "area")
        if area is not None:
            found.setdefault(area.id, area)
    return tuple(found.values()), None


def person_answers(channel: Document, automated: Container[str | None] = AUTOMATED) -> bool:
    """Whether customers can get through to a person on a channel, as far as it says so or its type tells."""
    stated = channel.flag("human.available")
    if stated is not None:
        return stated
    if channel.flag("menu.zero_out") or channel.flag("bot.handoff"):
        return True
    return not is_automated(channel, automated)


def is_automated(channel: Document, automated: Container[str | None] = AUTOMATED) -> bool:
    """Whether a machine answers first: by the type of the channel, or because it has a menu or a bot."""
    return channel.word("type") in automated or channel.states("menu") or channel.states("bot")


def leads_to_a_person(workspace: Workspace, touchpoint: Document) -> bool:
    """Whether a person helps at a touchpoint, on its channel, or anywhere it and its channel lead on to.

    A way to something unknown gets the benefit of the doubt: that is a finding of its own.
    """
    waiting, seen = [touchpoint], {(touchpoint.kind, touchpoint.id)}
    while waiting:
        here = waiting.pop()
        if here.word("mode") == "assisted" or (here.kind == "channel" and person_answers(here)):
            return True
        for link in workspace.links(here):
            if link.reference.field not in ("escalates_to", "channel"):
                continue
            if link.target is None:
                return True
            if link.target.active and (link.target.kind, link.target.id) not in seen:
                seen.add((link.target.kind, link.target.id))
                waiting.append(link.target)
    return False


_FIRST = (
    "stages.touchpoints",
    "entry_points",
    "handoffs.from",
    "handoffs.to",
    "handoffs.system",
    "error_path",
    "area",
)
_BEHIND = ("channel", "policies", "systems", "area")
_ABOUT = frozenset({("kpi", "measures"), ("communication", "touchpoint"), ("process", "policies")})


def members(workspace: Workspace, journey: Document) -> tuple[Document, ...]:
    """What customers meet on a journey: itself, its touchpoints, and what stands behind them.

    That is the channels, policies, systems and areas that a touchpoint names, the processes that carry those policies
    out, the messages sent there, and the measures of any of these.
    """
    found = {id(journey): journey}
    for link in workspace.links(journey):
        if link.reference.field in _FIRST and link.target is not None:
            found.setdefault(id(link.target), link.target)
    for touchpoint in [member for member in found.values() if member.kind == "touchpoint"]:
        for link in workspace.links(touchpoint):
            if link.reference.field in _BEHIND and link.target is not None:
                found.setdefault(id(link.target), link.target)
    met = [member for member in found.values() if member.kind in ("journey", "touchpoint", "policy")]
    for member in [*met, *(m for m in found.values() if m.kind == "channel")]:
        for link in workspace.referrers(member):
            source, field = link.source, link.reference.field.partition(".")[0]
            if (source.kind, field) in _ABOUT and source.active:
                found.setdefault(id(source), source)
    return tuple(found.values())
