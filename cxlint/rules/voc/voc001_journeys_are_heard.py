"""VOC001: on every journey somebody listens, and knows what hurts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.people import someone
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SOURCES = "voice_of_customer.sources"
_RETURN = (
    "kind: journey\nid: returning\nimportance: high\npain_points: [{text: The label is hard to print}]\n"
)
_ACME = (
    "---\nkind: organisation\nid: acme\nvoice_of_customer: {sources: [{id: survey, journeys: [returning]}]}\n"
)


class JourneysAreHeard(GraphRule[NoOptions]):
    """An empty list of pain points states that none are known, which is an answer too."""

    id = "VOC001"
    name = "journeys-are-heard"
    summary = "Every journey has a source that listens to customers, is weighed by importance, and names what hurts them on it."
    why = (
        "Nobody can mend what nobody hears of. "
        "And who does not know which journeys matter to customers mends those that matter to the company."
    )
    fix = "Add the journey to a source under voice_of_customer, and state its importance and pain points."
    kinds = ("journey",)
    level = 4
    sources = ("S2.3",)
    clauses = ("ISO 10004:2018, expectations",)
    messages = {
        "unheard": Message(
            WARNING,
            "No survey, record or study listens to customers on “{title}”. What they go through there is not known.",
            "kind: organisation\nid: {organisation}\nvoice_of_customer:\n  sources: {all}",
        ),
        "importance": Message(
            WARNING,
            "It is not written how much “{title}” matters to customers, so nobody can tell what to mend first.",
            "importance: high",
        ),
        "pain-points": Message(
            WARNING,
            "It is not written what hurts customers on “{title}”. A journey without pain is one that nobody asked about.",
            "pain_points:\n  - text: What customers say is hard.\n    action: What is done about it.\n    owner: {someone}",
        ),
    }
    good = (
        Case(_RETURN + _ACME),
        Case("kind: journey\nid: returning\nimportance: low\npain_points: []\n" + _ACME),
    )
    bad = (
        Case(_RETURN, ((2, 5, "unheard"),)),
        Case(_RETURN + _ACME.replace("returning", "leaving"), ((2, 5, "unheard"),)),
        Case(_RETURN.replace("importance: high\n", "") + _ACME, ((2, 5, "importance"),)),
        Case("kind: journey\nid: returning\nimportance: low\n" + _ACME, ((2, 5, "pain-points"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if not workspace.referrers(document, "organisation", f"{_SOURCES}.journeys"):
            company = workspace.organisation
            data = {
                "organisation": company.id,
                "all": _with(company, document.id, someone(workspace, document)),
            }
            yield at(document, "id", "unheard", **data)
        if not document.states("importance"):
            yield at(document, "importance", "importance")
        if not document.states("pain_points"):
            yield at(document, "pain_points", "pain-points", someone=someone(workspace, document))


def _with(company: Document, journey: str, who: str) -> str:
    """The sources of the organisation, the first of them listening on one journey more."""
    sources = [dict(source.values) for source in company.each(_SOURCES)]
    if not sources:
        sources = [{"id": "survey-after-contact", "type": "survey", "owner": who, "journeys": ()}]
    first = sources[0]
    listed = first.get("journeys")
    first["journeys"] = (*(listed if isinstance(listed, tuple) else ()), journey)
    return written(sources)
