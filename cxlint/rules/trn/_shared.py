"""What the rules about training have in common: who learnt what, and when a policy changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.workspace.leaders import free_id
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace


def changed_on(policy: Document) -> date | None:
    """The day of the change that brought the current version, by the changelog; corrections (patches) do not count."""
    version = policy.version("version")
    days = [
        day
        for entry in policy.each("changelog")
        if version is not None
        and (then := entry.version("version")) is not None
        and (then.major, then.minor) == (version.major, version.minor)
        and (day := entry.day("on")) is not None
    ]
    return min(days, default=None)


def lessons(workspace: Workspace, team: Document, subject: Document) -> list[View]:
    """The training records of a team that cover a policy or system; where it has none, those that all members have.

    Of members who were trained apart the records of the one who learnt it last are given.
    """
    own = list(_covering(workspace, team, subject))
    members = [who for who in workspace.targets(team, "members") if workspace.is_active(who)]
    if own or not members:
        return own
    theirs = [list(_covering(workspace, who, subject)) for who in members]
    return max(theirs, key=_latest) if all(theirs) else []


def _covering(workspace: Workspace, who: Document, subject: Document) -> Iterator[View]:
    for record in who.each("training"):
        training = workspace.target(record, "training")
        if training is not None and subject in workspace.targets(training, "covers"):
            yield record


def _latest(records: list[View]) -> str:
    return max(str(record.day("on") or "") for record in records)


def training_for(workspace: Workspace, subject: Document) -> str:
    """The id of a training that covers a policy or system, else one for a new training."""
    there = (link.source for link in workspace.referrers(subject, "training", "covers"))
    known = next((training.id for training in there if training.active), None)
    return known or free_id(workspace, "training", f"learning-{subject.id}")


def covering(workspace: Workspace, training: str, subject: Document) -> str:
    """What a training covers, with a policy or system added, as a list to write."""
    known = workspace.find("training", training)
    if known is not None and subject in workspace.targets(known, "covers"):
        return written(known.words("covers"))
    return written([f"{subject.kind}/{subject.id}"])


def with_training(team: Document, training: str, on: date) -> str:
    """The training records of a team with one of them, or a new one, on that day."""
    others = [dict(record.values) for record in team.each("training") if record.word("training") != training]
    return written([*others, {"training": training, "on": on}])
