"""Finds the commits that moved the score most, by halving the stretches of history in which it moved."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.trend import AreaMove, AreaReading, Move, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from cxlint.revisions import Commit

MOVES = 5
"""How many commits are named where nobody says how many."""

EFFORT = 30
"""How many further commits are judged for it; what is not told apart by then stays a stretch of several commits."""

LEAST = 0.1
"""A change of the score that is smaller is none that anybody could see."""

AREAS = 3
"""How many areas are named with a commit."""


class Portrait(NamedTuple):
    """What is found in the workspace of one commit on one day."""

    title: str
    documents: int
    whole: Reading
    areas: tuple[AreaReading, ...]
    incomplete: bool


class Stretch(NamedTuple):
    """Commits in a row, the oldest first, and what was found before the first and after the last, on one day."""

    commits: tuple[Commit, ...]
    before: Portrait
    after: Portrait
    day: date

    @property
    def weight(self) -> float:
        """How far the score moved over all of them together."""
        return abs(difference(self.before.whole, self.after.whole) or 0)


def difference(before: Reading, after: Reading) -> float | None:
    """What the score gained or lost; None where there is no score."""
    return None if before.score is None or after.score is None else after.score - before.score


def find_moves(
    stretches: Iterable[Stretch],
    look: Callable[[str, date], Portrait | None],
    most: int,
    effort: int = EFFORT,
) -> list[Move]:
    """At most so many moves, the greatest first.

    The stretch that moved the score most is halved, again and again, until single commits are left: so a commit that
    another one in the same stretch makes good again may stay unseen.
    """
    heap: list[tuple[float, int, Stretch]] = []
    for number, stretch in enumerate(stretches):
        heappush(heap, (-stretch.weight, number, stretch))
    found: list[Move] = []
    count = len(heap)
    while heap and len(found) < most:
        _, _, stretch = heappop(heap)
        if stretch.weight < LEAST or not stretch.commits:
            continue
        halves = _halves(stretch, look) if len(stretch.commits) > 1 and effort > 0 else ()
        effort -= bool(halves)
        for half in halves:
            count += 1
            heappush(heap, (-half.weight, count, half))
        if not halves:
            found.append(_move(stretch))
    return sorted(found, key=lambda move: (-abs(move.change), move.committed, move.commit))


def _halves(stretch: Stretch, look: Callable[[str, date], Portrait | None]) -> tuple[Stretch, ...]:
    """The two halves of a stretch; none where nothing can be judged in its middle."""
    middle = len(stretch.commits) // 2
    first, second = stretch.commits[:middle], stretch.commits[middle:]
    between = look(first[-1].hex, stretch.day)
    if between is None or between.whole.score is None:
        return ()
    return (
        stretch._replace(commits=first, after=between),
        stretch._replace(commits=second, before=between),
    )


def _move(stretch: Stretch) -> Move:
    last = stretch.commits[-1]
    before = {area.id: area.reading for area in stretch.before.areas}
    areas = [
        AreaMove(area.id, area.title, change)
        for area in stretch.after.areas
        if area.id in before and (change := difference(before[area.id], area.reading))
    ]
    areas.sort(key=lambda area: (-abs(area.change), area.id))
    return Move(
        commit=last.hex,
        committed=last.day,
        subject=last.subject,
        day=stretch.day,
        before=stretch.before.whole,
        after=stretch.after.whole,
        areas=tuple(area for area in areas[:AREAS] if abs(area.change) >= LEAST),
        commits=len(stretch.commits),
    )
