"""RMP001: a step of the roadmap says who, by when, from what and to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.days import later
from cxlint.workspace.graph import Standing
from cxlint.workspace.leaders import cx_lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_STATES = {
    "from_state": ("no-from", "What customers and staff have to put up with today."),
    "to_state": ("no-to", "What customers will notice."),
}
_ITEM = "kind: roadmap-item\nid: crm\nowner: ravi\nfrom_state: Five lists\nto_state: One record\ndue: 2027-03-31\n"
_RAVI = "---\nkind: person\nid: ravi\n"


class CompleteItem(GraphRule[NoOptions]):
    id = "RMP001"
    name = "complete-roadmap-item"
    summary = "Every step of the roadmap has an owner, a day, and says how it is now and how it will be."
    why = (
        "A step that nobody answers for, or that has no day, is not taken. "
        "Customers are told for years that things will get better."
    )
    fix = "State owner, due, from_state and to_state."
    kinds = ("roadmap-item",)
    level = 2
    sources = ("S0.7",)
    clauses = ("OMB A-11 280, action plan",)
    reads_date = True
    messages = {
        "no-owner": Message(
            ERROR, "Nobody answers for “{title}”, so it is not going to happen.", "owner: {someone}"
        ),
        "owner-left": Message(
            ERROR,
            "{who}, who answers for “{title}”, has left or is not active. Nobody carries it on.",
            "owner: {someone}",
        ),
        "no-due": Message(
            ERROR,
            "“{title}” has no day on which it will be done. Customers wait without an end in sight.",
            "due: {day}",
        ),
        "no-from": Message(
            ERROR,
            "It is not written how things are before “{title}”, so nobody can show what got better for customers.",
            "from_state: {example}",
        ),
        "no-to": Message(
            ERROR,
            "It is not written how things will be after “{title}”, so nobody can tell whether it is done.",
            "to_state: {example}",
        ),
    }
    good = (
        Case(_ITEM + _RAVI),
        Case(_ITEM),
        Case(_ITEM.replace("ravi", "team/data") + "---\nkind: team\nid: data\n"),
    )
    bad = (
        Case(_ITEM.replace("owner: ravi\n", "") + _RAVI, ((2, 5, "no-owner"),)),
        Case(_ITEM.replace("owner: ravi", "owner: none") + _RAVI, ((3, 8, "no-owner"),)),
        Case(_ITEM + _RAVI + "left_on: 2026-11-22\n", ((3, 8, "owner-left"),)),
        Case(_ITEM.replace("due: 2027-03-31\n", "") + _RAVI, ((2, 5, "no-due"),)),
        Case(_ITEM.replace("from_state: Five lists\n", "") + _RAVI, ((2, 5, "no-from"),)),
        Case(_ITEM.replace("to_state: One record\n", "") + _RAVI, ((2, 5, "no-to"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        standing = workspace.standing(document, "owner")
        if standing in (Standing.ABSENT, Standing.NONE):
            yield at(document, "owner", "no-owner", someone=cx_lead(workspace))
        elif standing == Standing.INACTIVE:
            who = workspace.target(document, "owner")
            yield at(document, "owner", "owner-left", who=who, someone=cx_lead(workspace))
        if not document.states("due"):
            yield at(document, "due", "no-due", day=later(document.today, Duration(6, "months")))
        for field, (key, example) in _STATES.items():
            if not document.text(field):
                yield at(document, field, key, example=example)
