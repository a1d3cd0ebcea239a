"""The checks of a result, with what each counts and where its document stands: all tables are drawn from it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA, Outcome, Severity
from cxlint.result import READABLE
from cxlint.scorecard.values import WEIGHTS, Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.diagnostics import Finding, Subject
    from cxlint.facts import JourneyFact
    from cxlint.result import DocumentInfo, Result

NOBODY = "nobody"
BROKEN = "CX9"
"""Rule ids that begin so say that something could not be checked; they are no findings about a document."""

_OUTCOMES = tuple(Outcome)
"""Every outcome at the place of its number."""


class Book:
    """One result, opened at every page that the tables need."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.facts = result.facts
        self.documents: dict[Subject, DocumentInfo] = {d.subject: d for d in result.documents}
        self.lines: dict[Subject, int] = {}
        for fact in self.facts.documents if self.facts else ():
            self.lines[fact.subject] = fact.line
        self.findings: dict[tuple[str, Subject], list[Finding]] = defaultdict(list)
        self.waived: dict[tuple[str, Subject], list[Finding]] = defaultdict(list)
        self.known: dict[tuple[str, Subject], list[Finding]] = defaultdict(list)
        baseline = tuple(known.finding for known in result.known)
        for book, findings in (
            (self.findings, result.findings),
            (self.waived, result.waived),
            (self.known, baseline),
        ):
            for finding in findings:
                book[column(finding), finding.subject].append(finding)

    @cached_property
    def journeys(self) -> dict[Subject, list[JourneyFact]]:
        """For each document the journeys on which customers meet it."""
        found: dict[Subject, list[JourneyFact]] = defaultdict(list)
        for journey in self.facts.journeys if self.facts else ():
            for member in journey.members:
                found[member].append(journey)
        return dict(found)

    @cached_property
    def volume(self) -> int:
        """Customers a month on all journeys that state it."""
        return sum(journey.volume or 0 for journey in (self.facts.journeys if self.facts else ()))

    def customers(self, subject: Subject) -> int | None:
        """How many customers a month meet a document; None where no journey says so."""
        if subject.kind == "organisation":
            return self.volume or None
        stated = [j.volume for j in self.journeys.get(subject, ()) if j.volume is not None]
        return sum(stated) if stated else None

    @cached_property
    def average(self) -> float:
        """Customers a month on an average journey; 1 where none says how many it has."""
        stated = [j.volume for j in (self.facts.journeys if self.facts else ()) if j.volume is not None]
        return self.volume / len(stated) if self.volume else 1.0

    def share(self, subject: Subject) -> float:
        """The part of all customers that meet a document; where no journey says so, that of an average journey."""
        if not self.volume:
            return 1.0
        customers = self.customers(subject)
        return (self.average if customers is None else customers) / self.volume

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every rule on every document of its kinds, those that do not apply included."""
        return tuple(self._checks())

    def _checks(self) -> Iterator[Check]:
        rules = self.result.rules
        columns = [rules[rule] for rule in self.result.assessments.rules]
        of_kind: dict[str, list[tuple[int, str, Severity, int]]] = {}
        for subject, outcomes in self.result.assessments.rows():
            if subject.kind not in of_kind:
                of_kind[subject.kind] = [
                    (place, rule.id, rule.severity, rule.level)
                    for place, rule in enumerate(columns)
                    if not rule.kinds or subject.kind in rule.kinds
                ]
            share = self.share(subject)
            for place, rule, severity, level in of_kind[subject.kind]:
                outcome = _OUTCOMES[outcomes[place]]
                if rule == READABLE and outcome is Outcome.PASS and not self.place(subject)[0]:
                    continue  # an organisation that is only assumed was not read from anywhere
                check = Check(rule, subject, outcome, severity, level, WEIGHTS[severity] * share)
                yield self._as_found(check) if outcome in (Outcome.FAIL, Outcome.WAIVED) else check

    def _as_found(self, check: Check) -> Check:
        """The check with the severity of its gravest finding; the rule's own stays where none is known."""
        key = (check.rule, check.subject)
        found = self.about(check)
        if not found:
            return check
        known = check.outcome is Outcome.FAIL and not self.findings.get(key) and bool(self.known.get(key))
        severity = found[0].severity
        weight = WEIGHTS[severity] * self.share(check.subject)
        return check._replace(severity=severity, weight=weight, known=known)

    def about(self, check: Check) -> list[Finding]:
        """The findings of a check, be they open, known or waived; the gravest first."""
        key = (check.rule, check.subject)
        found = [book.get(key, ()) for book in (self.findings, self.known, self.waived)]
        return sorted(chain.from_iterable(found), key=lambda finding: -finding.severity)

    def open(self, rule: str, subject: Subject) -> bool:
        """Whether a finding of a rule, open or in the baseline, speaks of a document."""
        return bool(self.findings.get((rule, subject)) or self.known.get((rule, subject)))

    def rule_id(self, written: str) -> str:
        """The id of a rule that is written by its id or its name."""
        by_name = (rule.id for rule in self.result.rules.values() if rule.name == written)
        return written if written in self.result.rules else next(by_name, written)

    def area(self, subject: Subject) -> str:
        """The area that a document belongs to."""
        document = self.documents.get(subject)
        return document.area if document and document.area else NO_AREA

    def owner(self, subject: Subject) -> str:
        """Who answers for a document."""
        document = self.documents.get(subject)
        return document.owner if document else NOBODY

    def place(self, subject: Subject) -> tuple[str, int]:
        """The file and line of a document."""
        document = self.documents.get(subject)
        if document is None:
            return (subject.id, 1) if subject.kind == "file" else ("", 0)
        return document.file, self.lines.get(subject, 1)

    def title(self, subject: Subject) -> str:
        """What people call a document."""
        document = self.documents.get(subject)
        return document.title if document else subject.id


def column(finding: Finding) -> str:
    """The rule whose check a finding belongs to; what broke belongs to none."""
    if not finding.rule.startswith(READABLE) or not finding.rule[2:3].isdigit():
        return finding.rule
    return finding.rule if finding.rule.startswith(BROKEN) else READABLE
