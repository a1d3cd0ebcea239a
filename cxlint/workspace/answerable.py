"""Who may decide on an exception for a document: those who answer to customers for it, and not only its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_OF_AREA = ("owner", "cx_champion", "executive_sponsor")
_OF_ORGANISATION = ("cx_lead", "executive_sponsor")


def deciders(workspace: Workspace, document: Document) -> tuple[Document, ...]:
    """The owner, champion and sponsor of its area and of those around it, then the organisation's CX lead and sponsor.

    Only active people, each once; of a team its lead.
    """
    found: dict[str, Document] = {}
    for who in _named(workspace, document):
        person = workspace.target_or_none(who, "lead") if who.kind == "team" else who
        if person is not None and person.values.get("type") != "mailbox" and workspace.is_active(person):
            found.setdefault(person.id, person)
    return tuple(found.values())


def _named(workspace: Workspace, document: Document) -> Iterator[Document]:
    area = document if document.kind == "area" else workspace.target_or_none(document, "area")
    seen: list[Document] = []
    while area is not None and area not in seen:
        seen.append(area)
        yield from _targets(workspace, area, _OF_AREA)
        area = workspace.target_or_none(area, "area")
    yield from _targets(workspace, workspace.organisation, _OF_ORGANISATION)


def _targets(workspace: Workspace, document: Document, fields: tuple[str, ...]) -> Iterator[Document]:
    for field in fields:
        target = workspace.target_or_none(document, field)
        if target is not None:
            yield target
