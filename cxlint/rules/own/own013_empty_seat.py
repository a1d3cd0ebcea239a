"""OWN013: no area is without its people for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.workspace.days import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_AREA = "kind: area\nid: loans\nvacant_since: "


class EmptySeatOptions(Options):
    most: Duration = option(
        "30 days", "How long the seat of an owner, champion or sponsor may be empty.", source="S2.7"
    )


class EmptySeat(DocumentRule[EmptySeatOptions]):
    """Whether those who are named have left is judged by OWN002, OWN004 and OWN006."""

    id = "OWN013"
    name = "empty-seat"
    summary = "The seat of an owner, champion or sponsor of an area is filled again within 30 days."
    why = "As long as the seat is empty, nobody speaks and decides for the customers of the area."
    fix = "Name somebody, if only for the time being, and take vacant_since away."
    kinds = ("area",)
    level = 2
    sources = ("S2.7",)
    reads_date = True
    options = EmptySeatOptions
    messages = {
        "empty": Message(
            ERROR,
            "A seat in “{title}” has been empty since {since}, for more than {most}. Nobody speaks there for customers.",
            "vacant_since:",
        ),
    }
    good = (
        Case(_AREA + "2026-10-23\n"),
        Case(_AREA + "2026-09-22\n", options={"most": "2 months"}),
        Case("kind: area\nid: loans\n"),
    )
    bad = (
        Case(_AREA + "2026-10-22\n", ((3, 15, "empty"),)),
        Case(_AREA + "2026-10-23\n", ((3, 15, "empty"),), options={"most": "29 days"}),
    )

    def check(self, document: Document, options: EmptySeatOptions) -> Iterator[Hit]:
        since = document.day("vacant_since")
        if since is not None and later(since, options.most) < document.today:
            yield at(document, "vacant_since", "empty", since=since, most=options.most)
