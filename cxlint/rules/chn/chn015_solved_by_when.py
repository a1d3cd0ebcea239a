"""CHN015: every channel says by when the matter is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._shared import serves_customers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_PHONE = "kind: channel\nid: phone\n"


class SolvedByWhen(DocumentRule[NoOptions]):
    id = "CHN015"
    name = "solved-by-when"
    summary = (
        "Every channel states by when the customer's matter is settled, not only when somebody first replies."
    )
    why = "A quick first reply that solves nothing is only a politer way of waiting."
    fix = "State under resolve how soon the matter of a customer is settled."
    kinds = ("channel",)
    level = 4
    sources = ("S4.3",)
    messages = {
        "missing": Message(
            WARNING,
            "Nothing says by when a matter is settled that customers bring to “{title}”. "
            "A first reply does not solve it.",
            "resolve: 2 working days",
        ),
    }
    good = (
        Case(_PHONE + "resolve: 2 days\n"),
        Case(_PHONE + "resolve: immediately\n"),
        Case(_PHONE + "service: false\n", applies=False),
    )
    bad = (
        Case(_PHONE, ((2, 5, "missing"),)),
        Case(_PHONE + "response: {within: 20 seconds}\nresolve:\n", ((4, 9, "missing"),)),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return serves_customers(document)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if document.duration("resolve") is None:
            yield at(document, "resolve", "missing")
