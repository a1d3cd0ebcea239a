"""The changes as text for a terminal: a table for each document, whom it reaches, and what is still to do."""

from __future__ import annotations

import re
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
from cxlint.reporters.layout import Paint, wrap
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.engine.comparison import Changed, Comparison
    from cxlint.reporting import Style

_CELLS = re.compile("( {2,})")
"""What lies between two cells of a table; each is set in its own direction, so that the columns keep their order."""

COLOURS = {Effect.WORSE: "red", Effect.MIXED: "yellow", Effect.BETTER: "green", Effect.NEUTRAL: "dim"}
NARROWEST = 60
BODY = "  "


def text(comparison: Comparison, style: Style, language: str, reason: str) -> str:
    """Every changed document, the gravest first, and why the exit code is what it is."""
    lines = list(_Text(comparison, style, language).lines(reason))
    return escape.github_log("".join(f"{line.rstrip()}\n" for line in lines))


class _Text:
    """One report while it is written."""

    def __init__(self, comparison: Comparison, style: Style, language: str) -> None:
        self.comparison = comparison
        self.language = language
        self.say = translator(language)
        self.quiet = style.quiet
        self.columns = max(style.width, NARROWEST)
        self.paint = Paint(style.colour)

    def lines(self, reason: str) -> Iterator[str]:
        for changed in gravest_first(self.comparison):
            yield from self._document(changed)
            yield ""
        for file in self.comparison.unread:
            told = self.say("NOT COMPARED: {file} cannot be read as a whole.").format(file=file)
            yield self.paint(f" {escape.terminal(told)} ", "alarm")
        yield self.paint(total(self.comparison, self.language), "bold")
        yield from wrap(reason, self.columns)

    def _document(self, changed: Changed) -> Iterator[str]:
        effect = self.paint(effect_word(changed.effect, self.language), "bold", COLOURS[changed.effect])
        status = status_word(changed, self.language)
        name = escape.prose(f"{changed.title} ({changed.subject})")
        yield f"{effect}  {self.paint(escape.isolate(name), 'bold')}{f', {escape.terminal(status)}' if status else ''}"
        yield f"{BODY}{self.paint(escape.terminal(changed.file), 'dim')}"
        yield from self._table(changed)
        if self.quiet:
            return
        told = list(reach(changed, self.language))
        if told:
            yield from wrap("; ".join(told), self.columns, f"{BODY}{self.say('Reaches:')} ", f"{BODY}{BODY}")
        who, write = agreement(self.comparison, changed, self.language)
        if who:
            yield from wrap(who, self.columns, f"{BODY}{self.say('Have to agree:')} ", f"{BODY}{BODY}")
            yield from self._write(write)
        for finding in to_do(self.comparison, changed):
            first = f"{BODY}{self.paint.severity(finding.severity, escape.visible(finding.rule))} "
            yield from wrap(finding.text, self.columns, first, f"{BODY}{BODY}")
            yield from self._write(finding.write)

    def _write(self, write: str) -> Iterator[str]:
        for line in escape.block(write) if write.strip() else ():
            yield self.paint(f"{BODY}{BODY}{line}", "green")

    def _table(self, changed: Changed) -> Iterator[str]:
        from tabulate import tabulate

        found = rows(changed, self.language)
        if not found:
            return
        room = self.columns - len(BODY) - 8
        widths = [max(10, room * share // 100) for share in (38, 18, 18, 26)]
        heads = [self.say("What"), self.say("Before"), self.say("After"), self.say("For customers")]
        cells = [[escape.prose(cell) or "-" for cell in (r.what, r.before, r.after, r.means)] for r in found]
        table = tabulate(
            cells, heads, tablefmt="simple", disable_numparse=True, maxcolwidths=widths, colalign=["left"] * 4
        )
        for line in table.split("\n"):
            yield BODY + "".join(map(escape.isolate, _CELLS.split(line)))
