"""What customers are answered about on several channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

TOPICS = ("policies", "serves")
"""What touchpoints name and answer: policies and kinds of request."""


def shared_topics(workspace: Workspace, channel: Document) -> Iterator[tuple[Document, list[Document]]]:
    """What is answered on a channel and on others that name their source too, with all these channels."""
    for link in workspace.referrers(channel, "touchpoint", "channel"):
        for field in TOPICS:
            for topic in workspace.targets(link.source, field) if link.source.active else ():
                channels = _answering(workspace, topic, field)
                if len(channels) > 1:
                    yield topic, channels


def _answering(workspace: Workspace, topic: Document, field: str) -> list[Document]:
    """The channels in force that answer about something and name their source, each once."""
    found: dict[str, Document] = {}
    for link in workspace.referrers(topic, "touchpoint", field):
        channel = workspace.target(link.source, "channel") if link.source.active else None
        if channel is not None and channel.active and channel.values.get("knowledge_source"):
            found.setdefault(channel.id, channel)
    return list(found.values())
