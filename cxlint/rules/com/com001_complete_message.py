"""COM001: it is known who sends a message, from where and to where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.com._shared import channel_for, system_for, touchpoint_for
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FIELDS = ("system", "channel", "touchpoint", "owner")
_BILL = "kind: communication\nid: bill\nsystem: desk\nchannel: email\ntouchpoint: inbox\nowner: mona\n"
_OTHERS = "---\nkind: system\nid: desk\nsends: [email]\n---\nkind: channel\nid: email\n---\nkind: touchpoint\nid: inbox\n"
_MONA = "---\nkind: person\nid: mona\n"


class CompleteMessage(GraphRule[NoOptions]):
    id = "COM001"
    name = "complete-message"
    summary = "Of every message it is known which system sends it, on which channel, where customers meet it, and who answers for it."
    why = (
        "Messages pile up over the years. One that nobody can trace cannot be stopped when it is wrong, "
        "and its readers cannot reach whoever wrote it."
    )
    fix = "Name the system that sends the message, its channel, the touchpoint at which customers meet it, and its owner."
    kinds = ("communication",)
    level = 3
    sources = ("S0.5",)
    reads_date = True
    messages = {
        "system": Message(
            ERROR,
            "Nobody can tell which system sends “{title}”, so a wrong message cannot be stopped at its source.",
            "system: {proposal}",
        ),
        "channel": Message(
            ERROR,
            "Nothing says how “{title}” reaches customers, so it may come by a way that they did not choose.",
            "channel: {proposal}",
        ),
        "touchpoint": Message(
            ERROR,
            "Nothing says where customers meet “{title}”, so nobody sees it as a part of their way.",
            "touchpoint: {proposal}",
        ),
        "owner": Message(
            ERROR,
            "Nobody answers for “{title}”. When it annoys or misleads customers, nobody changes it.",
            "owner: {proposal}",
        ),
    }
    good = (
        Case(_BILL + _OTHERS + _MONA),
        Case(_BILL + _OTHERS, applies=False),
        Case(_BILL + _OTHERS.replace("id: desk", "id: other") + _MONA, applies=False),
    )
    bad = (
        Case(
            _BILL.replace("system: desk\n", "")
            + "---\nkind: system\nid: crm\n---\nkind: system\nid: texts\nsends: [sms]\n"
            + _OTHERS
            + "---\nkind: channel\nid: sms\n"
            + _MONA,
            ((2, 5, "system"),),
            writes=("system: desk",),
        ),
        Case(
            "kind: communication\nid: bill\ntouchpoint: inbox\nowner: mona\n---\nkind: system\nid: crm\n"
            + _OTHERS
            + _MONA,
            ((2, 5, "system"), (2, 5, "channel")),
            writes=("system: desk", "channel: email"),
        ),
        Case(_BILL.replace("channel: email\n", "") + _OTHERS + _MONA, ((2, 5, "channel"),)),
        Case(_BILL.replace("touchpoint: inbox\n", "") + _OTHERS + _MONA, ((2, 5, "touchpoint"),)),
        Case(_BILL.replace("owner: mona", "owner: none") + _OTHERS + _MONA, ((6, 8, "owner"),)),
        Case(_BILL + _OTHERS + _MONA + "status: inactive\n", ((6, 8, "owner"),)),
        Case("kind: communication\nid: bill\n", tuple((2, 5, field) for field in _FIELDS)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return all(workspace.standing(document, field) != Standing.UNKNOWN for field in _FIELDS)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        for field in _FIELDS:
            standing = workspace.standing(document, field)
            if standing != Standing.ACTIVE and (field == "owner" or standing != Standing.INACTIVE):
                yield at(document, field, field, proposal=_proposal(workspace, document, field))


def _proposal(workspace: Workspace, document: Document, field: str) -> str:
    """Whom or what to name, as far as the rest of the message and the workspace tell."""
    channel = workspace.target(document, "channel")
    if field == "system":
        return system_for(workspace, channel)
    if field == "channel":
        return channel_for(workspace, workspace.target(document, "system"))
    return touchpoint_for(workspace, channel) if field == "touchpoint" else someone(workspace, document)
