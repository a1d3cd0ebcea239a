"""PRM001: a promise says who keeps it, how it is measured, where it ends and what follows when it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.graph import Standing
from cxlint.workspace.leaders import cx_lead, free_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PROMISE = (
    "kind: promise\nid: quick\nowner: mona\nindicator: answered\nlimits: Not on holidays\nremedy: 10 EUR\n"
)
_KPI = "---\nkind: kpi\nid: answered\n"
_MONA = "---\nkind: person\nid: mona\n"
_ACME = "kind: organisation\nid: acme\npromise: You never have to tell us twice.\n"
_TEXTS = {
    "limits": ("no-limit", "Where the promise ends."),
    "remedy": ("no-remedy", "What the customer gets when it is broken."),
}


class CompletePromise(GraphRule[NoOptions]):
    """An organisation that states what customers can expect needs at least one promise in force that keeps it."""

    id = "PRM001"
    name = "complete-promise"
    summary = "Every promise to customers has an owner, a measure, its limits and a remedy."
    why = (
        "A promise that nobody keeps, measures or makes good is advertising. "
        "Customers remember the one that was broken."
    )
    fix = "State owner, indicator, limits and remedy of the promise."
    kinds = ("promise", "organisation")
    level = 4
    sources = ("S4.15",)
    clauses = (
        "ISO 10001:2018, accountability",
        "ISO 10001:2018, conditions and limits",
        "ISO 10001:2018, performance indicators",
    )
    reads_date = True
    messages = {
        "no-owner": Message(
            ERROR, "Nobody answers for the promise “{title}” to customers.", "owner: {someone}"
        ),
        "owner-left": Message(
            ERROR,
            "{who}, who answers for the promise “{title}” to customers, has left or is not active.",
            "owner: {someone}",
        ),
        "no-indicator": Message(
            ERROR,
            "Nothing shows whether the promise “{title}” is kept. Only customers know when it is broken.",
            "indicator: {measure}",
        ),
        "no-limit": Message(
            ERROR,
            "It is not said where the promise “{title}” ends. Customers find out when it does not hold for them.",
            "limits: {example}",
        ),
        "no-remedy": Message(
            ERROR,
            "It is not said what customers get when the promise “{title}” is broken. Then it costs nothing to break it.",
            "remedy: {example}",
        ),
        "unkept": Message(
            WARNING,
            "Customers are told “{promise}”, but no promise in force says how that is kept and measured.",
            "kind: promise\nid: {new}\nstatus: active\nowner: {someone}\nindicator: {measure}\n"
            "limits: Where the promise ends.\nremedy: What the customer gets when it is broken.",
        ),
    }
    good = (
        Case(_PROMISE + _KPI + _MONA),
        Case(_PROMISE + _KPI),
        Case(_ACME + "---\n" + _PROMISE),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(_PROMISE.replace("owner: mona\n", "") + _KPI, ((2, 5, "no-owner"),)),
        Case(_PROMISE.replace("mona", "none") + _KPI, ((3, 8, "no-owner"),)),
        Case(_PROMISE + _KPI + _MONA + "status: inactive\n", ((3, 8, "owner-left"),)),
        Case(_PROMISE.replace("indicator: answered\n", "") + _KPI, ((2, 5, "no-indicator"),)),
        Case(_PROMISE, ((4, 12, "no-indicator"),)),
        Case(_PROMISE + _KPI + "status: retired\n", ((4, 12, "no-indicator"),)),
        Case(_PROMISE.replace("limits: Not on holidays\n", "") + _KPI, ((2, 5, "no-limit"),)),
        Case(_PROMISE.replace("remedy: 10 EUR\n", "") + _KPI, ((2, 5, "no-remedy"),)),
        Case(_ACME, ((3, 10, "unkept"),)),
        Case(f"{_ACME}---\n{_PROMISE}status: draft\n", ((3, 10, "unkept"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.kind == "promise" or bool(document.text("promise"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        measure = next((kpi.id for kpi in workspace.active("kpi")), "a-kpi-id")
        data = {"someone": cx_lead(workspace), "measure": measure}
        if document.kind == "organisation":
            if not workspace.active("promise"):
                new = free_id(workspace, "promise", f"promise-of-{document.id}")
                yield at(document, "promise", "unkept", promise=document.text("promise"), new=new, **data)
            return
        standing = workspace.standing(document, "owner")
        if standing in (Standing.ABSENT, Standing.NONE):
            yield at(document, "owner", "no-owner", **data)
        elif standing == Standing.INACTIVE:
            yield at(document, "owner", "owner-left", who=workspace.target(document, "owner"), **data)
        indicator = workspace.target(document, "indicator")
        if indicator is None or not indicator.active:
            yield at(document, "indicator", "no-indicator", **data)
        for field, (key, example) in _TEXTS.items():
            if not document.text(field):
                yield at(document, field, key, example=example)
