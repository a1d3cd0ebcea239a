"""The concise format: one line for each finding, as compilers write them, for editors and for grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.digest import because, since

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding
    from cxlint.reporting import Style
    from cxlint.result import Result


def concise(result: Result, style: Style) -> str:
    """``file:line:column: severity RULE text``, then why the exit code is what it is."""
    lines = [_line(finding) for finding in result.findings]
    if not style.quiet:
        lines += (f"cxlint: {escape.prose(told)}" for told in since(result))
        lines.append(f"cxlint: {escape.prose(result.reason)}")
    return escape.github_log("".join(f"{line}\n" for line in lines))


def _line(finding: Finding) -> str:
    place = f"{escape.visible(finding.file)}:{finding.span.line}:{finding.span.column}"
    words = f"{finding.text} ({because(finding)})" if finding.cause else finding.text
    return f"{place}: {finding.severity.word} {escape.visible(finding.rule)} {escape.prose(words)}"
