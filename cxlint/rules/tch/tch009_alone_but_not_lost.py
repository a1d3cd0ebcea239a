"""TCH009: customers can do it themselves, and get a person when they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.routes import leads_to_a_person, person_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGE = "kind: touchpoint\nid: page\nmode: self-service\n"
_ASK = "kind: request-type\nid: where-is-it\nroutine: true\n"
_WEB = "---\nkind: channel\nid: web\ntype: web\n"
_PHONE = "---\nkind: channel\nid: phone\ntype: phone\n"


class AloneButNotLost(GraphRule[NoOptions]):
    """A way to a person leads over the touchpoint's `escalates_to` or over its channel and where that leads."""

    id = "TCH009"
    name = "alone-but-not-lost"
    summary = (
        "Customers can settle every ordinary matter by themselves, and reach a person wherever they cannot."
    )
    why = (
        "Most customers like to settle ordinary things alone, at once. "
        "But whoever cannot, and finds nobody to ask, is shut out."
    )
    fix = "Offer the request at a touchpoint with self-service, and say under escalates_to where customers reach a person."
    kinds = ("request-type", "touchpoint")
    level = 3
    sources = ("S1.5",)
    messages = {
        "no-self-service": Message(
            WARNING,
            "“{title}” is an ordinary request, but customers cannot settle it by themselves. They have to wait for somebody.",
            "kind: touchpoint\nid: {touchpoint}\nserves: {serves}",
        ),
        "no-person": Message(
            ERROR,
            "At “{title}” customers are on their own, and no way leads to a person. Whoever cannot get on is stuck.",
            "{way}",
        ),
    }
    good = (
        Case(_ASK + "---\n" + _PAGE + "serves: [where-is-it]\n"),
        Case(_PAGE + "escalates_to: channel/phone\n" + _PHONE),
        Case(_PAGE + "channel: web\n" + _WEB + "human: {available: true}\n"),
        Case(_PAGE + "channel: web\n" + _WEB + "escalates_to: [phone]\n" + _PHONE),
        Case(_PAGE + "escalates_to: touchpoint/desk\n---\nkind: touchpoint\nid: desk\nmode: assisted\n"),
        Case(_PAGE + "escalates_to: channel/unknown\n"),
        Case(_ASK.replace("routine: true", "routine: false"), applies=False),
        Case("kind: touchpoint\nid: desk\nmode: assisted\n", applies=False),
    )
    bad = (
        Case(_ASK, ((2, 5, "no-self-service"),)),
        Case(_ASK + "---\n" + _PAGE + "serves: [where-is-it]\nstatus: retired\n", ((2, 5, "no-self-service"),)),
        Case(_ASK + "---\n" + _PAGE.replace("self-service", "assisted") + "serves: [where-is-it]\n",
             ((2, 5, "no-self-service"),)),
        Case(_PAGE, ((2, 5, "no-person"),)),
        Case(_PAGE + "channel: web\n" + _WEB + _PHONE, ((2, 5, "no-person"),)),
        Case(_PAGE + "escalates_to: channel/web\n" + _WEB + "escalates_to: [bot]\n---\nkind: channel\nid: bot\ntype: bot\n"
             "escalates_to: [web]\n", ((4, 15, "no-person"),)),
        Case(_PAGE + "escalates_to: channel/phone\n" + _PHONE + "status: retired\n", ((4, 15, "no-person"),)),
        Case(_PAGE + "escalates_to: channel/phone\n" + _PHONE + "menu: {depth: 2}\n", ((4, 15, "no-person"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "request-type":
            return document.flag("routine") is True
        return document.word("mode") == "self-service"

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "touchpoint":
            if not leads_to_a_person(workspace, document):
                yield at(document, "escalates_to", "no-person", way=_way(workspace, document))
            return
        links = workspace.referrers(document, "touchpoint", "serves")
        if not any(link.source.active and _alone(link.source) for link in links):
            pages = [touchpoint for touchpoint in workspace.active("touchpoint") if _alone(touchpoint)]
            served = (pages[0].words("serves") or ()) if pages else ()
            serves = f"[{', '.join((*served, document.id))}]"
            page = pages[0].id if pages else "a-touchpoint-id"
            yield at(document, "id", "no-self-service", touchpoint=page, serves=serves)


def _alone(touchpoint: Document) -> bool:
    return touchpoint.values.get("mode") == "self-service"


def _way(workspace: Workspace, touchpoint: Document) -> str:
    """A way on to a channel on which a person answers, by phone if possible; else a person on its own channel."""
    channels = [channel for channel in workspace.active("channel") if person_answers(channel)]
    channels.sort(key=lambda channel: channel.values.get("type") != "phone")
    own = workspace.target(touchpoint, "channel")
    if own is not None and not channels:
        return f"kind: channel\nid: {own.id}\nhuman: {{available: true}}"
    return f"escalates_to: {f'channel/{channels[0].id}' if channels else 'a-channel-id'}"
