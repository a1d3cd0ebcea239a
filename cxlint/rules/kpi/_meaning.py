"""Which measures bear one title or count one type, and in what two of them differ."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.text import Text, spoken

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

COUNTED = ("scale", "repeat_window", "percentile")
"""What changes the number that comes out of one type."""


def filed(measure: Document) -> dict[object, object]:
    """A measure in force is filed under its title, and under its type with its way of counting and its area."""
    if not measure.active:
        return {}
    found: dict[object, object] = {}
    if "title" in measure.values:
        found["title", plain(measure.title())] = None
    type_, area = measure.values.get("type"), measure.values.get("area")
    if isinstance(type_, str):
        way = str([measure.values.get(field) for field in COUNTED])
        found["type", type_] = way, area if area is None or isinstance(area, str) else (repr(area),)
    return found


def titled(workspace: Workspace, measure: Document) -> list[Document]:
    """The measures that bear the title of one; the smallest ids first."""
    return [other for other, _ in workspace.filed("kpi", filed, ("title", plain(measure.title())))]


def ways_of(workspace: Workspace, type_: str) -> list[dict[object, Document]]:
    """The ways in which a type is counted: for each the measure of each area that has the smallest id."""

    def ways() -> list[dict[object, Document]]:
        found: dict[str, dict[object, Document]] = {}
        for measure, (way, area) in workspace.filed("kpi", filed, ("type", type_)):
            found.setdefault(way, {}).setdefault(area, measure)
        return list(found.values())

    return workspace.remember(("ways of counting", type_), ways)


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
    return " ".join(spoken(words))
