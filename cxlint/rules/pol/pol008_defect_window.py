"""POL008: enough time to bring back what is faulty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.return.defect_window"
WINDOW = "terms.return.window"
WARRANTY = "terms.warranty.length"
GOODS = ("starts_at", "shipping_paid_by", "fault_shipping_paid_by", "inspection")
"""Terms of a return that only things have, not services: where one is stated, faults have to be spoken of too."""


class DefectWindowOptions(Options):
    """How long customers can bring back what is faulty."""

    least: Duration = option(
        "30 days",
        "A shorter time is a warning.",
        source="short-term right to reject, CRA s 22; Egypt 30 days",
    )


class DefectWindow(DocumentRule[DefectWindowOptions]):
    """A fault shows itself late, and is the company's."""

    id = "POL008"
    name = "defect-window"
    summary = "Customers know how long they can bring back what is faulty, and it is long enough."
    why = (
        "Many faults show only after weeks of use. "
        "Whoever is turned away with a broken thing has paid for nothing, and says so."
    )
    fix = (
        "Say how long faulty goods are taken back, 30 days or more and never less than for a change of mind."
    )
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("CRA 2015 s 22", "Law 181/2018, defects")
    needs = ("terms.return",)
    options = DefectWindowOptions
    law = {FIELD: ""}
    messages = {
        "missing": Message(
            WARNING,
            "Customers are not told how long they can bring back something faulty. They do not know what they may "
            "ask for, and staff have to guess; say it, {least} or more is recommended.",
            "defect_window: {least}",
        ),
        "short": Message(
            WARNING,
            "Customers have only {window} to bring back something faulty, and many faults show later. "
            "At least {least} is recommended.",
            "defect_window: {least}",
        ),
        "shorter": Message(
            WARNING,
            "Customers have {wish} to change their mind, but only {window} to bring back something faulty. "
            "A fault is no worse a reason; give them at least as long.",
            "defect_window: {wish}",
        ),
        **legal(
            "Customers have {value} to bring back something faulty. The law gives them at least {limit}.",
            "defect_window: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days, defect_window: 30 days}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {defect_window: 24 months}}\n"),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 30 days, starts_at: delivery}, warranty: {length: 24 months}}\n"
        ),
        Case("kind: policy\nid: subscription\nterms: {return: {window: 30 days}}\n"),
        Case("kind: policy\nid: refunds\nterms: {refund: {deadline: 5 days}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 30 days, starts_at: delivery}}\n",
            ((3, 9, "missing"),),
        ),
        Case("kind: policy\nid: returns\nterms: {return: {defect_window: 29 days}}\n", ((3, 33, "short"),)),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 60 days, defect_window: 59 days}}\n",
            ((3, 50, "shorter"),),
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {defect_window: 30 days}}\n",
            ((3, 33, "short"),),
            options={"least": "6 months"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {defect_window: 30 days}}\n",
            (3, 33),
            LimitEntry(FIELD, "xx", "Act 1", Duration(31, "days")),
        ),
    )

    def check(self, document: Document, options: DefectWindowOptions) -> Iterator[Hit]:
        """A warranty in the same policy says it as well; else the time must be stated, and long enough."""
        window, wish = document.duration(FIELD), document.duration(WINDOW)
        if window is None:
            goods = any(document.states(f"terms.return.{term}") for term in GOODS)
            if goods and not document.states(WARRANTY):
                yield at(document, FIELD, "missing", least=_longest(document, wish, options.least))
        elif shorter(document, window, options.least):
            least = _longest(document, wish, options.least)
            yield at(document, FIELD, "short", window=window, least=least)
        elif wish is not None and shorter(document, window, wish):
            yield at(document, FIELD, "shorter", window=window, wish=wish)


def _longest(document: Document, wish: Duration | None, least: Duration) -> Duration:
    return wish if wish is not None and shorter(document, least, wish) else least
