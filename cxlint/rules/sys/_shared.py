"""Who can use a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def has_access(workspace: Workspace, system: Document, who: Document) -> bool:
    """Whether a team can use a system, or an area: by itself or through one of its teams in force."""
    return (who.kind, who.id) in users(workspace, system)


def users(workspace: Workspace, system: Document) -> frozenset[tuple[str, str]]:
    """The kinds and ids of those who can use a system; an area can where one of its teams in force can."""

    def found() -> frozenset[tuple[str, str]]:
        named = workspace.targets(system, "access")
        areas = (
            workspace.target_or_none(team, "area") for team in named if team.kind == "team" and team.active
        )
        return frozenset((who.kind, who.id) for who in (*named, *areas) if who is not None)

    return workspace.remember(("users", system.id), found)
