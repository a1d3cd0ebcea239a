"""CHN001: there is always a way to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import FaultyField
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.chn._shared import serves_customers
from cxlint.workspace.routes import is_automated, person_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_BOT = "kind: channel\nid: bot\ntype: bot\n"
_TO_CHAT = _BOT + "escalates_to: [chat]\n---\n"
_CHATBOT = "kind: channel\nid: chat\ntype: bot\n"
_PHONE = "kind: channel\nid: phone\ntype: phone\n"
_COMPANY = "kind: organisation\nid: acme\n---\n"


class WayToAPersonOptions(Options):
    automated: tuple[str, ...] = option(
        ("app", "bot", "sms", "web"),
        "Types of channel where a machine answers unless the channel says otherwise.",
    )


class WayToAPerson(GraphRule[WayToAPersonOptions]):
    id = "CHN001"
    name = "way-to-a-person"
    summary = "From every automated channel customers can get through to a person."
    why = (
        "A machine answers what it was made for. Customers with any other problem go round in circles, "
        "and those who need help most give up first."
    )
    fix = "Name under escalates_to a channel on which a person answers, or offer a person on the channel itself."
    kinds = ("channel", "organisation")
    level = 3
    sources = ("S1.5",)
    clauses = (
        "Consumer Duty PRIN 2A.6.2R",
        "Directive 2011/83/EU (CRD) Art 16d(3)",
        "Ley 10/2025, a person on request",
    )
    options = WayToAPersonOptions
    law = {"human.available": ""}
    messages = {
        "nobody": Message(
            ERROR,
            "On none of the channels of “{title}” can customers get through to a person.",
            "kind: channel\nid: {channel}\nhuman:\n  available: true",
        ),
        "dead-end": Message(
            ERROR,
            "No person answers on “{title}”, and no way leads from there to one: "
            "customers whom a machine cannot help are stuck.",
            "escalates_to: {ways}",
        ),
        **legal(
            "No person answers on “{title}”. By law customers can ask for one.",
            "available: true",
        ),
    }
    good = (
        Case(_BOT + "human: {available: true}\n"),
        Case(_BOT + "bot: {handoff: true}\n"),
        Case(_TO_CHAT + "kind: channel\nid: chat\ntype: chat\n"),
        Case(_TO_CHAT + _CHATBOT + "escalates_to: [phone]\n---\n" + _PHONE),
        Case(_PHONE + "menu: {depth: 2, zero_out: true}\n"),
        Case(_COMPANY + _BOT + "---\n" + _PHONE),
        Case(_COMPANY + _BOT.replace("type: bot", "type: bot\nservice: false"), applies=False),
        Case("kind: channel\nid: shop\ntype: store\n", applies=False),
        Case("kind: channel\nid: news\ntype: sms\ndirection: outbound\n---\n" + _PHONE, applies=False),
        Case(
            "kind: channel\nid: web\ntype: web\n---\n" + _PHONE, applies=False, options={"automated": ["bot"]}
        ),
        Case(_TO_CHAT + _PHONE),
    )
    bad = (
        Case(_COMPANY + _BOT, ((2, 5, "nobody"),)),
        Case(_COMPANY + _PHONE + "human: {available: false}\n", ((2, 5, "nobody"),)),
        Case(_BOT + "---\n" + _PHONE, ((2, 5, "dead-end"),)),
        Case("kind: channel\nid: web\ntype: web\nescalates_to: []\n---\n" + _PHONE, ((4, 15, "dead-end"),)),
        Case(_TO_CHAT + _CHATBOT + "escalates_to: [bot]\n---\n" + _PHONE, ((4, 15, "dead-end"),)),
        Case(_PHONE + "menu: {depth: 2}\n---\nkind: channel\nid: shop\ntype: store\n", ((2, 5, "dead-end"),)),
        Case(
            "kind: channel\nid: chat\ntype: chat\nhuman: {available: false}\n---\n" + _PHONE,
            ((2, 5, "dead-end"),),
        ),
        *law_cases(
            "kind: channel\nid: chat\ntype: chat\nhuman: {available: false}\nescalates_to: [phone]\n---\nkind: channel\nid: phone\ntype: phone\n",
            (4, 20),
            LimitEntry("human.available", "xx", "Act 1", kind="channel", forbids=("false",)),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: WayToAPersonOptions) -> bool:
        if document.kind == "organisation":
            return any(serves_customers(channel) for channel in workspace.active("channel"))
        if not serves_customers(document):
            return False
        if not (document.states("human.available") or is_automated(document, options.automated)):
            return False
        channels = (document, *workspace.active("channel"))
        return any(_may_lead_to_a_person(workspace, channel, options) for channel in channels)

    def check(self, document: Document, workspace: Workspace, options: WayToAPersonOptions) -> Iterator[Hit]:
        if document.kind == "channel":
            if not _leads_to_a_person(workspace, document, options):
                yield at(document, "escalates_to", "dead-end", ways=_ways(workspace, document, options))
            return
        channels = [channel for channel in workspace.active("channel") if serves_customers(channel)]
        if not any(_leads_to_a_person(workspace, channel, options) for channel in channels):
            phones = [channel for channel in channels if channel.word("type") == "phone"]
            yield at(document, "id", "nobody", channel=(phones or channels)[0].id)


def _leads_to_a_person(workspace: Workspace, channel: Document, options: WayToAPersonOptions) -> bool:
    """Whether a person answers, or a way leads to one; a way to an unknown or retired channel is not judged here."""
    waiting, seen = [channel], {channel.id}
    while waiting:
        here = waiting.pop()
        if person_answers(here, options.automated):
            return True
        for link in workspace.links(here):
            if link.reference.field != "escalates_to":
                continue
            if link.target is None or link.target.word("status") == "retired":
                return True
            if link.target.id not in seen:
                seen.add(link.target.id)
                waiting.append(link.target)
    return False


def _may_lead_to_a_person(workspace: Workspace, channel: Document, options: WayToAPersonOptions) -> bool:
    """The same of a service channel; where one cannot be understood, the others get the benefit of the doubt."""
    try:
        return serves_customers(channel) and _leads_to_a_person(workspace, channel, options)
    except FaultyField:
        return True


def _offers_a_person(channel: Document, options: WayToAPersonOptions) -> bool:
    try:
        return serves_customers(channel) and person_answers(channel, options.automated)
    except FaultyField:
        return False


def _ways(workspace: Workspace, channel: Document, options: WayToAPersonOptions) -> str:
    """The ways that the channel has, and one more to a channel where a person answers."""
    answered = [other.id for other in workspace.active("channel") if _offers_a_person(other, options)]
    new = "phone" if "phone" in answered else answered[0] if answered else "a-channel-id"
    return f"[{', '.join((*(channel.words('escalates_to') or ()), new))}]"
