"""A result with only what belongs to one area or one owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Subject
from cxlint.engine.scope import within
from cxlint.named import NamedTuple
from cxlint.result import Assessments

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.facts import ExceptionFact, Facts
    from cxlint.result import DocumentInfo, Result


class Scope(NamedTuple):
    """What a report is limited to; everything where all are empty. An area includes those that are part of it."""

    area: str = ""
    owner: str = ""
    paths: tuple[str, ...] = ()


def narrowed(result: Result, scope: Scope) -> Result:
    """The result with only the documents in the scope, and the findings, checks and facts about them.

    Journeys stay whole, so that a document counts as much as in the report of the whole.
    """
    if scope == Scope():
        return result
    areas = parts_of(scope.area, result.facts) if scope.area else frozenset()

    def wanted(document: DocumentInfo) -> bool:
        inside = within(document.file, scope.paths)
        return inside and (not areas or document.area in areas) and scope.owner in ("", document.owner)

    documents = tuple(document for document in result.documents if wanted(document))
    kept = {document.subject for document in documents}
    assessments = Assessments(result.assessments.rules)
    for subject, outcomes in result.assessments.rows():
        if subject in kept:
            assessments.add(subject, outcomes)
    return result._replace(
        documents=documents,
        assessments=assessments,
        findings=tuple(finding for finding in result.findings if finding.subject in kept),
        waived=tuple(finding for finding in result.waived if finding.subject in kept),
        known=tuple(known for known in result.known if known.finding.subject in kept),
        facts=_facts(result.facts, kept, areas, scope.owner) if result.facts else None,
    )


def parts_of(area: str, facts: Facts | None) -> frozenset[str]:
    """An area and all that are part of it."""
    found = {area}
    above = {fact.id: fact.part_of for fact in facts.areas} if facts else {}
    for name in above:
        line = [name]
        while line[-1] in above and above[line[-1]] not in ("", *line):
            line.append(above[line[-1]])
        if area in line:
            found.update(line[: line.index(area)])
    return frozenset(found)


def _facts(facts: Facts, kept: set[Subject], areas: frozenset[str], owner: str) -> Facts:
    def of(kind: str) -> Callable[[object], bool]:
        return lambda fact: Subject(kind, fact.id) in kept  # type: ignore[attr-defined]

    documents = tuple(fact for fact in facts.documents if fact.subject in kept)
    named = {fact.owner for fact in documents} | {owner}
    return facts._replace(
        documents=documents,
        people=tuple(
            p for p in facts.people if p.subject in kept or p.area in areas or p.subject.id in named
        ),
        areas=tuple(
            a for a in facts.areas if a.id in areas or owner in (a.owner, a.champion) or of("area")(a)
        ),
        kpis=tuple(filter(of("kpi"), facts.kpis)),
        roadmap=tuple(filter(of("roadmap-item"), facts.roadmap)),
        exceptions=tuple(held for held in facts.exceptions if _concerns(held, kept)),
    )


def _concerns(held: ExceptionFact, kept: set[Subject]) -> bool:
    kind, _, name = held.subject.partition("#")[0].partition("/")
    return Subject(kind, name) in kept or (held.kind == "waiver" and Subject("waiver", held.id) in kept)
