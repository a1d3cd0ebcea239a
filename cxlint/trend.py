"""How a company came to where it is: plain values that renderers only draw."""

from __future__ import annotations

from datetime import date

from cxlint.diagnostics import NO_AREA
from cxlint.named import NamedTuple


class Reading(NamedTuple):
    """Where something stood: score (0 to 100, None where nothing was checked), level (0 to 5) and open findings."""

    score: float | None
    level: int
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def findings(self) -> int:
        """All open findings."""
        return self.errors + self.warnings + self.infos


class AreaReading(NamedTuple):
    """Where one area stood; what belongs to no area stands under ``(no area)``."""

    id: str
    title: str
    reading: Reading


class Point(NamedTuple):
    """The state at one moment: `commit` was the newest one then, and it is judged as on `day`.

    `aged` is how much the score changed since the point before by the passing of time alone, without any commit; None
    where it was not looked at. `incomplete` says that something could not be checked.
    """

    label: str
    day: date
    commit: str
    committed: date
    subject: str
    documents: int
    whole: Reading
    areas: tuple[AreaReading, ...]
    aged: float | None = None
    incomplete: bool = False


class AreaMove(NamedTuple):
    """By how much a commit moved the score of one area."""

    id: str
    title: str
    change: float


class Move(NamedTuple):
    """A commit that moved the score, judged before and after as on `day`, so that no time passes in between.

    `commits` is 1, or of how many commits, of which this is the last, it was not told which one it was. `areas` are
    those whose score it moved, the most first.
    """

    commit: str
    committed: date
    subject: str
    day: date
    before: Reading
    after: Reading
    areas: tuple[AreaMove, ...] = ()
    commits: int = 1

    @property
    def change(self) -> float:
        """What the score gained or lost."""
        return (self.after.score or 0) - (self.before.score or 0)


class Trend(NamedTuple):
    """One set of rules, today's, played back over the history: points from the oldest on, the greatest moves first."""

    title: str
    language: str
    profile: str
    rules: int
    every: str
    points: tuple[Point, ...]
    moves: tuple[Move, ...]

    @property
    def incomplete(self) -> bool:
        """Whether something could not be checked at some point."""
        return any(point.incomplete for point in self.points)

    @property
    def areas(self) -> tuple[AreaReading, ...]:
        """Every area of any point, by id, what belongs to none last; with its latest reading."""
        latest = {area.id: area for point in self.points for area in point.areas}
        return tuple(sorted(latest.values(), key=lambda area: (area.id == NO_AREA, area.id)))

    def course(self, area: str | None = None) -> tuple[Reading | None, ...]:
        """The readings of the whole, or of one area, point by point; None where it was not there."""
        if area is None:
            return tuple(point.whole for point in self.points)
        rows = [{row.id: row.reading for row in point.areas} for point in self.points]
        return tuple(row.get(area) for row in rows)


SHORT = 10
"""As many letters of the hash of a commit as people are shown."""
