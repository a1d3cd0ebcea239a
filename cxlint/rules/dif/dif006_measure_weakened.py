"""DIF006: the measure of what customers get is not bent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import HIGHER, LOWER
from cxlint.model.scalars import compare
from cxlint.rule import ERROR, WARNING, Case, ChangeRule, Message, NoOptions, at
from cxlint.rules.dif._measures import direction, serves, works
from cxlint.rules.dif._shared import told, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.changes import FieldChange
    from cxlint.rule import Change, Hit

LATER = {"act_below.value": -1, "act_above.value": 1}
"""Which way a limit moves when somebody acts later than before."""

_FCR = "kind: kpi\nid: solved\ntype: fcr\n"
_CHURN = "kind: kpi\nid: leavers\ntype: churn_rate\n"
_OBJECTIVE = "kind: objective\nid: trust\n"


class MeasureWeakened(ChangeRule[NoOptions]):
    """Measures that are dropped, targets that are made easier, and results traded for activity."""

    id = "DIF006"
    name = "measure-weakened"
    summary = "A change does not drop a measure, make its target easier, or trade a result for activity."
    why = (
        "When a target becomes a burden it is tempting to move the target. The numbers turn green, and customers "
        "notice nothing of it."
    )
    fix = "Keep measure and target, and say openly that it is missed. Replace a measure only by a better one: `supersedes`."
    kinds = ("kpi", "objective", "promise")
    level = 4
    sources = ("S3.4",)
    messages = {
        "removed": Message(
            WARNING,
            "Nobody measures '{title}' any more, so nobody will notice when it gets worse for customers.",
            "kind: kpi\nid: {id}\ntype: {type}\n",
        ),
        "dropped": Message(
            WARNING,
            "'{title}' is no longer measured by {lost}.",
            "{list}",
        ),
        "unmeasured": Message(
            WARNING,
            "'{title}' no longer measures {before}, so nobody will notice when it gets worse for customers there.",
            "{field}: {old}",
        ),
        "weakened": Message(
            ERROR,
            "The target became easier to reach: {after} instead of {before}. Customers gain nothing by that.",
            "target: {old}",
        ),
        "no-target": Message(
            WARNING,
            "The target of {before} is gone, so any value will do.",
            "target: {old}",
        ),
        "acts-later": Message(
            WARNING,
            "Somebody acts only at {after} now, and it was {before}. Until then customers put up with it.",
            "{field}: {old}",
        ),
        "swapped": Message(
            ERROR,
            "What customers get ({before}) was measured; now it is what staff or the company do ({after}).",
            "type: {old}",
        ),
    }
    good = (
        Case(f"{_FCR}target: 85%\n", before=f"{_FCR}target: 80%\n"),
        Case(f"{_CHURN}target: 4%\n", before=f"{_CHURN}target: 5%\n"),
        Case(
            "kind: kpi\nid: talk\ntype: aht\ntarget: 5 minutes\n",
            before="kind: kpi\nid: talk\ntype: aht\ntarget: 4 minutes\n",
        ),
        Case(f"{_FCR}act_below: {{value: 75%}}\n", before=f"{_FCR}act_below: {{value: 70%}}\n"),
        Case(f"{_OBJECTIVE}kpis: [leavers, solved]\n", before=f"{_OBJECTIVE}kpis: [solved]\n"),
        Case(f"{_FCR}target: 70%\n", before=f"{_FCR}status: draft\ntarget: 80%\n", applies=False),
        Case(f"{_FCR}target: 70%\n", applies=False),
    )
    bad = (
        Case("", ((2, 5, "removed"),), before=f"{_FCR}target: 80%\n"),
        Case(f"{_FCR}status: retired\n", ((2, 5, "removed"),), before=_FCR),
        Case(
            f"{_OBJECTIVE}kpis: [solved]\n",
            ((3, 7, "dropped"),),
            before=f"{_OBJECTIVE}kpis: [leavers, solved]\n",
        ),
        Case(
            "kind: promise\nid: quick\n",
            ((2, 5, "dropped"),),
            before="kind: promise\nid: quick\nindicator: solved\n",
            writes=("indicator: solved",),
        ),
        Case(
            f"{_FCR}measures: {{touchpoint: desk}}\n",
            ((4, 1, "unmeasured"),),
            before=f"{_FCR}measures: {{touchpoint: desk, journey: get-help}}\n",
            writes=("journey: get-help",),
        ),
        Case(f"{_FCR}target: 70%\n", ((4, 9, "weakened"),), before=f"{_FCR}target: 80%\n"),
        Case(f"{_CHURN}target: 6%\n", ((4, 9, "weakened"),), before=f"{_CHURN}target: 5%\n"),
        Case(
            "kind: kpi\nid: own\ntype: custom\ndirection: lower\ntarget: 6\n",
            ((5, 9, "weakened"),),
            before="kind: kpi\nid: own\ntype: custom\ndirection: lower\ntarget: 5\n",
        ),
        Case(
            f"{_FCR}act_below: {{value: 60%}}\n",
            ((4, 20, "acts-later"),),
            before=f"{_FCR}act_below: {{value: 70%}}\n",
        ),
        Case(
            "kind: kpi\nid: talk\ntype: aht\nact_above: {value: 9 minutes}\n",
            ((4, 20, "acts-later"),),
            before="kind: kpi\nid: talk\ntype: aht\nact_above: {value: 6 minutes}\n",
        ),
        Case(_FCR, ((2, 5, "no-target"),), before=f"{_FCR}target: 80%\n"),
        Case("kind: kpi\nid: solved\ntype: tickets_closed\n", ((3, 7, "swapped"),), before=_FCR),
        Case(
            "kind: kpi\nid: own\ntype: custom\nclass: output\n",
            ((4, 8, "swapped"),),
            before="kind: kpi\nid: own\ntype: custom\nclass: outcome\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Measures, objectives and promises in force; what another supersedes is compared with that one."""
        return change.in_force or (change.ended and change.subject.kind == "kpi")

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell what is measured no more, and what is measured more comfortably."""
        if change.ended:
            yield at(change.subject, "id", "removed", type=change.subject.values.get("type", "custom"))
            return
        for field in change.fields:
            if field.path == "kpis" and field.lost:
                yield told(field, "dropped", list=f"kpis: {written(field.before)}")
            elif field.path == "indicator" and field.after is None:
                yield told(field, "dropped", lost=field.before, list=f"indicator: {field.before}")
            elif field.path.startswith("measures.") and field.after is None:
                yield told(field, "unmeasured")
            elif field.path == "target":
                yield from _target(change, field)
            elif field.path in LATER and compare(field.after, field.before) == LATER[field.path]:
                yield told(field, "acts-later")
            elif field.path in ("type", "class") and works(change.after) and serves(change.before):
                yield told(field, "swapped")


def _target(change: Change, field: FieldChange) -> Iterator[Hit]:
    if change.subject.kind != "kpi":
        return
    if field.after is None:
        yield told(field, "no-target")
        return
    better = direction(change.before)
    order = compare(field.after, field.before)
    if (better, order) in ((HIGHER, -1), (LOWER, 1)):
        yield told(field, "weakened")
