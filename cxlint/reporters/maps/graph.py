"""A map as nodes in groups and arrows between them: what Mermaid and DOT both draw."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple
from cxlint.reporters.maps.words import SIGNS, exchange, gravest, marked, marks
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.atlas import Ecosystem, Edge, Item, JourneyMap, Rung, Stop
    from cxlint.diagnostics import Subject


class Node(NamedTuple):
    """A box with some lines of words; `missing` where nothing real stands behind it."""

    key: str
    lines: tuple[str, ...]
    gravest: Severity | None = None
    missing: bool = False


class Group(NamedTuple):
    """Nodes with a title."""

    title: str
    nodes: tuple[Node, ...]


class Arrow(NamedTuple):
    """From one node to another; `troubled` is how grave a finding speaks of it."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False
    troubled: Severity | None = None


class Graph(NamedTuple):
    """A whole drawing; `direction` is LR, RL or BT."""

    title: str
    direction: str
    groups: tuple[Group, ...]
    arrows: tuple[Arrow, ...]


def across(language: str) -> str:
    """The direction in which the language is read."""
    return "RL" if language in ("ar", "fa") else "LR"


def _gravest(item: Item) -> Severity | None:
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    return next((one for one, number in zip(severities, item.marks, strict=True) if number), None)


def ecosystem_graph(ecosystem: Ecosystem, language: str) -> Graph:
    """The spaghetti map."""
    say = translator(language)
    titles = (say("Systems"), say("Messages"), say("Channels"), say("Touchpoints"))
    keys: dict[Subject, str] = {}
    groups = []
    for title, items in zip(titles, ecosystem.columns, strict=True):
        nodes = []
        for item in items:
            key = keys[item.subject] = f"n{len(keys) + 1}"
            lines = (marked(item, language),)
            nodes.append(Node(key, lines, _gravest(item), item.missing))
        groups.append(Group(title, tuple(nodes)))
    arrows = [_thread(edge, keys, language) for edge in ecosystem.edges]
    return Graph(say("What customers are sent"), across(language), tuple(groups), tuple(arrows))


def _thread(edge: Edge, keys: dict[Subject, str], language: str) -> Arrow:
    label = exchange(edge.label, language) if edge.kind == "exchange" else edge.label
    if edge.kind == "unwritten":
        label = translator(language)("no message is written down")
    severity = gravest(edge)
    signs = f"{SIGNS[severity]} {' '.join(dict.fromkeys(n.rule for n in edge.notices))}" if severity else ""
    told = " ".join(part for part in (label, signs.strip()) if part)
    dashed = edge.kind not in ("sends", "carried", "met")
    return Arrow(keys[edge.source], keys[edge.target], told, dashed, severity)


def journey_graph(journey: JourneyMap, language: str) -> Graph:
    """The stages of a journey, one after the other, and the places where customers are handed over."""
    say = translator(language)
    groups, chain = [], []
    for number, stage in enumerate(journey.stages, 1):
        nodes = [_stop(f"s{number}t{place}", stop, language) for place, stop in enumerate(stage.stops, 1)]
        empty = Node(f"s{number}t0", (say("no touchpoint"),), None, missing=True)
        groups.append(Group(f"{number}. {stage.name}", tuple(nodes or [empty])))
        chain += nodes or [empty]
    arrows = [Arrow(one.key, other.key) for one, other in pairwise(chain)]
    handed, passed = _handoffs(journey, language)
    if handed:
        groups.append(Group(say("Handed over"), tuple(handed)))
    return Graph(journey.journey.title, across(language), tuple(groups), (*arrows, *passed))


def _stop(key: str, stop: Stop, language: str) -> Node:
    say = translator(language)
    lines = [
        marked(stop.touchpoint, language),
        marked(stop.channel, language, say("no channel named")),
        marked(stop.owner, language, say("nobody answers")),
    ]
    worst = max((notice.severity for notice in stop.notices), default=None)
    return Node(key, tuple(lines), worst, stop.touchpoint.missing)


def _handoffs(journey: JourneyMap, language: str) -> tuple[list[Node], list[Arrow]]:
    say = translator(language)
    nodes: dict[Subject, Node] = {}
    arrows = []
    for handoff in journey.handoffs:
        for item in (handoff.giver, handoff.taker):
            node = Node(f"h{len(nodes) + 1}", (marked(item, language),), _gravest(item), item.missing)
            nodes.setdefault(item.subject, node)
        carried = ", ".join(handoff.carries) if handoff.carries else say("nothing is passed on")
        severity = max((notice.severity for notice in handoff.notices), default=None)
        label = f"{carried} {SIGNS[severity]}" if severity else carried
        source, target = nodes[handoff.giver.subject].key, nodes[handoff.taker.subject].key
        arrows.append(Arrow(source, target, label, dashed=True, troubled=severity))
    return list(nodes.values()), arrows


def ladder_graph(rungs: tuple[Rung, ...], language: str) -> Graph:
    """The levels of errors, the gravest on top, and who takes over from whom."""
    say = translator(language)
    keys = {rung.level.subject: f"l{number}" for number, rung in enumerate(rungs, 1)}
    levels = tuple(Node(keys[r.level.subject], tuple(_level(r, language)), _gravest(r.level)) for r in rungs)
    others: dict[Subject, Node] = {}
    arrows = []
    for rung in rungs:
        if rung.to is None:
            continue
        if rung.to.subject not in keys:
            keys[rung.to.subject] = f"x{len(others) + 1}"
            node = Node(
                keys[rung.to.subject], (marked(rung.to, language),), _gravest(rung.to), rung.to.missing
            )
            others[rung.to.subject] = node
        label = say("goes round in a circle") if rung.circular else ""
        worst = Severity.ERROR if rung.circular or rung.to.missing else None
        arrows.append(Arrow(keys[rung.level.subject], keys[rung.to.subject], label, troubled=worst))
    groups = [Group(say("Levels of errors"), levels)]
    if others:
        groups.append(Group(say("Who has the last word"), tuple(others.values())))
    return Graph(say("Who takes over when something goes wrong"), "BT", tuple(groups), tuple(arrows))


def _level(rung: Rung, language: str) -> Iterator[str]:
    say = translator(language)
    name = f"{rung.level.title} {marks(rung.level.marks)}".rstrip()
    yield f"{rung.rank}. {name}" if rung.rank else name
    for title, value in ((say("solved within"), rung.resolve), (say("told within"), rung.inform)):
        if value:
            yield f"{title}: {value}"
