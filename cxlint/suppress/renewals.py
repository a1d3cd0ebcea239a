"""Waivers that prolong earlier ones: how often, and whether they may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.rules import rule_id_of
from cxlint.model.scalars import Place

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.suppress.values import Standpoint, SuppressionFault
    from cxlint.workspace.graph import Workspace

MOST = 2
"""How often an exception may be prolonged."""


def earlier(document: Document, workspace: Workspace) -> tuple[Document, ...]:
    """The waivers that one prolongs, the latest first; a circle ends where it begins to repeat itself."""
    chain: list[Document] = []
    found = workspace.target_or_none(document, "renews")
    while found is not None and found is not document and found not in chain:
        chain.append(found)
        found = workspace.target_or_none(found, "renews")
    return tuple(chain)


def renewal_fault(
    document: Document, at: Standpoint, workspace: Workspace, registry: Registry
) -> SuppressionFault | None:
    """What speaks against prolonging: a circle, another matter, or that it has been done too often."""
    chain = earlier(document, workspace)
    if not chain:
        itself = workspace.target_or_none(document, "renews") is document
        return at.fault("CX039", "circle", chain=f"waiver/{document.id}") if itself else None
    if workspace.target_or_none(chain[-1], "renews") is not None:
        return at.fault("CX039", "circle", chain=", ".join(f"waiver/{one.id}" for one in chain))
    rule, subject = _matter(chain[0], registry)
    if (rule, subject) != _matter(document, registry):
        shown = f"waiver/{chain[0].id}"
        return at.fault("CX039", "other", earlier=shown, rule=rule, subject=str(subject))
    if len(chain) > MOST:
        return at.fault("CX039", "too-often", count=len(chain) - 1, most=MOST)
    return None


def _matter(document: Document, registry: Registry) -> tuple[str, object]:
    """Which rule a waiver is for, and at which document."""
    rule, place = document.values.get("rule"), document.values.get("subject")
    name = rule_id_of(str(rule), registry) or str(rule)
    return name, f"{place.kind}/{place.id}" if isinstance(place, Place) else ""
