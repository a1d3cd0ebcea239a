"""POL039: a repair has a date, and is not tried for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

DEADLINE = "terms.warranty.repair_deadline"
REPAIRS = "terms.warranty.max_repairs"


class RepairInTimeOptions(Options):
    """How long a repair may take, and how often it may be tried."""

    most: Duration = option("30 days", "A longer repair is a warning.", source="convention")
    times: int = option(2, "More repairs of one thing are a warning.", source="convention")


class RepairInTime(DocumentRule[RepairInTimeOptions]):
    """Mended soon, or replaced."""

    id = "POL039"
    name = "repair-in-time"
    summary = "Customers know by when a repair is done, and are not sent back for one repair after another."
    why = (
        "While a thing is away, customers have paid and have nothing. "
        "Whoever brings the same thing a third time has lost all faith in it."
    )
    fix = "Promise a number of days, and give a new one or the money back when a repair did not help."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("Directive (EU) 2019/771 Art 14", "CRA 2015 s 24", "Law 181/2018, durable goods")
    needs = ("terms.warranty",)
    options = RepairInTimeOptions
    law = {REPAIRS: ""}
    messages = {
        "missing": Message(
            WARNING,
            "Customers are not told by when a repair is done, so it can lie about for ever. Promise a number of "
            "days, {most} at most is recommended.",
            "repair_deadline: {most}",
        ),
        "slow": Message(
            WARNING,
            "Customers wait up to {deadline} for a repair and have nothing meanwhile. At most {most} is recommended.",
            "repair_deadline: {most}",
        ),
        "often": Message(
            WARNING,
            "Customers have to bring the same thing for this many repairs before they get a new one or their money "
            "back: {repairs}. At most {times} are recommended.",
            "max_repairs: {times}",
        ),
        **legal(
            "Customers have to bring the same thing for this many repairs before they get a new one or their money back: {value}. The law allows at most this many: {limit}.",
            "max_repairs: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: warranty\nterms: {warranty: {repair_deadline: 30 days, max_repairs: 2}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: warranty\nterms: {warranty: {length: 24 months}}\n", ((3, 9, "missing"),)),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {repair_deadline: 31 days}}\n", ((3, 37, "slow"),)
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {repair_deadline: 14 days, max_repairs: 3}}\n",
            ((3, 59, "often"),),
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {repair_deadline: 30 days}}\n",
            ((3, 37, "slow"),),
            options={"most": "2 weeks"},
        ),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {repair_deadline: 14 days, max_repairs: 2}}\n",
            ((3, 59, "often"),),
            options={"times": 1},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {warranty: {repair_deadline: 14 days, max_repairs: 2}}\n",
            (3, 59),
            LimitEntry(REPAIRS, "xx", "Act 1", 1, "less"),
        ),
    )

    def check(self, document: Document, options: RepairInTimeOptions) -> Iterator[Hit]:
        """Look at the date, then at how often a repair is tried."""
        deadline, repairs = document.duration(DEADLINE), document.number(REPAIRS)
        if deadline is None:
            yield at(document, DEADLINE, "missing", most=options.most)
        elif longer(document, deadline, options.most):
            yield at(document, DEADLINE, "slow", deadline=deadline, most=options.most)
        if repairs is not None and repairs > options.times:
            yield at(document, REPAIRS, "often", repairs=repairs, times=options.times)
