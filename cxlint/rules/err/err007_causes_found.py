"""ERR007: the cause of grave errors is found, and it shows when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.err._levels import gravest
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

RECURRENCE = frozenset({"repeat_contact_rate", "error_rate_customer_critical"})
"""Types of measures that show whether errors come back."""

_MEASURE = """kind: kpi
id: {measure}
title: Contacts about the same matter again
type: repeat_contact_rate
owner: {someone}
repeat_window: 14 days
baseline: 22%  # what you measure today
target: 10%  # what you aim for
act_above:
  value: 20%
  owner: {someone}
  action: Read the cases of those who came back twice.
measured:
  every: 1 month
"""
_GRAVE = "kind: error-level\nid: grave\nrank: 1\n"
_ACME = "kind: organisation\nid: acme\n---\nkind: channel\nid: post\n"


class CausesFound(GraphRule[NoOptions]):
    """Judges the two gravest levels, and once the organisation."""

    id = "ERR007"
    name = "causes-found"
    summary = "The cause of each grave error is found, and it is measured whether errors come back."
    why = "Who only corrects an error corrects it again next week, with another customer."
    fix = "Set root_cause_required for the two gravest levels, and measure repeat_contact_rate."
    kinds = ("error-level", "organisation")
    level = 4
    sources = ("S0.8",)
    clauses = ("ISO 10002:2018, improvement", "ASIC RG 271, systemic issues")
    messages = {
        "cause": Message(
            WARNING,
            "Nobody has to find the cause of an error of the grave level '{title}'. The same will happen to the "
            "next customer.",
            "root_cause_required: true",
        ),
        "recurrence": Message(
            WARNING,
            "Nobody measures whether errors come back, so nobody knows whether mending helped.",
            _MEASURE,
        ),
    }
    good = (
        Case(f"{_GRAVE}root_cause_required: true\n"),
        Case(f"{_ACME}---\nkind: kpi\nid: again\ntype: repeat_contact_rate\n"),
        Case(f"{_ACME}---\nkind: kpi\nid: critical\ntype: error_rate_customer_critical\n"),
        Case("kind: organisation\nid: acme\n", applies=False),
        Case(
            "kind: error-level\nid: small\nrank: 3\n---\nkind: error-level\nid: middle\nrank: 2\n---\n"
            + _GRAVE,
            applies=False,
        ),
    )
    bad = (
        Case(_GRAVE, ((2, 5, "cause"),)),
        Case(f"{_GRAVE}root_cause_required: false\n", ((4, 22, "cause"),)),
        Case(f"kind: error-level\nid: middle\nrank: 2\n---\n{_GRAVE}", ((2, 5, "cause"),)),
        Case(_ACME, ((2, 5, "recurrence"),)),
        Case(
            f"{_ACME}---\nkind: kpi\nid: again\nstatus: draft\ntype: repeat_contact_rate\n",
            ((2, 5, "recurrence"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge the two gravest levels, and a company that has something to govern."""
        if document.kind == "organisation":
            return workspace.governs_something
        return document in gravest(workspace, 2)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for the duty, or for the measure."""
        if document.kind == "error-level":
            if document.flag("root_cause_required") is not True:
                yield at(document, "root_cause_required", "cause")
        elif not any(measure.values.get("type") in RECURRENCE for measure in workspace.active("kpi")):
            measure, who = free_id(workspace, "kpi", "comes-back"), someone(workspace, document)
            yield at(document, "id", "recurrence", measure=measure, someone=who)
