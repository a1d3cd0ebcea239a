"""KPI008: somebody acts when a measure gets worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import BAND, HIGHER, LOWER
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import better, example
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

SIDES = ("act_below", "act_above")
_ACT = "{side}:\n  value: {limit}\n  owner: {someone}\n  action: Call ten customers and ask what went wrong."
_MONA = "---\nkind: person\nid: mona\n"
_FCR = "kind: kpi\nid: solved\ntype: fcr\n"


class ActedOn(GraphRule[NoOptions]):
    """Only the action is judged here; that the measure itself has an owner is looked after by OWN006."""

    id = "KPI008"
    name = "acted-on"
    summary = "For every measure it is written at which value somebody acts, who that is, and what they do."
    why = (
        "A number that nobody acts on helps no customer. It only costs the time of those who answer and "
        "those who count."
    )
    fix = (
        "Say from which value on you act, who does it and what they do, or stop measuring it. Who owns "
        "the measure itself is judged by OWN006."
    )
    kinds = ("kpi",)
    level = 4
    sources = ("S2.11", "S0.8")
    clauses = ("ISO 10004:2018, use of results", "GDS, measures that can be acted on")
    messages = {
        "absent": Message(
            WARNING,
            "Nothing is planned for when '{title}' gets worse. Customers suffer and nobody moves.",
            _ACT,
        ),
        "limit": Message(
            WARNING, "It is not written from which value on somebody acts on '{title}'.", "value: {limit}"
        ),
        "action": Message(
            WARNING,
            "It is not written what is done when '{title}' gets worse.",
            "action: Call ten customers and ask what went wrong.",
        ),
        "owner": Message(
            WARNING,
            "It is not written who acts when '{title}' gets worse, so nobody will.",
            "owner: {someone}",
        ),
        "inactive": Message(
            ERROR, "{who} should act when '{title}' gets worse, but is no longer there.", "owner: {someone}"
        ),
    }
    good = (
        Case(f"{_FCR}act_below: {{value: 70%, owner: mona, action: Listen to ten calls}}\n{_MONA}"),
        Case(
            f"kind: kpi\nid: left\ntype: churn_rate\nact_above: {{value: 5%, owner: mona, action: Call "
            f"them}}\n{_MONA}"
        ),
        Case(
            f"kind: kpi\nid: back\ntype: return_rate\nact_below: {{value: 5%, owner: mona, action: Ask "
            f"why}}\n{_MONA}"
        ),
        Case(
            f"kind: kpi\nid: own\ntype: custom\ndirection: lower\nact_above: {{value: 5, owner: mona, "
            f"action: Ask why}}\n{_MONA}"
        ),
        Case(f"{_FCR}act_below: {{value: 70%, owner: gone, action: Listen to ten calls}}\n"),
    )
    bad = (
        Case(_FCR, ((2, 5, "absent"),)),
        Case(
            f"kind: kpi\nid: left\ntype: churn_rate\nact_below: {{value: 5%, owner: mona, action: "
            f"Smile}}\n{_MONA}",
            ((2, 5, "absent"),),
        ),
        Case(f"{_FCR}act_below: {{owner: mona, action: Listen}}\n{_MONA}", ((4, 1, "limit"),)),
        Case(f"{_FCR}act_below: {{value: 70%, owner: mona}}\n{_MONA}", ((4, 1, "action"),)),
        Case(f"{_FCR}act_below: {{value: 70%, action: Listen}}\n{_MONA}", ((4, 1, "owner"),)),
        Case(
            f"{_FCR}act_below: {{value: 70%, owner: mona, action: Listen}}\n---\nkind: person\nid: "
            f"mona\nleft_on: 2026-11-22\n",
            ((4, 32, "inactive"),),
        ),
        Case(
            f"{_FCR}act_below: {{value: 70%, owner: mona, action: Listen}}\nact_above: {{owner: rana}}\n"
            f"{_MONA}---\nkind: person\nid: rana\nstatus: inactive\n",
            ((5, 20, "inactive"),),
        ),
    )
    reads_date = True

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look at the side on which the measure gets worse, and for the ones who left at both."""
        sides = {HIGHER: ("act_below",), LOWER: ("act_above",)}.get(better(document) or BAND, SIDES)
        limit = example(document)
        planned = [side for side in sides if document.part(side) is not None]
        if not planned:
            new = someone(workspace, document)
            yield at(document, sides[0], "absent", side=sides[0], limit=limit, someone=new)
        for side in planned:
            if not document.states(f"{side}.value"):
                yield at(document, f"{side}.value", "limit", limit=limit)
            if not document.states(f"{side}.action"):
                yield at(document, f"{side}.action", "action")
            if workspace.standing(document, f"{side}.owner") in (Standing.ABSENT, Standing.NONE):
                yield at(document, f"{side}.owner", "owner", someone=someone(workspace, document))
        for side in SIDES:
            if workspace.standing(document, f"{side}.owner") == Standing.INACTIVE:
                gone, new = workspace.target(document, f"{side}.owner"), someone(workspace, document)
                yield at(document, f"{side}.owner", "inactive", who=gone, someone=new)
