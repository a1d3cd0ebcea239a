"""POL001: enough time to return a purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIELD = "terms.return.window"


class ShortReturnWindowOptions(Options):
    """From which length a window is long enough."""

    short: Duration = option(
        "30 days",
        "A shorter window is a warning.",
        source="30 days is the most common window: 39 % of 197 retailers, Narvar 2021",
    )
    very_short: Duration = option(
        "14 days",
        "A shorter window fails.",
        source="withdrawal period of CRD 9 and of Egypt's law 181/2018, 17",
    )


class ShortReturnWindow(DocumentRule[ShortReturnWindowOptions]):
    """Time to receive a thing, to try it and to send it back."""

    id = "POL001"
    name = "short-return-window"
    summary = "Customers have enough time to return what they bought."
    why = (
        "People need time to receive a thing, try it and bring it back. "
        "Four in five shoppers say that they leave after one bad return (savings.com, 2025)."
    )
    fix = "Give customers 30 days or more from delivery."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 9(1)",
        "CCR 2013 reg 30",
        "Law 181/2018 Art 17",
        "E-Commerce Law (2019) Art 13",
        "E-Commerce Act 1382 Art 37",
    )
    options = ShortReturnWindowOptions
    law = {FIELD: ""}
    messages = {
        "short": Message(
            WARNING,
            "Customers have only {window} to return something. Whoever is ill, travelling or giving a present is too "
            "late; at least {least} is recommended.",
            "window: {least}",
        ),
        "very-short": Message(
            ERROR,
            "Customers have just {window} to return something, so many cannot even try it first. They keep what they "
            "do not want and do not come back; at least {least} is recommended.",
            "window: {least}",
        ),
        **legal(
            "Customers have {value} to return something. The law gives them at least {limit}.",
            "window: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 1 month}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 14 days}}\n", options={"short": "14 days"}),
        Case("kind: policy\nid: returns\nterms: {return: {window: none}}\n", applies=False),
        Case("kind: policy\nid: returns\nterms: {return: {conditions: none}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nterms: {return: {window: 29 days}}\n", ((3, 26, "short"),)),
        Case("kind: policy\nid: returns\nterms: {return: {window: 14 days}}\n", ((3, 26, "short"),)),
        Case("kind: policy\nid: returns\nterms: {return: {window: 13 days}}\n", ((3, 26, "very-short"),)),
        Case("kind: policy\nid: returns\nterms: {return: {window: ٣ days}}\n", ((3, 26, "very-short"),)),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 20 days}}\n",
            ((3, 26, "very-short"),),
            options={"very_short": "3 weeks"},
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 20 working days}}\n"
            "---\nkind: organisation\nid: acme\nworking_week: [mon, tue, wed, thu, fri]\n",
            ((3, 26, "short"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {window: 30 days}}\n",
            (3, 26),
            LimitEntry(FIELD, "xx", "Act 1", Duration(31, "days")),
        ),
    )

    def applies(self, document: Document, options: ShortReturnWindowOptions) -> bool:
        """No window at all is not a short one: it makes all sales final."""
        window = document.duration(FIELD)
        return window is not None and not window.is_zero

    def check(self, document: Document, options: ShortReturnWindowOptions) -> Iterator[Hit]:
        """Compare the window with both limits."""
        window = document.duration(FIELD)
        if shorter(document, window, options.very_short):
            yield at(document, FIELD, "very-short", window=window, least=options.short)
        elif shorter(document, window, options.short):
            yield at(document, FIELD, "short", window=window, least=options.short)
