"""The words of the report: names of states, levels, signs and phases, and sentences with numbers in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import LEVELS, phrase
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxlint.scorecard.tables import Kpi
    from cxlint.scorecard.values import Blocker, Level


SIGNS = {
    "repetition": (
        phrase("Customers have to explain again"),
        phrase(
            "They say who they are and what is wrong more than once, since what they said is not passed on."
        ),
    ),
    "inconsistency": (
        phrase("Customers get different answers"),
        phrase("The same question has one answer here and another one there."),
    ),
    "unanswered": (
        phrase("Customers get no answer"),
        phrase("They write or call, and nobody has to answer them, or not by any time."),
    ),
}
"""The three signs of scattered answers: what customers notice, and how it comes about."""

PHASES = {
    "centralise-data": (
        phrase("Bring the data together"),
        phrase("What a customer has told one part of the company, every other part knows."),
    ),
    "define-response": (
        phrase("Settle how you answer"),
        phrase(
            "Each kind of request has somebody who answers, a time by when, and an answer that is written down."
        ),
    ),
    "share-access": (
        phrase("Let everybody see it"),
        phrase("Whoever helps a customer sees the same data and the whole history, on every channel."),
    ),
}
"""The way out, step by step: what to do, and what it looks like when it is done."""

PHASE_STATES = {
    "done": phrase("done"),
    "under-way": phrase("under way"),
    "overdue": phrase("overdue"),
    "unplanned": phrase("not planned"),
}

STEP_STATES = {
    "done": phrase("done"),
    "open": phrase("open"),
    "overdue": phrase("overdue"),
    "undated": phrase("without a day"),
}

KPI_STATES = {
    "fresh": phrase("alive"),
    "lacking": phrase("lacks something"),
    "late": phrase("late"),
    "stale": phrase("out of date"),
    "never": phrase("never measured"),
    "unplanned": phrase("without a rhythm"),
}

LACKS = {
    "source": phrase("source"),
    "owner": phrase("owner"),
    "target": phrase("target"),
    "value": phrase("value"),
}

GAPS = {
    "unassigned": phrase("nobody is named"),
    "unknown": phrase("somebody unknown is named"),
    "inactive": phrase("who is named has left"),
    "no-champion": phrase("no champion for customers"),
    "overloaded": phrase("answers for too much"),
    "no-deputy": phrase("nobody stands in"),
}

CLAUSE_STATES = {
    "met": phrase("met"),
    "open": phrase("open"),
    "excused": phrase("let pass"),
    "unknown": phrase("not known"),
    "unchecked": phrase("nothing to check"),
}

DEBTS = {
    "waiver": phrase("waiver"),
    "comment": phrase("comment"),
    "baseline": phrase("baseline"),
}

WHEN = {
    "now": phrase("now"),
    "soon": phrase("soon"),
    "later": phrase("later"),
}

STATES = {
    "open": phrase("open"),
    "waived": phrase("waived"),
    "known": phrase("in the baseline"),
}


class Words:
    """Everything that the report says in words of its own, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        say = self.say = translator(language)
        self.signs = _both(SIGNS, say)
        self.phases = _both(PHASES, say)
        self.phase_states = _each(PHASE_STATES, say)
        self.step_states = _each(STEP_STATES, say)
        self.kpi_states = _each(KPI_STATES, say)
        self.lacks = _each(LACKS, say)
        self.gaps = _each(GAPS, say)
        self.clause_states = _each(CLAUSE_STATES, say)
        self.debts = _each(DEBTS, say)
        self.when = _each(WHEN, say)
        self.states = _each(STATES, say)

    def level(self, level: Level) -> str:
        """How far something has come: ``2 owned``."""
        return f"{level.reached} {self.say(LEVELS[level.reached - 1])}" if level.reached else "0"

    def name_of_level(self, number: int) -> str:
        """A level by number and name."""
        return self.say("level {number} ({name})").format(number=number, name=self.say(LEVELS[number - 1]))

    def before(self, level: Level) -> str:
        """What stands before the next level, counted."""
        told = self.say("{count} before level {level}")
        following = min(level.reached, len(LEVELS) - 1)
        count = f"{len(level.blockers):,}"
        return told.format(level=following + 1, count=count)

    def blocked(self, blocker: Blocker) -> str:
        """One thing that stands before a level."""
        if blocker.cause == "nothing":
            return self.say("Nothing has passed here yet.")
        return blocker.text or blocker.title

    def missing(self, kpi: Kpi) -> str:
        """What a measure lacks."""
        return listed([self.lacks[name] for name in kpi.lacks], self.language) if kpi.lacks else ""


def _each(words: Mapping[str, str], say: Callable[[str], str]) -> dict[str, str]:
    """The words of every state in the language of the report."""
    return {name: say(word) for name, word in words.items()}


def _both(words: Mapping[str, tuple[str, str]], say: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """A heading and a sentence for every name, in the language of the report."""
    return {name: (say(head), say(told)) for name, (head, told) in words.items()}
