"""OBJ003: objectives are measured, and tied to customers who stay and to what they bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Money
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.obj._shared import extended, measures_of, nearest
from cxlint.workspace.leaders import free_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

STAY = frozenset({"retention_rate", "churn_rate", "repurchase_rate"})
"""Types of measures that show whether customers stay."""

_ACME = "kind: organisation\nid: acme\n---\n"
_EASE = "kind: objective\nid: ease\nkpis: [stay, worth]\n"
_STAY = "---\nkind: kpi\nid: stay\ntype: retention_rate\n"
_WORTH = "---\nkind: kpi\nid: worth\ntype: clv\n"
_SALES = "---\nkind: kpi\nid: worth\ntype: custom\nclass: outcome\ntarget: 40 EUR\n"
_ADD = "kind: kpi\nid: {measure}\ntype: {type}\nstatus: active\n---\nkind: objective\nid: {objective}\nkpis: {kpis}"


class MeasuredObjective(GraphRule[NoOptions]):
    """A measure of the company's own counts as revenue where its target is an amount of money.

    For the organisation it applies as soon as there is an objective.
    """

    id = "OBJ003"
    name = "measured-objective"
    summary = (
        "Every objective has a measure; together they show whether customers stay and what they bring in."
    )
    why = (
        "Without a measure nobody knows whether customers are better off. "
        "And only who shows that happy customers stay and buy keeps the means to go on: "
        "one in three leaves a loved brand after one bad experience."
    )
    fix = "Name the measures (KPIs) of each objective, among them one of retention and one of revenue."
    kinds = ("objective", "organisation")
    level = 4
    sources = ("S2.8", "S2.15")
    messages = {
        "unmeasured": Message(
            ERROR,
            "Nothing measures “{title}”. Nobody will know whether customers are better off.",
            "kpis: [{measure}]",
        ),
        "no-retention": Message(
            ERROR,
            "No objective of “{title}” is tied to whether customers stay. Their leaving goes unnoticed.",
            _ADD,
        ),
        "no-revenue": Message(
            ERROR,
            "No objective of “{title}” is tied to what customers bring in. "
            "When money is short, the work for customers is cut first.",
            _ADD,
        ),
    }
    good = (
        Case(_EASE + _STAY + _WORTH),
        Case(_ACME + _EASE + _STAY + _WORTH),
        Case(_ACME + _EASE + _STAY.replace("retention", "churn") + _SALES),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case("kind: objective\nid: ease\n", ((2, 5, "unmeasured"),)),
        Case(_EASE, ((3, 7, "unmeasured"),)),
        Case(_EASE + _STAY + "status: retired\n", ((3, 7, "unmeasured"),)),
        Case(_ACME + _EASE + _WORTH, ((2, 5, "no-retention"),)),
        Case(_ACME + _EASE + _STAY, ((2, 5, "no-revenue"),)),
        Case(_ACME + _EASE + _STAY + _SALES.replace("40 EUR", "40%"), ((2, 5, "no-revenue"),)),
        Case(
            _ACME + _EASE + "status: draft\n---\nkind: objective\nid: own\n" + _STAY,
            ((2, 5, "no-retention"), (2, 5, "no-revenue")),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.kind == "objective" or bool(workspace.active("objective"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "objective":
            if not measures_of(workspace, document):
                measure = next((kpi.id for kpi in workspace.active("kpi")), "a-kpi-id")
                yield at(document, "kpis", "unmeasured", measure=measure)
            return
        measures = [kpi for each in workspace.active("objective") for kpi in measures_of(workspace, each)]
        if not any(kpi.word("type") in STAY for kpi in measures):
            yield _missing(document, workspace, "no-retention", "customers-who-stay", "retention_rate")
        if not any(_is_revenue(kpi) for kpi in measures):
            yield _missing(document, workspace, "no-revenue", "worth-of-a-customer", "clv")


def _is_revenue(kpi: Document) -> bool:
    if kpi.word("type") == "custom":
        return kpi.word("class") == "outcome" and isinstance(kpi.get("target"), Money)
    return kpi.word("type") == "clv"


def _missing(document: Document, workspace: Workspace, key: str, wanted: str, type_: str) -> Hit:
    """The hit with a measure of the type to add: one that there is, else a new one."""
    there = (kpi.id for kpi in workspace.active("kpi") if kpi.values.get("type") == type_)
    measure = next(there, None) or free_id(workspace, "kpi", wanted)
    data = {"type": type_, "objective": nearest(workspace), "kpis": extended(workspace, "kpis", measure)}
    return at(document, "strategy.objectives", key, measure=measure, **data)
