"""CHN006: whenever customers can buy, they can get help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Hours
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._shared import serves_customers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_PHONE = "kind: channel\nid: phone\nhours: Mon-Fri 09:00-17:00\nsales_hours: "


class HelpWhileSelling(DocumentRule[NoOptions]):
    id = "CHN006"
    name = "help-while-selling"
    summary = "Help is open at least as long as sales."
    why = (
        "Customers who can buy in the evening but get help only by day see what the company cares for. "
        "They wait with their problem until the next morning."
    )
    fix = "Open help for at least the hours in which you sell."
    kinds = ("channel",)
    level = 5
    sources = ("S1.4",)
    clauses = ("Ley 10/2025, hours",)
    needs = ("hours", "sales_hours")
    messages = {
        "closed": Message(
            WARNING,
            "On “{title}” customers can buy {sales}, but get help only {hours}.",
            'hours: "{both}"',
        ),
    }
    good = (
        Case(_PHONE + "Mon-Fri 09:00-17:00\n"),
        Case(_PHONE + "Mon-Thu 10:00-16:00\n"),
        Case("kind: channel\nid: phone\nsales_hours: 24/7\n", applies=False),
        Case("kind: channel\nid: phone\nhours: 24/7\n", applies=False),
        Case(_PHONE + "24/7\nservice: false\n", applies=False),
    )
    bad = (
        Case(_PHONE + "Mon-Fri 08:59-17:00\n", ((3, 8, "closed"),)),
        Case(_PHONE + "Mon-Fri 09:00-17:01\n", ((3, 8, "closed"),)),
        Case(_PHONE + "Sat 10:00-12:00\n", ((3, 8, "closed"),)),
        Case(_PHONE + "24/7\n", ((3, 8, "closed"),)),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return serves_customers(document)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        hours, sales = document.hours("hours"), document.hours("sales_hours")
        if hours is not None and sales is not None and not hours.covers(sales):
            both = Hours(hours.minutes | sales.minutes)
            yield at(document, "hours", "closed", hours=hours, sales=sales, both=both)
