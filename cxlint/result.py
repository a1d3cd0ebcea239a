"""What a run has found: findings, outcomes, tallies, and the reason for its exit code."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from cxlint.against import Against
from cxlint.diagnostics import Finding, Outcome, Severity, Subject
from cxlint.home import Home
from cxlint.named import NamedTuple
from cxlint.origin import Origin
from cxlint.part import Part
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cxlint.atlas import Atlas
    from cxlint.facts import Facts
    from cxlint.trend import Trend


READABLE = "CX"
"""Stands among the rules for "could be read without a fault"; no finding carries it."""


class RuleInfo(NamedTuple):
    """The words and metadata of a rule, for reports."""

    id: str
    name: str
    family: str
    severity: Severity
    level: int
    summary: str
    why: str
    fix: str
    sources: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    plugin: str = ""
    kinds: tuple[str, ...] = ()


class DocumentInfo(NamedTuple):
    """A document that was checked."""

    subject: Subject
    title: str
    file: str
    area: str
    owner: str


class Known(NamedTuple):
    """A finding that the baseline keeps from failing the run: since when, and until when and by whom, where it says so.

    `value` is what the baseline allows; the finding may have a better one by now.
    """

    finding: Finding
    since: date
    value: str = ""
    expires: date | None = None
    owner: str = ""
    reason: str = ""

    @property
    def improved(self) -> bool:
        """Whether things are better than the baseline allows."""
        return self.value != self.finding.value


class Tally(NamedTuple):
    """Counts of outcomes; `checked` leaves out what a rule does not apply to."""

    passed: int = 0
    failed: int = 0
    waived: int = 0
    internal: int = 0

    @property
    def checked(self) -> int:
        """How many (rule, subject) pairs were judged."""
        return self.passed + self.failed + self.waived + self.internal


class Assessments:
    """The outcome of every rule for every subject, one byte each.

    `rules` names the columns; a row is a subject with a byte a rule, its value an `Outcome`.
    """

    __slots__ = ("_rows", "rules")

    def __init__(self, rules: tuple[str, ...], rows: dict[Subject, bytes] | None = None) -> None:
        self.rules = rules
        self._rows: dict[Subject, bytes] = {} if rows is None else rows

    def add(self, subject: Subject, outcomes: bytes) -> None:
        """Set the row of a subject."""
        self._rows[subject] = outcomes

    def row(self, subject: Subject) -> bytes:
        """The outcomes of a subject in the order of `rules`."""
        return self._rows.get(subject, bytes(len(self.rules)))

    def outcome(self, rule: str, subject: Subject) -> Outcome:
        """What one rule says of one subject."""
        return Outcome(self.row(subject)[self.rules.index(rule)])

    def rows(self) -> Iterator[tuple[Subject, bytes]]:
        """Every subject with its outcomes in the order of `rules`."""
        return iter(self._rows.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Assessments) and self.rules == other.rules and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[tuple[str, Subject, Outcome]]:
        for subject, outcomes in self._rows.items():
            for rule, outcome in zip(self.rules, outcomes, strict=True):
                if outcome:
                    yield rule, subject, Outcome(outcome)

    def tally(self, group: Callable[[str, Subject], str]) -> dict[str, Tally]:
        """Counts by any grouping of (rule, subject), sorted by the group's name."""
        counts: dict[str, Counter[Outcome]] = {}
        for rule, subject, outcome in self:
            counts.setdefault(group(rule, subject), Counter())[outcome] += 1
        return {
            name: Tally(c[Outcome.PASS], c[Outcome.FAIL], c[Outcome.WAIVED], c[Outcome.INTERNAL_ERROR])
            for name, c in sorted(counts.items())
        }


