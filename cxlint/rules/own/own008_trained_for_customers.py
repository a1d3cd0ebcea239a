"""OWN008: who speaks for customers or serves them has learnt it lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.own._shared import belongings, is_person, seats_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_AREA = "---\nkind: area\nid: care\ncx_champion: sara\n---\nkind: training\nid: listening\ntopic: cx\n"
_PAGE = "---\nkind: touchpoint\nid: desk\nowner: sara\n---\nkind: training\nid: listening\ntopic: cx\n"


def _sara(*trainings: str, level: str = "manager", around: str = _AREA) -> str:
    return f"kind: person\nid: sara\nlevel: {level}\ntraining: [{', '.join(trainings)}]\n{around}"


class TrainedForCustomersOptions(Options):
    within: Duration = option("12 months", "How long a training about customers counts.", source="convention")


class TrainedForCustomers(GraphRule[TrainedForCustomersOptions]):
    id = "OWN008"
    name = "trained-for-customers"
    summary = "Champions, and frontline staff who answer for something, had a training about customers within a year."
    why = (
        "People who speak for customers or serve them fail for lack of knowledge, not of goodwill. "
        "What was learnt years ago no longer fits how customers are served today."
    )
    fix = "Send them to a training about customer experience and note the day; a training counts when its topic is cx."
    kinds = ("person",)
    level = 2
    sources = ("S2.7", "S3.9")
    clauses = ("ISO 18295-1:2017, staff training",)
    reads_date = True
    options = TrainedForCustomersOptions
    messages = {
        "never": Message(
            WARNING,
            "{title} speaks for customers or serves them, but has had no training about customers.",
            "training: {all}",
        ),
        "undated": Message(
            WARNING,
            "Nobody noted when {title} had the training {training}, so it may be years ago.",
            "on: {today}",
        ),
        "old": Message(
            WARNING,
            "{title} had the last training about customers on {on}, more than {within} ago.",
            "on: {today}",
        ),
    }
    good = (
        Case(_sara("{training: listening, on: 2025-11-22}")),
        Case(_sara("{training: listening, on: 2026-11-22}")),
        Case(_sara("{training: listening, on: 2026-05-01}", level="frontline", around=_PAGE)),
        Case(_sara("{training: listening, on: 2020-05-01}", "{training: listening, on: 2026-05-01}")),
        Case(_sara("{training: unknown, on: 2026-05-01}"), applies=False),
        Case(_sara("{training: listening}", around=_PAGE), applies=False),
        Case(_sara().replace("id: sara\n", "id: sara\nstatus: inactive\n", 1), applies=False),
    )
    bad = (
        Case("kind: person\nid: sara\n" + _AREA, ((2, 5, "never"),)),
        Case("kind: person\nid: sara\nlevel: frontline\n" + _PAGE, ((2, 5, "never"),)),
        Case(
            _sara("{training: tills, on: 2026-05-01}") + "---\nkind: training\nid: tills\ntopic: system\n",
            ((4, 11, "never"),),
        ),
        Case(_sara("{training: listening, on: 2026-12-01}"), ((4, 11, "never"),)),
        Case(_sara("{training: listening}"), ((4, 13, "undated"),)),
        Case(_sara("{training: listening, on: 2025-11-20}"), ((4, 38, "old"),)),
        Case(
            _sara("{training: listening, on: 2026-05-01}"), ((4, 38, "old"),), options={"within": "6 months"}
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: TrainedForCustomersOptions) -> bool:
        if not (is_person(document) and workspace.is_active(document)):
            return False
        named = all(
            workspace.target(part, "training")
            for part in document.each("training")
            if part.states("training")
        )
        serves = document.word("level") == "frontline" and belongings(workspace, document)
        return named and bool(seats_of(workspace, document) or serves)

    def check(
        self, document: Document, workspace: Workspace, options: TrainedForCustomersOptions
    ) -> Iterator[Hit]:
        had = [part for part in document.each("training") if _about_customers(workspace, part)]
        days = sorted(
            (day, n) for n, part in enumerate(had) if (day := part.day("on")) and day <= document.today
        )
        if days:
            day, last = days[-1]
            if Duration((document.today - day).days, "days").longer_than(options.within):
                yield at(had[last], "on", "old", on=day, within=options.within, today=document.today)
            return
        for part in had:
            if not part.states("on"):
                training = workspace.target(part, "training")
                yield at(part, "on", "undated", training=training and training.title(), today=document.today)
                return
        yield at(document, "training", "never", all=_with_new(document, workspace))


def _about_customers(workspace: Workspace, part: View) -> bool:
    training = workspace.target(part, "training")
    return training is not None and training.word("topic") == "cx"


def _with_new(person: Document, workspace: Workspace) -> str:
    """The trainings of a person and, as of today, one about customers."""
    about_customers = (
        training for training in workspace.active("training") if training.values.get("topic") == "cx"
    )
    new = next((training.id for training in about_customers), "a-training-id")
    had = [(part.word("training"), part.day("on")) for part in person.each("training")]
    rows = [row for row in had if row[0] and row[0] != new]
    return "[" + ", ".join(_row(*row) for row in (*rows, (new, person.today))) + "]"


def _row(training: str | None, on: date | None) -> str:
    return f"{{training: {training}, on: {on}}}" if on else f"{{training: {training}}}"
