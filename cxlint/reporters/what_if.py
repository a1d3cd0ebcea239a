"""What other settings would bring, in every format in which it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.engine.what_if import by_area, documents
from cxlint.reporters import escape
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxlint.diagnostics import Finding
    from cxlint.engine.what_if import WhatIf

SCHEMA_VERSION = "1"
MOST = 60_000
"""Characters of findings in Markdown; a comment on a pull request holds a little more."""


def text(found: WhatIf) -> str:
    """What would fail and what would fail no more, with the place of each, for people at a terminal."""
    say = translator(found.now.language)
    lines = [say("What if {changes}?").format(changes=", ".join(found.tried)), ""]
    for head, where, findings in _groups(found):
        lines += [head, *([f"  {where}"] if where else [])]
        lines += (f"  {_place(finding)}  {finding.rule}  {finding.text}" for finding in findings)
        lines.append("")
    lines += [*_nothing(found), _end(found)]
    return escape.github_log("".join(f"{escape.terminal(line)}\n" for line in lines))


def markdown(found: WhatIf) -> str:
    """The same for a wiki or a pull request."""
    say = translator(found.now.language)
    changes = ", ".join(map(escape.markdown_code, found.tried))
    parts = [f"### {say('What if {changes}?').format(changes=changes)}"]
    room = MOST
    for head, where, findings in _groups(found):
        parts.append(f"**{escape.markdown(head)}** {escape.markdown(where)}".rstrip())
        rows = list(map(_row, findings))
        shown = [row for row in rows if (room := room - len(row) - 1) >= 0]
        if len(shown) < len(rows):
            shown.append(say("Not shown here: {count} more.").format(count=f"{len(rows) - len(shown):,}"))
        parts.append("\n".join(shown))
    parts += map(escape.markdown, (*filter(None, _nothing(found)), _end(found)))
    return "\n\n".join(parts) + "\n"


def json(found: WhatIf) -> str:
    """Everything, for other programs."""
    return escape.json_text({
        "schema_version": SCHEMA_VERSION,
        "with": list(found.tried),
        "more": [_data(finding) for finding in found.more],
        "fewer": [_data(finding) for finding in found.fewer],
        "documents": {"more": documents(found.more), "fewer": documents(found.fewer)},
        "areas": {"more": by_area(found.more), "fewer": by_area(found.fewer)},
        "exit_code": {"now": found.now.exit_code, "then": found.then.exit_code},
        "incomplete": found.incomplete,
    })  # fmt: skip


FORMATS: dict[str, Callable[[WhatIf], str]] = {"text": text, "markdown": markdown, "json": json}


def _groups(found: WhatIf) -> Iterator[tuple[str, str, Sequence[Finding]]]:
    """A headline, the areas, and the findings, of what would fail and of what would fail no more."""
    say = translator(found.now.language)
    for findings, told in (
        (found.more, say("Would fail, and does not fail now: {count} (documents: {subjects})")),
        (found.fewer, say("Would fail no more: {count} (documents: {subjects})")),
    ):
        if findings:
            head = told.format(count=f"{len(findings):,}", subjects=f"{documents(findings):,}")
            areas = by_area(findings)
            named = ", ".join(f"{area or say('(no area)')} {count:,}" for area, count in areas.items())
            where = say("Documents by area: {areas}").format(areas=named) if any(areas) else ""
            yield head, where, findings


def _nothing(found: WhatIf) -> list[str]:
    if found.more or found.fewer:
        return []
    say = translator(found.now.language)
    return [say("Nothing would fail that does not fail now, and nothing would fail no more."), ""]


def _end(found: WhatIf) -> str:
    told = translator(found.now.language)("The check would end with {then}; now it ends with {now}.")
    return told.format(then=found.then.exit_code, now=found.now.exit_code)


def _place(finding: Finding) -> str:
    return f"{finding.file}:{finding.span.line}:{finding.span.column}"


def _row(finding: Finding) -> str:
    place, rule = escape.markdown_code(_place(finding)), escape.markdown_code(finding.rule)
    return f"- {place} {rule} {escape.markdown(finding.text)}"


def _data(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "subject": str(finding.subject),
        "area": finding.area,
        "owner": finding.owner,
        "file": finding.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "severity": finding.severity.word,
        "text": finding.text,
        "fingerprint": finding.fingerprint,
    }
