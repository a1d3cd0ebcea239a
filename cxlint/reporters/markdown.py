"""The markdown format: for a comment on a pull request or the summary of a job.

GitHub refuses a summary of more than 1 MiB as a whole, so the report keeps to less and says what it leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.digest import (
    areas,
    because,
    broken,
    count,
    debt,
    families,
    gravest_first,
    idle,
    is_broken,
    kept_for,
    nothing_found,
    since,
    symptoms,
    totals,
)
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxlint.diagnostics import Finding
    from cxlint.reporters.digest import Row
    from cxlint.reporting import Style
    from cxlint.result import Known, Result

BUDGET = 900 * 1024
"""Bytes that the report may have; a third of them is kept for what follows the findings."""
_LONGEST = 2_000


def markdown(result: Result, style: Style) -> str:
    """Headline, findings, explanations and summary tables."""
    findings = gravest_first(result.findings)
    parts = [*_headline(result)]
    if findings:
        parts += _findings(result, findings, BUDGET * 2 // 3)
    if not style.quiet:
        parts += _why(result, findings, BUDGET // 6)
        parts += _debt(result, BUDGET // 20)
        parts += _left(result, BUDGET // 20)
        parts += _idle(result)
        parts += _summary(result)
        parts.append(f"cxlint: {escape.markdown(result.reason)}")
    return "\n\n".join(parts) + "\n"


def _headline(result: Result) -> Iterator[str]:
    told = [escape.markdown(line) for line in since(result)]
    if not result.findings:
        yield f"### cxlint: {nothing_found(result)}"
        yield from told
        return
    yield f"### cxlint: {totals(result)}"
    yield from told
    internal = len(broken(result))
    if internal:
        alarm = translator(result.language)("NOT EVERYTHING WAS CHECKED:")
        yield f"**{alarm} {count(internal, 'internal error', result.language)}.**"


def _findings(result: Result, findings: list[Finding], budget: int) -> Iterator[str]:
    say = translator(result.language)
    heads = (say("Where"), say("Severity"), say("Rule"), say("What"), say("Write instead"), say("For"))
    rows = [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- | --- | --- |"]
    left = _fill(rows, (_row(finding, say, result.language) for finding in findings), budget)
    yield "\n".join(rows)
    if left:
        yield say("Not shown here: {count} more.").format(count=f"{left:,}")


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


def _row(finding: Finding, say: Callable[[str], str], language: str) -> str:
    severity = f"**{say('not checked')}**" if is_broken(finding) else say(finding.severity.word)
    cells = (
        escape.markdown_code(f"{_cut(finding.file)}:{finding.span.line}"),
        severity,
        f"{escape.markdown_code(finding.rule)} {escape.markdown(finding.name)}",
        " ".join(
            escape.markdown(_cut(words)) for words in (finding.text, because(finding, language)) if words
        ),
        escape.markdown_block(_cut(finding.write)) or escape.markdown(_cut(finding.fix)),
        escape.markdown_code(_cut(finding.owner)),
    )
    return f"| {' | '.join(cells)} |"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _why(result: Result, findings: list[Finding], budget: int) -> Iterator[str]:
    """What each rule is for, once, folded away."""
    first: dict[str, Finding] = {}
    for finding in findings:
        if finding.why.strip():
            first.setdefault(finding.rule, finding)
    details: list[str] = []
    _fill(details, (_details(first[rule], translator(result.language)) for rule in sorted(first)), budget)
    yield from details


def _details(finding: Finding, say: Callable[[str], str]) -> str:
    name = escape.html(f"{finding.rule} {finding.name}")
    title = say("Why it matters:")
    why = escape.markdown(_cut(finding.why))
    return f"<details><summary>{title} <code>{name}</code></summary>\n\n{why}\n\n</details>"


def _left(result: Result, budget: int) -> Iterator[str]:
    """What was there before the change and still is, and what it has settled, folded away."""
    against = result.against
    if against is None:
        return
    say = translator(result.language)
    for title, findings in (say("Remaining"), against.remaining), (say("Fixed"), against.fixed):
        rows: list[str] = []
        left = _fill(rows, map(_listed, gravest_first(findings)), budget)
        if left:
            rows.append(say("Not shown here: {count} more.").format(count=f"{left:,}"))
        if rows:
            head = f"<details><summary>{title}: {len(findings):,}</summary>"
            yield head + "\n\n" + "\n".join(rows) + "\n\n</details>"


def _listed(finding: Finding) -> str:
    place = escape.markdown_code(f"{_cut(finding.file)}:{finding.span.line}")
    return f"- {place} {escape.markdown_code(finding.rule)} {escape.markdown(_cut(finding.text))}"


def _idle(result: Result) -> Iterator[str]:
    """How many rules had nothing to judge, and, folded away, which."""
    for told in idle(result):
        names = " ".join(map(escape.markdown_code, result.idle))
        yield f"<details><summary>{escape.html(told)}</summary>\n\n{names}\n\n</details>"


def _debt(result: Result, budget: int) -> Iterator[str]:
    """What the baseline keeps, and, folded away, each finding with its age."""
    told = debt(result)
    if not told:
        return
    yield " ".join(map(escape.markdown, told))
    say = translator(result.language)
    rows: list[str] = []
    oldest = sorted(result.known, key=lambda one: (one.since, one.finding.order))
    left = _fill(rows, (_kept(one, result.language) for one in oldest), budget)
    if left:
        rows.append(say("Not shown here: {count} more.").format(count=f"{left:,}"))
    yield f"<details><summary>{say('In the baseline')}</summary>\n\n" + "\n".join(rows) + "\n\n</details>"


def _kept(one: Known, language: str) -> str:
    finding = one.finding
    place = escape.markdown_code(f"{_cut(finding.file)}:{finding.span.line}")
    rule = escape.markdown_code(finding.rule)
    return f"- {place} {rule} {escape.markdown(_cut(finding.text))} {escape.markdown(_cut(kept_for(one, language)))}"


def _summary(result: Result) -> Iterator[str]:
    say = translator(result.language)
    counted = (say("documents"), say("checks"), say("passed"), say("failed"), say("waived"))
    for title, rows in (say("Checked by subject"), families(result)), (say("Checked by area"), areas(result)):
        if rows:
            lines = [f"| {' | '.join((title, *counted))} |", "| --- |" + " ---: |" * 5]
            _fill(lines, (_tally(row, result.home_of(row.id)) for row in rows), BUDGET // 20)
            yield "\n".join(lines)
    signs = symptoms(result)
    if signs:
        head = f"| {say('Signs of scattered answers')} | {say('findings')} |\n| --- | ---: |"
        yield "\n".join((head, *(f"| {name} | {number:,} |" for name, number in signs)))
    for note in result.notes[:20]:
        yield f"{say('Note:')} {escape.markdown(_cut(note))}"


def _tally(row: Row, home: str) -> str:
    name = escape.markdown(_cut(row.name if row.name == row.id else f"{row.name} ({row.id})"))
    name = f"[{name}](<{home}>)" if home else name
    counts = (row.subjects, row.checks, row.passed, row.failed, row.waived)
    return f"| {name} | {' | '.join(f'{number:,}' for number in counts)} |"
