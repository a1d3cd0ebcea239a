"""JRN008: no customer gets stuck on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.graph import Standing
from cxlint.workspace.routes import entries, stops

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FIX = "---\nkind: process\nid: fix\n"
_TAIL = "error_path: process/fix\n---\nkind: touchpoint\nid: page\nchannel: web\n---\nkind: touchpoint\nid: tap\nchannel: app\n"
_CHANNELS = "---\nkind: channel\nid: web\ntype: web\n---\nkind: channel\nid: app\ntype: app\n" + _FIX


def _journey(first: str, second: str) -> str:
    return (
        f"kind: journey\nid: return\nstages:\n  - {{name: I ask, touchpoints: {first}}}\n"
        f"  - {{name: I wait, touchpoints: {second}}}\n{_TAIL}"
    )


class NoDeadEndOptions(Options):
    """What not every customer has."""

    not_for_all: tuple[str, ...] = option(
        ("app", "messaging", "social"), "Types of channel that not every customer has."
    )


class NoDeadEnd(GraphRule[NoDeadEndOptions]):
    """A switch is forced where a later stage can be passed only on a channel that not every customer has.

    It is none where a touchpoint of the stage leads on to another channel, or where the journey can be begun only
    on that type of channel, so that its customers have it.
    """

    id = "JRN008"
    name = "no-dead-end"
    summary = "From every stage of a journey customers get on, and get help when something goes wrong."
    why = (
        "A customer who is stuck has done everything right and still gets nowhere. "
        "Having to change the channel to get on is one of the things that cost customers the most effort."
    )
    fix = (
        "Give every stage a touchpoint that customers have, say under escalates_to where it leads on, "
        "and name under error_path where they get help."
    )
    kinds = ("journey",)
    level = 3
    sources = ("S2.2",)
    clauses = ("NSW sludge audit, one channel only",)
    needs = ("stages",)
    options = NoDeadEndOptions
    messages = {
        "empty": Message(
            ERROR,
            "In the stage “{stage}” customers meet nobody and nothing: they do not get on.",
            "touchpoints: [{touchpoint}]",
        ),
        "no-help": Message(
            ERROR,
            "When something goes wrong on this journey, nothing says where customers get help. They are stuck.",
            "error_path: {path}",
        ),
        "forced": Message(
            ERROR,
            "Customers can pass the stage “{stage}” only by {channels}, which not all of them have, "
            "and no way leads on from there.",
            "kind: touchpoint\nid: {touchpoint}\nescalates_to: channel/{way}",
        ),
    }
    good = (
        Case(_journey("[page]", "[page]") + _CHANNELS),
        Case(_journey("[page]", "[tap, page]") + _CHANNELS),
        Case(_journey("[page]", "[tap]") .replace("channel: app", "channel: app\nescalates_to: channel/web") + _CHANNELS),
        Case(_journey("[tap]", "[tap]") + _CHANNELS),
        Case(_journey("[tap]", "[page]") + _CHANNELS),
        Case(_journey("[page]", "[tap]") + _CHANNELS, options={"not_for_all": []}),
        Case(_journey("[page]", "[unknown]") + _CHANNELS),
        Case(_journey("[page]", "[page]").replace("process/fix", "process/gone") + _CHANNELS),
        Case("kind: journey\nid: return\n", applies=False),
    )  # fmt: skip
    bad = (
        Case(_journey("[page]", "[]") + _CHANNELS, ((5, 33, "empty"),)),
        Case(_journey("[page]", "[page]").replace("- {name: I wait, touchpoints: [page]}", "- {name: I wait}")
             + _CHANNELS, ((5, 6, "empty"),)),
        Case(_journey("[page]", "[page]").replace("error_path: process/fix\n", "") + _CHANNELS, ((2, 5, "no-help"),)),
        Case(_journey("[page]", "[tap]") + _CHANNELS, ((5, 33, "forced"),)),
        Case(_journey("[tap]", "[page]") + _CHANNELS, ((5, 33, "forced"),), options={"not_for_all": ["web"]}),
        Case(_journey("[tap]", "[tap]").replace("stages:", "entry_points: [page]\nstages:") + _CHANNELS,
             ((5, 32, "forced"), (6, 33, "forced"))),
        Case(_journey("[page]", "[tap]").replace("stages:", "entry_points: [tap]\nstages:") + _CHANNELS,
             ((6, 33, "forced"),)),
    )  # fmt: skip

    def check(self, document: Document, workspace: Workspace, options: NoDeadEndOptions) -> Iterator[Hit]:
        for stage in document.each("stages"):
            if not stage.words("touchpoints"):
                met = next(iter(workspace.active("touchpoint")), None)
                data = {"stage": stage.word("name") or "", "touchpoint": met.id if met else "a-touchpoint-id"}
                yield at(stage, "touchpoints", "empty", **data)
        if workspace.standing(document, "error_path") in (Standing.ABSENT, Standing.NONE):
            yield at(document, "error_path", "no-help", path=workspace.once(_help))
        yield from _forced(document, workspace, options)


def _forced(document: Document, workspace: Workspace, options: NoDeadEndOptions) -> Iterator[Hit]:
    first = [stop.touchpoint for stop in stops(workspace, document) if stop.stage == 0]
    begun = set(_types(workspace, (*entries(workspace, document), *first)))
    rare = {*options.not_for_all} - (begun if len(begun) == 1 else set())
    for stage in document.each("stages"):
        met = workspace.targets(stage, "touchpoints")
        known = bool(met) and len(met) == len(stage.words("touchpoints") or ())
        leads_on = any(touchpoint.states("escalates_to") for touchpoint in met)
        if known and not leads_on and rare.issuperset(_types(workspace, met)):
            channels = [workspace.target(touchpoint, "channel") for touchpoint in met]
            ways = (c for c in workspace.active("channel") if c.word("type") not in options.not_for_all)
            way = next(ways, None)
            data = {
                "stage": stage.word("name") or "",
                "channels": sorted({f"“{channel.title()}”" for channel in channels if channel}),
                "touchpoint": met[0].id,
                "way": way.id if way else "a-channel-id",
            }
            yield at(stage, "touchpoints", "forced", **data)


def _types(workspace: Workspace, touchpoints: Iterable[Document]) -> list[str]:
    """The types of their channels; an empty word where one is not known."""
    channels = (workspace.target(touchpoint, "channel") for touchpoint in touchpoints)
    return [(channel.word("type") or "") if channel else "" for channel in channels]


def _help(workspace: Workspace) -> str:
    """Where customers could get help: a process that mends errors or hears complaints, else any, else a touchpoint with staff."""
    wanted = ("error-resolution", "complaint")
    processes = sorted(
        workspace.active("process"), key=lambda process: process.values.get("type") not in wanted
    )
    if processes:
        return f"process/{processes[0].id}"
    touchpoints = sorted(
        workspace.active("touchpoint"), key=lambda place: place.values.get("mode") != "assisted"
    )
    return f"touchpoint/{touchpoints[0].id}" if touchpoints else "a-process-id"
