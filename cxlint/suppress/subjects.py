"""Whether the document and field that a waiver is for exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Place
from cxlint.model.suggest import closest

if TYPE_CHECKING:
    from cxlint.model.spec import Spec
    from cxlint.registry import Registry
    from cxlint.suppress.values import Standpoint, SuppressionFault
    from cxlint.workspace.graph import Workspace


def subject_fault(
    place: Place, at: Standpoint, workspace: Workspace, registry: Registry
) -> SuppressionFault | None:
    """What is wrong with the subject of a waiver, with the nearest name that exists."""
    if workspace.find(place.kind, place.id) is None:
        near = _near(place, workspace)
        written = f"{place.kind}/{place.id}"
        return at.fault("CX036", "subject-near" if near else "subject", written=written, near=near)
    step, fields = _unknown_step(place, registry)
    if not step:
        return None
    field = closest(step, fields)
    return at.fault(
        "CX036",
        "field-near" if field else "field",
        written=step,
        near=field,
        fields=fields,
        subject=str(place),
        meant=str(Place(place.kind, place.id, tuple(field or s if s == step else s for s in place.path))),
    )


def _near(place: Place, workspace: Workspace) -> str:
    """The place that was probably meant: the same kind with another id, else anything that looks alike."""
    id_near = closest(place.id, (document.id for document in workspace.documents(place.kind)))
    if id_near:
        near = f"{place.kind}/{id_near}"
    else:
        every = (f"{document.kind}/{document.id}" for document in workspace.all)
        near = closest(f"{place.kind}/{place.id}", every) or ""
    path = ".".join(place.path)
    return f"{near}#{path}" if near and path else near


def _unknown_step(place: Place, registry: Registry) -> tuple[str, tuple[str, ...]]:
    """The first step of the path that no document of the kind has, and the fields that are known there."""
    spec: Spec = registry.kinds.spec(place.kind)
    for step in place.path:
        if spec.x_type == "text":
            break
        inner = spec.items or spec.properties.get(step) or spec.any_key
        if inner is None:
            return step, tuple(spec.properties)
        spec = inner
    return "", ()
