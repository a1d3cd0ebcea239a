"""The markdown format of reports: for a page, a comment or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.report.outline import explained, headline, sections
from cxlint.wording import RIGHT_TO_LEFT, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.reporters.report import Report
    from cxlint.reporters.report.outline import Section
    from cxlint.reporters.report.table import Cell, Column, Table

Links = tuple[tuple[str, str], ...]
"""The beginnings of files, and what stands in their place in a link."""


def render(report: Report) -> str:
    """Headline, tables, and how level and score are counted."""
    return directed(_parts(report), report.card.language)


def directed(parts: Iterator[str], language: str) -> str:
    """The parts as one text, set from right to left where the language is."""
    text = "\n\n".join(parts)
    if language.partition("-")[0] in RIGHT_TO_LEFT:
        text = f'<div dir="rtl">\n\n{text}\n\n</div>'
    return f"{text}\n"


def _parts(report: Report) -> Iterator[str]:
    card, say = report.card, translator(report.card.language)
    yield f"# {' · '.join(escape.markdown(part) for part in (card.title, card.scope, str(card.as_of)) if part)}"
    if card.incomplete:
        yield f"**{say('NOT EVERYTHING WAS CHECKED:')} `cxlint check`**"
    yield " · ".join(f"**{escape.markdown(told)}**" for told in headline(card)[:2])
    yield " · ".join(escape.markdown(told) for told in headline(card)[2:])
    for section in sections(report):
        yield from _section(section, report)
    if not report.style.quiet:
        yield f"## {say('How this is counted')}"
        yield from (escape.markdown(line) for line in explained(card))
    yield from (f"{say('Note:')} {escape.markdown(note)}" for note in card.notes)


def _section(section: Section, report: Report) -> Iterator[str]:
    yield f"## {escape.markdown(section.title)}"
    if section.told:
        yield escape.markdown(section.told)
    if section.table.rows:
        yield table(section.table, report.links)
    if section.left:
        say = translator(report.card.language)
        yield say("Not shown here: {count} more.").format(count=f"{section.left:,}")


def table(shown: Table, links: Links = ()) -> str:
    """A table with a head; numbers stand on the right."""
    heads = " | ".join(escape.markdown(column.title) for column in shown.columns)
    rule = " | ".join("---:" if column.kind == "number" else "---" for column in shown.columns)
    rows = (
        " | ".join(_cell(cell, column, links) for cell, column in zip(row, shown.columns, strict=True))
        for row in shown.rows
    )
    return "\n".join(f"| {line} |" for line in (heads, rule, *rows))


def _cell(cell: Cell, column: Column, links: Links) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, (int, float)):
        return f"{cell:,}"
    if column.key == "where":
        return linked(str(cell), links)
    return escape.markdown_code(str(cell)) if column.kind == "code" else escape.markdown(str(cell))


def linked(where: str, links: Links) -> str:
    """A place, ``file:line``, as a link where it is known what files hang below."""
    shown = escape.markdown_code(where)
    file, colon, line = where.rpartition(":")
    file = file if colon else where
    for folder, address in links:
        if shown and file.startswith(folder):
            target = escape.uri(file.removeprefix(folder)).removeprefix("./")
            target = target.replace("(", "%28").replace(")", "%29")
            return f"[{shown}]({address}{target}{f'#L{line}' if colon else ''})"
    return shown
