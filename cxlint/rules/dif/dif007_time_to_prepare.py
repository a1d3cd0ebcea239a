"""DIF007: customers have time before a change for the worse takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, ChangeRule, Message, Options, at, option
from cxlint.rules.dif._shared import hurts
from cxlint.workspace.days import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_WORSE = "terms: {return: {window: 14 days}}\n"
_BEFORE = "kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n"
_CONTRACT = "terms: {subscription: {initial_term: 12 months}}\n"


class TimeToPrepareOptions(Options):
    """How early customers hear of it."""

    notice: Duration = option(
        "30 days",
        "How long beforehand customers are told where the policy does not say so itself.",
        source="convention; Directive 93/13/EEC annex 1(j) asks for reasonable notice",
    )


class TimeToPrepare(ChangeRule[TimeToPrepareOptions]):
    """The days between the change and the day on which it applies, and the way out of a running contract."""

    id = "DIF007"
    name = "time-to-prepare"
    summary = "A change for the worse is told early enough, and customers may leave because of it."
    why = (
        "A change that is there already when customers hear of it leaves them no choice. With time they can object, "
        "leave, or use what they still have."
    )
    fix = "Set `effective_from` to a day after the notice, and let customers leave without cost."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("Directive 93/13/EEC Annex 1(j)",)
    reads_date = True
    options = TimeToPrepareOptions
    messages = {
        "at-once": Message(
            ERROR,
            "This change for the worse applies at once. Customers are to be told {notice} beforehand.",
            "effective_from: {day}",
        ),
        "sudden": Message(
            ERROR,
            "This change for the worse applies from {start}. Customers are to be told {notice} beforehand, so not "
            "before {day}.",
            "effective_from: {day}",
        ),
        "no-exit": Message(
            ERROR,
            "This change for the worse also binds customers who have a contract already, and nothing says that they "
            "may leave because of it.",
            "exit_on_change: true",
        ),
    }
    good = (
        Case(f"kind: policy\nid: returns\neffective_from: 2026-12-22\n{_WORSE}", before=_BEFORE),
        Case(
            f"kind: policy\nid: returns\neffective_from: 2026-12-06\n{_WORSE}",
            before=f"{_BEFORE}customer_notice: {{period: 2 weeks}}\n",
        ),
        Case(
            "kind: policy\nid: plan\neffective_from: 2026-12-22\n"
            "terms: {subscription: {initial_term: 12 months, exit_on_change: true}}\n",
            before="kind: policy\nid: plan\nterms: {subscription: {initial_term: 1 month}}\n",
        ),
        Case(_BEFORE, before=f"kind: policy\nid: returns\n{_WORSE}", applies=False),
    )
    bad = (
        Case(f"kind: policy\nid: returns\n{_WORSE}", ((2, 5, "at-once"),), before=_BEFORE),
        Case(
            f"kind: policy\nid: returns\neffective_from: 2026-01-01\n{_WORSE}",
            ((3, 17, "at-once"),),
            before=f"{_BEFORE}effective_from: 2026-01-01\n",
        ),
        Case(
            f"kind: policy\nid: returns\neffective_from: 2026-11-22\n{_WORSE}",
            ((3, 17, "at-once"),),
            before=_BEFORE,
        ),
        Case(
            f"kind: policy\nid: returns\neffective_from: 2026-12-22\n{_WORSE}",
            ((3, 17, "sudden"),),
            before=_BEFORE,
            options={"notice": "31 days"},
        ),
        Case(
            f"kind: policy\nid: returns\neffective_from: 2026-12-21\n{_WORSE}",
            ((3, 17, "sudden"),),
            before=_BEFORE,
        ),
        Case(
            f"kind: policy\nid: returns\neffective_from: 2027-01-21\n{_WORSE}customer_notice: {{period: 1 day}}\n",
            ((3, 17, "sudden"),),
            before=f"{_BEFORE}customer_notice: {{period: 2 months}}\n",
        ),
        Case(
            f"kind: policy\nid: plan\neffective_from: 2026-12-22\n{_CONTRACT}",
            ((4, 9, "no-exit"),),
            before="kind: policy\nid: plan\nterms: {subscription: {initial_term: 1 month}}\n",
        ),
    )

    def applies(self, change: Change, options: TimeToPrepareOptions) -> bool:
        """Policies in force that get worse for customers."""
        return hurts(change)

    def check(self, change: Change, options: TimeToPrepareOptions) -> Iterator[Hit]:
        """Compare the day on which it applies with the notice that customers were promised."""
        before, after = change.both
        notice = before.duration("customer_notice.period") or options.notice
        start, day = after.day("effective_from"), later(after.today, notice)
        if start is None or start <= after.today:
            yield at(after, "effective_from", "at-once", notice=notice, day=day)
        elif start < day:
            yield at(after, "effective_from", "sudden", notice=notice, day=day, start=start)
        bound = after.states("terms.subscription") or after.states("terms.contract")
        exits = ("terms.subscription.exit_on_change", "terms.contract.unilateral_change.exit_right")
        if bound and not any(after.flag(field) for field in exits):
            yield at(after, "terms.subscription.exit_on_change", "no-exit")
