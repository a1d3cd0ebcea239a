"""Whether a value that was remembered in a line of text became worse, compared as every change of a value is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.effect import RIGHT, Effect, Stake, judge, stake_of, stake_of_commitment
from cxlint.model.kpi_types import HIGHER, KPI_TYPES, LOWER
from cxlint.model.scalars import NONE, ScalarFault, is_none, read_scalar
from cxlint.model.weeks import USUAL

if TYPE_CHECKING:
    from cxlint.diagnostics import Path
    from cxlint.model.document import Document
    from cxlint.model.spec import Spec

_KPI_VALUES = ("target", "value")


def stake_at(document: Document, path: Path, spec: Spec | None) -> Stake | None:
    """What is better for the customer at a path: as the schema says, as a commitment or a measure says itself."""
    found = stake_of(spec) if spec is not None else None
    if found is not None or not path:
        return found
    if path[-1] == "value" and path[0] == "commitments":
        entry = _at(document.values, path[:-1])
        return stake_of_commitment(entry.get("value"), entry) if isinstance(entry, dict) else None
    if document.kind == "kpi" and path[-1] in _KPI_VALUES:
        known = KPI_TYPES.get(str(document.values.get("type")))
        way = known.better if known else document.values.get("direction")
        better = {HIGHER: "more", LOWER: "less"}.get(str(way))
        return Stake(better, RIGHT, "worst") if better else None
    return None


def _at(value: object, path: Path) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def became_worse(
    before: str, after: str, spec: Spec | None, stake: Stake | None, weeks: tuple[int, ...] = USUAL
) -> bool:
    """Whether a remembered value became worse for the customer.

    Where no direction is known any change counts, and where nobody can tell, it counts as well.
    """
    if before == after:
        return False
    if spec is None or not before or not after:
        return True
    old, new = (_recalled(text, spec, stake) for text in (before, after))
    if old is None or new is None:
        return True
    verdict = judge(old, new, stake, weeks)
    return verdict is not None and verdict.effect is not Effect.BETTER


def _recalled(text: str, spec: Spec, stake: Stake | None) -> object:
    """The value that a remembered text stands for; None where it is none of the field's kind."""
    if is_none(text):
        return NONE
    better = stake.better if stake is not None else ""
    if spec.items is not None and ("string" not in spec.shapes or better in ("superset", "subset")):
        return tuple(text.split(", "))
    kinds = spec.x_type or tuple(shape for shape in ("number", "integer") if shape in spec.shapes)
    if not isinstance(better, str) or not kinds or kinds == "text":
        return text
    try:
        return read_scalar(kinds, text)  # type: ignore[arg-type]
    except (ScalarFault, ValueError):
        return None
