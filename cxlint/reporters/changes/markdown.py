"""The changes as Markdown, for a comment on a pull request or the summary of a job.

A comment on GitHub holds 65,536 characters and is refused as a whole beyond that, so the report keeps to less and says
what it leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.effect import Effect
from cxlint.reporters import escape
from cxlint.reporters.changes.words import (
    agreement,
    effect_word,
    gravest_first,
    reach,
    rows,
    status_word,
    to_do,
    total,
)
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.engine.comparison import Changed, Comparison
    from cxlint.reporters.changes.words import Row

MOST = 65_000
"""Characters that a report may have."""

SIGNS = {Effect.WORSE: "🔴", Effect.MIXED: "🟠", Effect.BETTER: "🟢", Effect.NEUTRAL: "⚪"}
_TAIL = 1_500
"""Characters that are kept for the end of the report."""


def markdown(comparison: Comparison, language: str, reason: str, most: int = MOST) -> str:
    """Headline, one table with the gravest changes first, then each document's reach, approvals and duties."""
    say = translator(language)
    report = _Report(most - _TAIL)
    report.add(f"### cxlint: {escape.markdown(total(comparison, language))}")
    for file in comparison.unread:
        report.add(
            f"**{escape.markdown(say('NOT COMPARED: {file} cannot be read as a whole.').format(file=file))}**"
        )
    changes = gravest_first(comparison)
    hidden = _table(report, changes, language)
    for changed in changes:
        report.add(_details(comparison, changed, language))
    parts = report.parts
    if hidden:
        worse = sum(row.effect.hurts for row in hidden)
        left = say("Not shown here: {count} more changes, of which {worse} hurt customers.")
        parts.append(f"**{left.format(count=f'{len(hidden):,}', worse=f'{worse:,}')}**")
    if report.left:
        parts.append(say("Not shown here: the details of {count} more documents.").format(count=report.left))
    parts.append(escape.markdown(reason[: _TAIL // 3]))
    return "\n\n".join(part for part in parts if part) + "\n"


class _Report:
    """Parts of a text while there is room; `left` counts those that found none."""

    def __init__(self, most: int) -> None:
        self.parts: list[str] = []
        self.room = most
        self.left = 0

    def add(self, part: str) -> None:
        if not part:
            return
        if len(part) + 2 > self.room:
            self.left += 1
        else:
            self.parts.append(part)
            self.room -= len(part) + 2


def _table(report: _Report, changes: list[Changed], language: str) -> list[Row]:
    """Add the table as far as there is room for it and for half of the details; returns the rows that found none."""
    say = translator(language)
    heads = ("", say("Document"), say("What"), say("Before"), say("After"), say("For customers"))
    lines = [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- | --- | --- |"]
    hidden: list[Row] = []
    room = report.room * 3 // 4 - sum(map(len, lines))
    for changed in changes:
        for row in rows(changed, language) or [_whole(changed, language)]:
            line = _line(changed, row, language)
            if hidden or len(line) + 1 > room:
                hidden.append(row)
            else:
                lines.append(line)
                room -= len(line) + 1
    if len(lines) > 2:
        report.add("\n".join(lines))
    return hidden


def _whole(changed: Changed, language: str) -> Row:
    """A row for a document of which no single field is to be told."""
    from cxlint.reporters.changes.words import Row

    return Row(changed.effect, status_word(changed, language), "", "", "")


def _line(changed: Changed, row: Row, language: str) -> str:
    cells = (
        f"{SIGNS[row.effect]} {escape.markdown(effect_word(row.effect, language))}",
        f"{escape.markdown(changed.title)} {escape.markdown_code(str(changed.subject))}",
        escape.markdown(row.what),
        escape.markdown(row.before),
        escape.markdown(row.after),
        escape.markdown(row.means),
    )
    return f"| {' | '.join(cells)} |"


def _details(comparison: Comparison, changed: Changed, language: str) -> str:
    """Whom a document reaches, who has to agree, and what is to do, folded away where nothing is to do."""
    say = translator(language)
    lines = list(_points(comparison, changed, language))
    if not lines:
        return ""
    status = status_word(changed, language)
    told = escape.html(f"{changed.title} ({changed.subject}){f', {status}' if status else ''}")
    opened = " open" if changed.effect.hurts else ""
    body = "\n".join(f"- {line}" for line in lines)
    return f"<details{opened}><summary>{say('Reach and duties:')} {told}</summary>\n\n{body}\n\n</details>"


def _points(comparison: Comparison, changed: Changed, language: str) -> Iterator[str]:
    say = translator(language)
    told = "; ".join(reach(changed, language))
    if told:
        yield f"{say('Reaches:')} {escape.markdown(told)}"
    who, write = agreement(comparison, changed, language)
    if who:
        yield f"{say('Have to agree:')} {escape.markdown(who)}{_write(write)}"
    for finding in to_do(comparison, changed):
        yield f"{escape.markdown_code(finding.rule)} {escape.markdown(finding.text)}{_write(finding.write)}"


def _write(write: str) -> str:
    return f" {escape.markdown_block(write)}" if write.strip() else ""
