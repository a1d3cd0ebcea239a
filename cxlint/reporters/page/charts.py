"""How it went, as pictures: where every point and line of a chart stands, and the same numbers as a table."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA
from cxlint.named import NamedTuple
from cxlint.reporters.page.press import RIGHT_TO_LEFT
from cxlint.rule import LEVELS
from cxlint.trend import SHORT
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxlint.trend import Move, Point, Reading, Trend

WIDE, HIGH = 760, 260
LEFT, RIGHT, TOP, BOTTOM = 48, 648, 16, 220
"""The size of a chart, and the sides of the field that its lines are drawn in."""

LABELS = 8
"""At most so many points are named below a chart."""

SPARK_WIDE, SPARK_HIGH = 150, 28


class Mark(NamedTuple):
    """Words at a place."""

    place: float
    label: str


class Series(NamedTuple):
    """One line: its name, its path, its points, and where its name stands."""

    name: str
    path: str
    points: tuple[tuple[float, float], ...]
    end: float


class Chart(NamedTuple):
    """A whole chart; `heads` and `rows` are its table."""

    title: str
    told: str
    grid: tuple[Mark, ...]
    ticks: tuple[Mark, ...]
    series: tuple[Series, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    start: int
    finish: int
    width: int = WIDE
    height: int = HIGH
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


class Course(NamedTuple):
    """How one area went: a line without words, and its numbers today."""

    id: str
    title: str
    path: str
    score: str
    value: float
    change: str
    gained: float
    level: str
    findings: str


class MoveRow(NamedTuple):
    """A commit that moved the score."""

    commit: str
    day: str
    subject: str
    change: str
    better: bool
    areas: str


class Charts(NamedTuple):
    """Everything that the page tells of a trend."""

    about: str
    charts: tuple[Chart, ...]
    courses: tuple[Course, ...]
    moves: tuple[MoveRow, ...]
    incomplete: bool


def charts(trend: Trend) -> Charts:
    """The charts of a trend; nothing is reckoned here but places."""
    say = translator(trend.language)
    told = say(
        "The rules of today ({count}, profile {profile}), played back from {first} to {last}: what changes is the"
        " work, not the measure."
    )
    first, last = trend.points[0], trend.points[-1]
    return Charts(
        told.format(
            count=trend.rules, profile=trend.profile, first=first.day.isoformat(), last=last.day.isoformat()
        ),
        (_scores(trend), _findings(trend)),
        tuple(_courses(trend)),
        tuple(_move(move, say(NO_AREA)) for move in trend.moves),
        trend.incomplete,
    )


def _scores(trend: Trend) -> Chart:
    say = translator(trend.language)
    values = [point.whole.score for point in trend.points]
    known = [value for value in values if value is not None]
    low = max(0, min(int(value) // 10 * 10 for value in known) - 10) if known else 0
    grid = list(range(low, 101, 10 if low >= 50 else 20))
    heads = (say("When"), say("Score"), say("Level"))
    rows = tuple((p.label, _score(p.whole.score), _level(p.whole, trend.language)) for p in trend.points)
    told = f"{_score(values[0])} → {_score(values[-1])}"
    return _chart(trend, say("Score"), told, [(say("Score"), values)], grid, heads, rows)


def _findings(trend: Trend) -> Chart:
    say = translator(trend.language)
    lines: list[tuple[str, list[float | None]]] = [
        (say("error"), [point.whole.errors for point in trend.points]),
        (say("warning"), [point.whole.warnings for point in trend.points]),
    ]
    most = max((value or 0 for _, values in lines for value in values), default=0)
    step = _step(most)
    grid = [step * number for number in range(ceil(most / step) + 1)]
    heads = (say("When"), say("error"), say("warning"), say("info"))
    rows = tuple(
        (p.label, *map(str, (p.whole.errors, p.whole.warnings, p.whole.infos))) for p in trend.points
    )
    first, last = trend.points[0].whole, trend.points[-1].whole
    told = f"{first.findings:,} → {last.findings:,}"
    return _chart(trend, say("Open findings"), told, lines, grid, heads, rows)


def _step(most: float) -> int:
    """The distance of grid lines: 1, 2, 5, 10, 20 and so on, so that there are at most about six."""
    step = 1
    while most / step > 6:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def _chart(
    trend: Trend,
    title: str,
    told: str,
    lines: Sequence[tuple[str, Sequence[float | None]]],
    grid: Sequence[int],
    heads: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
) -> Chart:
    low, high = grid[0], max(grid[-1], grid[0] + 1)
    mirrored = trend.language in RIGHT_TO_LEFT
    xs = _across(len(trend.points), LEFT, RIGHT)
    if mirrored:
        xs = [WIDE - x for x in xs]

    def height(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low), 1)

    series = []
    for name, values in lines:
        points = [(x, height(value)) for x, value in zip(xs, values, strict=True) if value is not None]
        if points:
            series.append(Series(name, _path(points), tuple(points), points[-1][1]))
    start, finish = (WIDE - RIGHT, WIDE - LEFT) if mirrored else (LEFT, RIGHT)
    return Chart(
        title,
        told,
        tuple(Mark(height(value), str(value)) for value in grid),
        tuple(_ticks(trend.points, xs)),
        tuple(series),
        heads,
        rows,
        finish + 8 if mirrored else start - 8,
        start - 8 if mirrored else finish + 8,
        left=start,
        right=finish,
    )


def _ticks(points: Sequence[Point], xs: Sequence[float]) -> list[Mark]:
    """The names of so many points as there is room for, the latest among them."""
    every = ceil(len(points) / LABELS)
    last = len(points) - 1
    return [
        Mark(x, p.label) for n, (x, p) in enumerate(zip(xs, points, strict=True)) if (last - n) % every == 0
    ]


def _across(count: int, left: int, right: int) -> list[float]:
    if count < 2:
        return [(left + right) / 2] * count
    return [round(left + (right - left) * number / (count - 1), 1) for number in range(count)]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _courses(trend: Trend) -> list[Course]:
    """How each area went, on one scale for all."""
    found = []
    courses = {area.id: trend.course(area.id) for area in trend.areas}
    scores = [r.score for course in courses.values() for r in course if r is not None and r.score is not None]
    between = (min(scores, default=0.0), max(scores, default=0.0))
    for area in trend.areas:
        course = courses[area.id]
        known = [reading for reading in course if reading is not None]
        first, last = known[0], known[-1]
        gained = None if first.score is None or last.score is None else last.score - first.score
        title = translator(trend.language)(NO_AREA) if area.id == NO_AREA else area.title
        found.append(
            Course(
                area.id,
                title,
                _spark(course, between, mirrored=trend.language in RIGHT_TO_LEFT),
                _score(last.score),
                -1.0 if last.score is None else last.score,
                _change(gained),
                gained or 0.0,
                _level(last, trend.language),
                f"{first.findings:,} → {last.findings:,}",
            )
        )
    return found


def _spark(course: Sequence[Reading | None], between: tuple[float, float], *, mirrored: bool) -> str:
    low, high = between
    tall = (SPARK_HIGH - 6) / ((high - low) or 1)
    xs = _across(len(course), 2, SPARK_WIDE - 2)
    if mirrored:
        xs = [SPARK_WIDE - x for x in xs]
    scores = [None if reading is None else reading.score for reading in course]
    points = [
        (x, round(SPARK_HIGH - 3 - (score - low) * tall, 1))
        for x, score in zip(xs, scores, strict=True)
        if score is not None
    ]
    return _path(points) if points else ""


def _move(move: Move, nowhere: str) -> MoveRow:
    areas = ", ".join(f"{nowhere if a.id == NO_AREA else a.title} {_change(a.change)}" for a in move.areas)
    return MoveRow(
        move.commit[:SHORT],
        move.committed.isoformat(),
        move.subject,
        _change(move.change),
        move.change > 0,
        areas,
    )


def _score(value: float | None) -> str:
    return "–" if value is None else str(int(value + 1e-9))


def _change(value: float | None) -> str:
    return "–" if value is None else f"{value:+.1f}".replace("-", "−")


def _level(reading: Reading, language: str) -> str:
    return f"{reading.level} {translator(language)(LEVELS[reading.level - 1])}" if reading.level else "0"
