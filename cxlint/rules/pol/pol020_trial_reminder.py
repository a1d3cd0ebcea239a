"""POL020: a trial does not turn into a bill unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer, shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

CONVERTS = "terms.subscription.trial.converts"
REMINDER = "terms.subscription.trial.reminder"


class TrialReminderOptions(Options):
    """When the reminder comes."""

    least: Duration = option(
        "3 days", "The reminder comes at least so long before the end.", source="3 to 21 days, California ARL"
    )
    most: Duration = option(
        "21 days",
        "The reminder comes no earlier than this before the end.",
        source="3 to 21 days, California ARL",
    )


class TrialReminder(DocumentRule[TrialReminderOptions]):
    """Whoever tries is told in time, or pays only if they say so."""

    id = "POL020"
    name = "trial-reminder"
    summary = "Customers are reminded in time before a trial turns into a paid contract."
    why = (
        "People forget the last day, and find out when the money is gone. "
        "What began as a friendly offer ends as a trick."
    )
    fix = "Remind customers a few days before the trial ends, or let it simply end."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("DMCC Act 2024 Pt 4 Ch 2", "Cal B&P 17600 to 17606 AB 390")
    needs = (CONVERTS,)
    options = TrialReminderOptions
    law = {REMINDER: ""}
    messages = {
        "silent": Message(
            WARNING,
            "The trial turns into a paid contract and nobody reminds the customer. Many pay only because they forgot; "
            "remind them at least {least} before, or let the trial end by itself.",
            "reminder: {least}",
        ),
        "late": Message(
            WARNING,
            "Customers are reminded only {reminder} before they have to pay. Whoever does not read it at once pays; "
            "remind them at least {least} before.",
            "reminder: {least}",
        ),
        "early": Message(
            WARNING,
            "Customers are reminded {reminder} before the trial ends, and have forgotten it by then. "
            "Remind them {most} before at the earliest.",
            "reminder: {most}",
        ),
        **legal(
            "Customers hear of the end of the trial this long before they have to pay: {value}. The law asks for at least {limit}.",
            "reminder: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: 3 days}}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: 21 days}}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {trial: {converts: false, reminder: none}}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {trial: {length: 30 days}}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true}}}\n",
            ((3, 24, "silent"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: none}}}\n",
            ((3, 58, "silent"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: 2 days}}}\n",
            ((3, 58, "late"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: 22 days}}}\n",
            ((3, 58, "early"),),
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: 3 days}}}\n",
            ((3, 58, "late"),),
            options={"least": "1 week"},
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {trial: {converts: true, reminder: 21 days}}}\n",
            ((3, 58, "early"),),
            options={"most": "2 weeks"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {trial: {converts: true, reminder: 3 days}}}\n",
            (3, 58),
            LimitEntry(REMINDER, "xx", "Act 1", Duration(4, "days")),
        ),
    )

    def check(self, document: Document, options: TrialReminderOptions) -> Iterator[Hit]:
        """A trial that simply ends needs no reminder."""
        if not document.flag(CONVERTS):
            return
        reminder = document.duration(REMINDER)
        if reminder is None or reminder.is_zero:
            yield at(document, REMINDER, "silent", least=options.least)
        elif shorter(document, reminder, options.least):
            yield at(document, REMINDER, "late", reminder=reminder, least=options.least)
        elif longer(document, reminder, options.most):
            yield at(document, REMINDER, "early", reminder=reminder, most=options.most)
