"""Writing values back as YAML, for what a rule proposes to write."""

from __future__ import annotations

import json
import re

from cxlint.model.text import Text

_PLAIN = re.compile(r"[^\W\d_][\w/-]*")
_WORDS_WITH_A_MEANING = frozenset({"true", "false", "null", "none", "yes", "no", "on", "off", "y", "n"})


def written(value: object) -> str:
    """A typed value on one line, as it would be written in a document."""
    if isinstance(value, Text):
        entries = dict(value.entries)
        return written(entries[""] if set(entries) == {""} else entries)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS_WITH_A_MEANING
        return value if plain else json.dumps(value, ensure_ascii=False)
    return str(value)


def nested(path: str, value: object) -> str:
    """A field under its parents, one line each: ``terms.refund.deadline`` -> ``terms:`` / ``refund:`` / ...

    Only for paths through named fields; a list is replaced whole by what is written.
    """
    *parents, last = path.split(".")
    lines = [f"{'  ' * depth}{written(name)}:" for depth, name in enumerate(parents)]
    return "\n".join((*lines, f"{'  ' * len(parents)}{written(last)}: {written(value)}"))
