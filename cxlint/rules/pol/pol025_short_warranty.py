"""POL025: the company answers for its goods long enough."""

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

FIELD = "terms.warranty.length"
REPAIRED = "terms.warranty.after_repair"


class ShortWarrantyOptions(Options):
    """From which length a warranty is long enough."""

    least: Duration = option(
        "24 months", "A shorter warranty is a warning.", source="two years, Directive (EU) 2019/771 Art 10"
    )


class ShortWarranty(DocumentRule[ShortWarrantyOptions]):
    """What is sold as lasting lasts."""

    id = "POL025"
    name = "short-warranty"
    summary = "The company answers for faults for two years or more."
    why = (
        "What breaks soon after the cover ends is paid for twice. "
        "Customers blame the company, not the calendar."
    )
    fix = "Answer for faults for 24 months or more."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive (EU) 2019/771 Art 10(1)",
        "Directive (EU) 2024/1799, after a repair",
        "Ley General para la Defensa de los Consumidores, guarantee",
        "Law 181/2018, durable goods",
    )
    needs = (FIELD,)
    options = ShortWarrantyOptions
    law = {FIELD: "", REPAIRED: "repair-"}
    messages = {
        "short": Message(
            WARNING,
            "The company answers for faults for only {length}. Whatever breaks later is the customer's loss; at "
            "least {least} is recommended.",
            "length: {least}",
        ),
        **legal(
            "The company answers for faults for {value}. The law gives customers at least {limit}.",
            "length: {limit}",
        ),
        **legal(
            "After a repair customers are covered for another {value}. The law gives them at least {limit}.",
            "after_repair: {limit}",
            "repair-",
        ),
    }
    good = (
        Case("kind: policy\nid: warranty\nterms: {warranty: {length: 24 months}}\n"),
        Case("kind: policy\nid: warranty\nterms: {warranty: {length: 2 years}}\n"),
        Case("kind: policy\nid: warranty\nterms: {warranty: {max_repairs: 1}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: warranty\nterms: {warranty: {length: 23 months}}\n", ((3, 28, "short"),)),
        Case("kind: policy\nid: warranty\nterms: {warranty: {length: 90 days}}\n", ((3, 28, "short"),)),
        Case(
            "kind: policy\nid: warranty\nterms: {warranty: {length: 24 months}}\n",
            ((3, 28, "short"),),
            options={"least": "3 years"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {warranty: {length: 24 months}}\n",
            (3, 28),
            LimitEntry(FIELD, "xx", "Act 1", Duration(25, "months")),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {warranty: {length: 24 months, after_repair: 11 months}}\n",
            (3, 53),
            LimitEntry(REPAIRED, "xx", "Act 1", Duration(12, "months")),
            "repair-",
        ),
    )

    def check(self, document: Document, options: ShortWarrantyOptions) -> Iterator[Hit]:
        """Compare the length with the least."""
        length = document.duration(FIELD)
        if shorter(document, length, options.least):
            yield at(document, FIELD, "short", length=length, least=options.least)
