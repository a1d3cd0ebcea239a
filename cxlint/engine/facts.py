"""Gathers the facts that the leadership reads beside findings; only for those who ask, since it costs a little."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cxlint.diagnostics import Subject
from cxlint.engine.clauses import clauses
from cxlint.engine.findings import area_of
from cxlint.engine.words import word
from cxlint.facts import (
    AreaFact,
    DocumentFact,
    ExceptionFact,
    Facts,
    JourneyFact,
    KpiFact,
    OrganisationFact,
    PersonFact,
    RoadmapFact,
    StageFact,
)
from cxlint.model.jurisdictions import jurisdictions_of
from cxlint.model.scalars import NONE, FaultyField
from cxlint.workspace.days import later, times
from cxlint.workspace.people import OWNED
from cxlint.workspace.routes import members, stops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from cxlint.engine.places import Places
    from cxlint.model.document import Document, View
    from cxlint.registry import Registry
    from cxlint.suppress.inline import Inline
    from cxlint.workspace.graph import Workspace

_T = TypeVar("_T")

LATE = 2
"""So many times the stated time between two measurements, and the latest one no longer counts (as in KPI010)."""


def gather(
    workspace: Workspace,
    places: Places,
    subjects: list[Document],
    comments: list[Inline],
    registry: Registry,
    language: str,
) -> Facts:
    """The facts of a workspace; a field that cannot be understood is left out, since its own finding says so."""
    facts = _Gatherer(workspace, places, language).facts(subjects, comments)
    return facts._replace(clauses=clauses(registry, jurisdictions_of(workspace.organisation), language))


class _Gatherer:
    def __init__(self, workspace: Workspace, places: Places, language: str) -> None:
        self.workspace = workspace
        self.places = places
        self.language = language

    def facts(self, subjects: list[Document], comments: list[Inline]) -> Facts:
        """Everything."""
        company = self.workspace.organisation
        active = self.workspace.active
        people = (*self.workspace.documents("person"), *self.workspace.documents("team"))
        waivers = (self._waiver(waiver) for waiver in self.workspace.documents("waiver"))
        return Facts(
            organisation=OrganisationFact(
                company.id,
                company.title(self.language),
                company.file,
                self._line(company),
                company.assumed,
                self._named(company, "cx_lead"),
                self._named(company, "cx_team"),
                self._named(company, "executive_sponsor"),
                self._words(company, "promise"),
            ),
            documents=tuple(self._document(document) for document in subjects),
            people=tuple(self._person(person) for person in people),
            areas=tuple(self._area(area) for area in active("area")),
            journeys=tuple(self._journey(journey) for journey in active("journey")),
            kpis=tuple(self._kpi(kpi) for kpi in active("kpi")),
            roadmap=tuple(self._item(item) for item in active("roadmap-item")),
            exceptions=(*waivers, *(self._comment(comment) for comment in comments)),
        )

    def _line(self, document: Document, *fields: str) -> int:
        """The line of the first of the fields that is written, else of the id."""
        for field in fields:
            if document.values.get(field) is not None:
                return self.places.place(document, (field,)).line
        return self.places.place(document, ("id",)).line

    def _there(self, document: Document | None) -> bool:
        return document is not None and self.workspace.is_active(document)

    def _named(self, document: Document, field: str) -> str:
        """The id of whom a field names, or what is written there."""
        target = self.workspace.target_or_none(document, field)
        return target.id if target else self._words(document, field)

    def _words(self, view: View, field: str) -> str:
        value = _safe(lambda: view.get(field))
        return "" if value in (None, NONE) or isinstance(value, dict) else word(value, self.language)

    def _document(self, document: Document) -> DocumentFact:
        standing = _safe(lambda: self.workspace.standing(document, "owner"))
        reviewed, every = _day(document, "last_reviewed"), _safe(lambda: document.duration("review_every"))
        return DocumentFact(
            Subject(document.kind, document.id),
            document.file,
            self._line(document),
            self._named(document, "owner") if standing not in ("none", "absent") else "",
            standing or "unknown",
            document.kind in OWNED and document.active and "translates" not in document.values,
            later(reviewed, every) if reviewed and every else None,
        )

    def _person(self, person: Document) -> PersonFact:
        stand_in = self.workspace.target_or_none(person, "delegate")
        if person.kind == "team":
            lead = self.workspace.target_or_none(person, "lead")
            members = _safe(lambda: self.workspace.targets(person, "members")) or ()
            stand_in = next((m for m in members if m is not lead and self._there(m)), None)
        return PersonFact(
            Subject(person.kind, person.id),
            person.title(self.language),
            person.file,
            self._line(person),
            self._words(person, "role"),
            area_of(person),
            self._there(person),
            person.values.get("type") == "mailbox",
            stand_in.id if stand_in and self._there(stand_in) else "",
        )

    def _area(self, area: Document) -> AreaFact:
        target = self.workspace.target_or_none
        return AreaFact(
            area.id,
            area.title(self.language),
            area.file,
            self._line(area),
            self._named(area, "owner"),
            bool(_safe(lambda: area.flag("customer_facing"))),
            self._named(area, "cx_champion"),
            self._there(target(area, "cx_champion")),
            self._named(area, "champion_deputy"),
            self._there(target(area, "champion_deputy")),
            self._named(area, "executive_sponsor"),
            _day(area, "vacant_since"),
            self._named(area, "area"),
        )

    def _journey(self, journey: Document) -> JourneyFact:
        written = list(_faultless(journey.each("stages")))
        stages: list[list[str]] = [[] for _ in written]
        for stop in _faultless(stops(self.workspace, journey)):
            stages[stop.stage].append(stop.touchpoint.id)
        names = [self._words(stage, "name") for stage in written]
        volume = _safe(lambda: journey.number("volume_month"))
        return JourneyFact(
            journey.id,
            journey.title(self.language),
            journey.file,
            self._line(journey, "volume_month"),
            self._named(journey, "owner"),
            area_of(journey),
            self._words(journey, "importance"),
            None if volume is None else int(volume),
            tuple(StageFact(name, tuple(stage)) for name, stage in zip(names, stages, strict=True)),
            tuple(Subject(member.kind, member.id) for member in members(self.workspace, journey)),
        )

    def _kpi(self, kpi: Document) -> KpiFact:
        every = _safe(lambda: kpi.duration("measured.every"))
        measured = _day(kpi, "measured.on")
        last = measured or _day(kpi, "baseline_on") or _day(kpi, "effective_from")
        about = (link for link in self.workspace.links(kpi) if link.reference.field.startswith("measures."))
        return KpiFact(
            kpi.id,
            kpi.title(self.language),
            kpi.file,
            self._line(kpi, "measured"),
            self._named(kpi, "owner"),
            area_of(kpi),
            self._words(kpi, "type"),
            tuple(f"{link.target.kind}/{link.target.id}" for link in about if link.target is not None),
            self._named(kpi, "source_system"),
            self._words(kpi, "baseline"),
            self._words(kpi, "target"),
            self._words(kpi, "measured.value"),
            self._words(kpi, "measured.every"),
            measured,
            later(last, every) if last and every else None,
            later(last, times(every, LATE)) if last and every else None,
        )

    def _item(self, item: Document) -> RoadmapFact:
        return RoadmapFact(
            item.id,
            item.title(self.language),
            item.file,
            self._line(item, "due"),
            self._named(item, "owner"),
            area_of(item),
            self._words(item, "phase"),
            _day(item, "starts_on"),
            _day(item, "due"),
            _day(item, "done_on"),
        )

    def _waiver(self, waiver: Document) -> ExceptionFact:
        return ExceptionFact(
            "waiver",
            waiver.id,
            waiver.file,
            self._line(waiver, "expires"),
            self._words(waiver, "rule"),
            self._words(waiver, "subject"),
            self._named(waiver, "owner"),
            self._named(waiver, "approved_by"),
            self._words(waiver, "reason"),
            _day(waiver, "approved_on"),
            _day(waiver, "expires"),
        )

    def _comment(self, comment: Inline) -> ExceptionFact:
        document = comment.at.document
        who = self.workspace.accountable(document) if document else None
        return ExceptionFact(
            "comment",
            "",
            comment.at.file,
            comment.at.span.line,
            comment.rule,
            f"{document.kind}/{document.id}" if document else "",
            who.id if who else "",
            reason=comment.reason,
            until=comment.until,
        )


def _safe(read: Callable[[], _T | None]) -> _T | None:
    """What is read; None where it cannot be understood."""
    try:
        return read()
    except FaultyField:
        return None


def _faultless(items: Iterator[_T]) -> Iterator[_T]:
    """The items up to one that cannot be understood."""
    try:
        yield from items
    except FaultyField:
        return


def _day(document: Document, field: str) -> date | None:
    return _safe(lambda: document.day(field))
