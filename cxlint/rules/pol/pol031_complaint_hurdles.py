"""POL031: complaining is easy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import NONE
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import lacking, shorter
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

WRITING = "terms.complaint.writing_only"
TIME = "terms.complaint.raise_within"
TRACKING = "terms.complaint.tracking_id"
ACCEPTED = "terms.complaint.channels"
SERVED = "scope.channels"


class ComplaintHurdlesOptions(Options):
    """How long customers can complain."""

    time: Duration = option("60 days", "Less time to complain is a warning.", source="convention")


class ComplaintHurdles(DocumentRule[ComplaintHurdlesOptions]):
    """Any way of telling will do, for long enough, and with a number to follow."""

    id = "POL031"
    name = "complaint-hurdles"
    summary = "Customers can complain any way they like, for long enough, and can follow what becomes of it."
    why = (
        "Most unhappy people do not complain, they leave. "
        "Every hurdle makes more of them silent, and the company learns nothing."
    )
    fix = (
        "Accept complaints on every channel, spoken too, without a tight time limit, and give each a number."
    )
    kinds = ("policy",)
    level = 5
    sources = ("S4.7", "S4.5")
    clauses = (
        "ISO 10002:2018, visibility",
        "ISO 10002:2018, accessibility",
        "ISO 10002:2018, tracking",
        "Consumer Duty PRIN 2A.6.2R",
        "ASIC RG 271, what counts as a complaint",
        "Ley 10/2025, complaints",
        "E-Commerce Rules 2020 r. 4 and 5",
    )
    needs_one_of = (WRITING, TIME, TRACKING, ACCEPTED)
    options = ComplaintHurdlesOptions
    law = {WRITING: "writing-", TRACKING: "number-"}
    messages = {
        "writing-only": Message(
            WARNING,
            "A complaint counts only in writing. Whoever cannot or will not write is not heard; "
            "let people say it as well.",
            "writing_only: false",
        ),
        "short-time": Message(
            WARNING,
            "Customers can complain only within {time}. Many notice the harm later and are turned away; at least "
            "{least} is recommended.",
            "raise_within: {least}",
        ),
        "no-number": Message(
            WARNING,
            "Complaints get no number, so customers cannot follow them and have to tell everything again. "
            "Give each one a number at once.",
            "tracking_id: true",
        ),
        "channels": Message(
            WARNING,
            "Customers are served by {missing}, but their complaints are not accepted there. They are sent "
            "elsewhere when they are already upset; accept complaints on every channel.",
            "channels: {channels}",
        ),
        **legal(
            "A complaint counts only in writing. By law customers can say it as well.",
            "writing_only: false",
            "writing-",
            floor=WARNING,
        ),
        **legal(
            "Complaints get no number by which customers can follow them. By law they do.",
            "tracking_id: true",
            "number-",
            floor=WARNING,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: complaints\nscope: {channels: [web]}\nterms:\n  complaint:\n    writing_only: false\n"
            "    raise_within: 60 days\n    tracking_id: true\n    channels: [phone, web]\n"
        ),
        Case("kind: policy\nid: complaints\nterms: {complaint: {raise_within: none}}\n"),
        Case("kind: policy\nid: complaints\nterms: {complaint: {channels: [phone]}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {writing_only: true}}\n",
            ((3, 35, "writing-only"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {raise_within: 59 days}}\n",
            ((3, 35, "short-time"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {raise_within: 60 days}}\n",
            ((3, 35, "short-time"),),
            options={"time": "90 days"},
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {tracking_id: false}}\n",
            ((3, 34, "no-number"),),
        ),
        Case(
            "kind: policy\nid: complaints\nscope: {channels: [web, store]}\n"
            "terms: {complaint: {channels: [web]}}\n",
            ((4, 31, "channels"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {writing_only: true}}\n",
            (3, 35),
            LimitEntry(WRITING, "xx", "Act 1", forbids=("true",)),
            "writing-",
            floor=WARNING,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {tracking_id: false}}\n",
            (3, 34),
            LimitEntry(TRACKING, "xx", "Act 1", forbids=("false",)),
            "number-",
            floor=WARNING,
        ),
    )

    def applies(self, document: Document, options: ComplaintHurdlesOptions) -> bool:
        """Only what is written is judged."""
        compared = document.states(ACCEPTED) and document.states(SERVED)
        return compared or any(map(document.states, (WRITING, TIME, TRACKING)))

    def check(self, document: Document, options: ComplaintHurdlesOptions) -> Iterator[Hit]:
        """Look for each hurdle; no time limit at all is the best."""
        if document.flag(WRITING):
            yield at(document, WRITING, "writing-only")
        time = document.duration(TIME)
        if shorter(document, time, options.time) and document.get(TIME) is not NONE:
            yield at(document, TIME, "short-time", time=time, least=options.time)
        if document.flag(TRACKING) is False:
            yield at(document, TRACKING, "no-number")
        accepted, served = document.words(ACCEPTED), document.words(SERVED)
        missing = lacking(served, accepted) if served and accepted is not None else ()
        if accepted is not None and missing:
            yield at(document, ACCEPTED, "channels", missing=missing, channels=written(accepted + missing))
