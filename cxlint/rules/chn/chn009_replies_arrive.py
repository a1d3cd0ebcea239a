"""CHN009: customers can reply to what the company writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_MAIL = "kind: channel\nid: mail\nsender_replyable: "
_BILL = "---\nkind: communication\nid: bill\ntitle: Your bill\nchannel: mail\n"


class RepliesArrive(GraphRule[NoOptions]):
    """Applies to channels over which the company writes: outbound ones, and those that a message or a system uses."""

    id = "CHN009"
    name = "replies-arrive"
    summary = "Customers can simply reply to the messages that they get."
    why = (
        "Who writes and refuses an answer only talks at customers. "
        "Their questions and corrections are lost, or they have to search for another way."
    )
    fix = "Send from an address or number that takes replies, and let the replies become cases."
    kinds = ("channel",)
    level = 5
    sources = ("S4.5",)
    needs = ("sender_replyable",)
    messages = {
        "no-reply": Message(
            ERROR,
            "The company writes over “{title}”{what}, but whoever replies reaches nobody. The reply is lost.",
            "sender_replyable: true",
        ),
    }
    good = (
        Case(_MAIL + "true\n" + _BILL),
        Case(_MAIL + "false\n", applies=False),
        Case(_MAIL + "false\n" + _BILL + "status: retired\n", applies=False),
        Case("kind: channel\nid: mail\ndirection: outbound\n", applies=False),
    )
    bad = (
        Case(_MAIL + "false\ndirection: outbound\n", ((3, 19, "no-reply"),)),
        Case(_MAIL + "false\n" + _BILL, ((3, 19, "no-reply"),)),
        Case(_MAIL + "false\n---\nkind: system\nid: hub\nsends: [mail]\n", ((3, 19, "no-reply"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        users = (*_messages(workspace, document), *_senders(workspace, document))
        return document.word("direction") == "outbound" or bool(users)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.flag("sender_replyable") is False:
            messages = _messages(workspace, document)
            what = f" (“{messages[0].title()}”)" if messages else ""
            yield at(document, "sender_replyable", "no-reply", what=what)


def _messages(workspace: Workspace, channel: Document) -> list[Document]:
    links = workspace.referrers(channel, "communication", "channel")
    return [link.source for link in links if link.source.active]


def _senders(workspace: Workspace, channel: Document) -> list[Document]:
    return [link.source for link in workspace.referrers(channel, "system", "sends") if link.source.active]
