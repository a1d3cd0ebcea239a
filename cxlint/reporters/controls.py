"""What the documents of OSCAL have in common: gaps with their owners, ids made from names, and words that fit."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from cxlint.diagnostics import Finding, Outcome
from cxlint.named import NamedTuple
from cxlint.reporters import escape
from cxlint.reporters.digest import is_broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxlint.reporting import Style
    from cxlint.result import Result

OSCAL = "1.1.3"
"""The version of OSCAL whose models these documents keep to; later ones accept them."""

NAMESPACE = UUID("5f0e2f3e-6c5c-5c5e-9d43-3a1f5a1b7c11")
"""In it the ids of everything are made from names."""

NOBODY = "nobody"
_FIRST, _LAST = date(1900, 1, 1), date(2999, 12, 31)

Json = dict[str, object]


class Gap(NamedTuple):
    """One finding as a risk: who answers for it, by when it is to be closed, and how things stand with it."""

    finding: Finding
    id: str
    outcome: Outcome
    status: str
    deadline: date | None = None
    reason: str = ""

    @property
    def observation(self) -> str:
        """The id of what was seen."""
        return identifier("observation", self.id)

    @property
    def risk(self) -> str:
        """The id of the risk that it is."""
        return identifier("risk", self.id)


def gaps(result: Result) -> list[Gap]:
    """Every finding: open ones, those that the baseline keeps, and waived ones, each with an id of its own."""
    seen: Counter[str] = Counter()
    found = []
    for gap in _gaps(result):
        seen[gap.id] += 1
        found.append(gap._replace(id=f"{gap.id}.{seen[gap.id]}") if seen[gap.id] > 1 else gap)
    return found


def _gaps(result: Result) -> Iterator[Gap]:
    for finding in result.findings:
        outcome = Outcome.INTERNAL_ERROR if is_broken(finding) else Outcome.FAIL
        yield Gap(finding, finding.fingerprint, outcome, "open")
    for one in result.known:
        yield Gap(one.finding, one.finding.fingerprint, Outcome.FAIL, "open", one.expires, one.reason)
    exceptions = result.facts.exceptions if result.facts else ()
    for finding in result.waived:
        until = next((held.until for held in exceptions if held.excuses(finding)), None)
        said = finding.justification
        yield Gap(finding, finding.fingerprint, Outcome.WAIVED, "deviation-approved", until, said)


def identifier(*names: str) -> str:
    """The same id for the same names, everywhere and always."""
    name = "\0".join(names)
    return str(uuid5(NAMESPACE, name.encode("utf-8", "surrogatepass").hex()))


def moment(day: date) -> str:
    """A day as the moment at which it begins, within the years that OSCAL knows."""
    return f"{min(max(day, _FIRST), _LAST).isoformat()}T00:00:00Z"


def line(text: str) -> str:
    """Words in one line that are never empty."""
    return escape.prose(text).strip() or "-"


def paragraphs(text: str) -> str:
    """Words of several lines that are never empty."""
    return escape.paragraphs(text).strip() or "-"


def token(text: str) -> str:
    """A name as OSCAL writes names: letters, digits, points, dashes and underscores, the first no digit."""
    name = re.sub(r"[^A-Za-z0-9._-]", "_", text)
    return name if re.match(r"[A-Za-z_]", name) else f"_{name}"


def metadata(result: Result, style: Style, title: str, found: Sequence[Gap]) -> Json:
    """Title, versions, and the people who answer for gaps."""
    from cxlint import __version__

    version = result.origin.version or style.version or __version__
    made: Json = {
        "title": line(f"Governance of customer experience: {title}"),
        "last-modified": moment(result.as_of),
        "version": line(str(result.as_of)),
        "oscal-version": OSCAL,
        "props": [
            {"name": "cxlint-version", "ns": "urn:cxlint", "value": line(version)},
            {"name": "rule-set", "ns": "urn:cxlint", "value": line(result.origin.rule_set)},
        ],
    }
    owners = sorted({gap.finding.owner for gap in found} - {NOBODY})
    if owners:
        made["roles"] = [{"id": "owner", "title": "Answers for the document"}]
        made["parties"] = [_party(owner, result) for owner in owners]
    return made


def _party(owner: str, result: Result) -> Json:
    person = next((p for p in result.facts.people if p.subject.id == owner), None) if result.facts else None
    kind = "organization" if person and person.subject.kind == "team" else "person"
    name = person.title if person else owner
    return {"uuid": identifier("party", owner), "type": kind, "name": line(name), "short-name": line(owner)}


def actors(gap: Gap) -> list[Json]:
    """Who answers for a gap; nobody where no owner is named."""
    if gap.finding.owner == NOBODY:
        return []
    actor = {"type": "party", "actor-uuid": identifier("party", gap.finding.owner), "role-id": "owner"}
    return [{"actors": [actor]}]


def subjects(found: Sequence[Gap]) -> list[Json]:
    """The documents that have gaps, as the components that were assessed."""
    documents = {gap.finding.subject: gap.finding for gap in found}
    return [
        {
            "uuid": identifier("subject", *subject),
            "type": line(subject.kind),
            "title": line(finding.title),
            "description": line(f"{subject} in {finding.file}"),
            "status": {"state": "operational"},
        }
        for subject, finding in sorted(documents.items())
    ]


def observations(found: Sequence[Gap], collected: str) -> list[Json]:
    """What was seen, each with the line that shows it."""
    return [_observation(gap, collected) for gap in found]


def _observation(gap: Gap, collected: str) -> Json:
    finding = gap.finding
    place = f"{finding.file}:{finding.span.line}"
    return {
        "uuid": gap.observation,
        "title": line(f"{finding.rule} {finding.name}"),
        "description": paragraphs(finding.text),
        "props": [
            {"name": "fingerprint", "ns": "urn:cxlint", "value": line(finding.fingerprint)},
            {"name": "severity", "ns": "urn:cxlint", "value": finding.severity.word},
        ],
        "methods": ["TEST"],
        "types": ["finding"],
        "subjects": [{"subject-uuid": identifier("subject", *finding.subject), "type": "component"}],
        "relevant-evidence": [{"href": escape.uri(finding.file) or ".", "description": line(place)}],
        "collected": collected,
    }


def risks(found: Sequence[Gap]) -> list[Json]:
    """What each gap means for customers, how it stands, and what is to be done."""
    return [_risk(gap) for gap in found]


def _risk(gap: Gap) -> Json:
    finding = gap.finding
    made: Json = {
        "uuid": gap.risk,
        "title": line(f"{finding.rule} {finding.name}: {finding.title}"),
        "description": paragraphs(finding.text),
        "statement": paragraphs(finding.why),
        "props": [{"name": "severity", "ns": "urn:cxlint", "value": finding.severity.word}],
        "status": gap.status,
    }
    origins = actors(gap)
    if origins:
        made["origins"] = origins
    if gap.deadline:
        made["deadline"] = moment(gap.deadline)
    advice = finding.write if finding.write.strip() else finding.fix
    made["remediations"] = [
        {
            "uuid": identifier("remediation", gap.id),
            "lifecycle": "recommendation",
            "title": "Write instead" if finding.write.strip() else "What to do",
            "description": paragraphs(advice),
        }
    ]
    made["related-observations"] = [{"observation-uuid": gap.observation}]
    return made
