"""The json format: everything that a run found, for other programs. `result.schema.json` beside this file describes it.

It holds no absolute path and no time but the day of the run, so the same input gives the same bytes everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.digest import areas, families
from cxlint.symptoms import counted

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding, Span
    from cxlint.reporters.digest import Row
    from cxlint.reporting import Style
    from cxlint.result import Result, RuleInfo

SCHEMA_VERSION = "1"

LETTERS = "npwfe"
"""The letter of each outcome, in the order of `Outcome`: not applicable, pass, waived, fail, internal error."""


def json(result: Result, style: Style) -> str:
    """The whole result as one JSON object."""
    from cxlint import __version__

    report = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "cxlint", "version": style.version or __version__},
        "run": _run(result),
        "summary": _summary(result),
        "findings": [_finding(finding) for finding in result.findings],
        "waived": [_finding(finding) for finding in result.waived],
        "assessments": _assessments(result),
        "rules": {rule: _rule(info) for rule, info in result.rules.items()},
    }
    return escape.json_text(report, sort_keys=True)


def _run(result: Result) -> dict[str, object]:
    return {
        "as_of": result.as_of.isoformat(),
        "language": result.language,
        "fail_on": result.fail_on.word if result.fail_on else "never",
        "exit_code": result.exit_code,
        "reason": result.reason,
        "incomplete": result.incomplete,
        "files": result.files,
        "notes": list(result.notes),
    }


def _summary(result: Result) -> dict[str, object]:
    from cxlint.diagnostics import Severity

    counts = {severity.word: result.count(severity) for severity in Severity}
    return {
        "counts": {**counts, "waived": len(result.waived)},
        "families": [_row(row) for row in families(result)],
        "areas": [_row(row) for row in areas(result)],
        "symptoms": counted(finding.rule for finding in result.findings),
    }


def _row(row: Row) -> dict[str, object]:
    return {**row._asdict(), "checks": row.checks}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        **finding._asdict(),
        "severity": finding.severity.word,
        "span": _span(finding.span),
        "subject": finding.subject._asdict(),
        "path": list(finding.path),
        "related": [{**other._asdict(), "span": _span(other.span)} for other in finding.related],
    }


def _span(span: Span) -> dict[str, int]:
    return span._asdict()


def _assessments(result: Result) -> dict[str, object]:
    """A letter for every rule and subject; the subjects are the documents and the files that could not be read."""
    information = {document.subject: document for document in result.documents}
    rows: list[dict[str, object]] = []
    for subject in sorted({subject for _, subject, _ in result.assessments} | information.keys()):
        document = information.get(subject)
        outcomes = "".join(LETTERS[outcome] for outcome in result.assessments.row(subject))
        rows.append({
            **subject._asdict(),
            "title": document.title if document else "",
            "file": document.file if document else "",
            "area": document.area if document else "",
            "owner": document.owner if document else "",
            "outcomes": outcomes,
        })  # fmt: skip
    return {"rules": list(result.assessments.rules), "subjects": rows}


def _rule(info: RuleInfo) -> dict[str, object]:
    lists = {"sources": list(info.sources), "clauses": list(info.clauses)}
    return {**info._asdict(), "severity": info.severity.word, **lists}
