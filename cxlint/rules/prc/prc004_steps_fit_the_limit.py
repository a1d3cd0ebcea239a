"""PRC004: the steps of a process fit into its time limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.weeks import working_week
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.workspace.durations import TIMES, faster_steps, time_of_steps
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document


def _pay(limit: str, *steps: str) -> str:
    listed = "".join(f"  - {{id: s{number}, {step}}}\n" for number, step in enumerate(steps))
    return f"kind: process\nid: pay\ntime_limit: {limit}\nsteps:\n{listed}"


_TWO = ("takes: 1 day, waits_at_most: 2 days", "takes: 1 day, waits_at_most: 1 day")


class StepsFitTheLimit(DocumentRule[NoOptions]):
    """Adds the steps up one after the other, waiting included; what a step does not say counts as no time.

    What customers are promised elsewhere is the matter of the rule about promises.
    """

    id = "PRC004"
    name = "steps-fit-the-limit"
    summary = "The steps of a process, waiting included, fit into its time limit."
    why = (
        "A limit that the work cannot keep is broken every day, even when everybody does what the plan says. "
        "Customers are told a day on which nothing will be ready."
    )
    fix = "Shorten the longest waits, or state the time that the work really needs."
    kinds = ("process",)
    level = 4
    sources = ("S0.9", "S4.5")
    clauses = ("ISO 10001:2018, capacity",)
    needs = ("time_limit",)
    messages = {
        "too-long": Message(
            ERROR,
            "“{title}” is to be done in {limit}, but its steps need {sum} together. Customers wait longer than planned.",
            "steps: {mended}",
        ),
    }
    good = (
        Case(_pay("5 days", *_TWO)),
        Case(_pay("120 hours", *_TWO)),
        Case(_pay("10 working days", "waits_at_most: 5 working days", "takes: 5 working days")),
        Case(_pay("1 month", "takes: 30 days")),
        Case(_pay("5 days", "takes: 1 hour", "name: Wait")),
        Case(
            _pay("7 days", "waits_at_most: 6 working days")
            + "---\nkind: organisation\nid: a\nworking_week: [sun, mon, tue, wed, thu, fri]\n"
        ),
        Case("kind: process\nid: pay\ntime_limit: 5 days\n", applies=False),
        Case(_pay("5 days", *_TWO).replace("time_limit", "# time_limit"), applies=False),
        Case(_pay("5 days", "name: Wait"), applies=False),
    )
    bad = (
        Case(_pay("4 days", *_TWO), ((3, 13, "too-long"),)),
        Case(_pay("119 hours", *_TWO), ((3, 13, "too-long"),)),
        Case(
            _pay("9 working days", "waits_at_most: 5 working days", "takes: 5 working days"),
            ((3, 13, "too-long"),),
        ),
        Case(_pay("1 month", "takes: 32 days"), ((3, 13, "too-long"),)),
        Case(_pay("immediately", "takes: 1 minute"), ((3, 13, "too-long"),)),
        Case(_pay("7 days", "waits_at_most: 6 working days"), ((3, 13, "too-long"),)),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return any(step.states(field) for step in document.each("steps") for field in TIMES)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        limit, needed = document.duration("time_limit"), time_of_steps(document)
        assert limit is not None
        assert needed is not None
        week = working_week(document)
        if needed.over(limit, week):
            mended = written(faster_steps(document, limit, week))
            yield at(document, "time_limit", "too-long", limit=limit, sum=needed, mended=mended)
