"""KPI019: those who complained are asked how their complaint was handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import PERCEPTION
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import ABOUT, NEW_MEASURE, measures_of
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

ASKED = frozenset(PERCEPTION - {"review_score", "nps"})
"""Types by which customers judge how they were treated."""

_ACME = "kind: organisation\nid: acme\n"
_POLICY = "---\nkind: policy\nid: complaints\nterms: {complaint: {acknowledge: 1 day}}\n"
_JOURNEY = "---\nkind: journey\nid: complain\nlifecycle: [complain]\n"
_PROCESS = "---\nkind: process\nid: handling\ntype: complaint\n"


def _kpi(aim: str, type_: str = "csat_top2") -> str:
    return f"---\nkind: kpi\nid: k\ntype: {type_}\nmeasures: {{{aim}}}\n"


class ComplaintsJudged(GraphRule[NoOptions]):
    """Applies where complaints have a policy, a process or a journey; the measure has to be about one of them."""

    id = "KPI019"
    name = "complaints-judged"
    summary = "Customers who complained are asked how satisfied they are with the way it was handled."
    why = (
        "Much anger is about the answer and not about the problem: it came late, said something else, or "
        "never came. Only those who complained can tell."
    )
    fix = "Measure csat_top2, csat_mean, ces_v2 or trust of the policy, process or journey for complaints."
    kinds = ("organisation",)
    level = 4
    sources = ("S4.7",)
    clauses = ("ISO 10002:2018, customer focus", "ISO 10004:2018, direct indicators")
    messages = {
        "none": Message(
            WARNING,
            "Nobody asks customers who complained how it was handled. What angers them most stays unknown.",
            NEW_MEASURE + ABOUT,
        ),
    }
    good = (
        Case(f"{_ACME}{_POLICY}{_kpi('policy: complaints')}"),
        Case(f"{_ACME}{_POLICY}{_JOURNEY}{_kpi('journey: complain', 'ces_v2')}"),
        Case(f"{_ACME}{_PROCESS}{_kpi('process: handling', 'csat_mean')}"),
        Case(f"{_ACME}---\nkind: policy\nid: returns\n", applies=False),
    )
    bad = (
        Case(f"{_ACME}{_POLICY}", ((2, 5, "none"),)),
        Case(f"{_ACME}{_JOURNEY}", ((2, 5, "none"),)),
        Case(f"{_ACME}{_PROCESS}", ((2, 5, "none"),)),
        Case(f"{_ACME}{_POLICY}{_kpi('journey: complain')}", ((2, 5, "none"),)),
        Case(f"{_ACME}{_POLICY}{_kpi('policy: complaints', 'complaint_rate')}", ((2, 5, "none"),)),
        Case(f"{_ACME}{_POLICY}{_kpi('policy: complaints')}status: draft\n", ((2, 5, "none"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge a company that says how it handles complaints."""
        return next(_complaints(workspace), None) is not None

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a measure of what customers think of it."""
        about = list(_complaints(workspace))
        if not any(measure.word("type") in ASKED for measure in measures_of(workspace, *about)):
            first = about[0]
            yield at(
                document,
                "id",
                "none",
                measure=free_id(workspace, "kpi", "complaint-satisfaction"),
                someone=someone(workspace, first),
                aim=first.kind,
                aimed=first.id,
            )


def _complaints(workspace: Workspace) -> Iterator[Document]:
    """Where it is written how complaints are handled."""
    yield from (j for j in workspace.active("journey") if "complain" in (j.words("lifecycle") or ()))
    yield from (p for p in workspace.active("process") if p.word("type") == "complaint")
    yield from (p for p in workspace.active("policy") if p.states("terms.complaint"))
