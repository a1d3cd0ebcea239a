"""CHN013: customers know when and in which languages they are served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._shared import serves_customers
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_PHONE = "kind: channel\nid: phone\n"


class HoursAndLanguages(DocumentRule[NoOptions]):
    id = "CHN013"
    name = "hours-and-languages"
    summary = "Every channel states when, and in which languages, customers are served."
    why = "Customers call into an empty office, or reach somebody who does not understand them."
    fix = "State the hours in which customers get an answer, and the languages in which they get it."
    kinds = ("channel",)
    level = 1
    sources = ("S1.2",)
    clauses = ("ISO 18295-1:2017 4.2",)
    messages = {
        "hours": Message(
            ERROR,
            "Nothing says when customers get an answer on “{title}”. They try, and nobody is there.",
            "hours: Mon-Fri 09:00-17:00",
        ),
        "languages": Message(
            ERROR,
            "Nothing says in which languages customers are served on “{title}”. Some will not be understood.",
            "languages: {languages}",
        ),
    }
    good = (
        Case(_PHONE + "hours: 24/7\nlanguages: [en]\n"),
        Case("kind: channel\nid: news\ndirection: outbound\n", applies=False),
    )
    bad = (
        Case(_PHONE + "languages: [en]\n", ((2, 5, "hours"),)),
        Case(_PHONE + "hours: 24/7\n", ((2, 5, "languages"),)),
        Case(_PHONE + "hours: 24/7\nlanguages: []\n", ((4, 12, "languages"),)),
        Case(_PHONE, ((2, 5, "hours"), (2, 5, "languages"))),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        return serves_customers(document)

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if document.hours("hours") is None:
            yield at(document, "hours", "hours")
        if not document.words("languages"):
            known = document.context.languages if document.context else ()
            yield at(document, "languages", "languages", languages=written(known or ("en",)))