class Result(NamedTuple):
    """Everything that reporters render; made once, never changed.

    `findings` are the open ones, `waived` the suppressed ones with their justification, `known` those that the baseline
    keeps: they stay failures in `assessments`, but fail no run. `lines` holds the lines of files that findings stand
    on, by their number; `incomplete` says that something was not checked: a file could not be opened, a rule crashed;
    `facts`, `atlas` (the maps) and `trend` are there where they were asked for.
    `part` is there where only a part of the documents was judged, `homes` where it is about several repositories;
    `against` where a change is judged, and then only what is new stands among the findings. `idle` are the rules that
    were asked for and had nothing to judge.
    """

    root: str
    as_of: date
    language: str
    fail_on: Severity | None
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    assessments: Assessments
    documents: Sequence[DocumentInfo]
    rules: Mapping[str, RuleInfo]
    files: int
    lines: Mapping[str, Mapping[int, str]]
    notes: tuple[str, ...] = ()
    incomplete: bool = False
    origin: Origin = Origin()
    known: tuple[Known, ...] = ()
    facts: Facts | None = None
    part: Part | None = None
    homes: tuple[Home, ...] = ()
    atlas: Atlas | None = None
    trend: Trend | None = None
    against: Against | None = None
    idle: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many open findings have that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def empty(self) -> bool:
        """Whether there was nothing to judge."""
        return not self.findings and not self.files

    @property
    def failing(self) -> int:
        """How many open findings reach the level that fails the run."""
        return sum(self.fail_on is not None and f.severity >= self.fail_on for f in self.findings)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings that fail the run, 3 something was not checked."""
        if self.incomplete:
            return 3
        return 1 if self.failing else 0

    @property
    def reason(self) -> str:
        """One line that says why the exit code is what it is."""
        say = translator(self.language)
        level = say(self.fail_on.word) if self.fail_on else ""
        if self.incomplete:
            told = say("something could not be checked, see the errors above")
        elif self.against is not None and self.fail_on is not None:
            told = self._since(self.against, level)
        elif self.failing == 1:
            told = say("1 finding at or above '{level}'").format(level=level)
        elif self.failing:
            told = say("{count} findings at or above '{level}'").format(level=level, count=self.failing)
        elif self.fail_on is None:
            told = say("findings never fail this run")
        else:
            told = say("no finding at or above '{level}'").format(level=level)
        return f"exit {self.exit_code}: {told}"

    def _since(self, against: Against, level: str) -> str:
        say = translator(self.language)
        if not self.failing:
            return say("nothing new at or above '{level}' since {base}").format(
                level=level, base=against.base
            )
        return say("new since {base} at or above '{level}': {count}").format(
            base=against.base, level=level, count=self.failing
        )

    def below(self, prefix: str) -> Result:
        """The same result with every file named from further up: `prefix` is a folder with a slash behind it."""
        if not prefix:
            return self

        def moved(finding: Finding) -> Finding:
            related = tuple(other._replace(file=prefix + other.file) for other in finding.related)
            return finding._replace(file=prefix + finding.file, related=related)

        return self._replace(
            findings=tuple(map(moved, self.findings)),
            waived=tuple(map(moved, self.waived)),
            known=tuple(known._replace(finding=moved(known.finding)) for known in self.known),
            documents=tuple(d._replace(file=prefix + d.file if d.file else "") for d in self.documents),
            lines={prefix + file: lines for file, lines in self.lines.items()},
            facts=self.facts.below(prefix) if self.facts else None,
            against=self.against.moved(moved) if self.against else None,
        )

    def by_family(self) -> dict[str, Tally]:
        """Outcomes by rule family (``POL``)."""
        return self.assessments.tally(lambda rule, _: self.rules[rule].family)

    def by_area(self) -> dict[str, Tally]:
        """Outcomes by the area of the subject; ``(no area)`` where it names none."""
        areas = {document.subject: document.area for document in self.documents}
        return self.assessments.tally(lambda _, subject: areas.get(subject) or "(no area)")

    def home_of(self, name: str) -> str:
        """The web address of the repository that a name of a group belongs to; empty where none is known."""
        return next((home.url for home in self.homes if name.startswith(f"{home.name}/")), "")

    def quote(self, finding: Finding) -> str:
        """The line of the file that a finding stands on, without its line end."""
        return self.lines.get(finding.file, {}).get(finding.span.line, "")
