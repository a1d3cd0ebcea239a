"""Areas and the areas they are part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def lies_within(workspace: Workspace, area: Document, ids: Container[str]) -> bool:
    """Whether an area, or one that it is part of, is among the ids."""
    inner: Document | None = area
    seen: list[Document] = []
    while inner is not None and inner not in seen:
        if inner.id in ids:
            return True
        seen.append(inner)
        inner = workspace.target_or_none(inner, "area")
    return False
