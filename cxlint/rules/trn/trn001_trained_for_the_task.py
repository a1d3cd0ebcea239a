"""TRN001: who applies a policy or a system has learnt it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.trn._shared import changed_on, covering, lessons, training_for, with_training
from cxlint.workspace.days import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace

_RETURNS = "---\nkind: policy\nid: returns\nversion: 2.1.3\nchangelog: [{version: 2.1.3, on: 2026-06-01}, {version: 2.1.0, on: 2026-03-01}, {version: 2.0.0, on: 2025-01-01}]\n"
_TRAINING = "---\nkind: training\nid: returning\ncovers: [policy/returns]\n"
_ALL = _TRAINING + _RETURNS
_WRITE = "training: {records}\n---\nkind: training\nid: {training}\ncovers: {covers}"


def _desk(training: str = "", more: str = "") -> str:
    return f"kind: team\nid: desk\napplies: [policy/returns]\ntraining: [{training}]\n{more}"


class TrainedForTheTask(GraphRule[NoOptions]):
    """The training of the team counts, else that of all its active members.

    A training is too old when the policy has changed since, corrections left out, or when it is past its own time.
    """

    id = "TRN001"
    name = "trained-for-the-task"
    summary = (
        "Every team has a dated training in the policies and systems that it applies, as they are today."
    )
    why = (
        "People fail customers for lack of knowledge more than of goodwill. "
        "Who never learnt a policy does as it has always been done."
    )
    fix = "Train the team, and note the training with its day; a training says in covers what it is about."
    kinds = ("team",)
    level = 2
    sources = ("S3.8", "S3.9")
    clauses = ("ISO 10002:2018, competence", "ISO 18295-1:2017, staff training")
    reads_date = True
    messages = {
        "untrained": Message(
            WARNING,
            "“{title}” apply “{subject}” but have had no training in it. Customers pay for the guessing.",
            _WRITE,
        ),
        "undated": Message(
            WARNING, "Nobody noted when “{title}” learnt “{subject}”, so it may be years ago.", _WRITE
        ),
        "older": Message(
            WARNING,
            "“{title}” learnt “{subject}” on {on}, but it changed on {changed}. Customers get yesterday's answer.",
            _WRITE,
        ),
        "expired": Message(
            WARNING,
            "“{title}” learnt “{subject}” on {on}; that training counts for {valid} only.",
            _WRITE,
        ),
    }
    good = (
        Case(_desk("{training: returning, on: 2026-03-01}") + _ALL),
        Case(_desk("{training: returning, on: 2020-03-01}") + _TRAINING + "---\nkind: policy\nid: returns\n"),
        Case(
            _desk("{training: returning, on: 2026-03-01}") + _TRAINING + "valid_for: 12 months\n" + _RETURNS
        ),
        Case(
            _desk(more="members: [omar]\n")
            + "---\nkind: person\nid: omar\ntraining: [{training: returning, on: 2026-04-01}]\n"
            + _ALL
        ),
        Case(_desk("{training: returning, on: 2026-11-22}") + _ALL),
        Case(
            _desk("{training: returning, on: 2025-11-22}")
            + _TRAINING
            + "valid_for: 12 months\n---\nkind: policy\nid: returns\n"
        ),
        Case(_desk() + _RETURNS + "status: retired\n", applies=False),
        Case(_desk(), applies=False),
    )
    bad = (
        Case(_desk() + _ALL, ((4, 11, "untrained"),), writes=("covers: [policy/returns]",)),
        Case(
            _desk("{training: returning, on: 2020-01-01}, {training: safety, on: 2026-05-01}")
            + _ALL.replace("[policy/returns]", "[policy/gifts, policy/returns]")
            + "---\nkind: policy\nid: gifts\n---\nkind: training\nid: safety\n",
            ((4, 11, "older"),),
            writes=(
                '[{training: safety, "on": 2026-05-01}, {training: returning, "on": 2026-11-22}]',
                "covers: [policy/gifts, policy/returns]",
            ),
        ),
        Case(_desk("{training: returning, on: 2026-03-01}") + _RETURNS, ((4, 11, "untrained"),)),
        Case(_desk("{training: returning, on: 2026-11-23}") + _ALL, ((4, 11, "untrained"),)),
        Case(
            _desk(more="members: [omar, sara]\n")
            + "---\nkind: person\nid: omar\ntraining: [{training: returning, on: 2026-04-01}]\n"
            + "---\nkind: person\nid: sara\n"
            + _ALL,
            ((4, 11, "untrained"),),
        ),
        Case(
            "kind: team\nid: desk\napplies: [system/till]\n---\nkind: system\nid: till\n",
            ((2, 5, "untrained"),),
        ),
        Case(_desk("{training: returning}") + _ALL, ((4, 11, "undated"),)),
        Case(_desk("{training: returning, on: 2026-02-28}") + _ALL, ((4, 11, "older"),)),
        Case(
            _desk("{training: returning, on: 2026-03-01}") + _TRAINING + "valid_for: 8 months\n" + _RETURNS,
            ((4, 11, "expired"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return any(subject.active for subject in workspace.targets(document, "applies"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        for subject in workspace.targets(document, "applies"):
            if subject.active:
                key, data = _gap(document, workspace, subject)
                if key:
                    training = training_for(workspace, subject)
                    records = with_training(document, training, document.today)
                    data |= {"training": training, "covers": covering(workspace, training, subject)}
                    yield at(document, "training", key, subject=subject, records=records, **data)


def _gap(team: Document, workspace: Workspace, subject: Document) -> tuple[str, dict[str, object]]:
    """What is wrong with what a team learnt of a policy or system; an empty key where nothing is."""
    records = lessons(workspace, team, subject)
    days = [(day, record) for record in records if (day := record.day("on"))]
    past = [(day, record) for day, record in days if day <= team.today]
    if not past:
        return "undated" if records and not days else "untrained", {}
    on, record = max(past, key=lambda found: found[0])
    valid, changed = _valid_for(workspace, record), changed_on(subject)
    if changed is not None and on < changed:
        return "older", {"on": on, "changed": changed}
    if valid is not None and later(on, valid) < team.today:
        return "expired", {"on": on, "valid": valid}
    return "", {}


def _valid_for(workspace: Workspace, record: View) -> Duration | None:
    training = workspace.target(record, "training")
    return training.duration("valid_for") if training is not None else None
