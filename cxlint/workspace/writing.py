"""Writing values back as YAML, for what a rule proposes to write."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cxlint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = re.compile(r"[^\W\d_][\w ./@%'+-]*(?<! )")
_RESOLVED = frozenset(("true", "false", "null", "none", "yes", "no", "on", "off", "y", "n"))


def written(value: object) -> str:
    """A typed value on one line, as it would be written in a document."""
    if isinstance(value, Text):
        entries = dict(value.entries)
        return written(entries[""] if set(entries) == {""} else entries)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(str(key))}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(words: str) -> str:
    """Words as YAML: as they are where every reader takes them for words, else in quotation marks."""
    plain = _PLAIN.fullmatch(words) and words.casefold() not in _RESOLVED
    return words if plain else json.dumps(words, ensure_ascii=False)


def nested(path: str, value: object) -> str:
    """A field under its parents, one line each: ``terms.refund.deadline`` -> ``terms:`` / ``refund:`` / ...

    Only for paths through named fields; a list is replaced whole by what is written.
    """
    *parents, last = path.split(".")
    lines = [f"{'  ' * depth}{quoted(name)}:" for depth, name in enumerate(parents)]
    return "\n".join((*lines, f"{'  ' * len(parents)}{quoted(last)}: {written(value)}"))


def change(values: Mapping[str, object], path: str, value: object) -> str:
    """What to write so that a field of a document gets another value; a list on the way is written whole."""
    steps = path.split(".")
    first = next((n for n, step in enumerate(steps) if step.isdecimal()), len(steps))
    if first == len(steps):
        return nested(path, value)
    return nested(".".join(steps[:first]), _changed(_at(values, steps[:first]), steps[first:], value))


def _at(values: object, steps: list[str]) -> object:
    for step in steps:
        values = values.get(step) if isinstance(values, dict) else None
    return values


def _changed(part: object, steps: list[str], value: object) -> object:
    """A part of a document with another value at the end of the steps."""
    if not steps:
        return value
    step, *rest = steps
    if isinstance(part, tuple) and step.isdecimal():
        items = list(part)
        items[int(step)] = _changed(items[int(step)], rest, value)
        return tuple(items)
    fields = dict(part) if isinstance(part, dict) else {}
    return fields | {step: _changed(fields.get(step), rest, value)}
