"""The sarif format (2.1.0), complete for GitHub code scanning.

GitHub knows a finding again by ``primaryLocationLineHash`` alone, so it carries our fingerprint, which survives moved
lines. Suppressed findings are left out because GitHub would show them as open. There is no ``automationDetails``:
where it is absent the upload action's own ``category`` counts.
Source of limits: "SARIF support for code scanning", docs.github.com.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters import escape
from cxlint.reporters.digest import because, broken, count, gravest_first, since
from cxlint.result import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.diagnostics import Finding, Span
    from cxlint.reporting import Style
    from cxlint.result import Result, RuleInfo

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SHOWN, ACCEPTED = 5_000, 25_000
"""How many results GitHub shows of a run, and how many it takes."""
_TEXT, _NAME, _RELATED, _EXTENSIONS = 1_024, 255, 100, 100

Json = dict[str, object]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def sarif(result: Result, style: Style) -> str:
    """One run with all rules and all open findings."""
    from cxlint import __version__

    rules = [info for info in result.rules.values() if info.id != READABLE]
    places = {info.id: place for place, info in enumerate(rules)}
    driver: Json = {
        "name": "cxlint",
        "version": result.origin.version or style.version or __version__,
        "rules": [_rule(info) for info in rules],
    }
    tool: Json = {"driver": driver}
    plugins = sorted({info.plugin for info in rules if info.plugin})[:_EXTENSIONS]
    if plugins:
        tool["extensions"] = [{"name": escape.visible(plugin)} for plugin in plugins]
    findings = list(result.findings)
    if len(findings) > SHOWN:
        findings = gravest_first(findings)[:ACCEPTED]
    run: Json = {
        "tool": tool,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "results": [_result(finding, places) | state for finding, state in _with_states(result, findings)],
    }
    return escape.json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _with_states(result: Result, findings: list[Finding]) -> Iterator[tuple[Finding, Json]]:
    """Of a change also what remains, each with its state; GitHub takes what is missing for fixed."""
    against = result.against
    for finding in findings:
        yield finding, {"baselineState": "new"} if against else {}
    if against is None:
        return
    room = max(ACCEPTED - len(findings), 0)
    for finding in gravest_first(against.remaining)[:room]:
        yield finding, {"baselineState": "unchanged"}


def _rule(info: RuleInfo) -> Json:
    from cxlint.registry import FAMILIES

    summary = escape.prose(info.summary) or info.name or info.id
    parts = [("Why", info.why), ("What to do", info.fix), ("Sources", "; ".join(info.sources))]
    parts = [(head, escape.prose(words)) for head, words in parts if words.strip()]
    plain = "\n\n".join(f"{head}: {words}" for head, words in parts)
    marked = "\n\n".join(f"**{head}:** {escape.markdown(words)}" for head, words in parts)
    tags = ["customer-experience", FAMILIES.get(info.family, info.family), f"level-{info.level}"]
    return {
        "id": info.id,
        "name": escape.visible(info.name)[:_NAME] or info.id,
        "shortDescription": {"text": _cut(summary)},
        "fullDescription": {"text": _cut(" ".join(filter(None, (summary, escape.prose(info.why)))))},
        "help": {
            "text": plain or summary,
            "markdown": "\n\n".join(filter(None, (escape.markdown(summary), marked))),
        },
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {
            "tags": tags,
            "precision": "very-high",
            "problem.severity": _PROBLEMS[info.severity],
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= _TEXT else f"{text[: _TEXT - 3]}..."


def _result(finding: Finding, places: dict[str, int]) -> Json:
    related = list(enumerate(finding.related[:_RELATED], start=1))
    shown: Json = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {
            "text": _message(finding, (f"[{_link(other.text)}]({number})" for number, other in related))
        },
        "locations": [_location(finding.file, finding.span) | {"logicalLocations": [_logical(finding)]}],
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "cxlint/v1": finding.fingerprint,
        },
        "properties": {
            "owner": escape.visible(finding.owner),
            "area": escape.visible(finding.area),
            "subject": escape.visible(str(finding.subject)),
        },
    }
    if related:
        shown["relatedLocations"] = [
            {"id": number, "message": {"text": _link(other.text)}} | _location(other.file, other.span)
            for number, other in related
        ]
    return shown


def _message(finding: Finding, links: Iterable[str]) -> str:
    """The sentence first, because it becomes the title; then what to write, and who is accountable."""
    parts = [escape.sarif_message(escape.prose(finding.text)) or escape.visible(finding.name)]
    if finding.cause:
        parts.append(escape.sarif_message(escape.prose(because(finding))))
    if finding.write.strip():
        parts.append("Write instead:\n" + escape.sarif_message("\n".join(escape.block(finding.write))))
    elif finding.fix.strip():
        parts.append("What to do: " + escape.sarif_message(escape.prose(finding.fix)))
    see = ", ".join(links)
    parts += [f"See also: {see}"] if see else []
    parts.append("For: " + escape.sarif_message(escape.visible(finding.owner)))
    return "\n\n".join(parts)


def _link(text: str) -> str:
    """The words of a link: brackets would end it."""
    return escape.prose(text).translate({ord("["): "(", ord("]"): ")"}) or "here"


def _location(file: str, span: Span) -> Json:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": escape.uri(file)}, "region": region}}


def _logical(finding: Finding) -> Json:
    full = f"{finding.subject}#{finding.pointer}" if finding.pointer else str(finding.subject)
    return {
        "name": escape.visible(finding.subject.id),
        "fullyQualifiedName": escape.visible(full),
        "kind": escape.visible(finding.subject.kind),
    }


def _invocation(result: Result) -> Json:
    notices = [
        {
            "level": "error",
            "descriptor": {"id": finding.rule},
            "message": {"text": escape.sarif_message(escape.prose(finding.text))},
            "locations": [_location(finding.file, finding.span)],
        }
        for finding in broken(result)
    ]
    notices += (
        {"level": "note", "message": {"text": escape.sarif_message(escape.prose(told))}}
        for told in since(result)
    )
    found = len(result.findings)
    if found > SHOWN:
        text = f"GitHub shows the {SHOWN:,} gravest of {count(found, 'finding')}"
        if found > ACCEPTED:
            text += f"; this file holds the {ACCEPTED:,} gravest"
        notices.append({"level": "warning", "message": {"text": f"{text}."}})
    return {
        "executionSuccessful": not result.incomplete,
        "exitCode": result.exit_code,
        "exitCodeDescription": escape.prose(result.reason),
        "toolExecutionNotifications": notices,
    }
