"""What a scorecard is made of. Every value names the file and line that it can be followed down to."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from cxlint.diagnostics import Outcome, Severity, Subject
    from cxlint.scorecard.tables import Clause, Debt, Impact, Kpi, Owner, Ownership, Phase, Symptom

WEIGHTS = {3: 8, 2: 3, 1: 1}
"""What a check counts by its severity: error 8, warning 3, info 1."""


class Check(NamedTuple):
    """One rule on one document. `severity` is the gravest of its findings, else the gravest that the rule can give.

    `known` says that all its open findings stand in the baseline. `weight` is that of the severity times the part of
    all customers a month that meet the document: that of an average journey where no journey with the document says
    so, 1 where none at all does.
    """

    rule: str
    subject: Subject
    outcome: Outcome
    severity: Severity
    level: int
    weight: float
    known: bool = False


class Counts(NamedTuple):
    """How many documents were looked at, and what became of the checks on them."""

    documents: int = 0
    passed: int = 0
    failed: int = 0
    waived: int = 0
    baselined: int = 0
    broken: int = 0
    not_applicable: int = 0

    @property
    def checks(self) -> int:
        """How many checks were made or tried; what a rule does not apply to is left out."""
        return self.passed + self.failed + self.waived + self.baselined + self.broken


class Score(NamedTuple):
    """The weight of the checks that passed, and of all that were made or tried."""

    earned: float = 0.0
    possible: float = 0.0

    @property
    def value(self) -> float | None:
        """0 to 100; None where nothing was checked."""
        return 100 * self.earned / self.possible if self.possible else None

    @property
    def shown(self) -> int | None:
        """The whole number below, so that 100 means that everything passed."""
        return None if self.value is None else floor(self.value + 1e-9)


class Blocker(NamedTuple):
    """One thing that stands between a level and the next.

    `cause` is ``failed``, ``waived``, ``baselined``, ``broken``, or ``nothing`` where nothing has passed there yet.
    """

    cause: str
    level: int
    rule: str = ""
    name: str = ""
    subject: str = ""
    title: str = ""
    file: str = ""
    line: int = 0
    owner: str = ""
    text: str = ""


class Level(NamedTuple):
    """How far something has come: 0 none, 1 declared to 5 customer-led, and what stands in the way of the next."""

    reached: int = 0
    blockers: tuple[Blocker, ...] = ()


class Group(NamedTuple):
    """One row of a scorecard: an area, a journey, a family of rules, an owner, a standard, or the whole.

    `level` is None for families and standards, which have no level of their own.
    """

    id: str
    title: str
    file: str
    line: int
    counts: Counts
    score: Score
    level: Level | None
    volume: int | None = None


class Scorecard(NamedTuple):
    """What the leadership reads of one result; `scope` is the title of the area or owner that it is limited to."""

    title: str
    scope: str
    as_of: date
    language: str
    incomplete: bool
    notes: tuple[str, ...]
    weighted: bool
    whole: Group
    areas: tuple[Group, ...]
    journeys: tuple[Group, ...]
    families: tuple[Group, ...]
    owners: tuple[Group, ...]
    standards: tuple[Group, ...]
    top: tuple[Impact, ...]
    todo: tuple[Owner, ...]
    debt: tuple[Debt, ...]
    kpis: tuple[Kpi, ...]
    ownership: Ownership
    clauses: tuple[Clause, ...]
    symptoms: tuple[Symptom, ...]
    phases: tuple[Phase, ...]

    def groups(self, by: str) -> tuple[Group, ...]:
        """The groups of one kind: ``area``, ``journey``, ``family``, ``owner`` or ``standard``."""
        found: tuple[Group, ...] = getattr(self, GROUPINGS[by])
        return found


GROUPINGS = {
    "area": "areas",
    "owner": "owners",
    "journey": "journeys",
    "standard": "standards",
    "family": "families",
}
"""What a scorecard can be read by."""
