"""Judges the workspace of any commit as on any day, always with the same rules, and puts the course together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA, Severity
from cxlint.engine.load import read_corpus
from cxlint.engine.memory import Memory
from cxlint.engine.run import Run
from cxlint.replay.moves import MOVES, Portrait, Stretch, difference, find_moves
from cxlint.scorecard.book import Book
from cxlint.scorecard.groups import areas, whole
from cxlint.trend import SHORT, AreaReading, Point, Reading, Trend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.registry import Registry
    from cxlint.replay.moments import Moment
    from cxlint.revisions import Repository
    from cxlint.scorecard.values import Group


BROKEN = "CX9"
"""Rule ids that begin so say that something could not be checked; they are no findings about a document."""


class Player:
    """Judges commits of one workspace with one set of rules; what it said once it does not ask again."""

    def __init__(self, repository: Repository, settings: Settings, registry: Registry) -> None:
        self.settings = settings
        self._repository = repository
        self._registry = registry
        self._memory = Memory()
        self._known: dict[tuple[str, date], Portrait | None] = {}

    def portrait(self, commit: str, day: date) -> Portrait | None:
        """What is found at a commit, judged as on a day; None where it holds no governance document."""
        if (commit, day) not in self._known:
            self._known[commit, day] = self._judge(commit, day)
        return self._known[commit, day]

    def _judge(self, commit: str, day: date) -> Portrait | None:
        root = Path(self.settings.root)
        snapshot = self._repository.snapshot(commit).inside(root)
        roots = tuple(name for name in self.settings.roots if snapshot.kind_of(root / name))
        settings = self.settings._replace(roots=roots, baseline="")  # what it lets pass is still to be mended
        corpus = read_corpus(settings, self._registry.kinds, tree=snapshot, memory=self._memory)
        run = Run(settings, self._registry, corpus, day)
        result = run.result(())
        if result.empty:
            return None
        book = Book(result._replace(facts=run.facts()))
        total, found = whole(book), _by_area(result.findings)
        return Portrait(
            title=total.title,
            documents=sum(bool(document.file) for document in result.documents),
            whole=_reading(total, result.findings),
            areas=tuple(
                AreaReading(row.id, row.title, _reading(row, found.get(row.id, ()))) for row in areas(book)
            ),
            incomplete=result.incomplete,
        )

    def replay(
        self,
        moments: Sequence[Moment],
        every: str,
        *,
        moves: int = MOVES,
        progress: Callable[[str], None] = lambda _: None,
    ) -> Trend:
        """The course through some moments, the oldest first, and at most so many commits that moved the score most."""
        points: list[Point] = []
        stretches: list[Stretch] = []
        title = ""
        before: Moment | None = None
        for moment in moments:
            progress(moment.label)
            portrait = self.portrait(moment.commit.hex, moment.day)
            aged = None
            if before is not None and portrait is not None:
                stretch = self._stretch(before, moment, portrait)
                stretches.append(stretch)
                aged = difference(points[-1].whole, stretch.before.whole)
            if portrait is not None:
                points.append(_point(moment, portrait, aged))
                title = portrait.title
            before = moment if portrait is not None else None
        look = self._looking(progress)
        return Trend(
            title=title,
            language=self.settings.language,
            profile=self.settings.profile,
            rules=len(self.settings.selected),
            every=every,
            points=tuple(points),
            moves=tuple(find_moves(stretches, look, moves)),
        )

    def _stretch(self, before: Moment, moment: Moment, portrait: Portrait) -> Stretch:
        """The commits between two moments that touched the workspace, and what was found before and after them."""
        folder = self._repository.relative(Path(self.settings.root))
        commits = self._repository.history(moment.commit.hex, after=before.commit.hex, folder=folder)
        start = self.portrait(before.commit.hex, moment.day)
        assert start is not None
        return Stretch(tuple(reversed(commits)), start, portrait, moment.day)

    def _looking(self, progress: Callable[[str], None]) -> Callable[[str, date], Portrait | None]:
        def look(commit: str, day: date) -> Portrait | None:
            progress(commit[:SHORT])
            return self.portrait(commit, day)

        return look


def _point(moment: Moment, portrait: Portrait, aged: float | None) -> Point:
    return Point(
        label=moment.label,
        day=moment.day,
        commit=moment.commit.hex,
        committed=moment.commit.day,
        subject=moment.commit.subject,
        documents=portrait.documents,
        whole=portrait.whole,
        areas=portrait.areas,
        aged=aged,
        incomplete=portrait.incomplete,
    )


def _by_area(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.area or NO_AREA, []).append(finding)
    return found


def _reading(row: Group, findings: Iterable[Finding]) -> Reading:
    counts = [finding.severity for finding in findings if not finding.rule.startswith(BROKEN)]
    return Reading(
        row.score.value,
        row.level.reached if row.level else 0,
        *(counts.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
    )
