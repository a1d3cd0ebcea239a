"""The text format: for the people who write and own the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA, Span
from cxlint.reporters import escape
from cxlint.reporters.digest import (
    areas,
    because,
    broken,
    by_file,
    count,
    debt,
    families,
    idle,
    in_runs,
    kept_for,
    nothing_found,
    open_findings,
    since,
    symptoms,
    totals,
)
from cxlint.reporters.layout import Paint, columns, quoted, width, wrap
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.diagnostics import Finding
    from cxlint.reporters.digest import Row
    from cxlint.reporting import Style
    from cxlint.result import Result

NARROWEST = 40
BODY = "    "
NOBODY = "nobody"
_COUNT_COLUMNS = 51
"""What the numbers of a summary table take."""
_KNOWN_COLUMN = 17
"""What the one about the baseline takes besides."""


def text(result: Result, style: Style) -> str:
    """Findings by file, what broke, what was checked, and why the exit code is what it is."""
    lines = list(_Text(result, style).lines())
    while lines and not lines[0]:
        del lines[0]
    return escape.github_log("".join(f"{line.rstrip()}\n" for line in lines))


class _Text:
    """One report while it is written."""

    def __init__(self, result: Result, style: Style) -> None:
        self.result = result
        self.say = translator(result.language)
        self.verbose = style.verbose
        self.quiet = style.quiet
        self.columns = max(style.width, NARROWEST)
        self.paint = Paint(style.colour)
        self.explained: set[tuple[str, str]] = set()
        self.advised: set[tuple[str, str, str]] = set()

    def lines(self) -> Iterator[str]:
        for file, findings in by_file(open_findings(self.result)).items():
            yield ""
            yield self.paint(escape.terminal(file), "bold")
            for finding in findings:
                yield ""
                yield from self._finding(finding)
        yield from self._broken()
        if self.quiet:
            return
        if self.verbose:
            yield from self._waived()
            yield from self._known()
            yield from self._remaining()
        yield from self._summary()

    def _finding(self, finding: Finding) -> Iterator[str]:
        place = f"{finding.span.line}:{finding.span.column}"
        severity = self.paint.severity(finding.severity, self.say(finding.severity.word))
        rule = self.paint(escape.visible(finding.rule), "bold")
        yield f"  {place}  {severity}  {rule} {escape.terminal(finding.name)}"
        yield from wrap(finding.text, self.columns, BODY)
        if finding.cause:
            yield from wrap(because(finding, self.result.language), self.columns, BODY)
        yield from self._quote(finding)
        yield from self._why(finding)
        yield from self._advice(finding)
        yield from self._see_also(finding)
        nobody = self.say("nobody (no owner is named)")
        owner = nobody if finding.owner == NOBODY else escape.terminal(finding.owner)
        yield f"{BODY}{self.paint(self.say('For:'), 'dim')} {owner}"

    def _quote(self, finding: Finding) -> Iterator[str]:
        line = self.result.quote(finding)
        if not line.strip() or finding.span == Span():
            return
        number = str(finding.span.line)
        gutter = f"{BODY}{' ' * len(number)} |"
        shown, indent, carets = quoted(line, finding.span, self.columns - len(gutter) - 1)
        yield ""
        yield f"{self.paint(f'{BODY}{number} |', 'dim')} {shown}"
        yield f"{self.paint(gutter, 'dim')} {indent}{self.paint.severity(finding.severity, carets)}"
        yield ""

    def _why(self, finding: Finding) -> Iterator[str]:
        known = (finding.rule, finding.why)
        if finding.why and (self.verbose or known not in self.explained):
            for line in wrap(finding.why, self.columns, f"{BODY}{self.say('Why:')} ", BODY):
                yield self.paint(line, "dim")
        self.explained.add(known)

    def _advice(self, finding: Finding) -> Iterator[str]:
        known = (finding.file, finding.rule, finding.write)
        if known in self.advised and not self.verbose and "\n" in finding.write.strip():
            yield f"{BODY}{self.say('Write instead: the same as above')}"
        elif finding.write.strip():
            self.advised.add(known)
            yield f"{BODY}{self.say('Write instead:')}"
            for line in escape.block(finding.write):
                yield self.paint(f"{BODY}  {line}", "green")
        elif finding.fix.strip():
            yield from wrap(finding.fix, self.columns, f"{BODY}{self.say('What to do:')} ", BODY)

    def _see_also(self, finding: Finding) -> Iterator[str]:
        for other in finding.related:
            place = f"{escape.visible(other.file)}:{other.span.line}:{other.span.column}"
            yield from wrap(
                f"{place} {other.text}", self.columns, f"{BODY}{self.say('See also:')} ", f"{BODY}  "
            )

    def _broken(self) -> Iterator[str]:
        findings = broken(self.result)
        if not findings:
            return
        yield ""
        broke = count(len(findings), "internal error", self.result.language)
        alarm = f"{self.say('NOT EVERYTHING WAS CHECKED:')} {broke}"
        yield self.paint(f" {alarm} ", "alarm")
        for finding in findings:
            yield ""
            yield self.paint(escape.terminal(finding.file), "bold")
            yield from self._finding(finding)

    def _waived(self) -> Iterator[str]:
        if self.result.waived:
            yield ""
            yield self.paint(self.say("Waived"), "bold")
        for finding in self.result.waived:
            place = f"{escape.visible(finding.file)}:{finding.span.line}:{finding.span.column}"
            yield from wrap(f"{place} {finding.rule} {finding.name}", self.columns, "  ", BODY)
            yield from wrap(finding.justification or finding.text, self.columns, BODY)

    def _known(self) -> Iterator[str]:
        if self.result.known:
            yield ""
            yield self.paint(self.say("In the baseline"), "bold")
        for one in self.result.known:
            finding = one.finding
            place = f"{escape.visible(finding.file)}:{finding.span.line}:{finding.span.column}"
            yield from wrap(f"{place} {finding.rule} {finding.name}", self.columns, "  ", BODY)
            yield from wrap(finding.text, self.columns, BODY)
            yield from wrap(kept_for(one, self.result.language), self.columns, BODY)

    def _remaining(self) -> Iterator[str]:
        against = self.result.against
        if against is None:
            return
        for title, findings in (
            (self.say("Remaining"), against.remaining),
            (self.say("Fixed"), against.fixed),
        ):
            if findings:
                yield ""
                yield self.paint(title, "bold")
            for finding in findings:
                place = f"{escape.visible(finding.file)}:{finding.span.line}:{finding.span.column}"
                yield from wrap(
                    f"{place} {finding.rule} {finding.name}: {finding.text}", self.columns, "  ", BODY
                )

    def _summary(self) -> Iterator[str]:
        result = self.result
        yield from self._tables()
        yield from self._symptoms()
        yield from self._homes()
        yield ""
        if result.findings:
            yield self.paint(totals(result), "bold")
        else:
            yield self.paint(nothing_found(result), "bold", "green")
        yield from self._level()
        for told in (*since(result), *debt(result), *self._idle()):
            yield from wrap(told, self.columns)
        for note in result.notes:
            yield from wrap(note, self.columns, f"{self.say('Note:')} ")
        colour = "green" if result.exit_code == 0 else "red"
        yield self.paint(f"cxlint: {escape.prose(result.reason)}", "bold", colour)

    def _idle(self) -> Iterator[str]:
        for told in idle(self.result):
            names = ", ".join(in_runs(self.result.idle)) if self.verbose else self.say("-v names them.")
            yield f"{told} {names}"

    def _level(self) -> Iterator[str]:
        """How far the company has come, where the run looked at all of it."""
        from cxlint.rule import LEVELS
        from cxlint.scorecard.quick import level_of

        reached = level_of(self.result)
        if reached is None:
            return
        level = f"{reached} {self.say(LEVELS[reached - 1] if reached else 'none yet')}"
        told = self.say("Level: {level}.").format(level=level)
        more = self.say("`cxlint report` tells what stands before the next.") if reached < len(LEVELS) else ""
        yield from wrap(f"{told} {more}", self.columns)

    def _tables(self) -> Iterator[str]:
        """What was checked by family and by area, in two tables with the same columns."""
        subject, area = self.say("Checked by subject"), self.say("Checked by area")
        groups = [(subject, families(self.result)), (area, areas(self.result))]
        groups = [(title, rows) for title, rows in groups if rows]
        if not groups:
            return
        every = [row for _, rows in groups for row in rows]
        cells = [line for title, rows in groups for line in (self._heads(title), *map(self._cells, rows))]
        hidden = {-1} if not any(row.internal for row in every) else set()
        hidden |= {-2} if not any(row.known for row in every) else set()
        shown = [[cell for n, cell in enumerate(line, -len(line)) if n not in hidden] for line in cells]
        table = iter(columns(shown))
        for _, rows in groups:
            head = next(table)
            yield ""
            yield self.paint(head, "bold")
            yield self.paint("-" * width(head), "dim")
            for row, line in zip(rows, table, strict=False):
                yield self.paint(line, "red") if row.failed or row.internal else line

    def _symptoms(self) -> Iterator[str]:
        """The signs that the areas answer customers apart from each other, where there are any."""
        rows = [(name, f"{number:,}") for name, number in symptoms(self.result)]
        if not rows:
            return
        yield ""
        yield self.paint(self.say("Signs of scattered answers"), "bold")
        yield from columns(rows)

    def _homes(self) -> Iterator[str]:
        """The repositories of a group, and where each is to be found."""
        if self.result.homes:
            yield ""
            yield self.paint(self.say("Repositories"), "bold")
        for home in self.result.homes:
            yield f"  {' '.join(filter(None, (escape.terminal(home.name), home.url)))}"

    def _heads(self, title: str) -> list[str]:
        say = self.say
        counted = [
            say("documents"),
            say("checks"),
            say("passed"),
            say("failed"),
            say("waived"),
            say("in the baseline"),
            say("broken"),
        ]
        return [title, *counted]

    def _cells(self, row: Row) -> list[str]:
        counts = (row.subjects, row.checks, row.passed, row.failed, row.waived, row.known, row.internal)
        taken = _COUNT_COLUMNS + _KNOWN_COLUMN * bool(self.result.known)
        name = _name(row, max(self.columns - taken, 20))
        return [name, *(f"{number:,}" for number in counts)]


def _name(row: Row, columns: int) -> str:
    """The human name of a group and its id, cut where it is long."""
    shown = escape.prose(row.name if row.id in (row.name, NO_AREA) else f"{row.name} ({row.id})")
    if width(shown) > columns:
        while width(shown) > columns - 3:
            shown = shown[:-1]
        shown += "..."
    return escape.isolate(shown)
