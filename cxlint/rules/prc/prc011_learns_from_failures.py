"""PRC011: a process learns from what goes wrong and what is asked again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.prc._shared import MISSING, takes_requests_in
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_DESK = "kind: process\nid: desk\ntype: service\n"
_MONA = "---\nkind: person\nid: mona\n"


def _learning(*fields: str) -> str:
    return f"{_DESK}learning: {{{', '.join(fields)}}}\n{_MONA}"


_REASONS, _EVERY, _OWNER, _ACTIONS = (
    "reasons: [late]",
    "every: 1 month",
    "owner: mona",
    "actions: [Print the label.]",
)


class LearnsFromFailures(GraphRule[NoOptions]):
    """Where recordings are reviewed, how often and with what result is the matter of the rule about recordings."""

    id = "PRC011"
    name = "learns-from-failures"
    summary = (
        "Reasons for failure and frequent questions are looked through regularly, by somebody, and acted on."
    )
    why = (
        "A mistake that nobody counts comes back every day, to somebody else each time. "
        "Staff answer the same question a thousand times instead of ending it."
    )
    fix = "State under learning the reasons that were found, how often they are looked through, by whom, and what is done."
    kinds = ("process",)
    level = 4
    sources = ("S4.13",)
    clauses = ("ISO 10002:2018, improvement",)
    reads_date = True
    messages = {
        "nothing": Message(
            WARNING,
            "“{title}” does not learn from what goes wrong. The same mistake meets the next customer.",
            "every: 1 month\nreasons: [late, unclear, asked twice]\nowner: {someone}\n"
            "actions: [Mend the reason that is named most.]",
        ),
        "no-reasons": Message(
            WARNING,
            "Nothing says what goes wrong at “{title}” and what customers ask again and again.",
            "reasons: [late, unclear, asked twice]",
        ),
        "no-rhythm": Message(
            WARNING,
            "Nothing says how often “{title}” looks through what went wrong. Usually that means: once.",
            "every: 1 month",
        ),
        "no-owner": Message(
            WARNING,
            "Nobody looks through what goes wrong at “{title}”.",
            "owner: {someone}",
        ),
        "no-action": Message(
            WARNING,
            "Nothing is done about what goes wrong at “{title}”. The same mistake meets the next customer.",
            "actions: [Mend the reason that is named most.]",
        ),
    }
    good = (
        Case(_learning(_REASONS, _EVERY, _OWNER, _ACTIONS)),
        Case(_learning(_REASONS, _OWNER, "recordings_reviewed: true")),
        Case(_learning(_REASONS, _EVERY, "owner: gone", _ACTIONS)),
        Case("kind: process\nid: packing\ntype: back-office\n", applies=False),
    )
    bad = (
        Case(_DESK, ((2, 5, "nothing"),)),
        Case("kind: process\nid: desk\nintake: {tracking_id: true}\n", ((2, 5, "nothing"),)),
        Case(_learning(_EVERY, _OWNER, _ACTIONS), ((4, 1, "no-reasons"),)),
        Case(_learning(_REASONS, _OWNER, _ACTIONS), ((4, 1, "no-rhythm"),)),
        Case(_learning(_REASONS, _EVERY, _ACTIONS), ((4, 1, "no-owner"),)),
        Case(_learning(_REASONS, _EVERY, _OWNER, _ACTIONS) + "status: inactive\n", ((4, 52, "no-owner"),)),
        Case(_learning(_REASONS, _EVERY, _OWNER), ((4, 1, "no-action"),)),
        Case(_learning("recordings_reviewed: false", _REASONS, _EVERY, _OWNER), ((4, 1, "no-action"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return takes_requests_in(document)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        new = someone(workspace, document)
        if not document.states("learning"):
            yield at(document, "learning.reasons", "nothing", someone=new)
            return
        reviewed = document.flag("learning.recordings_reviewed")
        if not document.words("learning.reasons"):
            yield at(document, "learning.reasons", "no-reasons")
        if document.duration("learning.every") is None and not reviewed:
            yield at(document, "learning.every", "no-rhythm")
        if workspace.standing(document, "learning.owner") in MISSING:
            yield at(document, "learning.owner", "no-owner", someone=new)
        if not document.words("learning.actions") and not reviewed:
            yield at(document, "learning.actions", "no-action")
