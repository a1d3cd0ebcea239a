"""Values as a baseline remembers them: one line of text; `worse` reads them back and compares them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.marks import mark
from cxlint.model.scalars import NONE
from cxlint.model.text import Text

if TYPE_CHECKING:
    from cxlint.diagnostics import Path
    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds, Spec

_LONGEST = 60


def remembered(value: object, key: str = "") -> str:
    """A value in one line, the same in every language; empty where it is absent or has fields of its own.

    The objects of a list are named by their `key`, or counted where one of them has no name.
    """
    if value is None or isinstance(value, dict):
        return ""
    if value is NONE or value == ():
        return "none"
    if isinstance(value, tuple):
        return _listed(value, key)
    if isinstance(value, Text):
        return _shortened(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and type(value) is float:
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _listed(items: tuple[object, ...], key: str) -> str:
    names = [item.get(key) if isinstance(item, dict) else remembered(item) for item in items]
    if all(isinstance(name, str) and name for name in names):
        return ", ".join(map(str, names))
    return f"{len(items)} {'entry' if len(items) == 1 else 'entries'}"


def _shortened(text: Text) -> str:
    """A text by its beginning; of a longer one, or one in several languages, also what tells it from all others."""
    words = " ".join(text.best("en").split())
    if len(words) <= _LONGEST and len(text.entries) == 1:
        return words
    return f"{words[:_LONGEST].rstrip()} ... ({mark(repr(text.entries), 8)})"


def spec_at(document: Document, path: Path, kinds: Kinds) -> Spec | None:
    """The schema of what stands at a path; None where the kind knows no such field."""
    spec: Spec | None = kinds.spec(document.kind) if document.kind in kinds else None
    for step in path:
        if spec is None:
            return None
        spec = spec.items if isinstance(step, int) else spec.properties.get(step) or spec.any_key
    return spec
