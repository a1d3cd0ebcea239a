"""KPI014: the same measure means the same everywhere."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.kpi._meaning import COUNTED, counted_otherwise, differ, earlier_elsewhere, titled, ways_of
from cxlint.rules.kpi._shared import measured, measures_of
from cxlint.workspace.writing import quoted, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

WORDS = {
    "scale": phrase("scale"),
    "repeat_window": phrase("repeat window"),
    "percentile": phrase("percentile"),
    "method": phrase("method"),
    "definition": phrase("definition"),
    "type": phrase("type"),
}
"""That in which two measures may differ, in words."""

_A = "---\nkind: kpi\nid: a\narea: cards\n"
_B = "kind: kpi\nid: b\narea: loans\n"
_CSAT = "type: csat_top2\nscale: {min: 1, max: 5}\n"


class OneMeaning(GraphRule[NoOptions]):
    """Compared are measures of one type in two areas, and measures of one title anywhere; the later id is told.

    A measure of the company's own is known by its title only. How it is asked, in words of one's own, is compared only
    where both measure the same thing; that is no more than a warning.
    """

    id = "KPI014"
    name = "one-meaning"
    summary = "A measure that has one name is counted in one way by everybody."
    why = (
        "Two numbers with one name are compared all the same. The area with the kinder way of counting looks "
        "better, and its customers are forgotten."
    )
    fix = "Agree on one way of counting, or give the second measure a name of its own."
    kinds = ("kpi",)
    level = 4
    sources = ("S4.4",)
    messages = {
        "counted": Message(
            ERROR,
            "'{title}' and '{other}' are both {type}, but {what} differs: {own} here, {their} there. Their "
            "numbers cannot be compared.",
            "{field}: {line}",
        ),
        "method": Message(
            WARNING,
            "'{title}' and '{other}' are both {type} of the same thing, but are asked or counted in two ways. One "
            "customer counts in two numbers.",
            "method: {line}",
        ),
        "title": Message(
            ERROR,
            "Two measures are called '{title}', but they differ in {what}. Everybody will take one for the "
            "other.",
            "title: {line}",
        ),
    }
    good = (
        Case(f"{_B}{_CSAT}method: The share of 4 and 5.\n{_A}{_CSAT}method: the share of 4 and 5\n"),
        Case(f"{_B}{_CSAT}{_A}type: csat_mean\nscale: {{min: 1, max: 7}}\n"),
        Case(f"{_B}{_CSAT}---\nkind: kpi\nid: a\narea: loans\ntype: csat_top2\nscale: {{min: 1, max: 7}}\n"),
        Case(f"{_B}type: custom\nscale: {{min: 1, max: 5}}\n{_A}type: custom\nscale: {{min: 1, max: 7}}\n"),
        Case(f"{_B}title: Solved\ntype: fcr\n{_A}title: Solved\ntype: fcr\n"),
        Case(f"{_B}{_CSAT}{_A}status: draft\ntype: csat_top2\nscale: {{min: 1, max: 7}}\n"),
        Case(f"kind: kpi\nid: a\narea: x\n{_CSAT}---\n{_B}type: csat_top2\nscale: {{min: 1, max: 7}}\n"),
        Case(f"{_B}{_CSAT}method: All are asked\n{_A}{_CSAT}method: Some are asked\n"),
        Case(
            f"{_B}{_CSAT}method: All are asked.\nmeasures: {{channel: app}}\n"
            f"{_A}{_CSAT}method: all are asked\nmeasures: {{channel: app}}\n---\nkind: channel\nid: app\n"
        ),
        Case("kind: kpi\nid: b\n", applies=False),
    )
    bad = (
        Case(f"{_B}{_CSAT}{_A}type: csat_top2\nscale: {{min: 1, max: 7}}\n", ((5, 8, "counted"),)),
        Case(
            f"{_B}type: fcr\nrepeat_window: 7 days\n{_A}type: fcr\nrepeat_window: 14 days\n",
            ((5, 16, "counted"),),
        ),
        Case(
            f"{_B}type: first_response_time\npercentile: 50\n{_A}type: first_response_time\npercentile: 90\n",
            ((5, 13, "counted"),),
        ),
        Case(
            f"{_B}{_CSAT}method: All are asked\nmeasures: {{channel: app}}\n"
            f"{_A}{_CSAT}method: Some are asked\nmeasures: {{channel: app}}\n---\nkind: channel\nid: app\n",
            ((6, 9, "method"),),
        ),
        Case(f"{_B}title: Solved\ntype: fcr\n{_A}title: solved\ntype: resolution_rate\n", ((4, 8, "title"),)),
        Case(
            f"{_B}title: Solved\ntype: custom\ndefinition: After a day\n"
            f"{_A}title: Solved\ntype: custom\ndefinition: After a week\n",
            ((4, 8, "title"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge a measure of which the type or the title is known."""
        return document.active and (document.states("type") or document.states("title"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look at the measures with a smaller id that bear the title, then the type, then are of the same thing."""
        alike = titled(workspace, document) if document.states("title") else []
        earlier = takewhile(lambda other: other is not document, alike)
        hits = (_by_title(document, other) for other in earlier)
        told = next((hit for hit in hits if hit), None) or _by_type(workspace, document)
        if told is not None:
            yield told


def _by_title(document: Document, other: Document) -> Hit | None:
    fields = (*COUNTED, "method", "definition")
    what = next((field for field in fields if differ(document, other, field)), None)
    if what is None and document.word("type") == other.word("type"):
        return None
    line = quoted(f"{document.title()} - {document.word('area') or document.id}")
    return at(document, "title", "title", what=WORDS[what or "type"], line=line)


def _by_type(workspace: Workspace, document: Document) -> Hit | None:
    type_ = document.word("type")
    if type_ in (None, "custom"):
        return None
    counted = [found for way in ways_of(workspace, type_) if (found := counted_otherwise(document, way))]
    if counted:
        other, field = min(counted, key=lambda found: found[0].id)
        own, their = _words(document.get(field)), _words(other.get(field))
        line = written(other.get(field))
        return at(
            document,
            field,
            "counted",
            what=WORDS[field],
            field=field,
            own=own,
            their=their,
            line=line,
            other=other,
            type=type_,
        )
    for other in measures_of(workspace, *measured(workspace, document)):
        alike = other.word("type") == type_
        if alike and earlier_elsewhere(document, other) and differ(document, other, "method"):
            line = written(other.get("method"))
            return at(document, "method", "method", line=line, other=other, type=type_)
    return None


def _words(value: object) -> object:
    """A scale as people say it."""
    if isinstance(value, dict):
        return f"{value.get('min')}-{value.get('max')}"
    return value
