"""The github format: workflow commands that GitHub turns into annotations beside the changed lines.

GitHub takes ten errors, ten warnings and ten notices from a step, so the gravest come first and the last line says how
many are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters import escape
from cxlint.reporters.digest import because, count, gravest_first, since

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding
    from cxlint.reporting import Style
    from cxlint.result import Result

MOST = 10
"""How many annotations of one level GitHub takes from a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(result: Result, style: Style) -> str:  # noqa: ARG001 - reporters share one form
    """A command for each of the gravest findings, and one that counts the rest."""
    shown: list[Finding] = []
    left: list[str] = []
    by_severity: dict[Severity, list[Finding]] = {severity: [] for severity in _COMMANDS}
    for finding in gravest_first(result.findings):
        by_severity[finding.severity].append(finding)
    too_many = any(len(findings) > MOST for findings in by_severity.values())
    for severity, findings in by_severity.items():
        # The line that counts the rest is a notice itself.
        most = MOST - 1 if too_many and severity is Severity.INFO else MOST
        shown += findings[:most]
        if len(findings) > most:
            left.append(
                f"{len(findings) - most:,} more {count(len(findings) - most, severity.word).split()[1]}"
            )
    lines = [_command(finding) for finding in shown]
    if left:
        lines.append(f"::notice title=cxlint::{escape.github_data(', '.join(left))}; the log shows all")
    lines += (f"::notice title=cxlint::{escape.github_data(told)}" for told in since(result)[1:])
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    span = finding.span
    where = {"file": finding.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub refuses columns on several lines
        where |= {"col": str(span.column), "endColumn": str(span.end_column)}
    where["title"] = escape.visible(f"{finding.rule} {finding.name}")
    properties = ",".join(f"{name}={escape.github_property(value)}" for name, value in where.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{escape.github_data(_message(finding))}"


def _message(finding: Finding) -> str:
    parts = [escape.prose(finding.text)]
    if because(finding):
        parts.append(escape.prose(because(finding)))
    if finding.write.strip():
        parts += ["Write instead:", *escape.block(finding.write)]
    elif finding.fix.strip():
        parts.append(f"What to do: {escape.prose(finding.fix)}")
    parts.append(f"For: {finding.owner}")
    return "\n".join(parts)
