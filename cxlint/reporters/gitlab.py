"""The gitlab format: a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters import escape
from cxlint.reporters.digest import because, is_broken

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding, Span
    from cxlint.reporting import Style
    from cxlint.result import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(result: Result, style: Style) -> str:  # noqa: ARG001 - reporters share one form
    """A list of findings, empty where there are none; of equal fingerprints GitLab would show the first only.

    Of a change what remains stands in it too: GitLab compares with the report of the target branch by itself.
    """
    seen: Counter[str] = Counter()
    issues = []
    against = result.against
    remaining = against.remaining if against else ()
    for finding in (*result.findings, *remaining):
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        issues.append(_issue(finding, f"{finding.fingerprint}-{again}" if again > 1 else finding.fingerprint))
    for finding in against.accepted if against else ():
        told = finding._replace(severity=Severity.INFO, text=f"accepted: {finding.text}")
        issues.append(_issue(told, finding.fingerprint))
    return escape.json_text(issues)


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    severity = "blocker" if is_broken(finding) else _SEVERITIES[finding.severity]
    return {
        "description": f"{_words(finding)} (for: {escape.visible(finding.owner)})",
        "check_name": f"{escape.visible(finding.rule)} {escape.visible(finding.name)}",
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": _path(finding.file), "positions": _positions(finding.span)},
    }


def _words(finding: Finding) -> str:
    return " ".join(escape.prose(words) for words in (finding.text, because(finding)) if words)


def _path(file: str) -> str:
    """The path as it is; a name that is no valid text, which no GitLab page could show, in visible form."""
    try:
        file.encode()
    except UnicodeEncodeError:
        return escape.visible(file)
    return file


def _positions(span: Span) -> dict[str, dict[str, int]]:
    return {
        "begin": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }
