"""SYS005: what one system learns the others know within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.model.weeks import working_week
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def _shop(exchange: str) -> str:
    return f"kind: system\nid: shop\nintegrates: [{{system: crm, {exchange}}}]\n---\nkind: system\nid: crm\n"


class DataInTimeOptions(Options):
    latency: Duration = option("24 hours", "Data that takes longer is a warning.")
    data: tuple[str, ...] = option(
        ("preferences", "cases"), "Data that customers expect to be known everywhere soon."
    )


class DataInTime(GraphRule[DataInTimeOptions]):
    id = "SYS005"
    name = "data-in-time"
    summary = "Systems exchange what customers said and chose by themselves, and within a day."
    why = (
        "Data that people carry over by hand comes late, with errors, or not at all. "
        "Until it arrives customers are treated as if they had never said it."
    )
    fix = "Let the systems exchange the data by themselves, at best at once."
    kinds = ("system",)
    level = 3
    sources = ("S0.5", "S1.6")
    options = DataInTimeOptions
    messages = {
        "by-hand": Message(
            ERROR,
            "Data goes from “{title}” to “{other}” by hand. What customers said arrives late or not at all.",
            "mode: realtime",
        ),
        "late": Message(
            WARNING,
            "{data} from “{title}” reach “{other}” only after {latency}. "
            "For so long the company does not do what customers asked for.",
            "latency: 1 hour",
        ),
    }
    good = (
        Case(_shop("data: [preferences, cases], mode: batch, latency: 24 hours")),
        Case(_shop("data: [cases], mode: batch, latency: 25 hours"), options={"latency": "2 days"}),
        Case(_shop("data: [cases], latency: 2 days"), options={"data": ["consent"]}),
        Case(_shop("data: [orders], mode: batch, latency: 7 days")),
        Case(_shop("latency: 7 days")),
        Case("kind: system\nid: shop\n", applies=False),
        Case("kind: system\nid: shop\nintegrates: []\n", applies=False),
    )
    bad = (
        Case(_shop("mode: manual"), ((3, 34, "by-hand"),)),
        Case(_shop("data: [cases], latency: 25 hours"), ((3, 52, "late"),)),
        Case(_shop("data: [preferences], latency: 2 days"), ((3, 58, "late"),)),
        Case(_shop("data: [consent], latency: 2 days"), ((3, 54, "late"),), options={"data": ["consent"]}),
        Case(_shop("data: [cases], latency: 24 hours"), ((3, 52, "late"),), options={"latency": "1 hour"}),
        Case(_shop("data: [cases], mode: manual, latency: 3 days"), ((3, 49, "by-hand"), (3, 66, "late"))),
    )

    def applies(self, document: Document, workspace: Workspace, options: DataInTimeOptions) -> bool:
        """Judge only systems that exchange something."""
        return any(document.each("integrates"))

    def check(self, document: Document, workspace: Workspace, options: DataInTimeOptions) -> Iterator[Hit]:
        """Look at each exchange: how it works, and how long data takes that customers expect to be known."""
        week = working_week(document)
        for exchange in document.each("integrates"):
            partner = workspace.target(exchange, "system")
            other = partner.title() if partner else exchange.word("system") or phrase("another system")
            if exchange.word("mode") == "manual":
                yield at(exchange, "mode", "by-hand", other=other)
            data = tuple(item for item in exchange.words("data") or () if item.casefold() in options.data)
            latency = exchange.duration("latency")
            if data and latency is not None and latency.longer_than(options.latency, week):
                said = (data[0][:1].upper() + data[0][1:], *data[1:])
                yield at(exchange, "latency", "late", data=said, other=other, latency=latency)
