"""KPI017: the company asks whether customers trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import new_measure
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_TRUST = new_measure(
    "trust",
    "Customers who trust us",
    ("3.4", "4", "3.2"),
    "Talk to twenty customers who answered 1 or 2.",
    how="scale:\n  min: 1\n  max: 5\nmethod: A sample is asked; the mean of all answers counts.\n",
    every="3 months",
)
_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: post\n"


class TrustMeasured(GraphRule[NoOptions]):
    id = "KPI017"
    name = "trust-measured"
    summary = "Customers are asked whether they trust the company."
    why = (
        "Trust grows when customers feel known and taken seriously. It is lost long before they leave, and "
        "only asking shows it."
    )
    fix = "Ask once in a while whether customers trust you, and measure it as trust."
    kinds = ("organisation",)
    level = 4
    sources = ("S4.18",)
    clauses = ("OMB A-11 280, trust and its drivers",)
    messages = {
        "none": Message(
            WARNING, "Nobody asks customers whether they trust you. Lost trust shows when they leave.", _TRUST
        ),
    }
    good = (
        Case(f"{_ACME}---\nkind: kpi\nid: k\ntype: trust\n"),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"),)),
        Case(f"{_ACME}---\nkind: kpi\nid: k\ntype: nps\n", ((2, 5, "none"),)),
        Case(f"{_ACME}---\nkind: kpi\nid: k\nstatus: draft\ntype: trust\n", ((2, 5, "none"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only a company that has something to govern."""
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for the question."""
        if not any(measure.values.get("type") == "trust" for measure in workspace.active("kpi")):
            new, who = free_id(workspace, "kpi", "trust"), someone(workspace, document)
            yield at(document, "id", "none", measure=new, someone=who)
