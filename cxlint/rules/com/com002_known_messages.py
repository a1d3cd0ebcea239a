"""COM002: what a system sends is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.com._shared import draft, system_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_DESK = "kind: system\nid: desk\nsends: [email]\n"
_EMAIL = "kind: channel\nid: email\n"
_BILL = "---\nkind: communication\nid: bill\nsystem: desk\nchannel: email\n"


class KnownMessages(GraphRule[NoOptions]):
    """A channel is judged where only the company can start, or where a system says that it sends through it."""

    id = "COM002"
    name = "known-messages"
    summary = "For every system that sends, and every channel that it sends through, it is written down what customers get."
    why = (
        "Messages that nobody has listed are sent by habit. Customers get them although they chose otherwise, "
        "and nobody can say what the company told them."
    )
    fix = "Write down each message that the system sends as a communication, or take the channel out of its sends."
    kinds = ("system", "channel")
    level = 3
    sources = ("S0.5",)
    messages = {
        "system": Message(
            WARNING,
            "“{title}” writes to customers by {channels}, but not one of its messages is written down. "
            "Nobody knows what it tells them.",
            "{draft}",
        ),
        "channel": Message(
            WARNING,
            "Customers get messages by “{title}”, but not one of them is written down. "
            "Nobody knows what they are told there.",
            "{draft}",
        ),
    }
    good = (
        Case(f"{_DESK}---\n{_EMAIL}{_BILL}"),
        Case(f"{_EMAIL}---\n{_DESK}{_BILL}"),
        Case(f"{_EMAIL}direction: outbound\n{_BILL}"),
        Case("kind: system\nid: desk\nsends: []\n", applies=False),
        Case("kind: system\nid: desk\n", applies=False),
        Case(f"{_EMAIL}direction: both\n", applies=False),
    )
    bad = (
        Case(f"{_DESK}---\n{_EMAIL}", ((3, 8, "system"),)),
        Case(f"{_DESK}---\n{_EMAIL}{_BILL}status: retired\n", ((3, 8, "system"),)),
        Case(f"{_DESK}---\n{_EMAIL}{_BILL.replace('system: desk', 'system: crm')}", ((3, 8, "system"),)),
        Case(f"{_EMAIL}direction: outbound\n", ((2, 5, "channel"),)),
        Case(f"{_EMAIL}---\n{_DESK}", ((2, 5, "channel"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "system":
            return bool(document.words("sends"))
        senders = workspace.referrers(document, "system", "sends")
        return document.word("direction") == "outbound" or any(link.source.active for link in senders)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        links = workspace.referrers(document, "communication", document.kind)
        if any(link.source.active for link in links):
            return
        if document.kind == "system":
            channels = workspace.targets(document, "sends")
            named = tuple(channel.title() for channel in channels) or document.words("sends")
            new = draft(
                workspace,
                document,
                f"what-{document.id}-sends",
                channels[0] if channels else None,
                document.id,
            )
            yield at(document, "sends", "system", channels=named, draft=new)
        else:
            system = system_for(workspace, document)
            new = draft(workspace, document, f"what-comes-by-{document.id}", document, system)
            yield at(document, "id", "channel", draft=new)
