"""Where the conversations with customers are kept as cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rules.chn._shared import serves_customers
from cxlint.workspace.routes import entries, stops

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def case_systems(workspace: Workspace, journey: Document) -> list[tuple[Document, Document]]:
    """The service channels of a journey that keep cases, each with its case system."""
    touchpoints = [stop.touchpoint for stop in stops(workspace, journey)]
    touchpoints += entries(workspace, journey)
    channels = [workspace.target(touchpoint, "channel") for touchpoint in touchpoints]
    for handoff in journey.each("handoffs"):
        channels += [workspace.target(handoff, "from"), workspace.target(handoff, "to")]
    found: dict[str, tuple[Document, Document]] = {}
    for channel in dict.fromkeys(channels):
        if channel is None or channel.kind != "channel" or not (channel.active and serves_customers(channel)):
            continue
        system = workspace.target(channel, "case_system")
        if system is not None and system.active:
            found.setdefault(channel.id, (channel, system))
    return list(found.values())
