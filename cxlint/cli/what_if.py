"""`cxlint check --with RULE.OPTION=VALUE`: what would fail if a rule asked for more, or for less."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from cxlint.cli import output
from cxlint.config.rules import OFF, rule_id_of, unknown_rule
from cxlint.diagnostics import Severity
from cxlint.engine.load import read_corpus
from cxlint.engine.run import Run
from cxlint.errors import UsageError
from cxlint.reporters.escape import terminal
from cxlint.source import resolve_core
from cxlint.wording import translator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.workspace.tree import Tree

_SEVERITIES = ("error", "warning", "info", OFF)
_FORMATS = ("text", "json")


class Difference(NamedTuple):
    """What fails with the changed settings and not with today's, and the other way round."""

    now: Result
    then: Result
    more: tuple[Finding, ...]
    fewer: tuple[Finding, ...]


def wanted(words: Sequence[str], registry: Registry) -> dict[str, dict[str, object]]:
    """The settings that `--with` changes, by rule id; raises UsageError for a word that says nothing clear."""
    rules: dict[str, dict[str, object]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        rule, dot, option = name.rpartition(".")
        if not (equals and dot and rule.strip() and option.strip() and value.strip()):
            raise UsageError(
                f"'{word}' is not clear; write --with RULE.OPTION=VALUE, such as POL001.severity=error"
            )
        rule_id = rule_id_of(rule.strip(), registry)
        if rule_id is None:
            raise UsageError(unknown_rule(rule.strip(), registry))
        rules.setdefault(rule_id, {})[option.strip()] = _value(option.strip(), value.strip())
    return rules


def _value(option: str, text: str) -> object:
    """A value as a configuration file would have it: a word, a number, true or false, or a list in brackets."""
    if option == "severity" and text not in _SEVERITIES:
        raise UsageError(f"'{text}' is no severity; write one of {', '.join(_SEVERITIES)}")
    if text.startswith("[") and text.endswith("]"):
        return [part.strip() for part in text[1:-1].split(",") if part.strip()]
    return resolve_core(text)


def run(
    arguments: argparse.Namespace,
    registry: Registry,
    day: date,
    settings: Callable[[dict[str, dict[str, object]]], Settings],
    tree: Callable[[Settings], Tree | None],
    only: Callable[[Settings], tuple[str, ...]],
) -> int:
    """Judge twice, as the settings are and as they might be, and say what would fail; it never fails the run itself."""
    (name, _, file), *others = [word.partition("=") for word in arguments.format or ["text"]]
    if others or name not in _FORMATS:
        raise UsageError("--with shows one format, text or json, as in -f json or -f json=FILE")
    if arguments.against or arguments.shard or "-" in arguments.paths:
        raise UsageError(
            "--with compares two settings of the whole workspace; it goes with no other comparison"
        )
    changes = wanted(arguments.with_, registry)
    before, after = settings({}), settings(changes)
    off = {rule for rule, given in changes.items() if given.get("severity") == OFF}
    after = after._replace(
        selected=(after.selected | changes.keys()) - off
    )  # who asks "what if" wants it asked
    found = _compared(before, after, registry, day, tree(before), only(before))
    told = _data(found, arguments.with_) if name == "json" else _text(found, arguments.with_)
    if file:
        output.save(told, file)
    else:
        output.show(told, sys.stdout)
    return 3 if found.now.incomplete or found.then.incomplete else 0


def _compared(
    before: Settings, after: Settings, registry: Registry, day: date, tree: Tree | None, only: tuple[str, ...]
) -> Difference:
    """Both results over the same files, and the findings that fail in only one of them."""
    corpus = read_corpus(before, registry.kinds, None, tree)
    now = Run(before, registry, corpus, day).result(only)
    then = Run(after, registry, corpus, day).result(only)
    least = before.fail_on or Severity.ERROR
    failing = {finding.fingerprint: finding for finding in now.findings if finding.severity >= least}
    would = {finding.fingerprint: finding for finding in then.findings if finding.severity >= least}
    more = tuple(finding for name, finding in would.items() if name not in failing)
    fewer = tuple(finding for name, finding in failing.items() if name not in would)
    return Difference(now, then, more, fewer)


def _text(found: Difference, words: Sequence[str]) -> str:
    say = translator(found.now.language)
    lines = [say("What if {changes}?").format(changes=", ".join(words)), ""]
    for findings, told in (
        (found.more, say("Would fail, and does not fail now: {count} (documents: {subjects})")),
        (found.fewer, say("Would fail no more: {count} (documents: {subjects})")),
    ):
        if findings:
            subjects = len({finding.subject for finding in findings})
            lines.append(told.format(count=f"{len(findings):,}", subjects=f"{subjects:,}"))
            lines.extend(f"  {_place(finding)}  {finding.rule}  {finding.text}" for finding in findings)
            lines.append("")
    if not found.more and not found.fewer:
        lines += [say("Nothing would fail that does not fail now, and nothing would fail no more."), ""]
    lines.append(
        say("The check would end with {then}; now it ends with {now}.").format(
            then=found.then.exit_code, now=found.now.exit_code
        )
    )
    return "".join(f"{terminal(line)}\n" for line in lines)


def _place(finding: Finding) -> str:
    return f"{finding.file}:{finding.span.line}:{finding.span.column}"


def _data(found: Difference, words: Sequence[str]) -> str:
    import json

    def listed(findings: Sequence[Finding]) -> list[dict[str, object]]:
        return [
            {
                "rule": finding.rule,
                "subject": str(finding.subject),
                "file": finding.file,
                "line": finding.span.line,
                "column": finding.span.column,
                "severity": finding.severity.word,
                "text": finding.text,
                "fingerprint": finding.fingerprint,
            }
            for finding in findings
        ]

    data = {
        "with": list(words),
        "more": listed(found.more),
        "fewer": listed(found.fewer),
        "exit_code": {"now": found.now.exit_code, "then": found.then.exit_code},
    }
    return json.dumps(data, indent=2, ensure_ascii=True) + "\n"
