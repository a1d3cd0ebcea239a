"""Who has to agree before something gets worse for customers, and who has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Version
    from cxlint.workspace.graph import Workspace

CHAMPION, SPONSOR = "champion", "sponsor"
"""Who speaks for the customers of an area, and the leader who stands behind it."""


class Approver(NamedTuple):
    """Somebody whose agreement is needed. `who` is None where nobody is named; `area` is where to name them."""

    role: str
    who: Document | None
    area: Document | None
    given: bool = False


def approvers(workspace: Workspace, document: Document) -> tuple[Approver, ...]:
    """The champion and the executive sponsor of the document's area, else those around it and of the company."""
    agreed = set(_agreed(workspace, document))
    area = document if document.kind == "area" else workspace.target_or_none(document, "area")
    champion = _from_area(workspace, area, "cx_champion")
    sponsor = _from_area(workspace, area, "executive_sponsor") or _active(
        workspace, workspace.organisation, "executive_sponsor"
    )
    return tuple(
        Approver(role, who, area, who is not None and id(who) in agreed)
        for role, who in ((CHAMPION, champion), (SPONSOR, sponsor))
    )


def _from_area(workspace: Workspace, area: Document | None, field: str) -> Document | None:
    """Whom an area names, or the area that it is part of."""
    seen: list[Document] = []
    while area is not None and area not in seen:
        who = _active(workspace, area, field)
        if who is not None:
            return who
        seen.append(area)
        area = workspace.target_or_none(area, "area")
    return None


def _active(workspace: Workspace, document: Document, field: str) -> Document | None:
    who = workspace.target_or_none(document, field)
    return who if who is not None and workspace.is_active(who) else None


def _agreed(workspace: Workspace, document: Document) -> Iterator[int]:
    """Who has agreed to the version that stands: as its change log says, or as its approver."""
    version = document.values.get("version")
    log = document.values.get("changelog")
    entries = log if isinstance(log, tuple) else ()
    for position, entry in enumerate(entries):
        if isinstance(entry, dict) and _is_of(entry.get("version"), version):
            for number in range(len(entry.get("approved_by") or ())):
                who = workspace.target_or_none(document, f"changelog.{position}.approved_by.{number}")
                if who is not None:
                    yield id(who)


def _is_of(entry: object, version: Version | object) -> bool:
    return version is not None and entry == version
