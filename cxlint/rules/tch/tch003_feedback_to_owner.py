"""TCH003: what customers say reaches the one who can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGE = "kind: touchpoint\nid: page\nowner: mona\nfeedback: {method: survey, route_to: mona}\n---\n"
_MONA = "kind: person\nid: mona\ndelegate: omar\n---\nkind: person\nid: omar\n---\nkind: person\nid: sara\n"

_LEFT = "---\nkind: person\nid: left\nstatus: inactive\n"


class FeedbackToOwner(GraphRule[NoOptions]):
    id = "TCH003"
    name = "feedback-to-owner"
    summary = "What unhappy customers say goes straight to whoever answers for the touchpoint."
    why = (
        "Feedback that lands with somebody else is read, counted and forgotten. "
        "Only the owner can mend what went wrong and call the customer back."
    )
    fix = "Send the feedback to the owner of the touchpoint, or to the person who stands in for the owner."
    kinds = ("touchpoint",)
    level = 3
    sources = ("S2.9",)
    reads_date = True
    messages = {
        "missing": Message(
            ERROR,
            "Customers say what they think of “{title}”, but nobody is named to hear it.",
            "route_to: {owner}",
        ),
        "elsewhere": Message(
            ERROR,
            "What customers say about “{title}” goes to {reader}, "
            "but {answerable} answers for it and can change it.",
            "route_to: {owner}",
        ),
    }
    good = (
        Case(_PAGE + _MONA),
        Case(_PAGE.replace("route_to: mona", "route_to: omar") + _MONA),
        Case("kind: touchpoint\nid: page\nowner: team/web\nfeedback: {method: survey, route_to: mona}\n---\n"
             "kind: team\nid: web\nlead: mona\n---\n" + _MONA),
        Case(_PAGE.replace("route_to: mona", "route_to: nobody-known") + _MONA, applies=False),
        Case("kind: touchpoint\nid: page\nfeedback: {method: survey, route_to: sara}\n---\n" + _MONA, applies=False),
        Case(_PAGE.replace("owner: mona", "owner: left") + _MONA + _LEFT, applies=False),
        Case("kind: touchpoint\nid: page\nowner: mona\nfeedback: {method: none}\n---\n" + _MONA, applies=False),
        Case("kind: touchpoint\nid: page\n", applies=False),
    )  # fmt: skip
    bad = (
        Case(_PAGE.replace(", route_to: mona", "") + _MONA, ((4, 1, "missing"),)),
        Case("kind: touchpoint\nid: page\nfeedback: {method: survey}\n", ((3, 1, "missing"),)),
        Case(_PAGE.replace("route_to: mona", "route_to: sara") + _MONA, ((4, 38, "elsewhere"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if not document.word("feedback.method"):
            return False
        routed = workspace.standing(document, "feedback.route_to")
        if routed in (Standing.ABSENT, Standing.NONE):
            return True
        return routed != Standing.UNKNOWN and workspace.standing(document, "owner") == Standing.ACTIVE

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        reader = workspace.target(document, "feedback.route_to")
        owner = workspace.target(document, "owner")
        if reader is None:
            owner = owner or workspace.accountable(document)
            yield at(document, "feedback.route_to", "missing", owner=owner.id if owner else "a-person-id")
        elif owner is not None and reader not in (owner, *_stand_ins(workspace, owner)):
            data = {"reader": reader.title(), "answerable": owner.title(), "owner": owner.id}
            yield at(document, "feedback.route_to", "elsewhere", **data)


def _stand_ins(workspace: Workspace, owner: Document) -> tuple[Document, ...]:
    """Who hears it just as well: the owner's delegate; of a team its lead and members."""
    if owner.kind == "team":
        lead = workspace.target(owner, "lead")
        return (*workspace.targets(owner, "members"), *((lead,) if lead else ()))
    delegate = workspace.target(owner, "delegate")
    return (delegate,) if delegate else ()
