"""STR003: what is learnt from customers reaches those who can act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\ninsights: {audience: [care], every: 1 month}\n"
_CARE = "---\nkind: channel\nid: web\n---\nkind: area\nid: care\n"


class InsightsCirculate(GraphRule[NoOptions]):
    """Applies as soon as there is something to govern."""

    id = "STR003"
    name = "insights-circulate"
    summary = "What is learnt from customers goes to named areas and teams, at a set pace."
    why = (
        "What customers said helps nobody as long as it lies where it was collected. "
        "Those who can change something have to hear of it, and again."
    )
    fix = "Name in insights who gets them (audience) and how often (every)."
    kinds = ("organisation",)
    level = 3
    sources = ("S2.8",)
    clauses = ("ISO 10004:2018, use of results",)
    messages = {
        "none": Message(
            WARNING,
            "It is not written who in “{title}” hears what was learnt from customers, and how often. It stays where it was collected.",
            "insights:\n  audience: {audience}\n  every: 1 month",
        ),
        "audience": Message(
            WARNING,
            "Nobody is named who hears what was learnt from customers, so those who could change something do not know.",
            "audience: {audience}",
        ),
        "every": Message(
            WARNING,
            "It is not written how often what was learnt from customers is passed on. What has no day is left undone.",
            "every: 1 month",
        ),
    }
    good = (
        Case(_ACME + _CARE),
        Case(_ACME.replace("[care]", "[team/desk]") + _CARE + "---\nkind: team\nid: desk\n"),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case("kind: organisation\nid: acme\n" + _CARE, ((2, 5, "none"),)),
        Case(_ACME.replace("audience: [care], ", "") + _CARE, ((3, 1, "audience"),)),
        Case(_ACME + "---\nkind: channel\nid: web\n", ((3, 22, "audience"),)),
        Case(_ACME + _CARE + "status: retired\n", ((3, 22, "audience"),)),
        Case(_ACME.replace(", every: 1 month", "") + _CARE, ((3, 1, "every"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        audience = written([area.id for area in workspace.active("area")] or ["an-area-id"])
        if not document.states("insights"):
            yield at(document, "insights", "none", audience=audience)
            return
        if not any(each.active for each in workspace.targets(document, "insights.audience")):
            yield at(document, "insights.audience", "audience", audience=audience)
        if not document.states("insights.every"):
            yield at(document, "insights.every", "every")
