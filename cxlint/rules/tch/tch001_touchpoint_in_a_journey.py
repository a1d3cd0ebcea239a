"""TCH001: a touchpoint lies on a journey and a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import FaultyField
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGE = "kind: touchpoint\nid: page\nchannel: web\n---\nkind: channel\nid: web\n---\n"
_JOURNEY = "kind: journey\nid: return\nstages: [{name: Start, touchpoints: [page]}]\n"


def _elsewhere(*about: str) -> str:
    """Journeys that do not meet the touchpoint, with what each says of areas."""
    names = ("first", "second", "third")
    journeys = (f"kind: journey\nid: {name}\n{line}\n" for name, line in zip(names, about, strict=False))
    return "---\n".join((*journeys, "kind: area\nid: shop\n---\nkind: area\nid: care\n"))


class TouchpointInAJourney(GraphRule[NoOptions]):
    id = "TCH001"
    name = "touchpoint-in-a-journey"
    summary = "Every touchpoint belongs to a journey and has a channel."
    why = (
        "Customers judge their whole way, and one failing point spoils it. "
        "A touchpoint that is on no journey is improved, or forgotten, by itself."
    )
    fix = "List the touchpoint in a stage or among the entry points of a journey, and name the channel it is on."
    kinds = ("touchpoint",)
    level = 3
    sources = ("S2.2", "S3.6")
    clauses = ("NSW sludge audit, hard to find or conflicting information",)
    messages = {
        "journey": Message(
            WARNING,
            "The touchpoint “{title}” is on no journey, "
            "so nobody sees what happens to customers before and after it.",
            "kind: journey\nid: {journey}\nstages: {stages}",
        ),
        "channel": Message(
            WARNING,
            "Nothing says on which channel customers meet the touchpoint “{title}”, "
            "so its hours and answer times are unknown.",
            "channel: {channel}",
        ),
    }
    good = (
        Case(_PAGE + _JOURNEY),
        Case(_PAGE + "kind: journey\nid: return\nentry_points: [page]\n"),
        Case("kind: touchpoint\nid: page\nchannel: unknown\n---\n" + _JOURNEY),
    )
    bad = (
        Case(_PAGE + "kind: journey\nid: return\n", ((2, 5, "journey"),)),
        Case(
            _PAGE.replace("channel: web", "channel: web\narea: shop")
            + _elsewhere("area: care", "team: [shop]", "area: shop"),
            ((2, 5, "journey"),),
            writes=("id: third",),
        ),
        Case(
            _PAGE.replace("channel: web", "channel: web\narea: shop")
            + _elsewhere("team: [care]", "team: [shop]"),
            ((2, 5, "journey"),),
            writes=("id: second",),
        ),
        Case(_PAGE + _JOURNEY + "status: retired\n", ((2, 5, "journey"),)),
        Case(
            _PAGE + _JOURNEY.replace("page", "desk") + "---\nkind: touchpoint\nid: desk\n",
            ((2, 5, "journey"),),
        ),
        Case("kind: touchpoint\nid: page\n---\n" + _JOURNEY, ((2, 5, "channel"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if not _on_a_journey(workspace, document):
            journey, stages = _journey_with(workspace, document)
            yield at(document, "id", "journey", journey=journey, stages=stages)
        if not document.word("channel"):
            channels = workspace.active("channel")
            yield at(document, "channel", "channel", channel=channels[0].id if channels else "a-channel-id")


def _on_a_journey(workspace: Workspace, touchpoint: Document) -> bool:
    fields = ("stages.touchpoints", "entry_points")
    links = (link for field in fields for link in workspace.referrers(touchpoint, "journey", field))
    return any(link.source.active for link in links)


def _journey_with(workspace: Workspace, touchpoint: Document) -> tuple[str, str]:
    """A journey that could take the touchpoint, and its stages with it.

    It is one of the same area if there is one, else one that people of that area help to shape.
    """
    area, known = touchpoint.values.get("area"), workspace.once(_journeys)
    near = known.get(("area", area), []) + known.get(("team", area), []) if area is not None else []
    for journey in (*near, *workspace.active("journey")):
        try:
            stages = [
                (stage.word("name"), list(stage.words("touchpoints") or ()))
                for stage in journey.each("stages")
            ]
        except FaultyField:
            continue
        if not stages:
            stages = [("Start", [])]
        stages[-1][1].append(touchpoint.id)
        return journey.id, f"[{', '.join(_stage(*stage) for stage in stages)}]"
    return "a-journey-id", f"[{_stage('Start', [touchpoint.id])}]"


def _journeys(workspace: Workspace) -> dict[tuple[str, object], list[Document]]:
    """The journeys in force by their area, and by each area that helps to shape them."""
    found: dict[tuple[str, object], list[Document]] = {}
    for journey in workspace.active("journey"):
        found.setdefault(("area", journey.values.get("area")), []).append(journey)
        team = journey.values.get("team")
        for area in team if isinstance(team, tuple) else ():
            found.setdefault(("team", area), []).append(journey)
    return found


def _stage(name: str | None, touchpoints: list[str]) -> str:
    import json

    named = f"name: {json.dumps(name, ensure_ascii=False)}, " if name else ""
    return f"{{{named}touchpoints: [{', '.join(touchpoints)}]}}"
