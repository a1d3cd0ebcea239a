"""Shows the results of several repositories as one: each keeps its own names, behind the name of its home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.atlas import Atlas, Ecosystem
from cxlint.facts import ClauseFact, Facts, OrganisationFact
from cxlint.home import Home
from cxlint.origin import Origin
from cxlint.result import Assessments, Result
from cxlint.saved.alike import Member, days, different
from cxlint.saved.names import at_home

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP = "group"
"""The id of the organisation that a group of repositories is."""


def gather(members: Sequence[Member], *, mixed: bool = False) -> Result:
    """All results as one. Raises UsageError, with what differs, where they were not judged alike, unless `mixed`."""
    notes = [*different(members, allowed=mixed), *days(members)]
    results = [_at_home(member) for member in members]
    for member, result in zip(members, results, strict=True):
        notes += [f"{member.name}: {note}" for note in (*result.notes, *_change(result))]
    findings = sorted((f for r in results for f in r.findings), key=lambda f: f.order)
    waived = sorted((f for r in results for f in r.waived), key=lambda f: f.order)
    known = sorted((one for r in results for one in r.known), key=lambda one: one.finding.order)
    newest = sorted(results, key=lambda r: _number(r.origin.version))
    fails = [r.fail_on for r in results if r.fail_on]
    return results[0]._replace(
        as_of=max(result.as_of for result in results),
        fail_on=min(fails) if fails else None,
        findings=tuple(findings),
        waived=tuple(waived),
        known=tuple(known),
        assessments=_assessments(results),
        documents=tuple(document for result in results for document in result.documents),
        rules=dict(sorted({rule: info for r in newest for rule, info in r.rules.items()}.items())),
        files=sum(result.files for result in results),
        facts=_facts(results),
        atlas=_atlas(results),
        lines={file: lines for result in results for file, lines in result.lines.items()},
        notes=tuple(notes),
        incomplete=any(result.incomplete for result in results),
        origin=_origin(members),
        against=None,
        idle=_idle(results),
        homes=tuple(home for member in members for home in _homes(member)),
    )


def _change(result: Result) -> list[str]:
    """What one result that is about a change leaves out."""
    if result.against is None:
        return []
    return [f"only what is new since {result.against.base} ({len(result.against.remaining)} remain)"]


def _at_home(member: Member) -> Result:
    """The result with every name and every file behind the name of its home."""
    name = member.name
    result = member.result.below(f"{name}/{member.result.origin.folder}")
    assessments = Assessments(result.assessments.rules)
    for subject, row in result.assessments.rows():
        assessments.add(at_home(subject, name), row)
    return result._replace(
        findings=at_home(result.findings, name),
        waived=at_home(result.waived, name),
        known=at_home(result.known, name),
        documents=at_home(result.documents, name),
        facts=at_home(result.facts, name),
        atlas=at_home(result.atlas, name),
        assessments=assessments,
    )


def _facts(results: Sequence[Result]) -> Facts | None:
    """The facts of all, where all have them; the organisation stands for the group."""
    facts = [result.facts for result in results if result.facts]
    if len(facts) < len(results):
        return None
    titles = " · ".join(fact.organisation.title for fact in facts)
    lists = {
        name: tuple(item for fact in facts for item in getattr(fact, name)) for name in Facts._fields[1:]
    }
    clauses: dict[str, ClauseFact] = {}
    for clause in lists["clauses"]:
        known = clauses.get(clause.citation, clause)
        clauses[clause.citation] = known._replace(rules=tuple(sorted({*known.rules, *clause.rules})))
    return Facts(OrganisationFact(GROUP, titles, "", 0), **{**lists, "clauses": tuple(clauses.values())})


def _atlas(results: Sequence[Result]) -> Atlas | None:
    """The maps of all, side by side, where all have them."""
    maps = [result.atlas for result in results if result.atlas]
    if len(maps) < len(results):
        return None
    parts = (
        tuple(item for one in maps for item in getattr(one.ecosystem, name)) for name in Ecosystem._fields
    )
    return Atlas(
        tuple(journey for one in maps for journey in one.journeys),
        Ecosystem(*parts),
        tuple(rung for one in maps for rung in one.ladder),
        sum(one.unread for one in maps),
    )


def _assessments(results: Sequence[Result]) -> Assessments:
    """One table with the rules of all; a rule that a repository was not asked for does not apply there."""
    columns = tuple(sorted({rule for result in results for rule in result.assessments.rules}))
    place = {rule: number for number, rule in enumerate(columns)}
    whole = Assessments(columns)
    for result in results:
        places = [place[rule] for rule in result.assessments.rules]
        for subject, row in result.assessments.rows():
            outcomes = bytearray(len(columns))
            for number, outcome in zip(places, row, strict=True):
                outcomes[number] = outcome
            whole.add(subject, bytes(outcomes))
    return whole


def _idle(results: Sequence[Result]) -> tuple[str, ...]:
    """The rules that had nothing to judge in any repository that asked them."""
    busy = {rule for result in results for rule in set(result.origin.rules).difference(result.idle)}
    return tuple(sorted({rule for result in results for rule in result.idle} - busy))


def _origin(members: Sequence[Member]) -> Origin:
    """What made the results: what they have in common, and what else took part."""
    origins = [member.result.origin for member in members]
    common = dict(set.intersection(*(set(origin.settings.items()) for origin in origins)))
    own = {
        f"{member.name}: {setting}": told
        for member in members
        for setting, told in member.result.origin.settings.items()
        if setting not in common
    }
    return Origin(
        version=", ".join(sorted({origin.version for origin in origins}, key=_number)),
        plugins=tuple(sorted({plugin for origin in origins for plugin in origin.plugins})),
        rules=tuple(sorted({rule for origin in origins for rule in origin.rules})),
        settings=dict(sorted({**common, **own}.items())),
    )


def _homes(member: Member) -> list[Home]:
    inner = member.result.homes
    return [Home(f"{member.name}/{home.name}", home.url) for home in inner] or [
        Home(member.name, member.result.origin.home)
    ]


def _number(version: str) -> tuple[tuple[int, str], ...]:
    """A version as something that can be compared; words come before numbers."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in version.split("."))
