"""SEG002: ordinary matters can be settled on the channels that customers prefer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FAMILIES = "kind: segment\nid: families\npreferred_channels: [app, phone]\n"
_ASK = "---\nkind: request-type\nid: where-is-it\nroutine: true\n"
_APP = "---\nkind: channel\nid: app\ncan: [where-is-it]\n"
_PHONE = "---\nkind: channel\nid: phone\n"
_CALL = "---\nkind: touchpoint\nid: call\nchannel: phone\nserves: [where-is-it]\n"


class ServedWherePreferred(GraphRule[NoOptions]):
    """A request is offered on a channel that names it under `can`, or on which a touchpoint serves it."""

    id = "SEG002"
    name = "served-where-preferred"
    summary = "Every ordinary request can be settled on each channel that a group of customers prefers."
    why = (
        "Customers who are sent to another channel for an ordinary matter begin again there, "
        "with a channel that they did not want."
    )
    fix = (
        "Offer the request on the channel: name it under can, or in what a touchpoint on that channel serves."
    )
    kinds = ("segment",)
    level = 3
    sources = ("S1.4",)
    messages = {
        "missing": Message(
            ERROR,
            "“{title}” prefer “{channel}”, but cannot settle {requests} there. They are sent to a channel that they do not like.",
            "kind: channel\nid: {channel_id}\ncan: {can}",
        ),
    }
    good = (
        Case(_FAMILIES + _ASK + _APP + _PHONE + _CALL),
        Case(
            _FAMILIES
            + _ASK
            + _ASK.replace("where-is-it", "odd").replace("true", "false")
            + _APP
            + _PHONE
            + _CALL
        ),
        Case(_FAMILIES + _APP + _PHONE, applies=False),
        Case(_FAMILIES + _ASK.replace("routine: true\n", "") + _APP + _PHONE, applies=False),
        Case(_FAMILIES + _ASK, applies=False),
        Case("kind: segment\nid: families\n" + _ASK + _APP, applies=False),
    )
    bad = (
        Case(_FAMILIES + _ASK + _APP + _PHONE, ((3, 27, "missing"),)),
        Case(_FAMILIES + _ASK + _APP + _PHONE + _CALL + "status: retired\n", ((3, 27, "missing"),)),
        Case(_FAMILIES + _ASK + _APP + _PHONE + _CALL.replace("phone", "app"), ((3, 27, "missing"),)),
        Case(
            _FAMILIES + _ASK + _APP.replace("where-is-it", "buy") + _PHONE,
            ((3, 22, "missing"), (3, 27, "missing")),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return bool(_routine(workspace) and workspace.targets(document, "preferred_channels"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        for position in range(len(document.words("preferred_channels") or ())):
            field = f"preferred_channels.{position}"
            channel = workspace.target(document, field)
            if channel is None:
                continue
            can, served = channel.words("can") or (), _served_on(workspace, channel)
            missing = [request for request in _routine(workspace) if request.id not in (*can, *served)]
            if missing:
                data = {"channel": channel.title(), "channel_id": channel.id}
                titles = [f"“{request.title()}”" for request in missing]
                all_of_it = ", ".join((*can, *(request.id for request in missing)))
                yield at(document, field, "missing", requests=titles, can=f"[{all_of_it}]", **data)


def _routine(workspace: Workspace) -> list[Document]:
    return [request for request in workspace.active("request-type") if request.values.get("routine") is True]


def _served_on(workspace: Workspace, channel: Document) -> set[str]:
    """The ids of what customers can ask for at the touchpoints of a channel."""
    links = workspace.referrers(channel, "touchpoint", "channel")
    touchpoints = [link.source for link in links if link.source.active]
    return {request.id for touchpoint in touchpoints for request in workspace.targets(touchpoint, "serves")}
