"""Values as a baseline remembers them: one line of text, and whether another one is worse for the customer."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cxlint.marks import mark
from cxlint.model.kpi_types import HIGHER, KPI_TYPES, LOWER
from cxlint.model.scalars import NONE, Duration, ScalarFault, compare, is_none, read_scalar
from cxlint.model.text import Text

if TYPE_CHECKING:
    from cxlint.diagnostics import Path
    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds, Spec

_LONGEST = 60
_COUNT = r"(\d+) (?:entry|entries)"
_KPI_VALUES = ("target", "value")


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


def direction(document: Document, path: Path, spec: Spec | None) -> object:
    """What is better for the customer at a path, in the words of `x-better`; None where nothing says so."""
    if spec is not None and spec.better is not None:
        return spec.better
    if document.kind == "kpi" and path and path[-1] in _KPI_VALUES:
        known = KPI_TYPES.get(str(document.values.get("type")))
        way = document.values.get("direction") or (known.better if known else None)
        return {HIGHER: "more", LOWER: "less"}.get(str(way))
    return None


def became_worse(before: str, after: str, spec: Spec | None, better: object, working_week: int = 5) -> bool:
    """Whether a remembered value became worse for the customer; any change counts where no direction is known."""
    if before == after:
        return False
    if spec is None or better is None or not before or not after:
        return True
    if isinstance(better, list):
        words = [str(word) for word in better]
        return not (before in words and after in words) or words.index(after) > words.index(before)
    if spec.items is not None:
        return _list_worse(before, after, better)
    order = compare(_typed(before, spec), _typed(after, spec), working_week)
    return order is None or (order > 0 if better == "more" else order < 0)


def _list_worse(before: str, after: str, better: object) -> bool:
    old, new = _items(before), _items(after)
    if better == "superset":
        return not old <= new
    if better == "subset":
        return not new <= old
    return _size(before) > _size(after) if better == "more" else _size(before) < _size(after)


def _items(written: str) -> set[str]:
    return set() if written == "none" else set(written.split(", "))


def _size(written: str) -> int:
    counted = re.fullmatch(_COUNT, written)
    return int(counted[1]) if counted else len(_items(written))


def _typed(written: str, spec: Spec) -> object:
    """The value that a remembered text stands for; None where it is none of the field's type."""
    if is_none(written):
        return Duration(0, "days") if spec.x_type == "duration" else 0
    shapes = [shape for shape in ("number", "integer") if shape in spec.shapes]
    try:
        return read_scalar(spec.x_type or tuple(shapes), written)  # type: ignore[arg-type]
    except (ScalarFault, ValueError):
        return None
