"""Reading what stands at a place elsewhere: `policy/returns#terms.refund.deadline`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.scalars import FAULTY, FaultyField
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.model.scalars import Place
    from cxlint.model.spec import Kinds, Spec
    from cxlint.workspace.graph import Workspace

_NAMES = ("id", "name", "version", "training", "system", "from", "field")
"""Fields that name an item of a list, for kinds whose schema is not at hand."""


class Stated(NamedTuple):
    """What a document says at a place.

    `path` has list positions instead of names. `value` is the typed value, the document's own fields where the place
    names a whole document, and None where nothing is written. `better` is what is better for the customer: "more",
    "less", or "" where that is not known.
    """

    document: Document
    path: str
    value: object
    better: str


@lru_cache(maxsize=1)
def _kinds() -> Kinds:
    from cxlint.model.spec import Kinds, builtin_kinds

    return Kinds(builtin_kinds())


def read_place(workspace: Workspace, place: Place) -> Stated | None:
    """What stands at a place; None where there is no such document. Raises FaultyField like any getter."""
    document = workspace.find(place.kind, place.id)
    if document is None:
        return None
    kinds = _kinds()
    spec: Spec | None = kinds.spec(place.kind) if place.kind in kinds and place.path else None
    value: object = document.values
    path: list[str] = []
    better = ""
    for key in place.path:
        step, value = _step(value, spec, key)
        path.append(step)
        if value is FAULTY:
            raise FaultyField(".".join(path))
        better, spec = _direction(spec, key) or better, _below(spec, key)
    if place.path and isinstance(value, dict) and "value" in value:
        path.append("value")
        stated = value.get("better")
        better, value = stated if isinstance(stated, str) else better, value["value"]
    elif place.path[:1] == ("commitments",) and path[-1] == "value":
        stated = document.get(".".join((*path[:-1], "better")))
        better = stated if isinstance(stated, str) else better
    return Stated(document, ".".join(path), value, better)


def _step(value: object, spec: Spec | None, key: str) -> tuple[str, object]:
    """One key further down: the field of that name, or the item of a list that bears the name."""
    if isinstance(value, dict):
        return key, value.get(key)
    if isinstance(value, tuple):
        names = (spec.key,) if spec is not None and spec.key else _NAMES
        for number, item in enumerate(value):
            if key == str(number) or (
                isinstance(item, dict) and any(str(item.get(name)) == key for name in names if name in item)
            ):
                return str(number), item
    return key, None


def _below(spec: Spec | None, key: str) -> Spec | None:
    if spec is None:
        return None
    return spec.properties.get(key) or spec.items or spec.any_key


def _direction(spec: Spec | None, key: str) -> str:
    below = _below(spec, key)
    return below.better if below is not None and isinstance(below.better, str) else ""
