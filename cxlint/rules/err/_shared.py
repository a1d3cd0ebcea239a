"""Where errors are passed on to, and who is at the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_NEXT = {"error-level": "escalate_to", "touchpoint": "escalates_to"}


def passed_on(workspace: Workspace, level: Document) -> Iterator[Document]:
    """Whom an error of a level is passed on to, one after the other, the level first; a circle ends where it closes."""
    at_hand: Document | None = level
    seen: set[tuple[str, str]] = set()
    while at_hand is not None:
        yield at_hand
        if (at_hand.kind, at_hand.id) in seen:
            return
        seen.add((at_hand.kind, at_hand.id))
        at_hand = workspace.target(at_hand, _NEXT[at_hand.kind]) if at_hand.kind in _NEXT else None


def is_executive(workspace: Workspace, who: Document) -> bool:
    """Whether a person is an executive, or a team is led by one or has one; a team that names nobody is believed."""
    if who.kind == "person":
        return who.word("level") == "executive"
    people = members(workspace, who)
    return not people or any(is_executive(workspace, person) for person in people)


def members(workspace: Workspace, team: Document) -> tuple[Document, ...]:
    """The people of a team, its lead included."""
    lead = workspace.target(team, "lead")
    return (*workspace.targets(team, "members"), *((lead,) if lead is not None else ()))
