"""SEG001: it is known how, when and how often a group of customers wants to be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SEGMENT = "kind: segment\nid: families\n"
_CHANNELS = "preferred_channels: [app]\n"
_HOURS = "contact_hours: Mon-Fri 17:00-20:00\n"
_LIMIT = "max_contacts: {count: 4, per: 1 month}\n"
_APP = "---\nkind: channel\nid: app\n"


class KnownWishes(GraphRule[NoOptions]):
    id = "SEG001"
    name = "known-wishes"
    summary = "Of every group of customers it is known on which channels, when, and how often they want to be reached."
    why = (
        "Most customers cannot get an answer on the channel that they prefer. "
        "Where nobody has asked them, they are called at dinner and written to every day."
    )
    fix = "Ask these customers, and state preferred_channels, contact_hours and max_contacts."
    kinds = ("segment",)
    level = 1
    sources = ("S1.4",)
    messages = {
        "channels": Message(
            WARNING,
            "Nothing says on which channels “{title}” like to be served, so they get the one that suits the company.",
            "preferred_channels: [{channel}]",
        ),
        "hours": Message(
            WARNING,
            "Nothing says when “{title}” are willing to hear from the company, so they may be called at any time.",
            "contact_hours: Mon-Fri 09:00-18:00",
        ),
        "limit": Message(
            WARNING,
            "Nothing says how often at most “{title}” may be written to or called, so messages may become a nuisance.",
            "max_contacts: {{count: 4, per: 1 month}}",
        ),
    }
    good = (
        Case(_SEGMENT + _CHANNELS + _HOURS + _LIMIT + _APP),
        Case(_SEGMENT + _CHANNELS + _HOURS + _LIMIT.replace("4", "0") + _APP),
    )
    bad = (
        Case(_SEGMENT + _HOURS + _LIMIT + _APP, ((2, 5, "channels"),)),
        Case(_SEGMENT + "preferred_channels: []\n" + _HOURS + _LIMIT + _APP, ((3, 21, "channels"),)),
        Case(_SEGMENT + _CHANNELS + _HOURS + _LIMIT, ((3, 21, "channels"),)),
        Case(_SEGMENT + _CHANNELS + _LIMIT + _APP, ((2, 5, "hours"),)),
        Case(_SEGMENT + _CHANNELS + _HOURS + _APP, ((2, 5, "limit"),)),
        Case(_SEGMENT + _CHANNELS + _HOURS + "max_contacts: {count: 4}\n" + _APP, ((5, 15, "limit"),)),
        Case(_SEGMENT + _CHANNELS + _HOURS + "max_contacts: {per: 1 week}\n" + _APP, ((5, 15, "limit"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if not workspace.targets(document, "preferred_channels"):
            channels = [channel.id for channel in workspace.active("channel")]
            yield at(
                document,
                "preferred_channels",
                "channels",
                channel=channels[0] if channels else "a-channel-id",
            )
        if document.hours("contact_hours") is None:
            yield at(document, "contact_hours", "hours")
        if document.number("max_contacts.count") is None or document.duration("max_contacts.per") is None:
            yield at(document, "max_contacts", "limit")
