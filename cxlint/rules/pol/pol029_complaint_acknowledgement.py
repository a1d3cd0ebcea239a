"""POL029: a complaint is answered at once that it has arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.complaint.acknowledge"


class ComplaintAcknowledgementOptions(Options):
    """How soon an acknowledgement has to come."""

    slow: Duration = option(
        "24 hours", "A later acknowledgement is a warning.", source="24 hours, ASIC RG 271"
    )
    slow_working: Duration = option(
        "1 working day",
        "The same, where it is counted in working days.",
        source="or one business day, ASIC RG 271",
    )


class ComplaintAcknowledgement(DocumentRule[ComplaintAcknowledgementOptions]):
    """Who complains hears soon that somebody has it."""

    id = "POL029"
    name = "complaint-acknowledgement"
    summary = "Customers who complain hear within a day that their complaint has arrived."
    why = "Silence is the second offence. People who hear nothing call again, complain in public, or leave."
    fix = "Promise an acknowledgement within 24 hours."
    kinds = ("policy",)
    level = 5
    sources = ("S4.7",)
    clauses = (
        "ISO 10002:2018, responsiveness",
        "FCA DISP 1.6.1R",
        "ASIC RG 271, acknowledgement",
        "E-Commerce Rules 2020 r. 4 and 5",
    )
    needs = ("terms.complaint",)
    options = ComplaintAcknowledgementOptions
    law = {FIELD: ""}
    messages = {
        "missing": Message(
            ERROR,
            "Customers who complain are not told when they will hear that it has arrived. They call again or give "
            "up; promise an answer within {most}.",
            "acknowledge: {most}",
        ),
        "slow": Message(
            WARNING,
            "Customers who complain hear nothing for up to {given}, and do not know whether anybody has read it. "
            "At most {most} is recommended.",
            "acknowledge: {most}",
        ),
        **legal(
            "Customers who complain hear nothing for up to {value}. The law allows at most {limit}.",
            "acknowledge: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 24 hours}}\n"),
        Case("kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 1 working day}}\n"),
        Case("kind: policy\nid: complaints\nterms: {complaint: {acknowledge: immediately}}\n"),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 2 working days}}\n",
            options={"slow_working": "2 working days"},
        ),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: complaints\nterms: {complaint: {tracking_id: true}}\n", ((3, 9, "missing"),)),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 25 hours}}\n", ((3, 34, "slow"),)
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 2 working days}}\n",
            ((3, 34, "slow"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 24 hours}}\n",
            ((3, 34, "slow"),),
            options={"slow": "4 hours"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {acknowledge: 24 hours}}\n",
            (3, 34),
            LimitEntry(FIELD, "xx", "Act 1", Duration(23, "hours"), "less"),
        ),
    )

    def check(self, document: Document, options: ComplaintAcknowledgementOptions) -> Iterator[Hit]:
        """Compare the promise with the limit of its own way of counting."""
        given = document.duration(FIELD)
        if given is None:
            yield at(document, FIELD, "missing", most=options.slow)
            return
        most = options.slow_working if given.in_working_days else options.slow
        if longer(document, given, most):
            yield at(document, FIELD, "slow", given=given, most=most)
