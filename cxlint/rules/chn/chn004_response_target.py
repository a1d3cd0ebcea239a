"""CHN004: every service channel says how fast it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration, Percent
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._shared import serves_customers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

USUAL = {
    "phone": Duration(20, "seconds"),
    "video": Duration(60, "seconds"),
    "chat": Duration(60, "seconds"),
    "bot": Duration(2, "minutes"),
    "store": Duration(5, "minutes"),
    "branch": Duration(5, "minutes"),
    "sms": Duration(15, "minutes"),
    "messaging": Duration(15, "minutes"),
    "social": Duration(4, "hours"),
    "review": Duration(72, "hours"),
    "post": Duration(10, "working days"),
}
"""Usual first answers by type of channel, from surveys of contact centres and conventions; proposals, not limits."""

_PHONE = "kind: channel\nid: phone\ntype: phone\n"


class ResponseTarget(DocumentRule[NoOptions]):
    id = "CHN004"
    name = "response-target"
    summary = "Every service channel states within what time customers get a first answer."
    why = (
        "Where no time is set, every wait is acceptable to the company and none to the customer. "
        "Staff cannot be planned for a promise that nobody made."
    )
    fix = "State under response how soon customers get a first answer on this channel, and for what share of them."
    kinds = ("channel",)
    level = 3
    sources = ("S1.2", "S4.3", "S4.16")
    clauses = ("ISO 18295-1:2017 4.2", "Ley 10/2025, waiting time")
    law = {"response.within": "within-", "response.share": "share-"}
    messages = {
        "missing": Message(
            ERROR,
            "Nothing says how soon customers get an answer on “{title}”, "
            "so nobody notices when they wait too long. "
            "For such a channel {usual} is usual.",
            "within: {usual}",
        ),
        **legal(
            "Customers wait up to {value} for an answer on “{title}”. The law allows at most {limit}.",
            "within: {limit}",
            "within-",
        ),
        **legal(
            "Only {value} of customers on “{title}” are answered in time. The law asks for at least {limit}.",
            "share: {limit}",
            "share-",
        ),
    }
    good = (
        Case(_PHONE + "response: {share: 80%, within: 20 seconds}\n"),
        Case(_PHONE + "service: false\n", applies=False),
        Case("kind: channel\nid: news\ntype: email\ndirection: outbound\n", applies=False),
    )
    bad = (
        Case(_PHONE, ((2, 5, "missing"),)),
        Case(_PHONE + "response: {share: 80%}\n", ((4, 1, "missing"),)),
        Case("kind: channel\nid: web\nservice: true\ndirection: both\n", ((2, 5, "missing"),)),
        *law_cases(
            "kind: channel\nid: phone\ntype: phone\nresponse: {share: 95%, within: 181 seconds}\n",
            (4, 32),
            LimitEntry("response.within", "xx", "Act 1", Duration(3, "minutes"), "less", kind="channel"),
            "within-",
        ),
        *law_cases(
            "kind: channel\nid: phone\ntype: phone\nresponse: {share: 94%, within: 3 minutes}\n",
            (4, 19),
            LimitEntry("response.share", "xx", "Act 1", Percent(95), kind="channel"),
            "share-",
        ),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return serves_customers(document)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if document.duration("response.within") is None:
            usual = USUAL.get(document.word("type") or "", Duration(24, "hours"))
            yield at(document, "response.within", "missing", usual=usual)
