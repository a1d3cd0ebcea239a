"""Comments that let a warning or an information pass: for one line, or before `kind` for a whole document."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from cxlint.diagnostics import Span, Subject
from cxlint.named import NamedTuple
from cxlint.source import comments, lines
from cxlint.suppress.comment import read_comment
from cxlint.suppress.named import named_rule
from cxlint.suppress.values import LONGEST, Standpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.registry import Registry
    from cxlint.source import Comment
    from cxlint.suppress.comment import Wish
    from cxlint.suppress.pages import Page, Pages
    from cxlint.suppress.values import SuppressionFault

_DIVIDER = r"---(\s|$)"


class Inline(NamedTuple):
    """One rule that a comment names; `line` is 0 where it holds for the whole document."""

    rule: str
    at: Standpoint
    line: int
    reason: str
    until: date
    what: str = "inline"

    @property
    def subject(self) -> str:
        """What it is for, in words."""
        return f"line {self.line}" if self.line else str(self.at.document)

    @property
    def shown(self) -> str:
        """How other messages name it."""
        return f"the comment on line {self.at.span.line} of {self.at.file}"

    @property
    def justification(self) -> str:
        """Reason, last day, and where it was decided."""
        return f"{self.reason} (until {self.until}, {self.at.file}:{self.at.span.line})"

    def covers(self, finding: Finding) -> bool:
        """Whether the finding stands on its line, or is about its document."""
        if finding.file != self.at.file:
            return False
        if self.line:
            return finding.span.line == self.line
        document = self.at.document
        return document is not None and finding.subject == Subject(document.kind, document.id)


def read_inlines(
    pages: Pages, as_of: date, settings: Settings, registry: Registry
) -> tuple[list[Inline], list[SuppressionFault]]:
    """The comments of all files that are in order, and the faults of the others."""
    inlines: list[Inline] = []
    faults: list[SuppressionFault] = []
    for file in sorted(pages.marked):
        for wish, at, line in _wishes(pages.page(file)):
            found = list(_faults(wish, at, as_of))
            rules: dict[str, None] = {}
            for written in wish.rules:
                rule_id, fault = named_rule(written, at, settings, registry)
                rules.setdefault(rule_id) if fault is None else faults.append(fault)
            faults.extend(found)
            if not found and wish.until is not None:
                inlines.extend(Inline(rule, at, line, wish.reason, wish.until) for rule in rules)
    return inlines, faults


def _wishes(page: Page) -> Iterator[tuple[Wish, Standpoint, int]]:
    """What the comments of a file ask for, where they stand, and the line that each is for."""
    found = comments(page.yaml)
    text = lines(page.yaml)
    own_lines = {comment.line for comment in found if comment.own_line}
    for comment in found:
        wish = read_comment(comment.text)
        if wish is None:
            continue
        line = _next_line(comment.line, text, own_lines) if comment.own_line else comment.line
        at = Standpoint(page.file, page.document_at(line), _span(comment, text))
        whole = comment.own_line and page.begins(line)
        yield wish, at, 0 if whole else line


def _next_line(line: int, text: list[str], own_lines: Iterable[int]) -> int:
    """The next line with anything but a comment; the line itself where there is none."""
    for number in range(line + 1, len(text) + 1):
        written = text[number - 1]
        if number not in own_lines and written.strip() and not re.match(_DIVIDER, written):
            return number
    return line


def _span(comment: Comment, text: list[str]) -> Span:
    end = len(text[comment.line - 1].rstrip()) + 1
    return Span(comment.line, comment.column, comment.line, end)


def _faults(wish: Wish, at: Standpoint, as_of: date) -> Iterator[SuppressionFault]:
    """What is wrong with a comment as a whole."""
    latest = as_of + timedelta(days=LONGEST)
    for key in wish.faults:
        yield at.fault("CX030", key, until=latest, written=wish.written)
    if wish.until is None:
        return
    if wish.until < as_of:
        yield at.fault("CX032", "inline", until=wish.until)
    elif wish.until > latest:
        yield at.fault("CX033", "inline", until=wish.until, days=LONGEST, latest=latest)
