"""COM007: customers hear of it before they have to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.com._shared import channel_for, draft, system_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ASK = "kind: request-type\nid: where-is-it\nrecurring: true\navoidable: true\n"
_NEWS = "kind: communication\nid: news\nproactive: true\nrequest_type: where-is-it\n"
_TRIGGER = "trigger: {event: parcel is late, occurrences: 1, lookback: 1 day}\n"
_GAIN = "customer_saves: A call\n"


class ToldInTime(GraphRule[NoOptions]):
    """Two sides of one law: what customers ask again and again needs such a message, and the message a reason."""

    id = "COM007"
    name = "told-in-time"
    summary = "Customers hear of what concerns them before they have to ask, and gain by it."
    why = (
        "A customer who has to ask again and again does work that the company could have spared. "
        "A message without a cause or a gain for the reader is only one more advertisement."
    )
    fix = (
        "Send a message as soon as the data show that customers will ask. "
        "State what triggers it, how often within which time, and what the customer saves."
    )
    kinds = ("request-type", "communication")
    level = 5
    sources = ("S1.7",)
    messages = {
        "unanswered": Message(
            WARNING,
            "Customers ask “{title}” again and again although they need not: nothing tells them before they ask.",
            "{draft}\nproactive: true\nrequest_type: {id}\ncustomer_saves: The question and the wait for an answer\n"
            "trigger: {{event: something changes for the customer, occurrences: 1, lookback: 1 day}}",
        ),
        "cause": Message(
            WARNING,
            "“{title}” is sent before customers ask, but nothing says what sets it off. "
            "Some hear too late, others for no reason.",
            "trigger: {{event: something changes for the customer, occurrences: 1, lookback: 1 day}}",
        ),
        "count": Message(
            WARNING,
            "“{title}” is set off by “{event}”, but nothing says how many times within which time. "
            "Customers may hear of every little thing, or of nothing.",
            "occurrences: {occurrences}\nlookback: {lookback}",
        ),
        "gain": Message(
            WARNING,
            "Nothing says what customers gain by “{title}”. A message that only serves the company is a nuisance.",
            "customer_saves: The question and the wait for an answer",
        ),
    }
    good = (
        Case(_ASK + "---\n" + _NEWS + _TRIGGER + _GAIN),
        Case(_NEWS + _TRIGGER + _GAIN + "---\n" + _ASK),
        Case(_ASK.replace("avoidable: true", "avoidable: false"), applies=False),
        Case(_ASK.replace("recurring: true\n", ""), applies=False),
        Case("kind: communication\nid: bill\nproactive: false\n", applies=False),
    )
    bad = (
        Case(_ASK, ((2, 5, "unanswered"),)),
        Case(_ASK + "---\n" + _NEWS.replace("proactive: true", "proactive: false"), ((2, 5, "unanswered"),)),
        Case(_ASK + "---\n" + _NEWS + "status: retired\n", ((2, 5, "unanswered"),)),
        Case(_NEWS + _GAIN + "---\n" + _ASK, ((2, 5, "cause"),)),
        Case(_NEWS + "trigger: {occurrences: 3}\n" + _GAIN + "---\n" + _ASK, ((5, 10, "cause"),)),
        Case(_NEWS + "trigger: {event: plan exceeded}\n" + _GAIN + "---\n" + _ASK, ((5, 18, "count"),)),
        Case(_NEWS + "trigger: {event: plan exceeded, occurrences: 3}\n" + _GAIN, ((5, 18, "count"),)),
        Case(_NEWS + "trigger: {event: plan exceeded, lookback: 3 months}\n" + _GAIN, ((5, 18, "count"),)),
        Case(_NEWS + _TRIGGER + "---\n" + _ASK, ((2, 5, "gain"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "request-type":
            return bool(document.flag("recurring") and document.flag("avoidable"))
        return bool(document.flag("proactive"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "request-type":
            links = workspace.referrers(document, "communication", "request_type")
            if not any(link.source.active and link.source.values.get("proactive") is True for link in links):
                system = system_for(workspace, None)
                channel = workspace.find("channel", channel_for(workspace, workspace.find("system", system)))
                new = draft(workspace, document, f"before-you-ask-{document.id}", channel, system)
                yield at(document, "id", "unanswered", draft=new, id=document.id)
            return
        event = document.word("trigger.event")
        occurrences, lookback = document.number("trigger.occurrences"), document.duration("trigger.lookback")
        if not event:
            yield at(document, "trigger", "cause")
        elif not occurrences or lookback is None:
            data = {"occurrences": occurrences or 1, "lookback": lookback or "1 day"}
            yield at(document, "trigger.event", "count", event=event, **data)
        if not document.text("customer_saves"):
            yield at(document, "customer_saves", "gain")
