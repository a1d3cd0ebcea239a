"""POL009: a refund has a date."""

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

DEADLINE = "terms.refund.deadline"
CLOCK = "terms.refund.clock_from"
INSPECTION = "terms.return.inspection"


class RefundDeadlineOptions(Options):
    """From which wait a refund is slow."""

    slow: Duration = option("10 days", "A longer wait is a warning.", source="convention")
    very_slow: Duration = option("14 days", "A longer wait fails.", source="CRD 13")


class RefundDeadline(DocumentRule[RefundDeadlineOptions]):
    """Customers know by when their money is back, and it is soon."""

    id = "POL009"
    name = "refund-deadline"
    summary = "Customers know by when they have their money back, and it is soon."
    why = (
        "Until the refund arrives, customers lend the company their money. "
        "Without a date they wait, call again, and lose trust."
    )
    fix = "Promise a number of days, counted from the request or from the day the goods arrive."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 13(1)",
        "CCR 2013 reg 34",
        "16 CFR 435.1 and 435.2",
        "14 CFR 260.10",
        "Law 181/2018 Art 40",
        "E-Commerce Act 1382 Art 38(c)",
    )
    needs = ("terms.refund",)
    options = RefundDeadlineOptions
    law = {DEADLINE: ""}
    messages = {
        "missing": Message(
            ERROR,
            "Customers are not told by when they have their money back. They can only wait and ask; promise a number "
            "of days, {most} at most is recommended.",
            "deadline: {most}",
        ),
        "slow": Message(
            WARNING,
            "Customers wait up to {deadline} for money that is theirs. At most {most} is recommended.",
            "deadline: {most}",
        ),
        "very-slow": Message(
            ERROR,
            "Customers wait up to {deadline} for money that is theirs, and cannot buy elsewhere meanwhile. "
            "At most {most} is recommended.",
            "deadline: {most}",
        ),
        "open-inspection": Message(
            WARNING,
            "The time for the refund runs only from the end of an inspection, and nothing limits the inspection. "
            "Customers cannot know when their money comes.",
            "clock_from: receipt",
        ),
        **legal(
            "Customers wait for their money: {value}. The law allows at most {limit}.",
            "deadline: {limit}",
        ),
        **legal(
            "Customers are not told by when they have their money back. The law wants a time that they can rely on.",
            "deadline: 5 working days",
            "missing-",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 10 days, clock_from: receipt}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: immediately}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 5 working days, clock_from: request}}\n"),
        Case(
            "kind: policy\nid: refunds\nterms:\n  return: {inspection: 2 days}\n"
            "  refund: {deadline: 5 days, clock_from: inspection}\n"
        ),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {deadline: 12 days}}\n", options={"slow": "12 days"}
        ),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: refunds\nterms: {refund: {method: original}}\n", ((3, 9, "missing"),)),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 11 days}}\n", ((3, 28, "slow"),)),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 14 days}}\n", ((3, 28, "slow"),)),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 15 days}}\n", ((3, 28, "very-slow"),)),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {deadline: 60 working days}}\n",
            ((3, 28, "very-slow"),),
        ),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {deadline: 15 days}}\n",
            ((3, 28, "slow"),),
            options={"very_slow": "20 days"},
        ),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {deadline: 5 days, clock_from: inspection}}\n",
            ((3, 48, "open-inspection"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {refund: {deadline: 10 days}}\n",
            (3, 28),
            LimitEntry(DEADLINE, "xx", "Act 1", Duration(9, "days"), "less"),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {refund: {method: original}}\n",
            (3, 9),
            LimitEntry(DEADLINE, "xx", "Act 1", required=True),
            "missing-",
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: RefundDeadlineOptions) -> Iterator[Hit]:
        """Look at the deadline, then at what its clock waits for."""
        deadline = document.duration(DEADLINE)
        if deadline is None:
            yield at(document, DEADLINE, "missing", most=options.slow)
        elif longer(document, deadline, options.very_slow):
            yield at(document, DEADLINE, "very-slow", deadline=deadline, most=options.slow)
        elif longer(document, deadline, options.slow):
            yield at(document, DEADLINE, "slow", deadline=deadline, most=options.slow)
        if document.word(CLOCK) == "inspection" and not document.states(INSPECTION):
            yield at(document, CLOCK, "open-inspection")
