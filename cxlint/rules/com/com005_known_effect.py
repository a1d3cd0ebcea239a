"""COM005: it is known whether a channel and a regular message do customers any good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.com._shared import NEW_MEASURE, is_measured
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_PHONE = "kind: channel\nid: phone\nfeedback: {method: survey after the call}\n"
_BILL = "kind: communication\nid: bill\nchannel: email\ntouchpoint: inbox\nschedule: {every: 1 month}\n"
_INBOX = "---\nkind: touchpoint\nid: inbox\nfeedback: {method: one question}\n"
_EMAIL = "---\nkind: channel\nid: email\n"

_ONE = {
    "1 hour": phrase("hour"),
    "1 day": phrase("day"),
    "1 working day": phrase("working day"),
    "1 week": phrase("week"),
    "1 month": phrase("month"),
    "1 year": phrase("year"),
}
"""A single unit of time as it follows the word “every”."""


def _kpi(what: str, kind: str = "csat_top2") -> str:
    return f"---\nkind: kpi\nid: measure\ntype: {kind}\nmeasures: {{{what}}}\n"


class KnownEffect(GraphRule[NoOptions]):
    """A channel counts as measured through its own measure, or one of a touchpoint or message on it.

    A regular message counts as measured through its own measure or that of its touchpoint, and customers can answer
    it where the touchpoint or the channel asks them. Measures of staff's work show nothing of the effect.
    """

    id = "COM005"
    name = "known-effect"
    summary = "Of every channel and every regular message it is measured what it does for customers, and they can say so themselves."
    why = (
        "What nobody measures is kept because it was always there. "
        "Customers go on getting messages that nobody reads, on channels that do not help them."
    )
    fix = "Measure the channel or the message with one KPI, and state under feedback how customers can say what they think."
    kinds = ("channel", "communication")
    level = 4
    sources = ("S0.5",)
    clauses = ("Consumer Duty PRIN 2A.5.10R",)
    messages = {
        "channel-measure": Message(
            WARNING,
            "Nothing shows whether “{title}” does customers any good: no KPI measures the channel or anything on it.",
            NEW_MEASURE,
        ),
        "channel-feedback": Message(
            WARNING,
            "Customers cannot say what they think of “{title}”, so what annoys them there goes on.",
            "method: one question after the contact",
        ),
        "message-measure": Message(
            WARNING,
            "“{title}” is sent every {every}, but no KPI shows whether it does customers any good.",
            NEW_MEASURE,
        ),
        "message-feedback": Message(
            WARNING,
            "“{title}” is sent every {every}, but customers have no way to say what they think of it.",
            "{feedback}",
        ),
    }
    good = (
        Case(_PHONE + _kpi("channel: phone")),
        Case(_PHONE + _kpi("touchpoint: call") + "---\nkind: touchpoint\nid: call\nchannel: phone\n"),
        Case(_PHONE + _kpi("communication: call") + "---\nkind: communication\nid: call\nchannel: phone\n"),
        Case(_BILL + _INBOX + _EMAIL + _kpi("communication: bill")),
        Case(_BILL + _INBOX + _EMAIL + _kpi("touchpoint: inbox")),
        Case(_BILL + _EMAIL + "feedback: {method: a link below}\n" + _kpi("communication: bill")),
        Case("kind: communication\nid: bill\n", applies=False),
    )
    bad = (
        Case(_PHONE, ((2, 5, "channel-measure"),)),
        Case(_PHONE + _kpi("channel: phone", "calls_per_agent"), ((2, 5, "channel-measure"),)),
        Case(_PHONE + _kpi("channel: phone") + "status: retired\n", ((2, 5, "channel-measure"),)),
        Case(_PHONE.replace("survey after the call", "none") + _kpi("channel: phone"), ((3, 20, "channel-feedback"),)),
        Case("kind: channel\nid: phone\n" + _kpi("channel: phone"), ((2, 5, "channel-feedback"),)),
        Case(_BILL + _INBOX + _EMAIL, ((5, 19, "message-measure"),)),
        Case(_BILL + _INBOX.replace("one question", "none") + _EMAIL + _kpi("communication: bill"),
             ((5, 19, "message-feedback"),)),
        Case(_BILL + _EMAIL + _kpi("communication: bill"), ((5, 19, "message-feedback"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.kind == "channel" or document.duration("schedule.every") is not None

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "channel":
            measured, heard = _channel_is_measured(workspace, document), _asks(document)
            places, word = ("id", "feedback.method"), "channel"
        else:
            parts = [workspace.target(document, field) for field in ("touchpoint", "channel")]
            touchpoint = parts[0]
            measured = is_measured(workspace, document) or bool(
                touchpoint and is_measured(workspace, touchpoint)
            )
            heard = any(_asks(part) for part in parts if part is not None)
            places, word = ("schedule.every", "schedule.every"), "message"
        data = {"every": _every(document), "kind": document.kind, "id": document.id}
        if not measured:
            new = {"measure": f"good-of-{document.id}", "someone": someone(workspace, document)}
            yield at(document, places[0], f"{word}-measure", **data, **new)
        if not heard:
            yield at(document, places[1], f"{word}-feedback", **data, feedback=_feedback(document))


def _channel_is_measured(workspace: Workspace, channel: Document) -> bool:
    on_it = (workspace.referrers(channel, kind, "channel") for kind in ("touchpoint", "communication"))
    documents = [channel, *(link.source for links in on_it for link in links if link.source.active)]
    return any(is_measured(workspace, document) for document in documents)


def _asks(view: View) -> bool:
    return bool(view.word("feedback.method"))


def _every(document: Document) -> object:
    """How often, as it follows the word “every”: `month`, `2 weeks`."""
    every = document.duration("schedule.every")
    return _ONE.get(str(every), every) if every else ""


def _feedback(document: Document) -> str:
    """What to write so that customers are asked: at the touchpoint of a message, else on its channel."""
    for kind in ("touchpoint", "channel"):
        there = document.values.get(kind)
        if isinstance(there, str):
            return f"kind: {kind}\nid: {there}\nfeedback: {{method: one question below the message}}"
    return "kind: channel\nid: a-channel-id\nfeedback: {method: one question below the message}"
