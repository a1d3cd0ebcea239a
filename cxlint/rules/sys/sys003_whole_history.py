"""SYS003: whoever serves customers sees their whole history in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.people import someone
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: phone\n---\nkind: channel\nid: chat\n"
_VIEW = "---\nkind: system\nid: desk\nfrontline_view: "
_CALLS = "---\nkind: touchpoint\nid: call\nchannel: phone\nvolume_month: 900\n"
_CHATS = "---\nkind: touchpoint\nid: talk\nchannel: chat\nvolume_month: 1\n"


class WholeHistory(GraphRule[NoOptions]):
    id = "SYS003"
    name = "whole-history"
    summary = "In one system staff see what customers said and did on every channel."
    why = (
        "Staff who see only their own channel ask what the customer told a colleague yesterday. "
        "To the customer it is one company with a bad memory."
    )
    fix = (
        "Bring the history of every channel into one system that the staff see, and name the channels there."
    )
    kinds = ("organisation",)
    level = 3
    sources = ("S1.6", "S4.1")
    messages = {
        "parts": Message(
            ERROR,
            "No system shows staff the whole history of a customer; “{system}” comes nearest, without {missing}. "
            "Customers use several channels and tell everything again.",
            "kind: system\nid: {system_id}\nfrontline_view: {view}",
        ),
        "nothing": Message(
            ERROR,
            "No system shows staff what customers said on other channels. "
            "Customers use several channels and tell everything again.",
            "kind: system\nid: {system_id}\n{owner}frontline_view: {view}",
        ),
        "quiet": Message(
            WARNING,
            "No system shows staff the history of {missing}. "
            "As soon as customers use more than one channel, they tell everything again.",
            "kind: system\nid: {system_id}\n{owner}frontline_view: {view}",
        ),
    }
    good = (
        Case(_ACME + _VIEW + "[phone, chat]\n" + _CALLS + _CHATS),
        Case(
            _ACME.replace("id: chat", "id: chat\ndirection: outbound") + _VIEW + "[phone]\n" + _CALLS + _CHATS
        ),
        Case(_ACME.replace("id: chat", "id: chat\nservice: false") + _VIEW + "[phone]\n" + _CALLS),
        Case("kind: organisation\nid: acme\n---\nkind: policy\nid: returns\n", applies=False),
    )
    bad = (
        Case(_ACME + _VIEW + "[phone]\n" + _CALLS + _CHATS, ((2, 5, "parts"),)),
        Case(
            _ACME
            + _VIEW
            + "[phone]\n---\nkind: system\nid: inbox\nfrontline_view: [chat]\n"
            + _CALLS
            + _CHATS,
            ((2, 5, "parts"),),
        ),
        Case(_ACME + _VIEW + "[phone, chat]\nstatus: retired\n" + _CALLS + _CHATS, ((2, 5, "nothing"),)),
        Case(_ACME + _CALLS + _CHATS, ((2, 5, "nothing"),)),
        Case(_ACME + _VIEW + "[phone]\n" + _CALLS + _CHATS.replace("1\n", "0\n"), ((2, 5, "quiet"),)),
        Case(_ACME + _VIEW + "[phone]\n" + _CALLS + _CHATS + "status: retired\n", ((2, 5, "quiet"),)),
        Case(_ACME, ((2, 5, "quiet"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only a company that has channels on which customers get help."""
        return bool(_channels(workspace))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a system that shows all channels, else for the one that comes nearest."""
        channels = _channels(workspace)
        seen = [(_seen(workspace, system) & channels.keys(), system) for system in workspace.active("system")]
        shown, best = max(seen, key=lambda item: len(item[0]), default=(frozenset(), None))
        if len(shown) == len(channels):
            return
        record = best if shown else _record(workspace)
        view = (
            (*(record.words("frontline_view") or ()), *(c for c in channels if c not in shown))
            if record
            else ()
        )
        busy = sum(1 for channel in channels.values() if _is_used(workspace, channel))
        yield at(
            document,
            "id",
            "quiet" if busy < 2 else "parts" if shown else "nothing",
            system=record.title() if record else "",
            system_id=record.id if record else "customer-record",
            missing=tuple(f"“{channel.title()}”" for id_, channel in channels.items() if id_ not in shown),
            view=written(view or tuple(channels)),
            owner="" if record else f"owner: {someone(workspace, document)}\n",
        )


def _channels(workspace: Workspace) -> dict[str, Document]:
    """The channels on which customers get help, by id."""
    return {
        channel.id: channel
        for channel in workspace.active("channel")
        if channel.flag("service") is not False and channel.word("direction") != "outbound"
    }


def _seen(workspace: Workspace, system: Document) -> frozenset[str]:
    return frozenset(channel.id for channel in workspace.targets(system, "frontline_view"))


def _is_used(workspace: Workspace, channel: Document) -> bool:
    links = workspace.referrers(channel, "touchpoint", "channel")
    return any(link.source.active and (link.source.number("volume_month") or 0) > 0 for link in links)


def _record(workspace: Workspace) -> Document | None:
    """The system that could show it all: one that has the last word on cases or on who the customer is."""
    systems = workspace.active("system")
    for data in ("cases", "profile"):
        for system in systems:
            if data in (system.words("record_for") or ()):
                return system
    return None
