"""From a report that fits the schema to the result that it was made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from cxlint.against import Against
from cxlint.atlas import Atlas
from cxlint.diagnostics import LETTERS, Finding, Severity, Subject
from cxlint.facts import Facts
from cxlint.home import Home, is_address
from cxlint.origin import Origin, Plugin
from cxlint.part import Part
from cxlint.plain import from_plain
from cxlint.result import Assessments, DocumentInfo, Known, Result, RuleInfo

_OUTCOMES = {letter: number for number, letter in enumerate(LETTERS)}


def decode(report: dict[str, Any]) -> Result:
    """The result; sums and reasons are made anew, never believed. Raises ValueError where parts do not fit together."""
    run, rules = report["run"], from_plain(dict[str, RuleInfo], report["rules"])
    result = Result(
        root="",
        as_of=date.fromisoformat(run["as_of"]),
        language=run["language"],
        fail_on=None if run["fail_on"] == "never" else Severity.parse(run["fail_on"]),
        findings=from_plain(tuple[Finding, ...], report["findings"]),
        waived=from_plain(tuple[Finding, ...], report["waived"]),
        assessments=_assessments(report["assessments"]),
        documents=_documents(report["assessments"]["subjects"]),
        rules=rules,
        files=run["files"],
        lines={file: {int(n): line for n, line in some.items()} for file, some in report["lines"].items()},
        notes=tuple(run["notes"]),
        incomplete=run["incomplete"],
        origin=Origin(
            version=report["tool"]["version"],
            plugins=from_plain(tuple[Plugin, ...], report["tool"]["plugins"]),
            rules=tuple(run["rule_set"]["rules"]),
            settings=run["rule_set"]["settings"],
            folder=run["folder"],
            home=_address(run["home"]),
        ),
        known=from_plain(tuple[Known, ...], report["known"]),
        atlas=from_plain(Atlas, report["atlas"]) if report["atlas"] else None,
        against=from_plain(Against, report["against"]) if report["against"] else None,
        idle=tuple(report["idle"]),
        facts=from_plain(Facts, report["facts"]) if report["facts"] else None,
        part=_part(report["part"]) if "part" in report else None,
        homes=tuple(Home(home["name"], _address(home["url"])) for home in run["homes"]),
    )
    _hold_together(result)
    return result


def _part(told: dict[str, Any]) -> Part:
    part: Part = from_plain(Part, told)
    if part.number > part.of:
        raise ValueError(f"there is no part {part.number} of {part.of}")
    return part


def _address(url: str) -> str:
    if url and not is_address(url):
        raise ValueError("'home' is no web address")
    return url


def _assessments(told: dict[str, Any]) -> Assessments:
    assessments = Assessments(tuple(told["rules"]))
    count = len(assessments.rules)
    if len(set(assessments.rules)) < count:
        raise ValueError("a rule stands twice in 'assessments.rules'")
    for row in told["subjects"]:
        outcomes = bytes([_OUTCOMES[letter] for letter in row["outcomes"]])
        if len(outcomes) != count:
            raise ValueError(
                f"there are {len(outcomes)} outcomes of {count} rules for '{row['kind']}/{row['id']}'"
            )
        if any(outcomes):
            assessments.add(Subject(row["kind"], row["id"]), outcomes)
    return assessments


def _documents(rows: list[dict[str, Any]]) -> tuple[DocumentInfo, ...]:
    seen: set[Subject] = set()
    documents = []
    for row in rows:
        subject = Subject(row["kind"], row["id"])
        if subject in seen:
            raise ValueError(f"'{subject}' stands twice in 'assessments.subjects'")
        seen.add(subject)
        if row.get("document", True):
            documents.append(DocumentInfo(subject, row["title"], row["file"], row["area"], row["owner"]))
    return tuple(documents)


def _hold_together(result: Result) -> None:
    """Raise ValueError where something speaks of a rule that is not described."""
    for rule, info in result.rules.items():
        if rule != info.id:
            raise ValueError(f"the rule '{rule}' calls itself '{info.id}'")
    audit = (item.finding for item in result.part.audit) if result.part else ()
    known = (one.finding for one in result.known)
    change = result.against.findings if result.against else ()
    spoken = {finding.rule for finding in (*result.findings, *result.waived, *known, *audit, *change)}
    unknown = sorted((spoken | set(result.assessments.rules)) - result.rules.keys())
    if unknown:
        raise ValueError(f"there is no rule '{unknown[0]}' in 'rules'")
