"""How much a journey asks of customers, so that two journeys can be set side by side.

Leaving should be no harder than joining, returning no harder than buying, complaining no harder than praising.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import ALWAYS, FaultyField, Hours
from cxlint.named import NamedTuple
from cxlint.workspace.asking import IDENTITY, asks
from cxlint.workspace.routes import ELSEWHERE, Stop, entries, stops

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

OPPOSITES = {"leave": "join", "return": "buy", "complain": "praise"}
"""Each stage of life that companies like less, and the one that it must be no harder than."""

UNATTENDED = frozenset({"app", "bot", "web"})
"""Types of channel that have no doors: what customers settle there alone is open day and night."""

_DONE_AS = {"buy": ("buy",), "join": ("join", "buy"), "praise": ("praise",)}
"""The words of `channel.can` that stand for beginning a journey."""


class Effort(NamedTuple):
    """What a journey costs customers; None for what its documents do not say in full.

    `channels` are the ids of the channels on which it can begin, `hours` the times at which it can begin on any of
    them, and `proofs` the stages at which there is no way round proving who one is.
    """

    steps: int | None
    channels: frozenset[str] | None
    hours: Hours | None
    proofs: int | None


def effort(workspace: Workspace, journey: Document) -> Effort:
    """Count what a journey asks of customers."""
    steps = journey.number("customer_steps")
    begins = beginnings(workspace, journey)
    met = list(stops(workspace, journey))
    said = any(stop.touchpoint.states("identifies") or stop.touchpoint.states("collects") for stop in met)
    return Effort(
        None if steps is None else int(steps),
        None if begins is None else frozenset(channel.id for _, channel in begins),
        None if begins is None else _open(journey, begins),
        len(proofs(met)) if said else None,
    )


def beginnings(workspace: Workspace, journey: Document) -> list[tuple[Document, Document]] | None:
    """The touchpoints in the company's own hands at which a journey can begin, each with its channel.

    A touchpoint where customers buy or join counts only if that can be done on its channel. None where a touchpoint
    or a channel is not known.
    """
    words = {word for stage in journey.words("lifecycle") or () for word in _DONE_AS.get(stage, ())}
    begins = entries(workspace, journey)
    if not begins or len(begins) < len(journey.words("entry_points") or ()):
        return None
    found: list[tuple[Document, Document]] = []
    for touchpoint in begins:
        if not touchpoint.active or touchpoint.word("control") in ELSEWHERE:
            continue
        channel = workspace.target(touchpoint, "channel")
        if channel is None:
            return None
        can = channel.words("can")
        if is_unloved(journey) or not words or can is None or not words.isdisjoint(can):
            found.append((touchpoint, channel))
    return found or None


def _open(journey: Document, begins: Iterable[tuple[Document, Document]]) -> Hours | None:
    """When a journey can begin; None where a channel does not say. To sell, the hours of sale count."""
    minutes = 0
    for touchpoint, channel in begins:
        alone = touchpoint.word("mode") == "self-service" and channel.word("type") in UNATTENDED
        selling = None if is_unloved(journey) else channel.hours("sales_hours")
        hours = ALWAYS if alone else selling or channel.hours("hours")
        if hours is None:
            return None
        minutes |= hours.minutes
    return Hours(minutes)


def proofs(met: Iterable[Stop]) -> list[Stop]:
    """The first stop of every stage in which all touchpoints ask customers to prove who they are."""
    stages: dict[int, list[Stop]] = {}
    for stop in met:
        stages.setdefault(stop.stage, []).append(stop)
    return [
        some[0]
        for some in stages.values()
        if all(IDENTITY in asks(stop.touchpoint, "collects") for stop in some)
    ]


def is_unloved(journey: Document) -> bool:
    """Whether it is a journey that companies like less: leaving, returning or complaining."""
    return not OPPOSITES.keys().isdisjoint(journey.words("lifecycle") or ())


def counterpart(workspace: Workspace, journey: Document) -> Document | None:
    """The journey that this one must be no harder than; None where it has none or it cannot be told.

    It is the one named as `opposite`. Where none is named, it is the journey of the opposite stage of life: the one
    of the same area where there are several, and none where that does not decide.
    """
    stages = journey.words("lifecycle") or ()
    if journey.states("opposite"):
        named = workspace.target(journey, "opposite")
        loved = named is not None and bool({*(named.words("lifecycle") or ())} & {*OPPOSITES.values()})
        known = named is not None and named.active and named is not journey
        return named if known and (is_unloved(journey) or (not stages and loved)) else None
    by_stage, area = workspace.once(_loved), journey.word("area")
    for stage in stages:
        wanted = OPPOSITES.get(stage)
        for place in (area, None) if area else (None,):
            only = [other for other in by_stage.get((wanted, place), ()) if other is not journey]
            if len(only) == 1:
                return only[0]
    return None


def _loved(workspace: Workspace) -> dict[tuple[str | None, str | None], list[Document]]:
    """The journeys in force that companies like, by stage of life, and by stage and area."""
    found: dict[tuple[str | None, str | None], list[Document]] = {}
    for journey in workspace.active("journey"):
        try:
            stages = () if is_unloved(journey) else set(journey.words("lifecycle") or ())
            area = journey.word("area")
        except FaultyField:
            continue
        for stage in OPPOSITES.values():
            if stage in stages:
                for place in {area or None, None}:
                    found.setdefault((stage, place), []).append(journey)
    return found
