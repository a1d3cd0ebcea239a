"""KPI009: nobody has more measures than they can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import WORK
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.kpi._shared import category, measured, measures_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FIELDS = {"area": "area", "person": "owner", "team": "owner"}
_SARA = "kind: person\nid: sara\n"
_CARE = "kind: area\nid: care\nkpi_capacity: "


def _owned(count: int, line: str = "owner: sara") -> str:
    return "".join(f"---\nkind: kpi\nid: k{number}\n{line}\n" for number in range(count))


class FewEnoughOptions(Options):
    """How many are too many."""

    most: int = option(7, "More measures than this warn, where an area does not state its kpi_capacity.")
    heavy: int = option(12, "More measures than this fail, unless the area states a greater kpi_capacity.")


class FewEnough(GraphRule[FewEnoughOptions]):
    """Drafts do not count. What an area states as its capacity goes before the usual number."""

    id = "KPI009"
    name = "few-enough"
    summary = "Nobody has more measures than they can act on."
    why = (
        "Who watches twenty numbers acts on none. Customers answer the questions and wait for what never "
        "comes of them."
    )
    fix = (
        "Keep the measures on which somebody acts, those of what customers get first, and retire the others."
    )
    kinds = ("area", "person", "team")
    level = 4
    sources = ("S2.11",)
    clauses = ("GDS, measures that can be acted on",)
    options = FewEnoughOptions
    messages = {
        "many": Message(
            WARNING,
            "{title} has {count} measures, but can act on {most}. The others cost customers' time for nothing.",
            "{surplus}",
        ),
        "heavy": Message(
            ERROR,
            "{title} has {count} measures, but can act on {most}. Nobody can act on so many, and customers "
            "who answer are not heard.",
            "{surplus}",
        ),
    }
    good = (
        Case(f"{_SARA}{_owned(7)}"),
        Case(f"{_SARA}{_owned(7)}---\nkind: kpi\nid: k8\nstatus: draft\nowner: sara\n"),
        Case(f"{_CARE}13\n{_owned(13, 'area: care')}"),
        Case("kind: team\nid: care\n" + _owned(1, "owner: team/care")),
        Case(f"{_CARE}13\n", applies=False),
        Case(f"{_SARA}status: inactive\n{_owned(8)}", applies=False),
    )
    bad = (
        Case(f"{_SARA}{_owned(8)}", ((2, 5, "many"),)),
        Case(f"{_SARA}{_owned(2)}", ((2, 5, "many"),), options={"most": 1}),
        Case(f"{_SARA}{_owned(12)}", ((2, 5, "many"),)),
        Case(f"{_SARA}{_owned(13)}", ((2, 5, "heavy"),)),
        Case(f"{_SARA}{_owned(13)}", ((2, 5, "many"),), options={"heavy": 13}),
        Case("kind: team\nid: care\n" + _owned(8, "owner: team/care"), ((2, 5, "many"),)),
        Case(f"{_CARE}2\n{_owned(3, 'area: care')}", ((3, 15, "many"),)),
        Case(f"{_CARE}13\n{_owned(14, 'area: care')}", ((3, 15, "heavy"),)),
        Case(f"kind: area\nid: care\n{_owned(8, 'area: care')}", ((2, 5, "many"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: FewEnoughOptions) -> bool:
        """Judge whoever is there and has a measure."""
        return workspace.is_active(document) and any(True for _ in _measures(document, workspace))

    def check(self, document: Document, workspace: Workspace, options: FewEnoughOptions) -> Iterator[Hit]:
        """Count the measures."""
        measures = list(_measures(document, workspace))
        capacity = document.number("kpi_capacity") if document.kind == "area" else None
        most = options.most if capacity is None else int(capacity)
        if len(measures) <= most:
            return
        surplus = sorted(measures, key=lambda measure: _worth(workspace, measure))[: len(measures) - most]
        retired = "\n---\n".join(f"kind: kpi\nid: {measure.id}\nstatus: retired" for measure in surplus)
        key = "heavy" if len(measures) > max(most, options.heavy) else "many"
        yield at(document, "kpi_capacity", key, count=len(measures), most=most, surplus=retired)


def _measures(document: Document, workspace: Workspace) -> Iterator[Document]:
    links = workspace.referrers(document, "kpi", _FIELDS[document.kind])
    return (link.source for link in links if link.source.active)


def _worth(workspace: Workspace, measure: Document) -> tuple[bool, bool, int]:
    """How much would be lost without a measure: what others rely on and what customers get come last."""
    shows = category(measure)
    about = measured(workspace, measure)
    alone = any(len(list(measures_of(workspace, subject))) == 1 for subject in about)
    relied_on = bool(workspace.referrers(measure))
    return relied_on, alone, 0 if shows in WORK else 2 if shows == "outcome" else 1
