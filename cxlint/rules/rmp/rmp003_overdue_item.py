"""RMP003: steps of the roadmap are done on their day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_ITEM = "kind: roadmap-item\nid: crm\ntitle: One record\n"


class OverdueItem(DocumentRule[NoOptions]):
    id = "RMP003"
    name = "overdue-roadmap-item"
    summary = "Every step of the roadmap is done by the day on which it was due."
    why = "Each day that a step is late, customers live with what it was to end. And nobody believes the next date."
    fix = "Note the day on which it was done (done_on), or agree on a new day and say so."
    kinds = ("roadmap-item",)
    level = 3
    sources = ("S0.7",)
    needs = ("due",)
    reads_date = True
    messages = {
        "overdue": Message(
            WARNING,
            "“{title}” was due on {due} and is not done. Customers still live with what it was to end.",
            "done_on: {today}  # or a new due, if it is not done yet",
        ),
        "done-in-future": Message(
            WARNING,
            "“{title}” was due on {due} and is noted as done on {on}, a day that has not come yet.",
            "done_on: {today}  # or a new due, if it is not done yet",
        ),
    }
    good = (
        Case(_ITEM + "due: 2026-11-22\n"),
        Case(_ITEM + "due: 2026-03-31\ndone_on: 2026-11-22\n"),
        Case(_ITEM, applies=False),
    )
    bad = (
        Case(_ITEM + "due: 2026-11-21\n", ((4, 6, "overdue"),)),
        Case(_ITEM + "due: 2026-11-21\ndone_on: 2026-11-23\n", ((5, 10, "done-in-future"),)),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        due, on = document.day("due"), document.day("done_on")
        if due is None or due >= document.today:
            return
        if on is None:
            yield at(document, "due", "overdue", due=due, today=document.today)
        elif on > document.today:
            yield at(document, "done_on", "done-in-future", due=due, on=on, today=document.today)
