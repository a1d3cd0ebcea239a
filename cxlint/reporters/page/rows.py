"""The rows of the report's tables, with the words that stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Severity
from cxlint.named import NamedTuple
from cxlint.rule import LEVELS
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from cxlint.reporters.page.words import Words
    from cxlint.result import Result
    from cxlint.scorecard import Scorecard
    from cxlint.scorecard.tables import Kpi, Owner, Phase, Step, Symptom, Task

SHOWN = 6
"""So many things to do are told of one owner; the list of findings has them all."""

MOST = 250
"""No table that stands in the page as a whole has more rows; the list of findings has pages instead."""

EXAMPLES = 3
"""So many places are told of each sign."""

NOBODY = "nobody"


class SignRow(NamedTuple):
    """One of the three signs, with a few places."""

    id: str
    name: str
    told: str
    findings: int
    of: str
    customers: str
    places: tuple[object, ...]


class StepRow(NamedTuple):
    """An item of the roadmap."""

    state: str
    word: str
    title: str
    day: str
    owner: str


class PhaseRow(NamedTuple):
    """A part of the way out."""

    state: str
    word: str
    name: str
    told: str
    of: str
    share: int
    steps: list[StepRow]


class OwnerRow(NamedTuple):
    """Somebody with the first things to do."""

    id: str
    title: str
    active: bool
    tallies: list[tuple[str, int]]
    tasks: list[tuple[Task, Severity | None]]
    more: int


class Rows:
    """All tables of one report."""

    def __init__(self, result: Result, card: Scorecard, words: Words) -> None:
        self.result = result
        self.card = card
        self.words = words
        self.say = translator(result.language)
        people = result.facts.people if result.facts else ()
        self.names: dict[str, str] = {fact.subject.id: fact.title for fact in people}
        self.names[NOBODY] = self.say(NOBODY)

    def who(self, owner: str) -> str:
        """The name of a person or team."""
        return self.names.get(owner or NOBODY, owner)

    def _several(self, owners: tuple[str, ...]) -> str:
        """The names of several people and teams; the first two where there are many."""
        names = [self.who(owner) for owner in owners]
        more = [self.say("{count} more").format(count=len(names) - 2)] if len(names) > 3 else []
        return listed([*names[:2], *more] if more else names, self.result.language) if names else ""

    def tables(self) -> dict[str, object]:
        """Every table by the name that the templates know."""
        card, words, say = self.card, self.words, self.say
        owned = card.ownership
        return {
            "symptoms": [self._sign(symptom) for symptom in card.symptoms],
            "phases": [self._phase(phase) for phase in card.phases],
            "owners": [self._owner(owner) for owner in card.todo],
            "gaps": [(words.gaps[gap.cause], gap.cause, gap) for gap in owned.gaps],
            "ownership_share": 100 * owned.answered // owned.needed if owned.needed else 0,
            "kpis": [self._kpi(kpi) for kpi in card.kpis],
            "alive": sum(kpi.state == "fresh" and not kpi.lacks for kpi in card.kpis),
            "debts": [(debt, words.debts.get(debt.kind, debt.kind)) for debt in card.debt],
            "clauses": [(words.clause_states[c.status], c.status, c) for c in card.clauses],
            "clause_counts": self._clause_counts(),
            "most": MOST,
            "who": self.who,
            "several": self._several,
            "spoken_of": self._spoken_of(),
            "level_of": words.level,
            "stands_before": words.before,
            "blocked": words.blocked,
            "count_of": self._count,
            "of": lambda part, whole: say("{part} of {whole}").format(part=f"{part:,}", whole=f"{whole:,}"),
            "levels": [say(name) for name in LEVELS],
        }  # fmt: skip

    def _spoken_of(self) -> set[str]:
        """The rules that the list of findings can show something of."""
        known = (known.finding for known in self.result.known)
        return {finding.rule for finding in (*self.result.findings, *self.result.waived, *known)}

    def _kpi(self, kpi: Kpi) -> tuple[str, str, Kpi, str]:
        """A measure with its state; one that was taken in time and lacks something is not alive for all that."""
        state = "lacking" if kpi.state == "fresh" and kpi.lacks else kpi.state
        return (self.words.kpi_states[state], state, kpi, self.words.missing(kpi))

    def _clause_counts(self) -> list[tuple[str, str, int]]:
        """How many clauses are in each state."""
        states = [clause.status for clause in self.card.clauses]
        counts = ((word, state, states.count(state)) for state, word in self.words.clause_states.items())
        return [row for row in counts if row[2]]

    def _count(self, name: str, number: int) -> str:
        say = self.say
        told = {
            "documents": say("documents: {count}"),
            "checks": say("checks: {count}"),
            "customers a month": say("customers a month: {count}"),
        }
        return told[name].format(count=f"{number:,}")

    def _sign(self, symptom: Symptom) -> SignRow:
        name, told = self.words.signs[symptom.id]
        outcomes = [o for rule, _, o in self.result.assessments if rule in symptom.rules]
        failed = sum(outcome is Outcome.FAIL for outcome in outcomes)
        of = self.say("places; {failed} of {checked} checks for it failed").format(
            failed=f"{failed:,}", checked=f"{len(outcomes):,}"
        )
        customers = (
            self.say("on journeys with {count} customers a month").format(count=f"{symptom.customers:,}")
            if symptom.customers
            else ""
        )
        places = symptom.places[:EXAMPLES]
        return SignRow(symptom.id, name, told, symptom.findings, of, customers, places)

    def _phase(self, phase: Phase) -> PhaseRow:
        name, told = self.words.phases[phase.id]
        checked = phase.passed + phase.failed
        of = self.say("{passed} of {checked} checks for it pass").format(
            passed=f"{phase.passed:,}", checked=f"{checked:,}"
        )
        return PhaseRow(
            phase.state,
            self.words.phase_states[phase.state],
            name,
            told,
            of if checked else "",
            100 * phase.passed // checked if checked else 0,
            [self._step(step) for step in phase.steps],
        )

    def _step(self, step: Step) -> StepRow:
        day = step.done_on if step.state == "done" else step.due
        return StepRow(
            step.state,
            self.words.step_states[step.state],
            step.title,
            day.isoformat() if day else "",
            step.owner,
        )

    def _owner(self, owner: Owner) -> OwnerRow:
        counts = [
            (self.words.when[when], sum(task.when == when for task in owner.tasks))
            for when in self.words.when
        ]
        title = self.who(owner.id) if owner.id == NOBODY else owner.title
        return OwnerRow(
            owner.id,
            title,
            owner.active or owner.id == NOBODY,
            [(word, count) for word, count in counts if count],
            [(task, Severity(task.severity) if task.severity else None) for task in owner.tasks[:SHOWN]],
            max(len(owner.tasks) - SHOWN, 0),
        )  # fmt: skip
