"""COM004: it is known what a message uses of a customer, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_OFFER = "kind: communication\nid: offer\npersonalised_on: [{field: last order, system: crm}]\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [profile]\n"


class KnownPersonalData(GraphRule[NoOptions]):
    """A message that is the same for everybody says so with an empty list."""

    id = "COM004"
    name = "known-personal-data"
    summary = "Every message that is made for one customer says what it uses of that customer and which system knows it."
    why = (
        "Many customers leave after a message that was made for them and got them wrong. "
        "Where nobody knows which data it used, nobody can mend it."
    )
    fix = (
        "List under personalised_on what the message uses of the customer, each with the system that it comes from; "
        "write an empty list where everybody gets the same."
    )
    kinds = ("communication",)
    level = 3
    sources = ("S0.1",)
    messages = {
        "unsaid": Message(
            WARNING,
            "Nothing says what “{title}” uses of the customer whom it is sent to. It either treats all alike, "
            "or gets people wrong without anybody knowing why.",
            "personalised_on: [{{field: preferred language, system: {system}}}]",
        ),
        "data": Message(
            WARNING,
            "“{title}” takes something about the customer from {source}, but nothing says what. "
            "When it gets people wrong, nobody can find the cause.",
            "field: preferred language",
        ),
        "source": Message(
            WARNING,
            "“{title}” uses “{datum}” of the customer, but nothing says which system that comes from. "
            "When it is wrong there, nobody can mend it.",
            "system: {system}",
        ),
    }
    good = (
        Case(_OFFER + _CRM),
        Case("kind: communication\nid: offer\npersonalised_on: []\n" + _CRM, applies=False),
        Case(_OFFER, applies=False),
    )
    bad = (
        Case("kind: communication\nid: offer\n" + _CRM, ((2, 5, "unsaid"),)),
        Case(_OFFER.replace("field: last order, ", "") + _CRM, ((3, 20, "data"),)),
        Case(_OFFER.replace(", system: crm", "") + _CRM, ((3, 20, "source"),)),
        Case(_OFFER.replace("}]", "}, {field: name}]") + _CRM, ((3, 54, "source"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if not document.states("personalised_on"):
            return True
        used = list(document.each("personalised_on"))
        return bool(used) and all(workspace.standing(item, "system") != Standing.UNKNOWN for item in used)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if not document.states("personalised_on"):
            yield at(document, "personalised_on", "unsaid", system=_record(workspace))
        for item in document.each("personalised_on"):
            source = workspace.target(item, "system")
            if not item.word("field"):
                yield at(item, "field", "data", source=source.title() if source else phrase("nowhere known"))
            if source is None:
                yield at(item, "system", "source", datum=item.word("field"), system=_record(workspace))


def _record(workspace: Workspace) -> str:
    """The id of the system that knows customers best: one that holds the truth about them, else one that knows any."""
    systems = workspace.active("system")
    known = [system for field in ("record_for", "holds") for system in systems if system.values.get(field)]
    known.sort(
        key=lambda system: not {"profile", "preferences"}.intersection(system.words("record_for") or ())
    )
    return known[0].id if known else "a-system-id"
