"""ERR002: every level of errors says who acts, how soon, and what the customer gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.graph import Standing
from cxlint.workspace.leaders import leader
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PARTS = {
    "owner": "owner: mona\n",
    "escalate_to": "escalate_to: mona\n",
    "respond": "respond: 1 hour\n",
    "resolve": "resolve: 2 days\n",
    "remedy": "remedy: We pay the damage.\n",
}
_MONA = "---\nkind: person\nid: mona\n"


def _without(field: str, *, also: str = "") -> str:
    """A complete level but for one field."""
    return (
        "kind: error-level\nid: grave\n" + "".join(v for k, v in _PARTS.items() if k != field) + also + _MONA
    )


class CompleteLevels(GraphRule[NoOptions]):
    """An external body is accepted in place of somebody in the company; somebody unknown is left to OWN009."""

    id = "ERR002"
    name = "complete-levels"
    summary = (
        "Every level of errors names an owner, whom to pass it on to, times to respond and resolve, and "
        "a remedy."
    )
    why = (
        "When an error happens there is no time to find out who decides. What is not written down then "
        "becomes waiting for the customer."
    )
    fix = "Write down owner, escalate_to or external_body, respond, resolve and remedy for every level."
    kinds = ("error-level",)
    level = 2
    sources = ("S0.8", "S0.9")
    clauses = ("ISO 10002:2018, timeliness",)
    messages = {
        "owner": Message(
            ERROR,
            "Nobody answers for errors of the level '{title}'. Customers are sent from one to the next.",
            "owner: {someone}",
        ),
        "escalate": Message(
            ERROR,
            "It is not written who takes over an error of the level '{title}' that cannot be put right "
            "at once.",
            "escalate_to: {executive}",
        ),
        "respond": Message(
            ERROR,
            "It is not written how soon somebody takes up an error of the level '{title}'.",
            "respond: 4 hours",
        ),
        "resolve": Message(
            ERROR,
            "It is not written by when an error of the level '{title}' has to be put right.",
            "resolve: 5 days",
        ),
        "remedy": Message(
            ERROR,
            "It is not written what customers get after an error of the level '{title}'.",
            "remedy: We correct it, say sorry and make good what it cost.",
        ),
    }
    good = (
        Case(_without("")),
        Case(_without("escalate_to", also="external_body: The ombudsman\n")),
        Case(_without("owner", also="owner: gone\n")),
    )
    bad = (
        Case(_without("owner"), ((2, 5, "owner"),)),
        Case(_without("owner", also="owner: none\n"), ((7, 8, "owner"),)),
        Case(_without("escalate_to"), ((2, 5, "escalate"),)),
        Case(_without("respond"), ((2, 5, "respond"),)),
        Case(_without("resolve"), ((2, 5, "resolve"),)),
        Case(_without("remedy"), ((2, 5, "remedy"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for each part."""
        if workspace.standing(document, "owner") in (Standing.ABSENT, Standing.NONE):
            yield at(document, "owner", "owner", someone=someone(workspace, document))
        if not document.states("escalate_to") and not document.text("external_body"):
            yield at(document, "escalate_to", "escalate", executive=leader(workspace))
        for field in ("respond", "resolve"):
            if not document.states(field):
                yield at(document, field, field)
        if not document.text("remedy"):
            yield at(document, "remedy", "remedy")
