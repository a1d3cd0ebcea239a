"""What the rules about objectives have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.workspace.leaders import free_id
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

NEW_ID = "easier-for-customers"


def nearest(workspace: Workspace) -> str:
    """The id of an objective in force to add something to, else one for a new objective."""
    for objective in workspace.active("objective"):
        return objective.id
    return free_id(workspace, "objective", NEW_ID)


def extended(workspace: Workspace, field: str, added: str) -> str:
    """The list that stands in a field of the nearest objective, with one id more."""
    objective = workspace.find("objective", nearest(workspace))
    ids = (objective.words(field) if objective is not None else None) or ()
    return written(tuple(dict.fromkeys((*ids, added))))


def measures_of(workspace: Workspace, objective: Document) -> list[Document]:
    """The measures of an objective that are in force."""
    return [measure for measure in workspace.targets(objective, "kpis") if measure.active]
