"""ERR006: staff who meet the error can correct it, or pass it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.err._levels import rank, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

SMALL = 3
"""From this rank on errors are small enough for the staff who meet them."""

TYPES = frozenset({"complaint", "error-resolution", "service"})
"""Types of processes in which staff meet errors."""

_PROCESS = "kind: process\nid: mend\ntype: error-resolution\n"
_SMALL = "kind: error-level\nid: small\nrank: 3\n"
_MONA = "kind: person\nid: mona\nlevel: frontline\n"


class FrontlineCanAct(GraphRule[NoOptions]):
    """Judges the processes in which staff meet errors, the small levels, and staff of whom it is said what they may.

    What the front line may spend on a policy is judged by POL038.
    """

    id = "ERR006"
    name = "frontline-can-act"
    summary = "Staff who meet an error may correct a small one themselves, and know to whom a grave one goes."
    why = (
        "Errors come to light where customers call. Staff who can neither correct nor pass on can only say sorry, "
        "and both sides get angry."
    )
    fix = "Give staff an amount for small errors (authority) and a way up for grave ones (frontline.escalates_to)."
    kinds = ("process", "error-level", "person")
    level = 3
    sources = ("S0.9", "S3.4")
    messages = {
        "no-way-up": Message(
            ERROR,
            "Staff in the process '{title}' have nobody to whom they can pass on what they cannot put right. The "
            "customer waits.",
            "escalates_to: {up}",
        ),
        "level": Message(
            ERROR,
            "Staff may spend nothing on an error of the small level '{title}', so each one needs a signature.",
            "authority: 50 EUR",
        ),
        "person": Message(
            ERROR,
            "{title} meets customers, but may spend nothing to put even a small error right.",
            "authority: 50 EUR",
        ),
    }
    good = (
        Case(f"{_PROCESS}frontline: {{escalates_to: grave}}\n---\nkind: error-level\nid: grave\n"),
        Case(f"{_PROCESS}frontline: {{escalates_to: gone}}\n"),
        Case(f"{_SMALL}authority: 0.01 EUR\n"),
        Case(f"{_MONA}authority: 50 EUR\n---\n{_SMALL}"),
        Case(f"{_SMALL}", applies=False),
        Case("kind: error-level\nid: middle\nrank: 2\nauthority: 0\n", applies=False),
        Case("kind: process\nid: sell\ntype: sales\n", applies=False),
        Case(f"{_MONA}authority: 0\n", applies=False),
        Case(f"kind: person\nid: mona\nlevel: manager\nauthority: 0\n---\n{_SMALL}", applies=False),
        Case(f"{_MONA}authority: 0\nstatus: inactive\n---\n{_SMALL}", applies=False),
    )
    bad = (
        Case(_PROCESS, ((2, 5, "no-way-up"),)),
        Case(f"{_PROCESS}frontline: {{may_correct: true}}\n", ((4, 1, "no-way-up"),)),
        Case(f"{_SMALL}authority: 0\n", ((4, 12, "level"),)),
        Case("kind: error-level\nid: tiny\nrank: 4\nauthority: 0 EUR\n", ((4, 12, "level"),)),
        Case(f"{_MONA}authority: 0 EUR\n---\n{_SMALL}", ((4, 12, "person"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge where staff meet errors."""
        if document.kind == "process":
            return document.word("type") in TYPES
        if not document.states("authority"):
            return False
        if document.kind == "error-level":
            return document.states("rank") and rank(document) >= SMALL
        frontline = document.word("level") == "frontline" and workspace.is_active(document)
        return frontline and any(rank(level) >= SMALL for level in ranked(workspace))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for the way up, or the amount."""
        if document.kind == "process":
            if not document.states("frontline.escalates_to"):
                yield at(document, "frontline.escalates_to", "no-way-up", up=_up(workspace))
            return
        authority = document.money("authority")
        if authority is not None and authority.is_zero:
            yield at(document, "authority", "level" if document.kind == "error-level" else "person")


def _up(workspace: Workspace) -> str:
    """The level to which staff could pass on what they cannot put right: the second gravest, or the only one."""
    levels = ranked(workspace)[:2]
    return f"error-level/{levels[-1].id}" if levels else "an-error-level-id"
