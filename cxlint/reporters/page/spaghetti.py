"""Where everything stands on the picture of the ecosystem: boxes in four columns, and curves between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.reporters.layout import width
from cxlint.reporters.maps.words import SIGNS, gravest, item_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.atlas import Ecosystem, Edge, Item
    from cxlint.diagnostics import Severity, Subject

BOX, HIGH, ROW, GAP = 176, 48, 66, 86
"""The width and height of a box, the distance from row to row, and the room between two columns."""

TOP, SIDE = 34, 54
"""The room above the boxes for the heads, and at the side for the threads between systems."""

LETTERS = 23
"""So many columns of letters fit into a line of a box."""

SWEEPS = 6
"""How often the columns are put in order by their neighbours."""


class Box(NamedTuple):
    """An item, where its box stands, and its name in lines."""

    item: Item
    x: int
    y: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The middle of the box from the side."""
        return self.x + BOX // 2


class Curve(NamedTuple):
    """A thread, its path, and where its sign stands."""

    edge: Edge
    path: str
    x: int
    y: int
    gravest: Severity | None
    sign: str


class Picture(NamedTuple):
    """The whole picture; `heads` are the middles of its columns."""

    width: int
    height: int
    heads: tuple[int, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    box_width: int = BOX
    box_height: int = HIGH


def picture(ecosystem: Ecosystem, language: str, *, mirrored: bool) -> Picture:
    """The picture of an ecosystem; mirrored for readers from right to left."""
    columns = _ordered(ecosystem)
    rows = max((len(column) for column in columns), default=0)
    wide, high = 4 * BOX + 3 * GAP + 2 * SIDE, TOP + rows * ROW
    boxes: dict[Subject, Box] = {}
    for place, column in enumerate(columns):
        left = SIDE + place * (BOX + GAP)
        x = wide - left - BOX if mirrored else left
        top = TOP + (rows - len(column)) * ROW // 2
        for row, item in enumerate(column):
            boxes[item.subject] = Box(item, x, top + row * ROW, _lines(item, language))
    heads = tuple(SIDE + place * (BOX + GAP) + BOX // 2 for place in range(4))
    if mirrored:
        heads = tuple(wide - head for head in heads)
    curves = _curves(ecosystem.edges, boxes, mirrored=mirrored)
    return Picture(wide, high, heads, tuple(boxes.values()), curves)


def _ordered(ecosystem: Ecosystem) -> list[list[Item]]:
    """The columns, each in an order that keeps the threads to the next ones short and seldom crossing."""
    columns = [list(column) for column in ecosystem.columns]
    near: dict[Subject, list[Subject]] = {}
    for edge in ecosystem.edges:
        if edge.kind != "exchange":
            near.setdefault(edge.source, []).append(edge.target)
            near.setdefault(edge.target, []).append(edge.source)
    for sweep in range(SWEEPS):
        heights = {
            item.subject: _height(row, column) for column in columns for row, item in enumerate(column)
        }
        for column in columns if sweep % 2 == 0 else reversed(columns):
            column.sort(key=lambda item: _wanted(item, near, heights))
            heights |= {item.subject: _height(row, column) for row, item in enumerate(column)}
    return columns


def _height(row: int, column: list[Item]) -> float:
    return row - len(column) / 2


def _wanted(item: Item, near: dict[Subject, list[Subject]], heights: dict[Subject, float]) -> float:
    """The mean height of the neighbours; what has none stands at the end."""
    around = [heights[other] for other in near.get(item.subject, ())]
    return sum(around) / len(around) if around else float("inf")


def _curves(edges: Iterable[Edge], boxes: dict[Subject, Box], *, mirrored: bool) -> tuple[Curve, ...]:
    """The curves, their ends spread along the sides of the boxes in the order of where they lead."""
    drawn = list(edges)
    ends: dict[tuple[Subject, bool], list[tuple[int, int]]] = {}
    for place, edge in enumerate(drawn):
        for here, there, leaving in (edge.source, edge.target, True), (edge.target, edge.source, False):
            side = leaving or edge.kind == "exchange"
            outward = edge.kind == "exchange"
            ends.setdefault((here, side != outward), []).append((boxes[there].y, place))
    slots: dict[tuple[Subject, int], int] = {}
    for (subject, _), others in ends.items():
        for slot, (_, place) in enumerate(sorted(others), 1):
            slots.setdefault((subject, place), boxes[subject].y + HIGH * slot // (len(others) + 1))
    return tuple(
        _curve(edge, boxes, (slots[edge.source, place], slots[edge.target, place]), mirrored=mirrored)
        for place, edge in enumerate(drawn)
    )


def _curve(edge: Edge, boxes: dict[Subject, Box], heights: tuple[int, int], *, mirrored: bool) -> Curve:
    source, target = boxes[edge.source], boxes[edge.target]
    start, end = heights
    worst = gravest(edge)
    sign = SIGNS[worst] if worst else ""
    before, after = (0, BOX) if mirrored else (BOX, 0)
    if source.x == target.x:  # between systems: round the outer side
        x = source.x + (BOX if mirrored else 0)
        reach = (18 + min(abs(end - start) // 6, SIDE - 24)) * (1 if mirrored else -1)
        path = f"M{x} {start}C{x + reach} {start} {x + reach} {end} {x} {end}"
        return Curve(edge, path, x + reach * 3 // 4, (start + end) // 2, worst, sign)
    x, there = source.x + before, target.x + after
    bend = (there - x) // 2
    path = f"M{x} {start}C{x + bend} {start} {there - bend} {end} {there} {end}"
    return Curve(edge, path, x + bend, (start + end) // 2, worst, sign)


def _lines(item: Item, language: str) -> tuple[str, ...]:
    """The name of an item in at most two lines that fit into its box."""
    lines = [""]
    for word in item_name(item, language).split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) > LETTERS and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]}…"]
    return tuple(_cut(line) for line in lines)


def _cut(line: str) -> str:
    if width(line) <= LETTERS + 1:
        return line
    while width(line) > LETTERS:
        line = line[:-1]
    return f"{line}…"
