"""The words and signs of a trend that every form of it shares."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from cxlint.rule import LEVELS
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxlint.trend import Reading

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"
"""Stands in a course where there was nothing to judge."""

SPAN = 10
"""A course is drawn over at least so many points of the score, so that small changes look small."""


def score(value: float | None) -> str:
    """A score with one decimal, never rounded up, so that 100.0 means that everything passed."""
    return "–" if value is None else f"{floor(value * 10 + 1e-6) / 10:.1f}"


def change(value: float | None) -> str:
    """A gain or a loss with its sign; empty where nothing is known of it."""
    return "" if value is None else f"{value:+.1f}".replace("-0.0", "0.0").replace("+0.0", "0.0")


def level(number: int, language: str) -> str:
    """A level with its name."""
    return f"{number} {translator(language)(LEVELS[number - 1])}" if number else "0"


def scale(courses: Iterable[Sequence[Reading | None]]) -> tuple[int, int]:
    """The lowest and the highest score that bars stand for: whole tens around all that is drawn."""
    scores = [
        reading.score for course in courses for reading in course if reading and reading.score is not None
    ]
    if not scores:
        return 0, 100
    low, high = floor(min(scores) / 10) * 10, -floor(-max(scores) / 10) * 10
    return (low, high) if high - low >= SPAN else (max(0, high - SPAN), max(SPAN, high))


def bars(course: Sequence[Reading | None], between: tuple[int, int]) -> str:
    """A course as one bar for each point, the oldest first."""
    low, high = between
    return "".join(
        GAP
        if reading is None or reading.score is None
        else BARS[min(len(BARS) - 1, int((reading.score - low) / (high - low) * len(BARS)))]
        for reading in course
    )
