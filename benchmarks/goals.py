"""What the figures must reach, on two cores, and whether those that were measured do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.peers import ESLINT_WARM

if TYPE_CHECKING:
    from benchmarks.measure import Row

COLD = "cxlint, cold"
COLD_WRITTEN = "cxlint, cold, and its cache written"
SAME = "cxlint, warm, nothing changed"
CHANGED = "cxlint, warm, one document changed"
PASS = "python -c pass"  # noqa: S105 - a command, not a word to keep secret
START_UP = 0
"""The number of documents under which the rows about start-up stand."""

MANY = "10,000 documents"
MOST_MEBIBYTES = 150
SLOWER = {
    "ast-grep": 1,
    "eslint-plugin-yml": 10,
    "semgrep": 10,
    "yamllint": 25,
    "check-jsonschema": 25,
    "spectral": 100,
}
"""How many times the time of cxlint others take at least, on 10,000 documents."""


class Goal(NamedTuple):
    """A figure to reach: what it is, the figure, and whether it is at most or at least."""

    name: str
    limit: float
    unit: str
    found: float
    at_most: bool = True

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.found <= self.limit if self.at_most else self.found >= self.limit


Tables = Mapping[int, Mapping[str, "Row"]]
"""What was measured: by the number of documents, and by the name of each row."""


def goals(tables: Tables) -> Iterator[Goal]:
    """The goals about which something was measured."""
    yield from _start_up(tables.get(START_UP, {}), tables.get(1, {}))
    yield from _cold(tables.get(10_000, {}), tables.get(1000, {}))
    yield from _warm(tables.get(10_000, {}))


def _start_up(start: Mapping[str, Row], one: Mapping[str, Row]) -> Iterator[Goal]:
    for rows, name, above in (
        (start, "cxlint --version", 30),
        (start, "cxlint --help", 30),
        (one, COLD, 150),
        (one, COLD_WRITTEN, 150),
        (one, SAME, 100),
    ):
        if name in rows and PASS in start:
            document = "one document, " * (rows is one)
            found = rows[name].milliseconds - start[PASS].milliseconds
            yield Goal(f"{document}{name}, above {PASS}", above, "ms", found)


def _cold(most: Mapping[str, Row], thousand: Mapping[str, Row]) -> Iterator[Goal]:
    if COLD not in most:
        return
    cold = most[COLD]
    for name in (COLD, COLD_WRITTEN):
        if name in most:
            speed, size = 1e7 / most[name].milliseconds, most[name].mebibytes
            yield Goal(f"{MANY}, {name}", 5000, "documents a second", speed, at_most=False)
            yield Goal(f"{MANY}, {name}, the largest process", MOST_MEBIBYTES, "MiB", size)
    for name, times in SLOWER.items():
        if name in most:
            found = most[name].ratio or most[name].milliseconds / cold.milliseconds
            yield Goal(f"{MANY}, cold: time of {name}", times, "times ours", found, at_most=False)
    if COLD in thousand:
        growth = cold.milliseconds / thousand[COLD].milliseconds
        yield Goal(f"{MANY} beside 1,000, cold", 11, "times the time", growth)


def _warm(most: Mapping[str, Row]) -> Iterator[Goal]:
    for name, limit in ((SAME, 150), (CHANGED, 300)):
        if name in most:
            yield Goal(f"{MANY}, {name}", limit, "ms", most[name].milliseconds)
    if SAME in most and ESLINT_WARM in most:
        found = most[ESLINT_WARM].milliseconds / most[SAME].milliseconds
        yield Goal(f"{MANY}, warm: time of {ESLINT_WARM}", 8, "times ours", found, at_most=False)


def show_goals(found: Iterator[Goal]) -> None:
    """Print what is reached and what is not."""
    lines = [
        f"{goal.name:<72}{'at most' if goal.at_most else 'at least':>9} {goal.limit:>6,.0f} {goal.unit:<19}"
        f"{goal.found:>9,.2f}  {'met' if goal.met else 'MISSED'}"
        for goal in found
    ]
    if lines:
        print("\nWhat must hold", *lines, sep="\n")
