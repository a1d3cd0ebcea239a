"""OWN003: a champion has time and independence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.own._shared import champion_for, seats_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_AREAS = "".join(f"---\nkind: area\nid: {name}\ncx_champion: sara\n" for name in ("care", "claims", "shops"))
_SARA = "kind: person\nid: sara\nname: Sara\n" + _AREAS


_CLAIMS = "kind: area\nid: claims\ncx_champion: sara\nexecutive_sponsor: lena\n---\n"


class ChampionLoadOptions(Options):
    most: int = option(3, "The most areas that one champion can speak for.", source="convention")


class ChampionLoad(GraphRule[ChampionLoadOptions]):
    id = "OWN003"
    name = "champion-load"
    summary = "A champion speaks for few areas, and is not also the leader who decides there."
    why = (
        "A champion of many areas has time for none of their customers. "
        "One who is also the sponsor has nobody above to turn to when customers are not heard."
    )
    fix = "Give some of the areas a champion of their own; let the sponsor be another person."
    kinds = ("area", "person")
    level = 2
    sources = ("S2.7",)
    options = ChampionLoadOptions
    messages = {
        "many": Message(
            WARNING,
            "{title} is the champion for customers of {count} areas ({areas}); "
            "more than {most} leave no time for any of them.",
            "kind: area\nid: {area}\ncx_champion: {someone}",
        ),
        "sponsor": Message(
            WARNING,
            "{who} is both champion and sponsor of “{title}”, "
            "so customers have nobody to turn to when they are not heard.",
            "cx_champion: {someone}",
        ),
    }
    good = (
        Case(_SARA),
        Case(_SARA + "---\nkind: area\nid: web\ncx_champion: sara\nstatus: retired\n"),
        Case(_CLAIMS + "kind: person\nid: sara\n---\nkind: person\nid: lena\n"),
        Case("kind: area\nid: care\ncx_champion: sara\n---\nkind: person\nid: sara\n", applies=False),
        Case("kind: person\nid: omar\n", applies=False),
    )
    bad = (
        Case(_SARA + "---\nkind: area\nid: web\ncx_champion: sara\n", ((2, 5, "many"),)),
        Case(_SARA, ((2, 5, "many"),), options={"most": 2}),
        Case(
            "kind: area\nid: care\ncx_champion: sara\nexecutive_sponsor: sara\n---\nkind: person\nid: sara\n",
            ((3, 14, "sponsor"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: ChampionLoadOptions) -> bool:
        if document.kind == "person":
            return document.active and bool(seats_of(workspace, document))
        fields = ("cx_champion", "executive_sponsor")
        return all(workspace.target(document, field) is not None for field in fields)

    def check(self, document: Document, workspace: Workspace, options: ChampionLoadOptions) -> Iterator[Hit]:
        if document.kind == "area":
            champion = workspace.target(document, "cx_champion")
            if champion is not None and champion is workspace.target(document, "executive_sponsor"):
                someone = champion_for(workspace, document, champion)
                yield at(document, "cx_champion", "sponsor", who=champion.title(), someone=someone)
            return
        seats = seats_of(workspace, document)
        if len(seats) > options.most:
            titles = tuple(area.title() for area in seats)
            extra = seats[options.most]
            someone = champion_for(workspace, extra, document)
            data = {
                "count": len(seats),
                "areas": titles,
                "most": options.most,
                "area": extra.id,
                "someone": someone,
            }
            yield at(document, "id", "many", **data)
