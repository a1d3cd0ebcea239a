"""KPI010: a measure is measured, and often enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.kpi._shared import known_type
from cxlint.workspace.days import later, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_FCR = "kind: kpi\nid: solved\ntype: fcr\nmeasured: "


class MeasuredInTimeOptions(Options):
    """How late is too late."""

    factor: int = option(2, "So many times the usual or stated time between two measurements is too long.")


class MeasuredInTime(DocumentRule[MeasuredInTimeOptions]):
    """One that was never measured is late from its starting value on, or from the day from which it holds."""

    id = "KPI010"
    name = "measured-in-time"
    summary = "Every measure says how often it is taken, takes it often enough, and in time."
    why = "A number of last year shows last year's customers. Those of today suffer and nobody sees it."
    fix = "Say how often it is measured (measured.every), keep to it, and write down the day of the last one."
    kinds = ("kpi",)
    level = 4
    sources = ("S2.11", "S2.10")
    clauses = ("ISO 10004:2018, frequency",)
    options = MeasuredInTimeOptions
    messages = {
        "missing": Message(
            WARNING,
            "It is not written how often '{title}' is measured, so it may never be.",
            "every: {usual}",
        ),
        "slow": Message(
            WARNING,
            "'{title}' is measured only every {every}; usual is every {usual}. Customers suffer unseen in "
            "between.",
            "every: {usual}",
        ),
        "overdue": Message(
            WARNING,
            "'{title}' was last measured on {last}, though it should be every {every}. Nobody knows how "
            "customers fare today.",
            "on: {today}  # the day of the next measurement",
        ),
        "never": Message(
            WARNING,
            "'{title}' has not been measured since {last}, though it should be every {every}. Nobody knows "
            "how customers fare today.",
            "on: {today}  # the day of the first measurement",
        ),
    }
    good = (
        Case(f"{_FCR}{{every: 1 month, on: 2026-09-22}}\n"),
        Case(f"{_FCR}{{every: 60 days}}\n"),
        Case("kind: kpi\nid: own\ntype: custom\nmeasured: {every: 1 year}\n"),
        Case(f"{_FCR}{{every: 1 month}}\nbaseline_on: 2026-09-22\n"),
        Case("kind: kpi\nid: likes\ntype: followers\nmeasured: {every: 1 year}\n"),
    )
    bad = (
        Case("kind: kpi\nid: solved\ntype: fcr\n", ((2, 5, "missing"),)),
        Case(f"{_FCR}{{on: 2026-09-22}}\n", ((4, 1, "missing"),)),
        Case(f"{_FCR}{{every: 61 days}}\n", ((4, 19, "slow"),)),
        Case(f"{_FCR}{{every: 60 days}}\n", ((4, 19, "slow"),), options={"factor": 1}),
        Case(f"{_FCR}{{every: 1 month, on: 2026-09-21}}\n", ((4, 32, "overdue"),)),
        Case(f"{_FCR}{{every: 1 month, on: 2026-09-22}}\n", ((4, 32, "overdue"),), options={"factor": 1}),
        Case(f"{_FCR}{{every: 1 month}}\nbaseline_on: 2026-09-21\n", ((4, 1, "never"),)),
        Case(f"{_FCR}{{every: 1 month}}\neffective_from: 2026-09-21\n", ((4, 1, "never"),)),
    )
    reads_date = True

    def check(self, document: Document, options: MeasuredInTimeOptions) -> Iterator[Hit]:
        """Compare the time between two measurements with what is usual, and the last day with today."""
        every = document.duration("measured.every")
        known = known_type(document)
        norm = Duration(known.every, "days") if known and known.every else None
        if every is None:
            yield at(document, "measured.every", "missing", usual=norm or "1 month")
            return
        if norm and every.longer_than(times(norm, options.factor)):
            yield at(document, "measured.every", "slow", every=every, usual=norm)
        measured = document.day("measured.on")
        last = measured or document.day("baseline_on") or document.day("effective_from")
        if last and later(last, times(every, options.factor)) < document.today:
            key = "overdue" if measured else "never"
            yield at(document, "measured.on", key, last=last, every=every, today=document.today)
