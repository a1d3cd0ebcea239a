"""KPI015: the company knows whether what it sends is right for each customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import category, new_measure
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_HONOURED = new_measure(
    "preference_honour_rate",
    "Messages sent the way customers chose",
    ("83%", "99%", "90%"),
    "Ask the sender of every message that should not have been sent.",
)
_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: post\n"
_LETTER = "---\nkind: communication\nid: offer\npersonalised_on: [{field: plan, system: crm}]\n"
_USEFUL = "---\nkind: kpi\nid: useful\ntype: custom\nclass: outcome\nmeasures: {communication: offer}\n"


class PersonalMeasured(GraphRule[NoOptions]):
    """Counts the share of messages that keep to what customers chose, or what they got from a personal message."""

    id = "KPI015"
    name = "personal-measured"
    summary = "It is measured whether what customers receive fits what the company knows of them."
    why = (
        "Over half of customers leave after a message that was wrong for them, the younger sooner. Only who "
        "measures it notices in time."
    )
    fix = (
        "Measure preference_honour_rate, or what customers get from a message that names its personalised_on."
    )
    kinds = ("organisation",)
    level = 4
    sources = ("S0.1",)
    messages = {
        "none": Message(
            WARNING,
            "Nobody measures whether messages fit the customers who receive them. Wrong ones drive them away "
            "unseen.",
            _HONOURED,
        ),
    }
    good = (
        Case(f"{_ACME}---\nkind: kpi\nid: kept\ntype: preference_honour_rate\n"),
        Case(f"{_ACME}{_LETTER}{_USEFUL}"),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"),)),
        Case(f"{_ACME}{_USEFUL}", ((2, 5, "none"),)),
        Case(f"{_ACME}---\nkind: communication\nid: offer\n{_USEFUL}", ((2, 5, "none"),)),
        Case(f"{_ACME}{_LETTER}{_USEFUL.replace('outcome', 'output')}", ((2, 5, "none"),)),
        Case(
            f"{_ACME}---\nkind: kpi\nid: kept\nstatus: draft\ntype: preference_honour_rate\n",
            ((2, 5, "none"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only a company that has something to govern."""
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for either measure."""
        if not any(_personal(workspace, measure) for measure in workspace.active("kpi")):
            new, who = free_id(workspace, "kpi", "choices-kept"), someone(workspace, document)
            yield at(document, "id", "none", measure=new, someone=who)


def _personal(workspace: Workspace, measure: Document) -> bool:
    if measure.values.get("type") == "preference_honour_rate":
        return True
    message = workspace.target_or_none(measure, "measures.communication")
    personal = message is not None and message.active and bool(message.words("personalised_on"))
    return personal and category(measure) == "outcome"
