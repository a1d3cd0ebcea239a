"""OBJ005: objectives leave customers the time to notice, and somebody looks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.days import later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\nstrategy: {review_on: 2026-11-22}\n---\nkind: objective\nid: ease\n"
_CYCLE = "---\nkind: journey\nid: moving\ncontact_cycle: 6 months\n"
_MONTHLY = "---\nkind: journey\nid: paying\ncontact_cycle: 1 month\n"
_HALF_A_YEAR = Duration(6, "months")


def _ease(target: str, more: str = "journeys: [moving]") -> str:
    return f"kind: objective\nid: ease\n{more}\nbaseline_on: 2026-01-15\n{target}{_CYCLE}"


class RealisticHorizonOptions(Options):
    cycles: int = option(2, "How often customers have to come by before a result shows.", source="S2.13")


class RealisticHorizon(GraphRule[RealisticHorizonOptions]):
    """The contact cycle of the pilot journey counts; where there is none, the shortest among the journeys named."""

    id = "OBJ005"
    name = "realistic-horizon"
    summary = "An objective runs for at least twice the time in which customers come by again, and is looked at on a set day."
    why = (
        "What customers meet twice a year cannot show results in three months. "
        "Goals that come due too soon are declared failures, and the work for customers ends."
    )
    fix = "State baseline_on and target_on far enough apart, and the day of the next review."
    kinds = ("objective", "organisation")
    level = 4
    sources = ("S2.13",)
    reads_date = True
    options = RealisticHorizonOptions
    messages = {
        "too-soon": Message(
            WARNING,
            "“{title}” runs from {start} to {target}, but customers come by on “{journey}” only once in {cycle}. "
            "Before {earliest} no result can show.",
            "target_on: {earliest}",
        ),
        "undated": Message(
            WARNING,
            "“{title}” does not say from when to when it runs. Nobody can tell whether customers had time to notice.",
            "baseline_on: {start}\ntarget_on: {earliest}",
        ),
        "no-review": Message(
            WARNING,
            "No day is set on which the work on customer experience is looked at again. What does not help customers simply goes on.",
            "strategy:\n  review_on: {next}",
        ),
        "review-passed": Message(
            WARNING,
            "The work on customer experience was to be looked at on {on}, and no later day is set. What does not help customers goes on.",
            "review_on: {next}",
        ),
    }
    good = (
        Case(_ease("target_on: 2027-01-15\n")),
        Case(_ease("target_on: 2026-02-15\n", "kpis: []")),
        Case(_ease("target_on: 2026-07-15\n"), options={"cycles": 1}),
        Case(_ease("target_on: 2026-03-15\n", "journeys: [moving, paying]") + _MONTHLY),
        Case(_ease("target_on: 2026-03-15\n", "journeys: [moving]\npilot: {journey: paying}") + _MONTHLY),
        Case(_ACME),
        Case(_ACME.replace("strategy: {review_on: 2026-11-22}", "sector: bank") + "review_on: 2027-01-15\n"),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ease("target_on: 2027-01-14\n"), ((5, 12, "too-soon"),)),
        Case(_ease("target_on: 2027-01-14\n", "pilot: {journey: moving}"), ((5, 12, "too-soon"),)),
        Case(_ease("target_on: 2027-01-15\n"), ((5, 12, "too-soon"),), options={"cycles": 3}),
        Case(
            _ease("target_on: 2026-03-14\n", "journeys: [moving, paying]") + _MONTHLY, ((5, 12, "too-soon"),)
        ),
        Case(
            _ease("target_on: 2027-01-14\n", "journeys: [paying]\npilot: {journey: moving}") + _MONTHLY,
            ((6, 12, "too-soon"),),
        ),
        Case(_ease(""), ((2, 5, "undated"),)),
        Case("kind: objective\nid: ease\ntarget_on: 2027-01-15\n", ((2, 5, "undated"),)),
        Case(_ACME.replace("strategy: {review_on: 2026-11-22}\n", ""), ((2, 5, "no-review"),)),
        Case(_ACME, ((3, 23, "review-passed"),), as_of="2026-11-23"),
    )

    def applies(self, document: Document, workspace: Workspace, options: RealisticHorizonOptions) -> bool:
        return document.kind == "objective" or bool(workspace.active("objective"))

    def check(
        self, document: Document, workspace: Workspace, options: RealisticHorizonOptions
    ) -> Iterator[Hit]:
        if document.kind == "organisation":
            yield from _review(document, workspace)
            return
        start, target = document.day("baseline_on"), document.day("target_on")
        cycle, journey = _cycle(document, workspace)
        wait = Duration(cycle.amount * options.cycles, cycle.unit)
        earliest = later(start or document.today, wait)
        if start is None or target is None:
            field = "target_on" if start else "baseline_on"
            latest = max(earliest, target or earliest)
            yield at(document, field, "undated", start=start or document.today, earliest=latest)
        elif target < earliest and journey is not None:
            data = {"start": start, "target": target, "cycle": cycle, "journey": journey}
            yield at(document, "target_on", "too-soon", earliest=earliest, **data)


def _cycle(document: Document, workspace: Workspace) -> tuple[Duration, Document | None]:
    """The contact cycle that counts and its journey; half a year where none is stated."""
    pilot = workspace.target(document, "pilot.journey")
    cycle = pilot.duration("contact_cycle") if pilot is not None else None
    if cycle is not None:
        return cycle, pilot
    stated = [(each.duration("contact_cycle"), each) for each in workspace.targets(document, "journeys")]
    cycles = [(cycle, each) for cycle, each in stated if cycle is not None]
    return min(cycles, key=lambda found: found[0].hours, default=(_HALF_A_YEAR, None))


def _review(document: Document, workspace: Workspace) -> Iterator[Hit]:
    own = document.day("strategy.review_on")
    days: list[date] = [day for each in workspace.active("objective") if (day := each.day("review_on"))]
    days += [own] if own else []
    following = later(document.today, Duration(3, "months"))
    if not days:
        yield at(document, "strategy", "no-review", next=following)
    elif max(days) < document.today:
        yield at(document, "strategy.review_on", "review-passed", on=max(days), next=following)
