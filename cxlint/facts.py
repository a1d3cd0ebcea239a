"""What the leadership reads beside findings: people, measures, journeys, the roadmap and exceptions, as plain facts.

Everything here is made of strings, numbers, days and lists of these, so that a result file can carry it. A `line` is
where the fact stands in its file; `subject` and `members` name documents as ``kind/id`` does.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cxlint.diagnostics import Finding, Subject
from cxlint.named import NamedTuple


class DocumentFact(NamedTuple):
    """Who is named as the owner of a document, and how things stand with them.

    `standing` is ``active``, ``inactive``, ``unknown``, ``none`` or ``absent``; `owned` says whether its kind needs one
    accountable person; `review_by` is the day by which it is to be looked at again.
    """

    subject: Subject
    file: str
    line: int
    owner: str = ""
    standing: str = "absent"
    owned: bool = False
    review_by: date | None = None


class OrganisationFact(NamedTuple):
    """The organisation, and who leads its work for customers; `assumed` where no document describes it."""

    id: str
    title: str
    file: str
    line: int
    assumed: bool = False
    lead: str = ""
    team: str = ""
    sponsor: str = ""
    promise: str = ""


class PersonFact(NamedTuple):
    """A person or team that can answer for something; `deputy` stands in for them, and is there today."""

    subject: Subject
    title: str
    file: str
    line: int
    role: str = ""
    area: str = ""
    active: bool = True
    mailbox: bool = False
    deputy: str = ""


class AreaFact(NamedTuple):
    """An area and its champion for customers; `*_active` says whether that person is there today."""

    id: str
    title: str
    file: str
    line: int
    owner: str = ""
    customer_facing: bool = False
    champion: str = ""
    champion_active: bool = False
    deputy: str = ""
    deputy_active: bool = False
    sponsor: str = ""
    vacant_since: date | None = None
    part_of: str = ""


class StageFact(NamedTuple):
    """A stage of a journey with the ids of its touchpoints."""

    name: str
    touchpoints: tuple[str, ...] = ()


class JourneyFact(NamedTuple):
    """A journey; `members` are the documents that its customers meet: touchpoints and what stands behind them.

    `volume` is how many customers a month are on it, None where that is not stated.
    """

    id: str
    title: str
    file: str
    line: int
    owner: str = ""
    area: str = ""
    importance: str = ""
    volume: int | None = None
    stages: tuple[StageFact, ...] = ()
    members: tuple[Subject, ...] = ()


class KpiFact(NamedTuple):
    """A measure: what it measures (``journey/return``), its numbers as written, and when it is due.

    `due` is the day of the next measurement, `stale_after` the last day on which the latest one still counts.
    """

    id: str
    title: str
    file: str
    line: int
    owner: str = ""
    area: str = ""
    type: str = ""
    measures: tuple[str, ...] = ()
    source: str = ""
    baseline: str = ""
    target: str = ""
    value: str = ""
    every: str = ""
    measured_on: date | None = None
    due: date | None = None
    stale_after: date | None = None


class RoadmapFact(NamedTuple):
    """An item of the roadmap: its phase, and when it is due or was done."""

    id: str
    title: str
    file: str
    line: int
    owner: str = ""
    area: str = ""
    phase: str = ""
    starts_on: date | None = None
    due: date | None = None
    done_on: date | None = None


class ExceptionFact(NamedTuple):
    """A rule that is let pass for a time: by a ``waiver`` or a ``comment``; `subject` is written ``kind/id#field``."""

    kind: str
    id: str
    file: str
    line: int
    rule: str
    subject: str
    owner: str = ""
    approved_by: str = ""
    reason: str = ""
    since: date | None = None
    until: date | None = None

    def excuses(self, finding: Finding) -> bool:
        """Whether it is the reason for which a finding is waived; the reason names files and ids as at home."""
        document, name = self.subject.partition("#")[0], self.id.rpartition("/")[2]
        if self.kind == "waiver":
            return str(finding.subject) == document and finding.justification.endswith(f", waiver/{name})")
        return finding.file == self.file and finding.justification.endswith(f":{self.line})")


class ClauseFact(NamedTuple):
    """A clause of a standard or law that rules cite: `title` is that of its standard, `words` are ours.

    `place` is the code of the jurisdiction of a law, empty where it holds everywhere.
    """

    citation: str
    standard: str = ""
    title: str = ""
    words: str = ""
    certainty: str = ""
    place: str = ""
    rules: tuple[str, ...] = ()


class Facts(NamedTuple):
    """Everything beside findings that a scorecard is made of."""

    organisation: OrganisationFact
    documents: tuple[DocumentFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    areas: tuple[AreaFact, ...] = ()
    journeys: tuple[JourneyFact, ...] = ()
    kpis: tuple[KpiFact, ...] = ()
    roadmap: tuple[RoadmapFact, ...] = ()
    exceptions: tuple[ExceptionFact, ...] = ()
    clauses: tuple[ClauseFact, ...] = ()

    def below(self, prefix: str) -> Facts:
        """The same facts with every file named from further up: `prefix` is a folder with a slash behind it."""
        placed = (name for name in self._fields if name not in ("organisation", "clauses"))
        lists = {name: tuple(_below(fact, prefix) for fact in getattr(self, name)) for name in placed}
        return self._replace(organisation=_below(self.organisation, prefix), **lists)


def _below(fact: Any, prefix: str) -> Any:
    return fact._replace(file=prefix + fact.file) if fact.file else fact
