"""A trend for a terminal: the course of each area, the points one by one, and the commits that moved the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA
from cxlint.reporters import escape
from cxlint.reporters.layout import wrap
from cxlint.reporters.maps.sheet import Sheet
from cxlint.reporters.trend.words import BARS, bars, change, level, scale, score
from cxlint.trend import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporting import Style
    from cxlint.trend import Move, Reading, Trend


def text(trend: Trend, style: Style) -> str:
    """The whole trend as text."""
    lines = list(_Course(trend, style).lines())
    return escape.github_log("".join(f"{line.rstrip()}\n" for line in lines).lstrip("\n"))


class _Course(Sheet):
    """One trend while it is written."""

    def __init__(self, trend: Trend, style: Style) -> None:
        super().__init__(trend.language, style)
        self.trend = trend

    def lines(self) -> Iterator[str]:
        say, trend = self.say, self.trend
        yield from self.title(
            say("How it went: {title}").format(title=trend.title or say("the whole workspace"))
        )
        yield from self._about()
        yield ""
        yield from self._courses()
        yield ""
        yield from self._points()
        yield from self._moves()

    def _about(self) -> Iterator[str]:
        first, last = self.trend.points[0], self.trend.points[-1]
        told = self.say(
            "The rules of today ({count}, profile {profile}), played back from {first} to {last}: what changes is the"
            " work, not the measure."
        )
        words = told.format(
            count=self.trend.rules,
            profile=self.trend.profile,
            first=first.day.isoformat(),
            last=last.day.isoformat(),
        )
        yield from (self.paint(line, "dim") for line in wrap(words, self.columns))

    def _courses(self) -> Iterator[str]:
        say, trend = self.say, self.trend
        names = [
            (None, say("The whole")),
            *((area.id, self._area(area.id, area.title)) for area in trend.areas),
        ]
        courses = [(name, trend.course(area)) for area, name in names]
        between = scale(course for _, course in courses)
        ends = f"{trend.points[0].label} … {trend.points[-1].label}"
        heads = [say("Area"), ends, say("Score"), say("Change"), say("Level"), say("Findings")]
        rows = [self._course(name, course, between) for name, course in courses]
        yield from self.listed(heads, rows)
        told = say(
            "{low} stands for a score of {from_score}, {high} for {to_score}; the oldest is on the left."
        )
        words = told.format(low=BARS[0], high=BARS[-1], from_score=between[0], to_score=between[1])
        yield from (self.paint(line, "dim") for line in wrap(words, self.columns))

    def _course(self, name: str, course: tuple[Reading | None, ...], between: tuple[int, int]) -> list[str]:
        known = [reading for reading in course if reading is not None]
        first, last = known[0], known[-1]
        gained = None if first.score is None or last.score is None else last.score - first.score
        findings = f"{first.findings} → {last.findings}" if len(known) > 1 else str(last.findings)
        return [
            name,
            bars(course, between),
            score(last.score),
            change(gained) if len(known) > 1 else "",
            level(last.level, self.language),
            findings,
        ]

    def _area(self, name: str, title: str) -> str:
        return self.say(NO_AREA) if name == NO_AREA else title

    def _points(self) -> Iterator[str]:
        say = self.say
        heads = [
            say("When"),
            say("Commit"),
            say("Score"),
            say("Change"),
            say("of it by time alone"),
            say("Level"),
        ]
        heads += [say("Errors"), say("Warnings"), say("Infos")]
        rows: list[list[str]] = []
        before: Reading | None = None
        for point in self.trend.points:
            now = point.whole
            gained = (
                None
                if before is None or now.score is None or before.score is None
                else now.score - before.score
            )
            moved = [score(now.score), change(gained), change(point.aged), level(now.level, self.language)]
            mark = f" ({say('incomplete')})" if point.incomplete else ""
            counts = [str(now.errors), str(now.warnings), str(now.infos)]
            rows.append([f"{point.label}{mark}", point.commit[:SHORT], *moved, *counts])
            before = now
        yield from self.listed(heads, rows)

    def _moves(self) -> Iterator[str]:
        if not self.trend.moves:
            return
        yield from self.title(self.say("The commits that moved the score most"))
        for move in self.trend.moves:
            yield ""
            yield from self._move(move)

    def _move(self, move: Move) -> Iterator[str]:
        colour = "green" if move.change > 0 else "red"
        gained = change(move.change)
        start = f"  {gained:>6}  {move.commit[:SHORT]}  {move.committed.isoformat()}  "
        lines = wrap(move.subject, self.columns, start, " " * 10)
        yield lines[0].replace(gained, self.paint(gained, "bold", colour), 1)
        yield from lines[1:]
        if move.commits > 1:
            told = self.say(
                "One of {count} commits, of which this is the last; which one was not looked into further."
            )
            yield from wrap(told.format(count=move.commits), self.columns, " " * 10)
        told = self.say("Score {before} to {after}, findings {fewer} to {more}.")
        words = told.format(
            before=score(move.before.score),
            after=score(move.after.score),
            fewer=move.before.findings,
            more=move.after.findings,
        )
        areas = ", ".join(f"{self._area(area.id, area.title)} {change(area.change)}" for area in move.areas)
        yield from wrap(f"{words} {areas}" if areas else words, self.columns, " " * 10)
