"""Parts of an atlas: one journey, or what has to do with one thing in the ecosystem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.atlas import Atlas, Ecosystem, Item


def ids(atlas: Atlas, part: str) -> list[str]:
    """What can be asked for in a part."""
    if part == "journey":
        return [journey.journey.id for journey in atlas.journeys]
    if part == "ecosystem":
        return [item.id for column in atlas.ecosystem.columns for item in column if item.id]
    return []


def chosen(atlas: Atlas, part: str, name: str) -> Atlas:
    """The atlas with only what is asked for in a part; empty there where nothing has that name."""
    if part == "journey":
        found = tuple(journey for journey in atlas.journeys if normal(journey.journey.id) == normal(name))
        return atlas._replace(journeys=found)
    return atlas._replace(ecosystem=around(atlas.ecosystem, name))


def around(ecosystem: Ecosystem, name: str) -> Ecosystem:
    """The messages that have to do with something, their whole way, and the data that it exchanges."""
    kind, _, plain = name.rpartition("/")
    centre = {
        item.subject
        for column in ecosystem.columns
        for item in column
        if normal(item.id) == normal(plain) and item.id and kind in ("", item.kind)
    }
    touching = [edge for edge in ecosystem.edges if centre & {edge.source, edge.target}]
    messages = {message for edge in touching for message in edge.messages}
    edges = tuple(edge for edge in ecosystem.edges if edge in touching or messages & set(edge.messages))
    kept = centre | {subject for edge in edges for subject in (edge.source, edge.target)}

    def left(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(item for item in items if item.subject in kept)

    return ecosystem._replace(
        systems=left(ecosystem.systems),
        messages=left(ecosystem.messages),
        channels=left(ecosystem.channels),
        touchpoints=left(ecosystem.touchpoints),
        edges=edges,
    )
