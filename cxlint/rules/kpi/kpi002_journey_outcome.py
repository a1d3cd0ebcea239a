"""KPI002: every journey has a measure of what customers get from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import NEW_MEASURE, category, known_type
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WRITE = NEW_MEASURE + "measures:\n  journey: {id}\n"
_JOURNEY = "kind: journey\nid: returning\n"


class JourneyOutcome(GraphRule[NoOptions]):
    """Measures of single touchpoints do not count, nor do drafts, nor a rate of returns: it can mean two things."""

    id = "KPI002"
    name = "journey-outcome"
    summary = "Every journey has a measure of what customers get from the whole of it."
    why = (
        "Every single step can look fine while the whole journey fails the customer. "
        "Satisfaction with whole journeys says more than satisfaction with single touchpoints."
    )
    fix = "Measure the journey as a whole: how satisfied customers are at its end, or how many reach it."
    kinds = ("journey",)
    level = 4
    sources = ("S2.2", "S2.10")
    clauses = ("ISO 23592:2021, operational service excellence", "GDS, four measures")
    messages = {
        "none": Message(
            ERROR, "Nothing measures what customers get from the journey '{title}' as a whole.", _WRITE
        ),
        "ambiguous": Message(
            ERROR,
            "The journey '{title}' is only judged by {measures}. A low rate of returns can also mean "
            "that returning is "
            "made hard.",
            _WRITE,
        ),
    }
    good = (
        Case(f"{_JOURNEY}---\nkind: kpi\nid: csat\ntype: csat_top2\nmeasures: {{journey: returning}}\n"),
        Case(
            f"{_JOURNEY}---\nkind: kpi\nid: own\ntype: custom\nclass: outcome\nmeasures: {{journey: "
            f"returning}}\n"
        ),
    )
    bad = (
        Case(_JOURNEY, ((2, 5, "none"),)),
        Case(
            f"{_JOURNEY}stages: [{{name: send, touchpoints: [desk]}}]\n---\nkind: touchpoint\nid: desk\n---\n"
            "kind: kpi\nid: csat\ntype: csat_top2\nmeasures: {touchpoint: desk}\n",
            ((2, 5, "none"),),
        ),
        Case(
            f"{_JOURNEY}---\nkind: kpi\nid: wait\ntype: time_to_resolve\nmeasures: {{journey: returning}}\n",
            ((2, 5, "none"),),
        ),
        Case(
            f"{_JOURNEY}---\nkind: kpi\nid: csat\nstatus: draft\ntype: csat_top2\nmeasures: {{journey: "
            f"returning}}\n",
            ((2, 5, "none"),),
        ),
        Case(
            f"{_JOURNEY}---\nkind: kpi\nid: back\ntype: return_rate\nmeasures: {{journey: returning}}\n",
            ((2, 5, "ambiguous"),),
        ),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for an active measure of outcome on the journey itself."""
        ambiguous: list[str] = []
        for link in workspace.referrers(document, "kpi", "measures.journey"):
            if not link.source.active or category(link.source) != "outcome":
                continue
            known = known_type(link.source)
            if known is None or not known.never_alone:
                return
            ambiguous.append(link.source.title())
        new, who = free_id(workspace, "kpi", f"{document.id}-satisfaction"), someone(workspace, document)
        key = "ambiguous" if ambiguous else "none"
        yield at(document, "id", key, measures=tuple(ambiguous), measure=new, someone=who)
