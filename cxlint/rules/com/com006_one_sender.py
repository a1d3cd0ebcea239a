"""COM006: one matter is written about from one system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.text import normalise
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def _letter(name: str, rest: str) -> str:
    return f"kind: communication\nid: {name}\npurpose: {rest}\n"


_LETTER = _letter("letter", "payment reminder\nsystem: bank\nsegment: families")
_MAIL = "---\n" + _letter("mail", "Payment  Reminder\nsystem: cards")
_SYSTEMS = "---\nkind: system\nid: bank\n---\nkind: system\nid: cards\n---\nkind: segment\nid: families\n"


class OneSender(GraphRule[NoOptions]):
    """Of two messages the one that stands first in the files is judged, so that one quarrel is one finding."""

    id = "COM006"
    name = "one-sender"
    summary = "What customers are written to about comes from one system only."
    why = (
        "Systems that do not know of each other remind, ask and thank twice, with different words and dates. "
        "To the customer it is one company that does not know what it does."
    )
    fix = "Let one system send for this purpose, and let the others tell it what they know."
    kinds = ("communication",)
    level = 3
    sources = ("S0.2",)
    needs = ("purpose", "system")
    messages = {
        "twice": Message(
            WARNING,
            "Both “{title}” and “{other}” are sent for the same purpose ({purpose}), from two systems: {first} and {second}. "
            "The same customer may hear of it twice, and differently.",
            "system: {system}",
        ),
    }
    good = (
        Case(_LETTER + _MAIL.replace("cards", "bank") + _SYSTEMS),
        Case(_LETTER + _MAIL.replace("Reminder", "Receipt") + _SYSTEMS),
        Case(_LETTER + _MAIL + "segment: students\n" + _SYSTEMS),
        Case(_LETTER + _MAIL + "status: retired\n" + _SYSTEMS),
        Case(_LETTER + _MAIL),
        Case("kind: communication\nid: letter\npurpose: bill\n" + _MAIL + _SYSTEMS, applies=False),
        Case("kind: communication\nid: letter\nsystem: cards\n" + _MAIL + _SYSTEMS, applies=False),
    )
    bad = (
        Case(_LETTER + _MAIL + _SYSTEMS, ((3, 10, "twice"),)),
        Case(_LETTER + _MAIL + "segment: families\n" + _SYSTEMS, ((3, 10, "twice"),)),
        Case(_LETTER.replace("segment: families\n", "") + _MAIL + _SYSTEMS, ((3, 10, "twice"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        own = workspace.target(document, "system")
        some = workspace.once(_by_purpose).get(_purpose(document), [])
        later = some[some.index(document) + 1 :] if document in some else []
        for other in later:
            sender = workspace.target_or_none(other, "system")
            if own and sender and own is not sender and other.active and _may_meet(document, other):
                data = {
                    "other": other.title(),
                    "first": own.title(),
                    "second": sender.title(),
                    "system": sender.id,
                }
                yield at(document, "purpose", "twice", purpose=document.word("purpose"), **data)


def _by_purpose(workspace: Workspace) -> dict[str, list[Document]]:
    """All messages by what they are for; sorted once for all of them."""
    found: dict[str, list[Document]] = {}
    for message in workspace.documents("communication"):
        found.setdefault(_purpose(message), []).append(message)
    return found


def _purpose(message: Document) -> str:
    return normalise(str(message.values.get("purpose") or ""))


def _may_meet(one: Document, other: Document) -> bool:
    """Whether two messages may reach the same customer; one without a segment reaches all."""
    return len({document.values.get("segment") for document in (one, other)} - {None}) < 2
