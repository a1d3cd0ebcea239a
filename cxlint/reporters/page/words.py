"""The words of the report: names of states, levels, signs and phases, and sentences with numbers in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import LEVELS
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.scorecard.tables import Kpi
    from cxlint.scorecard.values import Blocker, Level


class Words:
    """Everything that the report says in words of its own, in one language."""

    def __init__(self, language: str) -> None:
        say = self.say = translator(language)
        self.signs: Mapping[str, tuple[str, str]] = {
            "repetition": (
                say("Customers have to explain again"),
                say(
                    "They say who they are and what is wrong more than once, since what they said is not passed on."
                ),
            ),
            "inconsistency": (
                say("Customers get different answers"),
                say("The same question has one answer here and another one there."),
            ),
            "unanswered": (
                say("Customers get no answer"),
                say("They write or call, and nobody has to answer them, or not by any time."),
            ),
        }
        self.phases: Mapping[str, tuple[str, str]] = {
            "centralise-data": (
                say("Bring the data together"),
                say("What a customer has told one part of the company, every other part knows."),
            ),
            "define-response": (
                say("Settle how you answer"),
                say(
                    "Each kind of request has somebody who answers, a time by when, and an answer that is written down."
                ),
            ),
            "share-access": (
                say("Let everybody see it"),
                say("Whoever helps a customer sees the same data and the whole history, on every channel."),
            ),
        }
        self.phase_states = {
            "done": say("done"),
            "under-way": say("under way"),
            "overdue": say("overdue"),
            "unplanned": say("not planned"),
        }
        self.step_states = {
            "done": say("done"),
            "open": say("open"),
            "overdue": say("overdue"),
            "undated": say("without a day"),
        }
        self.kpi_states = {
            "fresh": say("alive"),
            "lacking": say("lacks something"),
            "late": say("late"),
            "stale": say("out of date"),
            "never": say("never measured"),
            "unplanned": say("without a rhythm"),
        }
        self.lacks = {
            "source": say("source"),
            "owner": say("owner"),
            "target": say("target"),
            "value": say("value"),
        }
        self.gaps = {
            "unassigned": say("nobody is named"),
            "unknown": say("somebody unknown is named"),
            "inactive": say("who is named has left"),
            "no-champion": say("no champion for customers"),
            "overloaded": say("answers for too much"),
            "no-deputy": say("nobody stands in"),
        }
        self.clause_states = {
            "met": say("met"),
            "open": say("open"),
            "excused": say("let pass"),
            "unknown": say("not known"),
            "unchecked": say("nothing to check"),
        }
        self.debts = {
            "waiver": say("waiver"),
            "comment": say("comment"),
            "baseline": say("baseline"),
        }
        self.when = {
            "now": say("now"),
            "soon": say("soon"),
            "later": say("later"),
        }
        self.states = {
            "open": say("open"),
            "waived": say("waived"),
            "known": say("in the baseline"),
        }

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
        return ", ".join(self.lacks[name] for name in kpi.lacks)
