"""The way out of scattered answers: data together, then one process for answers, then access for all, then training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.scorecard.tables import Phase, Step

if TYPE_CHECKING:
    from datetime import date

    from cxlint.facts import RoadmapFact
    from cxlint.scorecard.book import Book

PHASES = {
    "centralise-data": frozenset({"S0.2", "S0.7", "S1.6", "S4.1"}),
    "define-response": frozenset({"S4.3", "S4.5", "S4.12", "S4.14"}),
    "share-access": frozenset({"S4.2", "S4.6", "S4.8", "S4.9"}),
}
"""The phases in their order, each with the rows of the source articles that say what it is to achieve."""

STATES = ("overdue", "open", "undated", "done")
"""What can be said of an item, the most urgent first."""


def phases(book: Book) -> tuple[Phase, ...]:
    """The three phases with the items of the roadmap, and how many of the checks on what they are to achieve pass."""
    return tuple(_phase(name, rows, book) for name, rows in PHASES.items())


def _phase(name: str, rows: frozenset[str], book: Book) -> Phase:
    items = [item for item in (book.facts.roadmap if book.facts else ()) if item.phase == name]
    steps = [_step(item, book.result.as_of) for item in items]
    steps.sort(key=lambda step: (STATES.index(step.state), str(step.due or ""), step.id))
    rules = {rule for rule, info in book.result.rules.items() if rows.intersection(info.sources)}
    outcomes = [check.outcome for check in book.checks if check.rule in rules]
    passed = outcomes.count(Outcome.PASS)
    failed = sum(outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE) for outcome in outcomes)
    return Phase(name, _state(steps), tuple(steps), passed, failed)


def _step(item: RoadmapFact, today: date) -> Step:
    state = "open"
    if item.done_on is not None and item.done_on <= today:
        state = "done"
    elif item.due is None:
        state = "undated"
    elif item.due < today:
        state = "overdue"
    return Step(item.id, item.title, item.file, item.line, item.owner, item.due, item.done_on, state)


def _state(steps: list[Step]) -> str:
    states = {step.state for step in steps}
    if not states:
        return "unplanned"
    if "overdue" in states:
        return "overdue"
    return "done" if states == {"done"} else "under-way"
