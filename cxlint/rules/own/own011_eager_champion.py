"""OWN011: a champion said yes, and brings up what hurts customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.own._shared import NAMED
from cxlint.workspace.days import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SARA = "---\nkind: person\nid: sara\nname: Sara\n"


def _area(*lines: str) -> str:
    return "\n".join(("kind: area\nid: care\ncx_champion: sara", *lines, _SARA))


class EagerChampionOptions(Options):
    within: Duration = option("12 months", "How long a suggestion counts.", source="S2.7")


class EagerChampion(GraphRule[EagerChampionOptions]):
    """Who accepted less than the time ago has that long for the first suggestion."""

    id = "OWN011"
    name = "eager-champion"
    summary = "A champion for customers has accepted the task, and made a suggestion within a year."
    why = (
        "A champion who was only put on a list speaks for nobody. "
        "Where no suggestion comes in a year, what hurts customers in the area is not brought up."
    )
    fix = "Ask whether they want to, and note the day; note the day of each suggestion, or find somebody more eager."
    kinds = ("area",)
    level = 2
    sources = ("S2.7",)
    reads_date = True
    options = EagerChampionOptions
    messages = {
        "never-accepted": Message(
            WARNING,
            "Nothing shows that {who} accepted to speak for customers of “{title}”. A name on a list speaks for nobody.",
            "champion_accepted_on: {today}",
        ),
        "not-yet": Message(
            WARNING,
            "{who} is noted as champion of “{title}” from {on}, a day that has not come yet.",
            "champion_accepted_on: {today}",
        ),
        "silent": Message(
            WARNING,
            "{who} has been champion for customers of “{title}” since {on}, and no suggestion is on record.",
            "champion_last_suggestion_on: {today}",
        ),
        "long-silent": Message(
            WARNING,
            "{who}, champion for customers of “{title}”, made the last suggestion on {on}, more than {within} ago.",
            "champion_last_suggestion_on: {today}",
        ),
    }
    good = (
        Case(_area("champion_accepted_on: 2024-01-10", "champion_last_suggestion_on: 2025-11-22")),
        Case(_area("champion_accepted_on: 2025-11-22")),
        Case(_area("champion_accepted_on: 2026-11-22")),
        Case("kind: area\nid: care\ncx_champion: sara\n", applies=False),
        Case("kind: area\nid: care\ncx_champion: none\n", applies=False),
    )
    bad = (
        Case(_area(), ((2, 5, "never-accepted"),)),
        Case(_area("champion_accepted_on: 2026-11-23"), ((4, 23, "not-yet"),)),
        Case(_area("champion_accepted_on: 2025-11-21"), ((2, 5, "silent"),)),
        Case(_area("champion_accepted_on: 2026-01-10"), ((2, 5, "silent"),), options={"within": "6 months"}),
        Case(
            _area("champion_accepted_on: 2024-01-10", "champion_last_suggestion_on: 2025-11-21"),
            ((5, 30, "long-silent"),),
        ),
        Case(
            _area("champion_last_suggestion_on: 2025-11-21"),
            ((2, 5, "never-accepted"), (4, 30, "long-silent")),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: EagerChampionOptions) -> bool:
        return workspace.standing(document, "cx_champion") in NAMED

    def check(self, document: Document, workspace: Workspace, options: EagerChampionOptions) -> Iterator[Hit]:
        accepted = document.day("champion_accepted_on")
        suggested = document.day("champion_last_suggestion_on")
        data = {
            "who": workspace.target(document, "cx_champion"),
            "within": options.within,
            "today": document.today,
        }
        if accepted is None:
            yield at(document, "champion_accepted_on", "never-accepted", **data)
        elif accepted > document.today:
            yield at(document, "champion_accepted_on", "not-yet", on=accepted, **data)
        since = suggested or accepted
        if since is not None and later(since, options.within) < document.today:
            key = "long-silent" if suggested else "silent"
            yield at(document, "champion_last_suggestion_on", key, on=since, **data)
