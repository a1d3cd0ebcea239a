"""The register of waivers in every format in which it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.plain import to_plain
from cxlint.reporters import escape
from cxlint.reporters.layout import Paint, wrap
from cxlint.suppress.register import IN_FORCE, TERMS, Row, ending, too_often
from cxlint.suppress.renewals import MOST
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxlint.reporting import Style
    from cxlint.result import Result

SCHEMA_VERSION = "1"


def text(rows: tuple[Row, ...], result: Result, style: Style, remark: str = "") -> str:
    """A table for people at a terminal, then who is asked for what, and what ends soon."""
    say = translator(result.language)
    paint = Paint(style.colour)
    lines = [paint(say("Waivers"), "bold"), ""]
    if rows:
        from tabulate import tabulate

        table = [[escape.terminal(cell) for cell in _cells(row, say)] for row in rows]
        heads = [escape.isolate(head) for head in _heads(say)]
        lines += tabulate(table, heads, tablefmt="simple", disable_numparse=True).split("\n")
    else:
        lines.append(say("There is no waiver."))
    for row in rows:
        if row.state not in ("refused", "withdrawn", "prolonged"):
            lines += ["", *wrap(f"{row.id}: {row.reason}", style.width, "", "  ")]
            if row.remediation:
                told = say("What is being done: {what}").format(what=row.remediation)
                lines += wrap(told, style.width, "  ")
    lines += ["", *(line for told in _summary(rows, result, remark) for line in wrap(told, style.width))]
    return escape.github_log("\n".join(line.rstrip() for line in lines) + "\n")


def markdown(rows: tuple[Row, ...], result: Result, style: Style, remark: str = "") -> str:  # noqa: ARG001 - one form for all
    """A table for a wiki or a pull request."""
    say = translator(result.language)
    lines = [f"### {say('Waivers')}", ""]
    if rows:
        heads = (*_heads(say), say("reason"))
        lines += [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
        lines += (f"| {' | '.join(map(escape.markdown, (*_cells(r, say), r.reason)))} |" for r in rows)
    else:
        lines.append(say("There is no waiver."))
    lines += ["", *(f"- {escape.markdown(told)}" for told in _summary(rows, result, remark))]
    return "\n".join(lines) + "\n"


def json(rows: tuple[Row, ...], result: Result, style: Style, remark: str = "") -> str:  # noqa: ARG001 - one form for all
    """Everything, for other programs."""
    return escape.json_text({
        "schema_version": SCHEMA_VERSION,
        "as_of": result.as_of.isoformat(),
        "waivers": to_plain(rows),
        "ending": {str(days): [row.id for row in ending(rows, days)] for days in TERMS},
        "comments": len(_by_comments(result)),
        "known": len(result.known),
        "too_often": [row.id for row in too_often(rows)],
        "remark": remark,
    })  # fmt: skip


def csv(rows: tuple[Row, ...], result: Result, style: Style, remark: str = "") -> str:  # noqa: ARG001 - one form for all
    """One line a waiver, for a spreadsheet."""
    lines = [Row._fields, *(tuple("" if v is None else str(to_plain(v)) for v in row) for row in rows)]
    return "".join(",".join(map(escape.csv_cell, line)) + "\r\n" for line in lines)


FORMATS: dict[str, Callable[[tuple[Row, ...], Result, Style, str], str]] = {
    "text": text,
    "markdown": markdown,
    "json": json,
    "csv": csv,
}


def _heads(say: Callable[[str], str]) -> tuple[str, ...]:
    return (
        say("waiver"),
        say("state"),
        say("rule"),
        say("subject"),
        say("owner"),
        say("approved by"),
        say("ends on"),
        say("days left"),
        say("prolonged"),
        say("lets pass"),
    )


def _cells(row: Row, say: Callable[[str], str]) -> tuple[str, ...]:
    left = str(row.left) if row.left is not None and row.state in IN_FORCE else ""
    approver = row.approved_by or (f"({row.requested_by})" if row.state == "requested" else "")
    expires = row.expires.isoformat() if row.expires else ""
    counts = (str(row.renewals), str(row.passes))
    return (row.id, state(row.state, say), row.rule, row.subject, row.owner, approver, expires, left, *counts)


def state(word: str, say: Callable[[str], str]) -> str:
    """A state in the language of the reader."""
    return {
        "expired": say("expired"),
        "no-effect": say("without effect"),
        "approved": say("approved"),
        "unused": say("unused"),
        "requested": say("requested"),
        "prolonged": say("prolonged by another"),
        "refused": say("refused"),
        "withdrawn": say("withdrawn"),
    }[word]


def _summary(rows: tuple[Row, ...], result: Result, remark: str) -> Iterator[str]:
    """What is in force and what ends soon, what waits for an answer, and what else lets findings pass."""
    say = translator(result.language)
    force = sum(row.state in IN_FORCE for row in rows)
    ends = [len(ending(rows, days)) for days in TERMS]
    told = say("In force: {count}. Of them, ending within 30, 60 and 90 days: {first}, {second} and {third}.")
    yield told.format(count=force, first=ends[0], second=ends[1], third=ends[2])
    asked = [row.id for row in rows if row.state == "requested"]
    if asked:
        yield say("Waiting for approval: {ids}. Until then they let nothing pass.").format(
            ids=", ".join(asked)
        )
    late = [row.id for row in rows if row.state in ("expired", "no-effect")]
    if late:
        yield say("Expired or without effect: {ids}. `cxlint check` says why.").format(ids=", ".join(late))
    again = [row.id for row in too_often(rows)]
    if again:
        told = say("Prolonged more than {most} times: {ids}. Mend what they are for.")
        yield told.format(most=MOST, ids=", ".join(again))
    comments = _by_comments(result)
    if comments:
        yield say("Besides, comments in the documents let pass: {count}.").format(count=len(comments))
    if result.known:
        yield say("Known findings in the baseline: {count}.").format(count=f"{len(result.known):,}")
    if remark:
        yield remark


def _by_comments(result: Result) -> list[str]:
    return [f.fingerprint for f in result.waived if ", waiver/" not in f.justification]
