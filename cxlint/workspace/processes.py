"""What a process needs besides its steps: trained people and a leader; and a new process to propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.workspace.people import someone
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def has_had(workspace: Workspace, who: Document | None, training: Document) -> bool:
    """Whether somebody had a training on a day that has come.

    A team had it when it or all of its members had; None stands for anybody at all.
    """
    holders = workspace.once(_holders).get(training.id, frozenset())
    if who is None:
        return bool(holders)
    members = workspace.targets(who, "members") if who.kind == "team" else ()
    everybody = bool(members) and all((member.kind, member.id) in holders for member in members)
    return everybody or (who.kind, who.id) in holders


def _holders(workspace: Workspace) -> dict[str, frozenset[tuple[str, str]]]:
    """By training the kinds and ids of those who had it on a day that has come."""
    return {
        training.id: frozenset(
            (link.source.kind, link.source.id)
            for kind in ("person", "team")
            for link in workspace.referrers(training, kind, "training.training")
            for part in link.source.each("training")
            if workspace.target(part, "training") is training
            and (day := part.day("on")) is not None
            and day <= workspace.as_of
        )
        for training in workspace.documents("training")
    }


def trained(workspace: Workspace, who: Document | None, trainings: Iterable[Document]) -> str:
    """What to write so that somebody has had trainings, as of today; for None the first team."""
    who = who or next(iter(workspace.active("team")), None)
    new = tuple(training.id for training in trainings)
    had = [part.values for part in who.each("training")] if who else []
    rows = [dict(row) for row in had if row.get("training") not in new]
    rows += [{"training": training, "on": workspace.as_of} for training in new]
    kind, name = (who.kind, who.id) if who else ("team", "a-team-id")
    return f"kind: {kind}\nid: {name}\ntraining: {written(rows)}"


def leader(workspace: Workspace) -> str:
    """The id of somebody of the top leadership, else of a manager, who could stand behind a process; else words."""
    return workspace.once(_leader)


def _leader(workspace: Workspace) -> str:
    sponsor = workspace.target_or_none(workspace.organisation, "executive_sponsor")
    people = [person for person in (sponsor, *workspace.active("person")) if person is not None]
    for level in ("executive", "manager"):
        for person in people:
            if person.values.get("level") == level and workspace.is_active(person):
                return person.id
    return "an-executive-id"


def training_for(
    workspace: Workspace, people: Iterable[Document | None], process: Document | None = None
) -> str:
    """The id of a training for those people: about the process and had by all, else had by all, else any."""
    people = list(people)
    known = workspace.active("training")
    had = [training for training in known if all(has_had(workspace, who, training) for who in people)]
    about = [training for training in known if process and process in workspace.targets(training, "covers")]
    fitting = [training for training in about if training in had] or had or about or list(known)
    return fitting[0].id if fitting else "a-training-id"


def free_hands(workspace: Workspace, besides: Iterable[Document | None] = ()) -> Iterator[Document]:
    """The teams and people in force who could take a task over, teams first."""
    taken = {(who.kind, who.id) for who in besides if who is not None}
    return (who for who in workspace.once(_hands) if (who.kind, who.id) not in taken)


def _hands(workspace: Workspace) -> tuple[Document, ...]:
    people = (who for who in workspace.active("person") if who.values.get("type") != "mailbox")
    return tuple(who for who in (*workspace.active("team"), *people) if workspace.is_active(who))


def new_process(workspace: Workspace, subject: Document, id: str, fields: dict[str, object]) -> str:  # noqa: A002
    """A whole new process as it is written, with an owner who could answer for `subject`."""
    needed: dict[str, object] = {
        "id": id,
        "version": "1.0.0",
        "owner": someone(workspace, subject),
        **fields,
        "time_limit": "5 days",
        "training": (training_for(workspace, [None]),),
        "backed_by": leader(workspace),
    }
    lines = (f"{name}: {written(value)}" for name, value in needed.items())
    return "\n".join(("kind: process", *lines))
