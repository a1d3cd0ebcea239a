"""JRN012: leaving is no harder than joining, returning than buying, complaining than praising.

There is no JRN006: what it would say of leaving and joining is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.jrn._shared import without
from cxlint.workspace.asking import IDENTITY
from cxlint.workspace.effort import beginnings, counterpart, effort, proofs
from cxlint.workspace.routes import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.effort import Effort
    from cxlint.workspace.graph import Workspace

_CHANNELS = (
    "---\nkind: channel\nid: web\ntype: web\nhours: 24/7\n"
    "---\nkind: channel\nid: phone\ntype: phone\nhours: Mon-Fri 09:00-17:00\nsales_hours: Mon-Fri 09:00-17:00\n"
)
_JOIN = "---\nkind: journey\nid: join\nlifecycle: [join]\n"
_PAGES = (
    "---\nkind: touchpoint\nid: page\nchannel: web\n---\nkind: touchpoint\nid: call\nchannel: phone\n"
    + _CHANNELS
)


def _steps(leave: int, join: int, rest: str = "") -> str:
    return f"kind: journey\nid: leave\nlifecycle: [leave]\ncustomer_steps: {leave}\n{rest}{_JOIN}customer_steps: {join}\n"


def _ways(leave: str, join: str) -> str:
    return f"kind: journey\nid: leave\nlifecycle: [leave]\nentry_points: {leave}\n{_JOIN}entry_points: {join}\n{_PAGES}"


def _proof(leave: str, join: str) -> str:
    stages = "stages: [{name: I start, touchpoints: [%s]}]\n"
    pages = "---\nkind: touchpoint\nid: free\nidentifies: false\n---\nkind: touchpoint\nid: gate\nidentifies: true\n"
    return f"kind: journey\nid: leave\nlifecycle: [leave]\n{stages % leave}{_JOIN}{stages % join}{pages}"


class EqualEffortOptions(Options):
    """How much harder a journey may be than its opposite."""

    steps: int = option(0, "So many steps more than on the opposite journey pass.")
    times: int = option(
        2, "At this many times the steps of the opposite journey it fails instead of warning."
    )
    proofs: int = option(
        0, "Customers may prove who they are so many times more often than on the opposite journey."
    )


class EqualEffort(GraphRule[EqualEffortOptions]):
    """The opposite is the journey named so, else the one of the opposite stage of life.

    Only what both journeys say is compared. Hours are compared where every channel is there, for a channel that is
    missing is the graver thing.
    """

    id = "JRN012"
    name = "equal-effort"
    summary = "Leaving is no harder than joining, returning no harder than buying, complaining no harder than praising."
    why = (
        "A way that is easy in and hard out holds customers by force. "
        "They feel it, do not come back, and tell others."
    )
    fix = "Offer the way out on the same channels, at the same hours, with as few steps and proofs as the way in."
    kinds = ("journey",)
    level = 5
    sources = ("S3.2",)
    clauses = ("Consumer Duty PRIN 2A.6.3G", "OECD dark commercial patterns 2022, obstruction")
    options = EqualEffortOptions
    messages = {
        "steps": Message(
            WARNING,
            "“{title}” takes customers {steps} steps, “{other}” only {fewest}.",
            "customer_steps: {fewest}",
        ),
        "many-steps": Message(
            ERROR,
            "“{title}” takes customers {steps} steps, “{other}” only {fewest}: that is {times} times as many, or more.",
            "customer_steps: {fewest}",
        ),
        "channels": Message(
            ERROR,
            "“{other}” can be begun by {channels}, “{title}” cannot. Customers have to find another way than the one they came by.",
            "entry_points: {entry_points}",
        ),
        "hours": Message(
            ERROR,
            "“{other}” can be begun {more}, “{title}” only {hours}.",
            'kind: channel\nid: {channel}\nhours: "{more}"',
        ),
        "proofs": Message(
            WARNING,
            "On “{title}” customers have to prove who they are at “{place}”; “{other}” asks for it less often.",
            "kind: touchpoint\nid: {touchpoint}\n{less}",
        ),
    }
    good = (
        Case(_steps(3, 3)),
        Case(_steps(4, 3), options={"steps": 1}),
        Case(_steps(2, 3, "opposite: join\n")),
        Case(_ways("[page, call]", "[page]")),
        Case(_ways("[call, page]", "[page, call]")),
        Case(_ways("[call]", "[page, unknown]")),
        Case(_ways("[call]", "[page, call]").replace("hours: 24/7", "hours: 24/7\ncan: [ask]")),
        Case(_ways("[call]", "[page, call]").replace("channel: web", "channel: web\ncontrol: partner")),
        Case(_proof("gate", "gate")),
        Case(_proof("gate, free", "free")),
        Case(_proof("gate", "unknown")),
        Case(_proof("unknown", "free")),
        Case(_proof("gate", "free"), options={"proofs": 1}),
        Case(_steps(9, 3).replace("lifecycle: [join]", "lifecycle: [buy]"), applies=False),
        Case(_steps(9, 3) + "---\nkind: journey\nid: join-too\nlifecycle: [join]\n", applies=False),
        Case("kind: journey\nid: join\nlifecycle: [join]\nopposite: leave\ncustomer_steps: 9\n---\n" + _steps(3, 9),
             applies=False),
    )  # fmt: skip
    bad = (
        Case(_steps(4, 3), ((4, 17, "steps"),)),
        Case(_steps(5, 3), ((4, 17, "steps"),)),
        Case(_steps(6, 3), ((4, 17, "many-steps"),)),
        Case(_steps(6, 3), ((4, 17, "steps"),), options={"times": 3}),
        Case(_ways("[call]", "[page]"), ((4, 15, "channels"),)),
        Case(_ways("[call]", "[call]").replace("sales_hours: Mon-Fri 09:00-17:00", "sales_hours: 24/7"),
             ((4, 15, "hours"),)),
        Case(_proof("gate", "free"), ((4, 40, "proofs"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: EqualEffortOptions) -> bool:
        return counterpart(workspace, document) is not None

    def check(self, document: Document, workspace: Workspace, options: EqualEffortOptions) -> Iterator[Hit]:
        other = counterpart(workspace, document)
        if other is None:
            return
        own, least = effort(workspace, document), effort(workspace, other)
        if own.steps is not None and least.steps is not None and own.steps > least.steps + options.steps:
            key = "many-steps" if own.steps >= least.steps * options.times else "steps"
            yield at(
                document,
                "customer_steps",
                key,
                other=other.title(),
                steps=own.steps,
                fewest=least.steps,
                times=options.times,
            )
        yield from _ways_in(document, other, workspace, own, least)
        if own.proofs is not None and least.proofs is not None:
            asked = proofs(stops(workspace, document))[least.proofs + options.proofs :]
            for stop in asked:
                less = without(stop.touchpoint, "collects", IDENTITY)
                data = {"place": stop.touchpoint.title(), "touchpoint": stop.touchpoint.id, "less": less}
                yield Hit(stop.path, "proofs", {"other": other.title(), **data})


def _ways_in(
    document: Document, other: Document, workspace: Workspace, own: Effort, least: Effort
) -> Iterator[Hit]:
    """What is missing of the channels on which the other journey can be begun, or of their hours."""
    if own.channels is None or least.channels is None:
        return
    missing = least.channels - own.channels
    if missing:
        begins = [begin for begin in beginnings(workspace, other) or () if begin[1].id in missing]
        written = document.words("entry_points") or tuple(
            t.id for t, _ in beginnings(workspace, document) or ()
        )
        named = sorted({f"“{channel.title()}”" for _, channel in begins})
        found = {channel.id: touchpoint.id for touchpoint, channel in reversed(begins)}
        more = [found[channel] for channel in sorted(missing)]
        yield at(
            document,
            "entry_points",
            "channels",
            other=other.title(),
            channels=named,
            entry_points=f"[{', '.join((*written, *more))}]",
        )
    elif own.hours and least.hours and not own.hours.covers(least.hours):
        channel = min(own.channels)
        data = {"other": other.title(), "more": least.hours, "hours": own.hours, "channel": channel}
        yield at(document, "entry_points", "hours", **data)
