"""Writes values as YAML on one line, the way people write them, for what a finding tells to write."""

from __future__ import annotations

import re
from json import dumps

from cxlint.model.text import Text

_PLAIN = re.compile(r"[^\W\d_][\w ./@%'+-]*(?<! )")
_RESOLVED = frozenset(("true", "false", "null", "none", "yes", "no", "on", "off", "y", "n"))


def written(value: object) -> str:
    """A value of a document as YAML: ``30 days``, ``[web, app]``, ``{min: 1, max: 5}``."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{quoted(str(key))}: {written(item)}' for key, item in value.items())}}}"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Text):
        entries = dict(value.entries)
        return quoted(entries[""]) if set(entries) == {""} else written(entries)
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(words: str) -> str:
    """Words as YAML: as they are where every reader takes them for words, else in quotation marks."""
    plain = _PLAIN.fullmatch(words) and words.casefold() not in _RESOLVED
    return words if plain else dumps(words, ensure_ascii=False)
