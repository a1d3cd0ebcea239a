"""Who can use a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def has_access(workspace: Workspace, system: Document, who: Document) -> bool:
    """Whether a team can use a system, or an area: by itself or through one of its teams in force."""
    for other in workspace.targets(system, "access"):
        if other is who:
            return True
        if other.kind == "team" and other.active and workspace.target_or_none(other, "area") is who:
            return True
    return False
