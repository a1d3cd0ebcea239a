"""Which measures bear one title or count one type, and in what two of them differ."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.text import Text, normalise
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

COUNTED = ("scale", "repeat_window", "percentile")
"""What changes the number that comes out of one type."""

_LETTERS = re.compile(r"[^\W_]+")


class Index(NamedTuple):
    """Measures in force by title, and by type and way of counting one of each area; the smallest ids first."""

    titles: dict[str, list[Document]]
    types: dict[object, dict[str, dict[object, Document]]]


def indexed(workspace: Workspace) -> Index:
    """The measures in force, sorted once for all of them."""
    index = Index({}, {})
    for measure in sorted(workspace.active("kpi"), key=lambda measure: measure.id):
        if "title" in measure.values:
            index.titles.setdefault(plain(measure.title()), []).append(measure)
        ways = index.types.setdefault(measure.values.get("type"), {})
        way = str([measure.values.get(field) for field in COUNTED])
        ways.setdefault(way, {}).setdefault(measure.values.get("area"), measure)
    return index


def counted_otherwise(document: Document, way: dict[object, Document]) -> tuple[Document, str] | None:
    """The first measure of another area among those that count in one way, where that is not the way of this one."""
    one = next(iter(way.values()))
    field = next((field for field in COUNTED if differ(document, one, field)), None)
    if field is None:
        return None
    other = next((other for other in way.values() if earlier_elsewhere(document, other)), None)
    return (other, field) if other is not None else None


def earlier_elsewhere(document: Document, other: Document) -> bool:
    """Whether the other is of another area; of the two the one with the larger id is told."""
    return other.id < document.id and document.word("area") != other.word("area")


def differ(document: Document, other: Document, field: str) -> bool:
    """Whether both state a field, and not the same."""
    own, their = document.get(field), other.get(field)
    if own is None or their is None:
        return False
    if isinstance(own, Text) and isinstance(their, Text):
        return plain(str(own)) != plain(str(their))
    return own != their


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Words without capitals, accents and punctuation."""
    return " ".join(_LETTERS.findall(normalise(words)))
