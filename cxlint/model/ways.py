"""In which ways customers buy: over which channels, and whether that is at a distance or online."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document

DISTANCE = frozenset({"web", "app", "phone", "email", "chat", "messaging", "video", "post", "sms"})
"""Types of channels over which a sale is one at a distance."""

ONLINE = frozenset({"web", "app"})
"""Types of channels with pages on which customers conclude contracts."""


def ways_of(document: Document) -> frozenset[str]:
    """Whether its customers buy at a distance or online; one that names no channels is taken to sell over all."""
    context = document.context
    channels = document.words("scope.channels") if document.kind == "policy" else None
    if not channels or context is None:
        return _WAYS[True, True]
    return _WAYS[not context.distance.isdisjoint(channels), not context.online.isdisjoint(channels)]


_WAYS = {
    (True, True): frozenset(("distance", "online")),
    (True, False): frozenset(("distance",)),
    (False, True): frozenset(("online",)),
    (False, False): frozenset[str](),
}
