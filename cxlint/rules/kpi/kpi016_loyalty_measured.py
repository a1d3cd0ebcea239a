"""KPI016: the company knows whether customers stay and come back."""

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

LOYALTY = frozenset({"nps", "retention_rate", "churn_rate", "repurchase_rate", "clv"})
"""Types that show whether customers stay, come back and recommend."""

_STAY = new_measure(
    "retention_rate",
    "Customers who stay",
    ("88%", "92%", "86%"),
    "Call a sample of those who left and ask why.",
    every="3 months",
)
_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: post\n"


class LoyaltyMeasured(GraphRule[NoOptions]):
    id = "KPI016"
    name = "loyalty-measured"
    summary = "It is measured whether customers stay, come back or recommend."
    why = (
        "An experience that customers can rely on makes them loyal. A company that does not measure it learns "
        "from the accounts that they are gone."
    )
    fix = "Measure retention_rate, churn_rate, repurchase_rate, clv or nps."
    kinds = ("organisation",)
    level = 4
    sources = ("S4.11",)
    messages = {
        "none": Message(
            WARNING, "Nobody measures whether customers stay or come back. They leave unnoticed.", _STAY
        ),
    }
    good = (
        *(Case(f"{_ACME}---\nkind: kpi\nid: k\ntype: {type_}\n") for type_ in sorted(LOYALTY)),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"),)),
        Case(f"{_ACME}---\nkind: kpi\nid: k\ntype: csat_top2\n", ((2, 5, "none"),)),
        Case(f"{_ACME}---\nkind: kpi\nid: k\nstatus: draft\ntype: nps\n", ((2, 5, "none"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only a company that has something to govern."""
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a measure of loyalty."""
        if not any(measure.values.get("type") in LOYALTY for measure in workspace.active("kpi")):
            new, who = free_id(workspace, "kpi", "customers-who-stay"), someone(workspace, document)
            yield at(document, "id", "none", measure=new, someone=who)
