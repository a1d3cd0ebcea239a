"""The markdown format: for a comment on a pull request or the summary of a job.

GitHub refuses a summary of more than 1 MiB as a whole, so the report keeps to less and says what it leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.digest import areas, broken, count, families, gravest_first, is_broken, totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.diagnostics import Finding
    from cxlint.reporters.digest import Row
    from cxlint.reporting import Style
    from cxlint.result import Result

BUDGET = 900 * 1024
"""Bytes that the report may have; a third of them is kept for what follows the findings."""
_LONGEST = 2_000


def markdown(result: Result, style: Style) -> str:
    """Headline, findings, explanations and summary tables."""
    findings = gravest_first(result.findings)
    parts = [*_headline(result)]
    if findings:
        parts += _findings(findings, BUDGET * 2 // 3)
    if not style.quiet:
        parts += _why(findings, BUDGET // 6)
        parts += _summary(result)
        parts.append(f"cxlint: {escape.markdown(result.reason)}")
    return "\n\n".join(parts) + "\n"


def _headline(result: Result) -> Iterator[str]:
    if not result.findings:
        waived = f" ({len(result.waived):,} waived)" if result.waived else ""
        yield f"### cxlint: nothing in {count(result.files, 'file')} stands in your customers' way{waived}"
        return
    yield f"### cxlint: {totals(result)}"
    internal = len(broken(result))
    if internal:
        yield f"**Not everything was checked: {count(internal, 'internal error')}.**"


def _findings(findings: list[Finding], budget: int) -> Iterator[str]:
    rows = [
        "| Where | Severity | Rule | What | Write instead | For |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    left = _fill(rows, map(_row, findings), budget)
    yield "\n".join(rows)
    if left:
        yield f"{left:,} more {'finding is' if left == 1 else 'findings are'} not shown here."


def _fill(lines: list[str], more: Iterable[str], budget: int) -> int:
    """Add lines while there is room; returns how many had none."""
    left = 0
    for line in more:
        budget -= len(line.encode()) + 1
        if budget < 0:
            left += 1
        else:
            lines.append(line)
    return left


def _row(finding: Finding) -> str:
    severity = "**not checked**" if is_broken(finding) else finding.severity.word
    cells = (
        escape.markdown_code(f"{_cut(finding.file)}:{finding.span.line}"),
        severity,
        f"{escape.markdown_code(finding.rule)} {escape.markdown(finding.name)}",
        escape.markdown(_cut(finding.text)),
        escape.markdown_block(_cut(finding.write)) or escape.markdown(_cut(finding.fix)),
        escape.markdown_code(_cut(finding.owner)),
    )
    return f"| {' | '.join(cells)} |"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _why(findings: list[Finding], budget: int) -> Iterator[str]:
    """What each rule is for, once, folded away."""
    first: dict[str, Finding] = {}
    for finding in findings:
        if finding.why.strip():
            first.setdefault(finding.rule, finding)
    details: list[str] = []
    _fill(details, (_details(first[rule]) for rule in sorted(first)), budget)
    yield from details


def _details(finding: Finding) -> str:
    name = escape.html(f"{finding.rule} {finding.name}")
    why = escape.markdown(_cut(finding.why))
    return f"<details><summary>Why <code>{name}</code> matters</summary>\n\n{why}\n\n</details>"


def _summary(result: Result) -> Iterator[str]:
    for title, rows in ("Subject", families(result)), ("Area", areas(result)):
        if rows:
            lines = [
                f"| {title} | Documents | Checks | Passed | Failed | Waived |",
                "| --- |" + " ---: |" * 5,
            ]
            _fill(lines, map(_tally, rows), BUDGET // 20)
            yield "\n".join(lines)
    for note in result.notes[:20]:
        yield f"Note: {escape.markdown(_cut(note))}"


def _tally(row: Row) -> str:
    name = escape.markdown(_cut(row.name if row.name == row.id else f"{row.name} ({row.id})"))
    counts = (row.subjects, row.checks, row.passed, row.failed, row.waived)
    return f"| {name} | {' | '.join(f'{number:,}' for number in counts)} |"
