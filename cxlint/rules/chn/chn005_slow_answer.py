"""CHN005: the first answer comes as soon as is usual on the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Percent
from cxlint.model.weeks import working_week
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.chn._shared import serves_customers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

_PHONE = "kind: channel\nid: phone\ntype: phone\nresponse: "
_LETTERS = "kind: channel\nid: post\ntype: post\nresponse: "
_SURVEY = "surveys of contact centres (callcentrehelper.com 2015, turnella.com)"


def _case(kind: str, within: str) -> str:
    return f"kind: channel\nid: c\ntype: {kind}\nresponse: {{within: {within}}}\n"


class SlowAnswerOptions(Options):
    phone: Duration = option("60 seconds", "A later answer on the phone is a warning.", source=_SURVEY)
    phone_most: Duration = option("3 minutes", "A later answer on the phone fails.", source="Ley 10/2025")
    phone_share: Percent = option(
        "80%", "A smaller share of calls answered in time is a warning.", source=_SURVEY
    )
    chat: Duration = option("60 seconds", "A later first reply in a chat is a warning.", source=_SURVEY)
    bot: Duration = option("2 minutes", "A later reply of a machine is a warning.")
    email: Duration = option(
        "24 hours",
        "A later reply by e-mail is a warning.",
        source="surveys (epicconnections.com, emplifi.io)",
    )
    web: Duration = option(
        "24 hours",
        "A later reply to a form or in an app is a warning.",
        source="surveys (epicconnections.com)",
    )
    social: Duration = option("4 hours", "A later reply in social media is a warning.")
    sms: Duration = option("15 minutes", "A later reply to a text message is a warning.")
    callback: Duration = option("1 working day", "A later call back is a warning.")
    store: Duration = option("5 minutes", "A longer queue in a shop or branch is a warning.")
    post: Duration = option("10 working days", "A later reply by letter is a warning.")
    review: Duration = option("72 hours", "A later reply to a public review is a warning.")


SAME_AS = {"app": "web", "branch": "store", "messaging": "sms"}
"""Types of channel that are judged like another."""


class SlowAnswer(DocumentRule[SlowAnswerOptions]):
    """Video, partners and other types have no usual time and are not judged."""

    id = "CHN005"
    name = "slow-answer"
    summary = "Customers get a first answer as soon as is usual on the channel."
    why = (
        "Customers choose a channel for its pace. "
        "When the answer comes later than they expect, they ask again elsewhere, and wait twice."
    )
    fix = "Plan for the usual time, or send customers to a channel on which you can keep it."
    kinds = ("channel",)
    level = 4
    sources = ("S4.3",)
    clauses = ("ISO 18295-1:2017, waiting times", "Ley 10/2025, waiting time")
    needs = ("response.within",)
    options = SlowAnswerOptions
    messages = {
        "slow": Message(
            WARNING,
            "On “{title}” customers wait up to {within} for a first answer. On such a channel {usual} is usual.",
            "within: {usual}",
        ),
        "very-slow": Message(
            ERROR,
            "On “{title}” callers wait up to {within}. Beyond {most} most have hung up.",
            "within: {usual}",
        ),
        "few": Message(
            WARNING,
            "On “{title}” only {share} of the calls are to be answered in time; {usual} is usual. "
            "All others may wait as long as it takes.",
            "share: {usual}",
        ),
    }
    good = (
        Case(_PHONE + "{share: 80%, within: 60 seconds}\n"),
        Case(_PHONE + "{within: 61 seconds}\n", options={"phone": "90 seconds"}),
        Case(_PHONE + "{share: 70%, within: 30 seconds}\n", options={"phone_share": "70%"}),
        Case(_case("chat", "1 minute")),
        Case(_case("bot", "2 minutes")),
        Case(_case("email", "1 day")),
        Case(_case("web", "24 hours")),
        Case(_case("app", "24 hours")),
        Case(_case("social", "4 hours")),
        Case(_case("sms", "15 minutes")),
        Case(_case("messaging", "15 minutes")),
        Case(_case("callback", "1 working day")),
        Case(_case("store", "5 minutes")),
        Case(_case("branch", "5 minutes")),
        Case(_case("post", "10 working days")),
        Case(_case("post", "14 days")),
        Case(_case("review", "3 days")),
        Case(_case("video", "1 hour"), applies=False),
        Case(_PHONE.replace("response", "service: false\nresponse") + "{within: 1 hour}\n", applies=False),
        Case(_PHONE + "{share: 80%}\n", applies=False),
    )
    bad = (
        Case(_PHONE + "{within: 61 seconds}\n", ((4, 20, "slow"),)),
        Case(_PHONE + "{within: 3 minutes}\n", ((4, 20, "slow"),)),
        Case(_PHONE + "{within: 181 seconds}\n", ((4, 20, "very-slow"),)),
        Case(
            _PHONE + "{within: 150 seconds}\n", ((4, 20, "very-slow"),), options={"phone_most": "2 minutes"}
        ),
        Case(_PHONE + "{share: 79%, within: 60 seconds}\n", ((4, 19, "few"),)),
        Case(_case("chat", "61 seconds"), ((4, 20, "slow"),)),
        Case(_case("chat", "60 seconds"), ((4, 20, "slow"),), options={"chat": "59 seconds"}),
        Case(_case("bot", "121 seconds"), ((4, 20, "slow"),)),
        Case(_case("bot", "2 minutes"), ((4, 20, "slow"),), options={"bot": "119 seconds"}),
        Case(_case("email", "25 hours"), ((4, 20, "slow"),)),
        Case(_case("email", "24 hours"), ((4, 20, "slow"),), options={"email": "1 hour"}),
        Case(_case("web", "25 hours"), ((4, 20, "slow"),)),
        Case(_case("app", "24 hours"), ((4, 20, "slow"),), options={"web": "23 hours"}),
        Case(_case("social", "5 hours"), ((4, 20, "slow"),)),
        Case(_case("social", "4 hours"), ((4, 20, "slow"),), options={"social": "1 hour"}),
        Case(_case("sms", "16 minutes"), ((4, 20, "slow"),)),
        Case(_case("messaging", "15 minutes"), ((4, 20, "slow"),), options={"sms": "14 minutes"}),
        Case(_case("callback", "2 working days"), ((4, 20, "slow"),)),
        Case(_case("callback", "1 working day"), ((4, 20, "slow"),), options={"callback": "4 hours"}),
        Case(_case("store", "6 minutes"), ((4, 20, "slow"),)),
        Case(_case("branch", "5 minutes"), ((4, 20, "slow"),), options={"store": "4 minutes"}),
        Case(_LETTERS + "{within: 11 working days}\n", ((4, 20, "slow"),)),
        Case(_LETTERS + "{within: 15 days}\n", ((4, 20, "slow"),)),
        Case(
            _LETTERS + "{within: 10 working days}\n", ((4, 20, "slow"),), options={"post": "9 working days"}
        ),
        Case(_case("review", "73 hours"), ((4, 20, "slow"),)),
        Case(_case("review", "72 hours"), ((4, 20, "slow"),), options={"review": "2 days"}),
        Case(
            _LETTERS + "{within: 14 days}\n---\nkind: organisation\nid: acme\n"
            "working_week: [sun, mon, tue, wed, thu, fri]\n",
            ((4, 20, "slow"),),
        ),
    )

    def applies(self, document: Document, options: SlowAnswerOptions) -> bool:
        return serves_customers(document) and _usual(document, options) is not None

    def check(self, document: Document, options: SlowAnswerOptions) -> Iterator[Hit]:
        within, usual = document.duration("response.within"), _usual(document, options)
        if within is None or usual is None:
            return
        week = working_week(document)
        said = {"within": within, "usual": usual}
        on_the_phone = document.word("type") == "phone"
        if on_the_phone and within.longer_than(options.phone_most, week):
            yield at(document, "response.within", "very-slow", most=options.phone_most, **said)
        elif within.longer_than(usual, week):
            yield at(document, "response.within", "slow", **said)
        share, least = document.get("response.share"), options.phone_share
        if on_the_phone and isinstance(share, Percent) and share.compare(least) < 0:
            yield at(document, "response.share", "few", share=share, usual=least)


def _usual(document: Document, options: SlowAnswerOptions) -> Duration | None:
    """The usual time of a type of channel; None where none is known."""
    kind = document.word("type") or ""
    usual: Duration | None = getattr(options, SAME_AS.get(kind, kind), None)
    return usual
