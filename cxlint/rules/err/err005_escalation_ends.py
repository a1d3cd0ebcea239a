"""ERR005: passing an error on ends with somebody who can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.err._shared import is_executive, passed_on
from cxlint.workspace.leaders import leader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SMALL = "kind: error-level\nid: small\nescalate_to: "
_GRAVE = "---\nkind: error-level\nid: grave\nescalate_to: "
_CEO = "---\nkind: person\nid: ceo\nlevel: executive\n"
_LEAD = "---\nkind: person\nid: lead\nlevel: manager\n"
_CARE = "---\nkind: team\nid: care\nlead: "
_TYPE = "---\nkind: error-type\nid: wrong-balance\nlevel: small\nmade_by: care\n"
_DESK = "---\nkind: touchpoint\nid: desk\n"


class EscalationEnds(GraphRule[NoOptions]):
    """The end has to be an executive, a team with an executive in it, or an external body.

    A dead end is reported where it is, a circle once. A level that passes nothing on is left to ERR002, and somebody
    unknown to OWN009.
    """

    id = "ERR005"
    name = "escalation-ends"
    summary = (
        "An error that is passed on ends with an executive or an external body, and not with those who "
        "made it."
    )
    why = (
        "Passed round in a circle, or to somebody who cannot decide, an error stays unsolved while the "
        "customer calls again and again."
    )
    fix = "Let the last step be an executive, a team with one, or an external body such as an ombudsman."
    kinds = ("error-level",)
    level = 3
    sources = ("S0.8", "S0.9")
    clauses = ("ISO 10002:2018, objectivity",)
    needs = ("escalate_to",)
    messages = {
        "itself": Message(
            ERROR,
            "An error of the level '{title}' is passed on to the same level again, so nobody ever decides.",
            "escalate_to: {executive}",
        ),
        "cycle": Message(
            ERROR,
            "Errors are passed on in a circle: {circle}. Nobody ever decides.",
            "escalate_to: {executive}",
        ),
        "dead-end": Message(
            ERROR,
            "An error of the level '{title}' stops at {end}, where nobody can have the last word. The "
            "customer is stuck there.",
            "escalate_to: {executive}",
        ),
        "own": Message(
            ERROR,
            "An error of the level '{title}' ends with {end}, the team that makes errors such as '{error}'. "
            "Customers complain to those of whom they complain.",
            "escalate_to: {executive}",
        ),
    }
    good = (
        Case(f"{_SMALL}grave\n{_GRAVE}ceo\n{_CEO}"),
        Case(f"{_SMALL}lead\nexternal_body: The ombudsman\n{_LEAD}"),
        Case(f"{_SMALL}grave\n{_GRAVE}lead\nexternal_body: The ombudsman\n{_LEAD}"),
        Case(f"{_SMALL}team/care\n{_CARE}ceo\n{_CEO}"),
        Case(f"{_SMALL}ceo\n{_CARE}ceo\n{_CEO}{_TYPE}"),
        Case(f"{_SMALL}grave\n{_GRAVE}lead\n{_LEAD}"),
        Case(f"{_SMALL}gone\n"),
        Case("kind: error-level\nid: small\n", applies=False),
        Case(f"{_SMALL}grave\n{_GRAVE}middle\n---\nkind: error-level\nid: middle\nescalate_to: grave\n"),
        Case(f"kind: error-level\nid: small\nescalate_to: grave\n{_GRAVE}small\n"),
    )
    bad = (
        Case(f"{_SMALL}small\n", ((3, 14, "itself"),)),
        Case(
            "kind: error-level\nid: grave\nescalate_to: small\n---\nkind: error-level\nid: "
            "small\nescalate_to: grave\n",
            ((3, 14, "cycle"),),
        ),
        Case(f"{_SMALL}lead\n{_LEAD}", ((3, 14, "dead-end"),)),
        Case(f"{_SMALL}team/care\n{_CARE}lead\n{_LEAD}", ((3, 14, "dead-end"),)),
        Case(f"{_SMALL}desk\n{_DESK}", ((3, 14, "dead-end"),)),
        Case(f"{_SMALL}desk\n{_DESK}escalates_to: touchpoint/desk\n", ((3, 14, "dead-end"),)),
        Case(f"{_SMALL}team/care\n{_CARE}ceo\n{_CEO}{_TYPE}", ((3, 14, "own"),)),
        Case(f"{_SMALL}grave\n{_GRAVE}team/care\n{_CARE}ceo\n{_CEO}{_TYPE}", ((3, 14, "own"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Follow the error from hand to hand."""
        hands = list(passed_on(workspace, document))
        end = hands[-1]
        chief = leader(workspace)
        if len(hands) > 1 and end is document:
            circle = [*hands[:-1], document]
            if len(circle) == 2:
                yield at(document, "escalate_to", "itself", executive=chief)
            elif document.id == min(hand.id for hand in circle):
                yield at(
                    document,
                    "escalate_to",
                    "cycle",
                    circle=" → ".join(hand.title() for hand in circle),
                    executive=chief,
                )
            return
        if len(hands) == 1 or _leaves_the_company(hands):
            return
        made = _made_by(workspace, document, end)
        if made is not None:
            yield at(document, "escalate_to", "own", end=end.title(), error=made.title(), executive=chief)
        elif hands[1].kind != "error-level" and not _decides(workspace, end):
            yield at(document, "escalate_to", "dead-end", end=end.title(), executive=chief)


def _leaves_the_company(hands: list[Document]) -> bool:
    """Whether the last level on the way names an external body."""
    levels = [hand for hand in hands if hand.kind == "error-level"]
    return bool(levels[-1].text("external_body"))


def _decides(workspace: Workspace, end: Document) -> bool:
    return end.kind in ("person", "team") and is_executive(workspace, end)


def _made_by(workspace: Workspace, level: Document, end: Document) -> Document | None:
    """The error type of the level that is made by the team at the end."""
    for link in workspace.referrers(level, "error-type", "level"):
        if link.source.active and workspace.target(link.source, "made_by") is end:
            return link.source
    return None
