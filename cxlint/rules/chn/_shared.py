"""Which channels the rules of this family judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document


def serves_customers(channel: Document) -> bool:
    """Whether customers can turn to this channel for help."""
    return channel.flag("service") is not False and channel.word("direction") != "outbound"
