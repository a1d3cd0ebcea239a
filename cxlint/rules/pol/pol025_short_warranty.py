"""POL025: the company answers for its goods long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

FIELD = "terms.warranty.length"


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
    clauses = ("Directive (EU) 2019/771 Art 10",)
    needs = (FIELD,)
    options = ShortWarrantyOptions
    messages = {
        "short": Message(
            WARNING,
            "The company answers for faults for only {length}. Whatever breaks later is the customer's loss; at "
            "least {least} is recommended.",
            "length: {least}",
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
    )

    def check(self, document: Document, options: ShortWarrantyOptions) -> Iterator[Hit]:
        """Compare the length with the least."""
        length = document.duration(FIELD)
        if shorter(document, length, options.least):
            yield at(document, FIELD, "short", length=length, least=options.least)
