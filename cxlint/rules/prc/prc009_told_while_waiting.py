"""PRC009: customers who wait hear something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.weeks import working_week
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.prc._shared import called, times
from cxlint.workspace.durations import total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration


def _step(rest: str) -> str:
    return f"kind: process\nid: pay\nsteps:\n  - {{id: look, name: Look at it, {rest}}}\n"


class ToldWhileWaitingOptions(Options):
    longest: Duration = option(
        "3 days", "A longer step that customers wait for needs news.", source="FCA DISP 1.6 (keep informed)"
    )


class ToldWhileWaiting(DocumentRule[ToldWhileWaitingOptions]):
    id = "PRC009"
    name = "told-while-waiting"
    summary = "Customers who wait for a step that takes days are told how it stands."
    why = "Silence feels like being forgotten. Customers call to ask, and every call delays the rest."
    fix = "Tell customers when the step is done or takes longer (notify: true), or make it shorter."
    kinds = ("process",)
    level = 5
    sources = ("S4.7",)
    clauses = ("FCA DISP 1.6.1R", "NSW sludge audit, unexplained waits")
    options = ToldWhileWaitingOptions
    messages = {
        "silence": Message(
            WARNING,
            "Customers wait up to {time} for “{step}”, and hear nothing of it.",
            "notify: true",
        ),
    }
    good = (
        Case(_step("customer_visible: true, takes: 1 day, waits_at_most: 2 days")),
        Case(_step("customer_visible: true, takes: 9 days, notify: true")),
        Case(_step("customer_visible: true, takes: 4 days"), options={"longest": "4 days"}),
        Case(_step("customer_visible: true, waits_at_most: 2 working days")),
        Case(_step("customer_visible: false, takes: 9 days"), applies=False),
        Case(_step("takes: 9 days"), applies=False),
        Case("kind: process\nid: pay\n", applies=False),
    )
    bad = (
        Case(_step("customer_visible: true, takes: 1 day, waits_at_most: 49 hours"), ((4, 6, "silence"),)),
        Case(_step("customer_visible: true, takes: 4 days, notify: false"), ((4, 81, "silence"),)),
        Case(
            _step("customer_visible: true, takes: 3 days"),
            ((4, 6, "silence"),),
            options={"longest": "2 days"},
        ),
        Case(_step("customer_visible: true, waits_at_most: 3 working days"), ((4, 6, "silence"),)),
    )

    def applies(self, document: Document, options: ToldWhileWaitingOptions) -> bool:
        return any(step.flag("customer_visible") for step in document.each("steps"))

    def check(self, document: Document, options: ToldWhileWaitingOptions) -> Iterator[Hit]:
        week = working_week(document)
        for position, step in enumerate(document.each("steps")):
            if not step.flag("customer_visible") or step.flag("notify"):
                continue
            time = total(times(step))
            if time.over(options.longest, week):
                yield at(step, "notify", "silence", time=time, step=called(step, position))
