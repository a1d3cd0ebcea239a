"""PRC003: every request that comes in is picked up by somebody, also when they are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.prc._shared import MISSING
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_INTAKE = "kind: process\nid: intake\nintake: "
_PEOPLE = (
    "---\nkind: person\nid: mona\n---\nkind: team\nid: care\n---\nkind: person\nid: omar\nstatus: inactive\n"
)


class SomebodyPicksUp(GraphRule[NoOptions]):
    id = "PRC003"
    name = "somebody-picks-up"
    summary = "Somebody picks up every waiting request, and somebody else when they are away."
    why = (
        "A queue that belongs to everybody is emptied by nobody. "
        "When the one person who looks at it is away, customers wait until they are back."
    )
    fix = "Name under intake a queue_owner, and a fallback_owner for when the first is away."
    kinds = ("process",)
    level = 2
    sources = ("S4.5", "S4.16")
    clauses = ("ISO 10002:2018, accountability",)
    reads_date = True
    messages = {
        "no-owner": Message(
            ERROR,
            "Nobody picks up what comes in at “{title}”. Requests lie there until customers ask again.",
            "queue_owner: {someone}",
        ),
        "no-fallback": Message(
            ERROR,
            "When {who} is away, nobody picks up what comes in at “{title}”. Customers wait until the holiday is over.",
            "fallback_owner: {someone}",
        ),
    }
    good = (
        Case(_INTAKE + "{queue_owner: mona, fallback_owner: team/care}\n" + _PEOPLE),
        Case(_INTAKE + "{queue_owner: gone, fallback_owner: gone-too}\n" + _PEOPLE),
        Case("kind: process\nid: packing\n", applies=False),
    )
    bad = (
        Case(_INTAKE + "{fallback_owner: team/care}\n" + _PEOPLE, ((3, 1, "no-owner"),)),
        Case(_INTAKE + "{queue_owner: omar, fallback_owner: team/care}\n" + _PEOPLE, ((3, 23, "no-owner"),)),
        Case(_INTAKE + "{queue_owner: mona}\n" + _PEOPLE, ((3, 1, "no-fallback"),)),
        Case(_INTAKE + "{queue_owner: mona, fallback_owner: omar}\n" + _PEOPLE, ((3, 45, "no-fallback"),)),
        Case(
            _INTAKE + "{queue_owner: mona, fallback_owner: person/mona}\n" + _PEOPLE,
            ((3, 45, "no-fallback"),),
        ),
        Case("kind: process\nid: intake\ntype: intake\n", ((2, 5, "no-owner"), (2, 5, "no-fallback"))),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.states("intake") or document.word("type") == "intake"

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        first, second = "intake.queue_owner", "intake.fallback_owner"
        owner, fallback = workspace.target(document, first), workspace.target(document, second)
        if workspace.standing(document, first) in MISSING:
            new = _free(workspace, document, fallback)
            yield at(document, first, "no-owner", someone=new)
        standing = workspace.standing(document, second)
        same = fallback is not None and fallback is owner
        if standing in MISSING or (same and standing == Standing.ACTIVE):
            new = _free(workspace, document, owner)
            who = f"“{owner.title()}”" if owner else phrase("whoever looks after it")
            yield at(document, second, "no-fallback", who=who, someone=new)


def _free(workspace: Workspace, process: Document, besides: Document | None) -> str:
    """Somebody who could look after the queue: of the area of the process, its owner, or anybody."""
    area = workspace.target_or_none(process, "area")
    near = [link.source for link in workspace.referrers(area, field="area")] if area else []
    for who in (workspace.target_or_none(process, "owner"), *near, *workspace.active("person")):
        if who is None or who is besides or who.kind != "person" or who.values.get("type") == "mailbox":
            continue
        if workspace.is_active(who):
            return who.id
    return "a-person-id"
