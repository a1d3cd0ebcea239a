"""POL021: a new price is announced, and customers may leave."""

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

NOTICE = "terms.subscription.price_change_notice"
EXIT = "terms.subscription.exit_on_change"


class PriceChangeOptions(Options):
    """How long beforehand a new price is announced."""

    short: Duration = option(
        "30 days", "A shorter notice is a warning.", source="one month, Directive (EU) 2018/1972 Art 105"
    )
    very_short: Duration = option("7 days", "A shorter notice fails.", source="7 to 30 days, California ARL")


class PriceChange(DocumentRule[PriceChangeOptions]):
    """Nobody learns of a new price from the bill."""

    id = "POL021"
    name = "price-change"
    summary = "Customers hear of a new price long before it applies, and may leave without cost."
    why = (
        "Whoever finds a higher price on the bill had no chance to decide. "
        "If they cannot leave either, the old price was never a promise."
    )
    fix = "Announce a new price 30 days or more before, and let customers leave free of charge."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(j)",
        "Directive 93/13/EEC Annex 1(l)",
        "Directive (EU) 2018/1972 Art 105(4)",
        "Directive (EU) 2015/2366 (PSD2) Art 54",
        "Cal B&P 17600 to 17606 AB 2863",
    )
    needs_one_of = (NOTICE, EXIT)
    options = PriceChangeOptions
    law = {NOTICE: ""}
    messages = {
        "short": Message(
            WARNING,
            "Customers hear of a new price only {notice} before. That is little time to compare and to leave; at "
            "least {least} is recommended.",
            "price_change_notice: {least}",
        ),
        "very-short": Message(
            ERROR,
            "Customers hear of a new price {notice} before it applies, so most pay it before they can decide. "
            "At least {least} is recommended.",
            "price_change_notice: {least}",
        ),
        "none": Message(
            ERROR,
            "Customers are not told of a new price beforehand and find it on the bill. Tell them at least {least} "
            "before.",
            "price_change_notice: {least}",
        ),
        "no-exit": Message(
            ERROR,
            "When the price changes, customers have to stay and pay it. Let them leave without cost.",
            "exit_on_change: true",
        ),
        "exit-unsaid": Message(
            WARNING,
            "Customers are told of a new price, but not whether they may leave then. Say that they may, without cost.",
            "exit_on_change: true",
        ),
        **legal(
            "Customers hear of a new price {value} before it applies. The law asks for at least {limit}.",
            "price_change_notice: {limit}",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 30 days, exit_on_change: true}}\n"
        ),
        Case("kind: policy\nid: plan\nterms: {subscription: {exit_on_change: true}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {auto_renew: false}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 29 days, exit_on_change: true}}\n",
            ((3, 45, "short"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 7 days, exit_on_change: true}}\n",
            ((3, 45, "short"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 6 days, exit_on_change: true}}\n",
            ((3, 45, "very-short"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: none, exit_on_change: true}}\n",
            ((3, 45, "none"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {exit_on_change: false}}\n",
            ((3, 40, "no-exit"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 60 days}}\n",
            ((3, 9, "exit-unsaid"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 30 days, exit_on_change: true}}\n",
            ((3, 45, "short"),),
            options={"short": "60 days"},
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {price_change_notice: 7 days, exit_on_change: true}}\n",
            ((3, 45, "very-short"),),
            options={"very_short": "10 days"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {price_change_notice: 30 days, exit_on_change: true}}\n",
            (3, 45),
            LimitEntry(NOTICE, "xx", "Act 1", Duration(32, "days")),
        ),
    )

    def check(self, document: Document, options: PriceChangeOptions) -> Iterator[Hit]:
        """Look at the notice, then at the way out."""
        notice, may_leave = document.duration(NOTICE), document.flag(EXIT)
        if notice is not None and notice.is_zero:
            yield at(document, NOTICE, "none", least=options.short)
        elif shorter(document, notice, options.very_short):
            yield at(document, NOTICE, "very-short", notice=notice, least=options.short)
        elif shorter(document, notice, options.short):
            yield at(document, NOTICE, "short", notice=notice, least=options.short)
        if may_leave is False:
            yield at(document, EXIT, "no-exit")
        elif may_leave is None:
            yield at(document, EXIT, "exit-unsaid")
