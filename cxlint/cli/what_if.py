"""`cxlint check --with SETTING=VALUE`: what would fail if the settings asked for more, or for less."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from cxlint.cli import output
from cxlint.cli.formats import chosen
from cxlint.config.given import LISTS_OF_RULES
from cxlint.config.rules import OFF, rule_id_of, unknown_rule
from cxlint.errors import UsageError
from cxlint.model.suggest import did_you_mean
from cxlint.reporters.what_if import FORMATS
from cxlint.source import resolve_core

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.registry import Registry
    from cxlint.workspace.tree import Tree

_SEVERITIES = ("error", "warning", "info", OFF)
_WHOLE = ("profile", "fail_on", *LISTS_OF_RULES)
"""The settings that can be tried beside those of single rules."""


def wanted(words: Sequence[str], registry: Registry) -> dict[str, object]:
    """The settings that `--with` changes, as a configuration has them; raises UsageError for what is not clear."""
    given: dict[str, object] = {}
    rules: dict[str, dict[str, object]] = {}
    for word in words:
        name, equals, value = (part.strip() for part in word.partition("="))
        rule, dot, option = name.removeprefix("rules.").partition(".")
        if not (equals and rule and value) or (dot and not option):
            raise UsageError(
                f"'{word}' is not clear; write --with RULE.OPTION=VALUE, such as POL001.severity=error, "
                f"or one of {', '.join(_WHOLE)}, such as profile=strict"
            )
        if dot:
            rule_id = rule_id_of(rule, registry)
            if rule_id is None:
                raise UsageError(unknown_rule(rule, registry))
            rules.setdefault(rule_id, {})[option] = _value(option, value)
        elif rule in _WHOLE:
            given[rule] = tuple(_listed(value)) if rule in LISTS_OF_RULES else value
        else:
            hint = did_you_mean(rule, _WHOLE)
            raise UsageError(f"--with {word}: '{rule}' cannot be tried{hint}; known are {', '.join(_WHOLE)}")
    return {**given, "rules": rules} if rules else given


def _value(option: str, text: str) -> object:
    """A value as a configuration file would have it: a word, a number, true or false, or a list in brackets."""
    if option == "severity" and text not in _SEVERITIES:
        raise UsageError(f"'{text}' is no severity; write one of {', '.join(_SEVERITIES)}")
    return _listed(text) if text.startswith("[") and text.endswith("]") else resolve_core(text)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.strip("[]").split(",") if part.strip()]


def run(
    arguments: argparse.Namespace,
    registry: Registry,
    day: date,
    settings: Callable[[dict[str, object]], Settings],
    tree: Callable[[Settings], Tree | None],
    only: Callable[[Settings], tuple[str, ...]],
) -> int:
    """Judge twice, as the settings are and as they might be, and say what would fail; it never fails the run itself."""
    from cxlint.engine.what_if import what_if

    outputs = chosen(arguments.format, FORMATS, "--with")
    if arguments.against or arguments.shard or "-" in arguments.paths:
        raise UsageError(
            "--with compares two settings of the whole workspace; it goes with no other comparison"
        )
    changes = wanted(arguments.with_, registry)
    before, after = settings({}), settings(changes)
    after = after._replace(selected=_selected(after, changes))
    tried = tuple(arguments.with_)
    found = what_if(before, after, registry, day, tried=tried, tree=tree(before), only=only(before))
    for form, file in outputs:
        told = FORMATS[form](found)
        if file:
            output.save(told, file)
        else:
            output.show(told, sys.stdout)
    return 3 if found.incomplete else 0


def _selected(after: Settings, changes: dict[str, Any]) -> frozenset[str]:
    """The rules that run, and those that are tried: who asks "what if" wants them asked."""
    rules: dict[str, dict[str, object]] = changes.get("rules", {})
    off = {rule for rule, given in rules.items() if given.get("severity") == OFF}
    return (after.selected | rules.keys()) - off
