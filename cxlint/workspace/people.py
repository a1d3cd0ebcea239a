"""Whom to propose where a document has to name somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

OWNED = ("channel", "journey", "kpi", "policy", "process", "system", "touchpoint")
"""The kinds that need one accountable person."""


def someone(workspace: Workspace, document: Document) -> str:
    """The id of somebody who could answer for it, or words in its place."""
    who = workspace.accountable(document)
    if who is None:
        who = next((person for person in workspace.active("person") if workspace.is_active(person)), None)
    return who.id if who is not None else "a-person-id"
