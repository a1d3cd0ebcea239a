"""The map of a journey for a terminal: its stages are columns, in as many tables as the width asks for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxlint.reporters.layout import wrap
from cxlint.reporters.maps.sheet import Sheet, signs
from cxlint.reporters.maps.words import SIGNS, marked, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.atlas import JourneyMap, Stop

HEAD, CELL = 14, 22
"""The columns that the names of rows take, and the fewest that a stage should have."""


class JourneySheet(Sheet):
    """Journeys while they are written."""

    def journey(self, journey: JourneyMap) -> Iterator[str]:
        """Who answers for it, its stages, its handoffs, and what is found of it as a whole."""
        say, language = self.say, self.language
        yield from self.title(f"{marked(journey.journey, language)} ({journey.journey.id})")
        yield from self.fact(say("Owner"), marked(journey.owner, language, say("nobody answers")))
        yield from self.fact(say("What the customer wants"), journey.goal)
        yield from self.fact(say("Customers a month"), journey.volume)
        yield from self.fact(say("KPI"), "; ".join(standing(m, language) for m in journey.measures))
        columns = [
            (f"{number}. {stage.name}", stop)
            for number, stage in enumerate(journey.stages, 1)
            for stop in stage.stops or (None,)
        ]
        several = max(1, (self.columns - HEAD - 4) // (CELL + 3))
        for start in range(0, len(columns), several):
            yield ""
            yield from self._stages(columns[start : start + several])
        if not columns:
            yield f"  {say('No stages are written down.')}"
        yield from self._handoffs(journey)
        told = (*journey.notices, *(notice for stage in journey.stages for notice in stage.notices))
        yield from self.notices(say("About the journey as a whole"), told)

    def _stages(self, columns: list[tuple[str, Stop | None]]) -> Iterator[str]:
        size = max(CELL, (self.columns - HEAD - 4) // len(columns) - 3)
        stops = [self._stop(stop) for _, stop in columns]
        rows = [[self.say("Stage"), *(self._cell([name], size) for name, _ in columns)]]
        for place, title in enumerate(self._titles()):
            cells = [lines[place] for lines in stops]
            if any(cells):
                rows.append([title, *(self._cell(lines, size) for lines in cells)])
        yield from self.table(rows)

    def _titles(self) -> tuple[str, ...]:
        say = self.say
        return (
            say("Touchpoint"),
            say("Channel"),
            say("Owner"),
            say("System"),
            say("KPI"),
            say("What hurts"),
            say("Findings"),
        )

    def _stop(self, stop: Stop | None) -> tuple[list[str], ...]:
        """What stands in each row of one column."""
        say, language = self.say, self.language
        if stop is None:
            return ([say("no touchpoint")], [], [], [], [], [], [])
        touchpoint = [marked(stop.touchpoint, language), *([say("a way in")] if stop.entry else [])]
        found = _counted(f"{SIGNS[notice.severity]} {notice.rule} {notice.name}" for notice in stop.notices)
        if stop.touchpoint.missing:
            return (touchpoint, [], [], [], [], [], found)
        return (
            touchpoint,
            [marked(stop.channel, language, say("no channel named"))],
            [marked(stop.owner, language, say("nobody answers"))],
            [marked(system, language) for system in stop.systems],
            [standing(measure, language) for measure in stop.measures],
            [pain.text for pain in stop.pains],
            found,
        )

    def _cell(self, words: list[str], size: int) -> str:
        return "\n".join(line for word in words for line in wrap(word, size, "", "  "))

    def _handoffs(self, journey: JourneyMap) -> Iterator[str]:
        if not journey.handoffs:
            return
        say, language = self.say, self.language
        yield ""
        heads = [
            say("Handed over by"),
            say("to"),
            say("what is passed on"),
            say("within"),
            say("Owner"),
            say("Findings"),
        ]
        rows = [
            [
                marked(handoff.giver, language),
                marked(handoff.taker, language),
                ", ".join(handoff.carries) if handoff.carries else say("nothing"),
                handoff.time_limit,
                marked(handoff.owner, language, say("nobody answers")),
                signs(handoff.notices),
            ]
            for handoff in journey.handoffs
        ]
        yield from self.listed(heads, rows)


def _counted(words: Iterable[str]) -> list[str]:
    """Each of some words once, with how often it comes where that is more than once."""
    return [word if number == 1 else f"{word} ×{number}" for word, number in Counter(words).items()]
