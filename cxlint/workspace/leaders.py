"""Who belongs to the top leadership, and whom of it to propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def leads(workspace: Workspace, person: Document) -> bool:
    """Whether a person is an active member of the top leadership."""
    return person.values.get("level") == "executive" and workspace.is_active(person)


def leader(workspace: Workspace) -> str:
    """The id of a member of the top leadership: the sponsor of the organisation, else any; else words."""
    return workspace.once(_leader)


def _leader(workspace: Workspace) -> str:
    sponsor = workspace.target_or_none(workspace.organisation, "executive_sponsor")
    for person in (sponsor, *workspace.documents("person")):
        if person is not None and leads(workspace, person):
            return person.id
    return "an-executive-id"


def cx_lead(workspace: Workspace) -> str:
    """The id of who leads the work on customer experience, else of a leader of an area or any manager; else words."""
    return workspace.once(_cx_lead)


def _cx_lead(workspace: Workspace) -> str:
    lead = workspace.target_or_none(workspace.organisation, "cx_lead")
    champions = (workspace.target_or_none(area, "cx_champion") for area in workspace.active("area"))
    for person in (lead, *champions, *workspace.documents("person")):
        if person is not None and person.kind == "person" and workspace.is_active(person):
            return person.id
    return "a-person-id"


def free_id(workspace: Workspace, kind: str, wanted: str) -> str:
    """The wanted id for a new document, with a number behind it where it is taken."""
    found, number = wanted, 2
    while workspace.find(kind, found):
        found, number = f"{wanted}-{number}", number + 1
    return found
