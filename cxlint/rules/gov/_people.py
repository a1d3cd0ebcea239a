"""Whom to propose to approve or to stand behind something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

LEADERS = ("executive", "manager")


def leader(workspace: Workspace, document: Document, *, but: Document | None = None) -> str:
    """The id of an active leader who is not somebody: the area's sponsor, else an executive, else a manager."""
    area = workspace.target_or_none(document, "area")
    near = [
        workspace.target_or_none(area, "executive_sponsor") if area is not None else None,
        workspace.target_or_none(workspace.organisation, "executive_sponsor"),
    ]
    people = sorted(workspace.active("person"), key=lambda person: LEADERS.index(_level(person)))
    for person in (*near, *people):
        if person is not None and person is not but and leads(workspace, person):
            return person.id
    return "a-leader-id"


def leads(workspace: Workspace, person: Document) -> bool:
    """Whether a person is there and leads others."""
    return workspace.is_active(person) and person.word("level") in LEADERS


def _level(person: Document) -> str:
    level = person.word("level")
    return level if level in LEADERS else LEADERS[-1]
