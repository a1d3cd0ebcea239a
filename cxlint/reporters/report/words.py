"""The words of reports for states and causes, in English; they are translated where they are shown."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxlint.rule import LEVELS, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxlint.scorecard.values import Group, Scorecard

BY: Mapping[str, str] = MappingProxyType(
    {
        "area": phrase("By area"),
        "owner": phrase("By owner"),
        "journey": phrase("By journey"),
        "standard": phrase("By standard"),
        "family": phrase("By subject"),
    }
)
"""The titles of the tables of groups."""

ONE: Mapping[str, str] = MappingProxyType(
    {
        "area": phrase("area"),
        "owner": phrase("owner"),
        "journey": phrase("journey"),
        "standard": phrase("standard"),
        "family": phrase("subject"),
    }
)
"""What one row of such a table is."""

CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "failed": phrase("open error"),
        "waived": phrase("waived error"),
        "baselined": phrase("known error of the baseline"),
        "broken": phrase("could not be checked"),
        "nothing": phrase("nothing at this level has passed yet"),
    }
)
"""What stands between a level and the next."""

WHEN: Mapping[str, str] = MappingProxyType(
    {
        "now": phrase("now"),
        "soon": phrase("soon"),
        "later": phrase("later"),
    }
)
"""How urgent a task is."""

DEBT: Mapping[str, str] = MappingProxyType(
    {
        "waiver": phrase("waiver"),
        "comment": phrase("comment in the file"),
        "baseline": phrase("baseline"),
    }
)
"""How something is let pass."""

KPI: Mapping[str, str] = MappingProxyType(
    {
        "fresh": phrase("in time"),
        "late": phrase("late"),
        "stale": phrase("out of date"),
        "never": phrase("never measured"),
        "unplanned": phrase("no time set"),
    }
)
"""How alive a measure is."""

LACKS: Mapping[str, str] = MappingProxyType(
    {
        "source": phrase("source"),
        "owner": phrase("owner"),
        "target": phrase("target"),
        "value": phrase("value"),
    }
)
"""What a measure can lack."""

GAPS: Mapping[str, str] = MappingProxyType(
    {
        "unassigned": phrase("nobody answers for it"),
        "unknown": phrase("its owner is not known"),
        "inactive": phrase("its owner has left"),
        "no-champion": phrase("no champion for customers"),
        "overloaded": phrase("answers for too much"),
        "no-deputy": phrase("nobody stands in"),
    }
)
"""Weak places in who answers for what."""

CLAUSE: Mapping[str, str] = MappingProxyType(
    {
        "open": phrase("open"),
        "unknown": phrase("not known"),
        "excused": phrase("waived"),
        "met": phrase("met"),
        "unchecked": phrase("nothing to check"),
    }
)
"""How far a clause is covered."""

SYMPTOMS: Mapping[str, str] = MappingProxyType(
    {
        "repetition": phrase("Customers have to explain again"),
        "inconsistency": phrase("Customers get different answers"),
        "unanswered": phrase("Customers get no answer"),
    }
)
"""The three signs of scattered answers."""

PHASES: Mapping[str, str] = MappingProxyType(
    {
        "centralise-data": phrase("Bring the data together"),
        "define-response": phrase("Settle how requests are answered"),
        "share-access": phrase("Give everybody access"),
    }
)
"""The way out of scattered answers."""

STATES: Mapping[str, str] = MappingProxyType(
    {
        "done": phrase("done"),
        "under-way": phrase("under way"),
        "open": phrase("open"),
        "overdue": phrase("overdue"),
        "undated": phrase("without a day"),
        "unplanned": phrase("not on the roadmap"),
    }
)
"""How far the roadmap has come."""


def level_words(reached: int, say: Callable[[str], str]) -> str:
    """A level by number and name: ``2 owned``."""
    return f"{reached} {say(LEVELS[reached - 1])}" if reached else f"0 {say('none yet')}"


def level_of(group: Group, say: Callable[[str], str]) -> str | None:
    """The level of a group; None where it has none."""
    return None if group.level is None else level_words(group.level.reached, say)


def formula(card: Scorecard, say: Callable[[str], str]) -> str:
    """How the score is counted, in two or three sentences."""
    told = [
        say(
            "Score = 100 × the weight of the checks that passed / the weight of all checks that were made or tried."
        ),
        say("A check weighs 8 as an error, 3 as a warning and 1 as an info."),
    ]
    if card.weighted:
        told.append(
            say(
                "That is multiplied by the share of all customers a month who meet the document on their journeys; "
                "where no journey says how many, by the share of an average journey."
            )
        )
    told.append(
        say("What a rule does not apply to is left out; what could not be checked counts as not passed.")
    )
    return " ".join(told)


def ladder(say: Callable[[str], str]) -> str:
    """How the level is found."""
    names = " · ".join(f"{number} {say(name)}" for number, name in enumerate(LEVELS, 1))
    told = say(
        "Level = the highest at which something has passed, with no open or waived error at or below it ({levels})."
    )
    return told.format(levels=names)
