"""PRC007: who does the work has learnt it, and a leader stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.prc._shared import done_by
from cxlint.workspace.graph import Standing
from cxlint.workspace.processes import has_had, trained, training_for
from cxlint.workspace.processes import leader as leader_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAY = "kind: process\nid: pay\ndefaults: {actor: team/care}\nbacked_by: lena\ntraining: [paying]\n"
_LENA = "---\nkind: person\nid: lena\nlevel: executive\n---\nkind: training\nid: paying\n"
_HELD = "---\nkind: team\nid: care\ntraining: [{training: paying, on: 2026-11-22}]\n"
_MEMBERS = "---\nkind: team\nid: care\nmembers: [mona, omar]\n"


def _person(name: str, on: str) -> str:
    return f"---\nkind: person\nid: {name}\ntraining: [{{training: paying{on}}}]\n"


class AbleAndBacked(GraphRule[NoOptions]):
    """A team has learnt something when it or all of its members had the training on a day that has come.

    Where no actor is named, somebody must have had it. How long a training counts is the matter of the rules about
    training.
    """

    id = "PRC007"
    name = "able-and-backed"
    summary = "Whoever does the work has had its trainings, and an active leader stands behind it."
    why = (
        "People fail for lack of knowledge, of belief or of support, not of goodwill. "
        "Customers then meet somebody who may not or cannot help."
    )
    fix = "Name the trainings that the work needs, note the day each team had them, and name a leader under backed_by."
    kinds = ("process",)
    level = 3
    sources = ("S3.8", "S3.9")
    clauses = ("ISO 23592:2021, culture and employee engagement",)
    reads_date = True
    messages = {
        "no-training": Message(
            WARNING,
            "“{title}” names no training. Whoever does the work learns it from customers who bear the mistakes.",
            "training: {trainings}",
        ),
        "never-held": Message(
            WARNING,
            "{who} works at “{title}”, but nothing notes a day on which {who} had the training “{training}”.",
            "{mended}",
        ),
        "held-by-nobody": Message(
            WARNING,
            "“{title}” needs the training “{training}”, but nothing notes that anybody ever had it.",
            "{mended}",
        ),
        "no-leader": Message(
            WARNING,
            "No leader stands behind “{title}”. When something is in its way, nobody clears it.",
            "backed_by: {leader}",
        ),
        "leader-left": Message(
            WARNING,
            "{who}, who should stand behind “{title}”, has left or is not active. When something is in its way, "
            "nobody clears it.",
            "backed_by: {leader}",
        ),
        "not-a-leader": Message(
            WARNING,
            "{who}, who should stand behind “{title}”, does not lead anybody, and cannot clear what is in its way.",
            "backed_by: {leader}",
        ),
    }
    good = (
        Case(_PAY + _LENA + _HELD),
        Case(
            _PAY
            + _LENA
            + _MEMBERS
            + _person("mona", ", on: 2026-01-01")
            + _person("omar", ", on: 2026-02-01")
        ),
        Case(_PAY.replace("team/care", "mona") + _LENA + _person("mona", ", on: 2026-01-01")),
        Case(_PAY.replace("defaults: {actor: team/care}\n", "") + _LENA + _HELD),
        Case(_PAY + _LENA.replace("executive", "manager") + _HELD),
        Case(_PAY + _LENA.replace("level: executive\n", "") + _HELD),
        Case(_PAY + _HELD + "---\nkind: training\nid: paying\n"),
    )
    bad = (
        Case(_PAY.replace("training: [paying]\n", "") + _LENA + _HELD, ((2, 5, "no-training"),)),
        Case(_PAY + _LENA.replace("id: paying", "id: other") + _HELD, ((5, 11, "no-training"),)),
        Case(_PAY + _LENA + _HELD.replace("11-22", "11-23"), ((5, 12, "never-held"),)),
        Case(_PAY + _LENA + _HELD.replace(", on: 2026-11-22", ""), ((5, 12, "never-held"),)),
        Case(_PAY + _LENA + "---\nkind: team\nid: care\n", ((5, 12, "never-held"),)),
        Case(_PAY + _LENA + _MEMBERS + _person("mona", ", on: 2026-01-01") + _person("omar", ""),
             ((5, 12, "never-held"),)),
        Case(_PAY.replace("defaults: {actor: team/care}\n", "") + _LENA, ((4, 12, "held-by-nobody"),)),
        Case(_PAY + "steps: [{id: a, actor: bank}]\n" + _LENA + _HELD + "---\nkind: team\nid: bank\n",
             ((5, 12, "never-held"),)),
        Case(_PAY.replace("backed_by: lena\n", "") + _LENA + _HELD, ((2, 5, "no-leader"),)),
        Case(_PAY + _LENA.replace("executive", "executive\nleft_on: 2026-11-22") + _HELD, ((4, 12, "leader-left"),)),
        Case(_PAY + _LENA.replace("executive", "frontline") + _HELD, ((4, 12, "not-a-leader"),)),
    )  # fmt: skip

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        trainings = [
            (f"training.{position}", training)
            for position in range(len(document.words("training") or ()))
            if (training := workspace.target(document, f"training.{position}")) is not None
        ]
        actors = _actors(workspace, document)
        if not trainings:
            fitting = training_for(workspace, actors, document)
            yield at(document, "training", "no-training", trainings=f"[{fitting}]")
        for place, training in trainings:
            for actor in actors:
                if not has_had(workspace, actor, training):
                    key, who = ("never-held", f"“{actor.title()}”") if actor else ("held-by-nobody", "")
                    mended = trained(workspace, actor, (training,))
                    yield at(document, place, key, who=who, training=training.title(), mended=mended)
        yield from _backing(workspace, document)


def _backing(workspace: Workspace, process: Document) -> Iterator[Hit]:
    standing = workspace.standing(process, "backed_by")
    leader = workspace.target(process, "backed_by")
    if standing in (Standing.ABSENT, Standing.NONE):
        yield at(process, "backed_by", "no-leader", leader=leader_for(workspace))
    elif leader is not None and standing == Standing.INACTIVE:
        yield at(process, "backed_by", "leader-left", who=leader.title(), leader=leader_for(workspace))
    elif leader is not None and leader.word("level") == "frontline":
        yield at(process, "backed_by", "not-a-leader", who=leader.title(), leader=leader_for(workspace))


def _actors(workspace: Workspace, process: Document) -> list[Document | None]:
    """Who does the work, each once; None alone where nobody is named."""
    named = [workspace.target(process, "defaults.actor")]
    named += [done_by(workspace, step, "actor") for step in process.each("steps")]
    known = {(who.kind, who.id): who for who in named if who is not None}
    return list(known.values()) or [None]
