"""The json format: everything that a run found, for other programs. `result.schema.json` beside this file describes it.

It holds no absolute path and no time but the day of the run, so the same input gives the same bytes everywhere. It
holds the whole result: `cxlint.saved` reads it back, and `cxlint render` makes every other format of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import LETTERS, Severity
from cxlint.plain import to_plain
from cxlint.reporters import escape
from cxlint.reporters.digest import areas, families
from cxlint.symptoms import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporters.digest import Row
    from cxlint.reporting import Style
    from cxlint.result import Result

SCHEMA_VERSION = "1"


def json(result: Result, style: Style) -> str:
    """The whole result as one JSON object."""
    from cxlint import __version__

    origin = result.origin
    report: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "cxlint",
            "version": origin.version or style.version or __version__,
            "plugins": to_plain(origin.plugins),
        },
        "run": _run(result),
        "summary": _summary(result),
        "findings": to_plain(result.findings),
        "waived": to_plain(result.waived),
        "known": to_plain(result.known),
        "assessments": {"rules": list(result.assessments.rules), "subjects": list(_subjects(result))},
        "rules": to_plain(result.rules),
        "lines": {
            file: {str(number): line for number, line in lines.items()}
            for file, lines in result.lines.items()
        },
        "facts": to_plain(result.facts),
        "atlas": to_plain(result.atlas),
        "against": to_plain(result.against),
        "idle": list(result.idle),
    }
    if result.part:
        report["part"] = to_plain(result.part)
    return escape.json_text(report, sort_keys=True)


def _run(result: Result) -> dict[str, object]:
    origin = result.origin
    return {
        "as_of": result.as_of.isoformat(),
        "language": result.language,
        "fail_on": result.fail_on.word if result.fail_on else "never",
        "exit_code": result.exit_code,
        "reason": result.reason,
        "incomplete": result.incomplete,
        "files": result.files,
        "notes": list(result.notes),
        "folder": origin.folder,
        "home": origin.home,
        "homes": to_plain(result.homes),
        "rule_set": {"id": origin.rule_set, "rules": list(origin.rules), "settings": dict(origin.settings)},
    }


def _summary(result: Result) -> dict[str, object]:
    counts = {severity.word: result.count(severity) for severity in Severity}
    return {
        "counts": {**counts, "waived": len(result.waived), "known": len(result.known)},
        "families": [_row(row) for row in families(result)],
        "areas": [_row(row) for row in areas(result)],
        "symptoms": counted(finding.rule for finding in result.findings),
    }


def _row(row: Row) -> dict[str, object]:
    return {**row._asdict(), "checks": row.checks}


def _subjects(result: Result) -> Iterator[dict[str, object]]:
    """The documents in their order, then whatever else was judged, each with a letter for every rule."""
    documents = {document.subject: document for document in result.documents}
    others = [subject for subject, _ in result.assessments.rows() if subject not in documents]
    for subject in (*documents, *others):
        document = documents.get(subject)
        row: dict[str, object] = {
            **subject._asdict(),
            "title": document.title if document else "",
            "file": document.file if document else "",
            "area": document.area if document else "",
            "owner": document.owner if document else "",
            "outcomes": "".join([LETTERS[outcome] for outcome in result.assessments.row(subject)]),
        }
        yield row if document else {**row, "document": False}
