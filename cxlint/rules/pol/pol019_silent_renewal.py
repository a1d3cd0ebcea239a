"""POL019: no silent renewal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import Condition, LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer, shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

RENEWS = "terms.subscription.auto_renew"
NOTICE = "terms.subscription.renewal_notice"
OPTOUT = "terms.subscription.optout_deadline"
YEARLY = "terms.subscription.annual_reminder"


class SilentRenewalOptions(Options):
    """When a reminder is early enough, and when customers can still say no."""

    notice: Duration = option(
        "15 days",
        "The reminder comes at least so long before the renewal.",
        source="15 to 45 days, California ARL",
    )
    optout: Duration = option(
        "30 days",
        "Customers need not object earlier than this before the end.",
        source="about a month, BGB 309 Nr 9",
    )


class SilentRenewal(DocumentRule[SilentRenewalOptions]):
    """What renews by itself is announced, and can be refused until shortly before."""

    id = "POL019"
    name = "silent-renewal"
    summary = "Customers are reminded before a contract renews by itself, and can still say no."
    why = (
        "Without a reminder people find out when the money is gone. "
        "They pay another period for something forgotten, and feel trapped."
    )
    fix = "Remind customers 15 to 45 days before the renewal, with the price and a way to cancel at once."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(h)",
        "BGB § 309 Nr 9",
        "C. conso L215-1",
        "DMCC Act 2024 Pt 4 Ch 2",
        "Cal B&P 17600 to 17606 AB 2863",
        "Cal B&P 17600 to 17606 AB 390",
    )
    needs = (RENEWS,)
    options = SilentRenewalOptions
    law = {NOTICE: "notice-", OPTOUT: "optout-", YEARLY: "yearly-"}
    messages = {
        "silent": Message(
            ERROR,
            "The contract renews by itself and nobody tells the customer beforehand. They find out when the money is "
            "gone; remind them at least {least} before.",
            "renewal_notice: {least}",
        ),
        "short-notice": Message(
            ERROR,
            "Customers hear of the renewal only {notice} before they are charged. That is too late to think it over; "
            "remind them at least {least} before.",
            "renewal_notice: {least}",
        ),
        "early-deadline": Message(
            ERROR,
            "Customers have to object {deadline} before the end, or they are bound again. Few think of it so early; "
            "at most {most} is recommended, and none is best.",
            "optout_deadline: none",
        ),
        **legal(
            "Customers hear of the renewal this long before: {value}. The law asks for at least {limit}.",
            "renewal_notice: {limit}",
            "notice-",
        ),
        **legal(
            "Customers have to object {value} before the end, or they are bound again. The law allows at most {limit}.",
            "optout_deadline: {limit}",
            "optout-",
        ),
        **legal(
            "Customers with a contract that renews by itself are not reminded of it every year. By law they are.",
            "annual_reminder: true",
            "yearly-",
        ),
    }
    good = (
        Case("kind: policy\nid: plan\nterms: {subscription: {auto_renew: true, renewal_notice: 15 days}}\n"),
        Case(
            "kind: policy\nid: plan\n"
            "terms: {subscription: {auto_renew: true, renewal_notice: 30 days, optout_deadline: 30 days}}\n"
        ),
        Case("kind: policy\nid: plan\nterms: {subscription: {auto_renew: false}}\n"),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {auto_renew: true, renewal_notice: 7 days}}\n",
            options={"notice": "1 week"},
        ),
        Case("kind: policy\nid: plan\nterms: {subscription: {renewal_notice: none}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: plan\nterms: {subscription: {auto_renew: true}}\n", ((3, 9, "silent"),)),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {auto_renew: true, renewal_notice: none}}\n",
            ((3, 58, "silent"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {auto_renew: true, renewal_notice: 14 days}}\n",
            ((3, 58, "short-notice"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms:\n  subscription:\n    auto_renew: true\n    renewal_notice: 45 days\n"
            "    optout_deadline: 31 days\n",
            ((7, 22, "early-deadline"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms:\n  subscription:\n    auto_renew: true\n    renewal_notice: 45 days\n"
            "    optout_deadline: 15 days\n",
            ((7, 22, "early-deadline"),),
            options={"optout": "14 days"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {auto_renew: true, renewal_notice: 15 days}}\n",
            (3, 58),
            LimitEntry(NOTICE, "xx", "Act 1", Duration(16, "days")),
            "notice-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {auto_renew: true, renewal_notice: 30 days, optout_deadline: 30 days}}\n",
            (3, 84),
            LimitEntry(OPTOUT, "xx", "Act 1", Duration(29, "days"), "less"),
            "optout-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {auto_renew: true, renewal_notice: 30 days}}\n",
            (3, 9),
            LimitEntry(
                YEARLY,
                "xx",
                "Act 1",
                forbids=("false",),
                required=True,
                given=(Condition(RENEWS, ("true",)),),
            ),
            "yearly-",
        ),
    )

    def check(self, document: Document, options: SilentRenewalOptions) -> Iterator[Hit]:
        """Look at the reminder, then at the last day to object."""
        if not document.flag(RENEWS):
            return
        notice, deadline = document.duration(NOTICE), document.duration(OPTOUT)
        if notice is None or notice.is_zero:
            yield at(document, NOTICE, "silent", least=options.notice)
        elif shorter(document, notice, options.notice):
            yield at(document, NOTICE, "short-notice", notice=notice, least=options.notice)
        if longer(document, deadline, options.optout):
            yield at(document, OPTOUT, "early-deadline", deadline=deadline, most=options.optout)
