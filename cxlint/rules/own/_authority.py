"""What the policies let those decide who apply them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.model.scalars import Money
    from cxlint.workspace.graph import Workspace


def policies_of(workspace: Workspace, document: Document) -> list[Document]:
    """The policies in force that a team, or any team of a person, applies."""
    teams = [document]
    if document.kind == "person":
        teams = [
            link.source for link in workspace.referrers(document, "team", "members") if link.source.active
        ]
    found = (each for team in teams for each in workspace.targets(team, "applies"))
    return [each for each in found if each.kind == "policy" and each.active]


def highest_limit(policies: list[Document]) -> tuple[Money, Document] | None:
    """The policy that gives the front line most, among those in the currency of the first."""
    highest: tuple[Money, Document] | None = None
    for policy in policies:
        limit = policy.money("frontline.limit")
        if limit is not None and (highest is None or limit.compare(highest[0]) == 1):
            highest = limit, policy
    return highest
