"""ERR004: the gravest errors are taken up at once, and customers hear of them first from the company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.err._levels import gravest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace

_GRAVE = "kind: error-level\nid: grave\nrank: 1\n"
_SMALL = "kind: error-level\nid: small\nrank: 2\n"


class GravestAtOnceOptions(Options):
    """How soon is at once."""

    respond: Duration = option(
        "1 hour", "The longest time until somebody takes up one of the gravest errors."
    )
    inform: Duration = option("24 hours", "The longest time until customers are told of one.")


class GravestAtOnce(GraphRule[GravestAtOnceOptions]):
    """Judges the level with the lowest rank. That it states a time to respond at all is asked for by ERR002."""

    id = "ERR004"
    name = "gravest-at-once"
    summary = "The gravest errors are taken up within an hour, and customers are told of them within a day."
    why = (
        "Customers who find out by themselves, or from others, do not come back. Those who are told and helped "
        "at once often stay."
    )
    fix = "Set respond to 1 hour and inform_customer to 24 hours or less, and tell everybody concerned."
    kinds = ("error-level",)
    level = 2
    sources = ("S0.8",)
    options = GravestAtOnceOptions
    messages = {
        "late": Message(
            WARNING,
            "Errors of the gravest level '{title}' are taken up only within {respond}. The damage grows all that "
            "time.",
            "respond: {most}",
        ),
        "untold": Message(
            ERROR,
            "It is not written how soon customers hear of an error of the gravest level '{title}'.",
            "inform_customer: {most}",
        ),
        "told-late": Message(
            WARNING,
            "Customers hear of an error of the gravest level '{title}' only within {inform}. They will find out "
            "by themselves.",
            "inform_customer: {most}",
        ),
        "secret": Message(
            WARNING,
            "Customers whom an error of the gravest level '{title}' concerns are not told of it.",
            "tell_affected: true",
        ),
    }
    good = (
        Case(f"{_GRAVE}respond: 1 hour\ninform_customer: 24 hours\ntell_affected: true\n"),
        Case(f"{_GRAVE}inform_customer: 1 day\n"),
        Case(f"{_SMALL}respond: 2 days\n---\n{_GRAVE}", applies=False),
        Case("kind: error-level\nid: grave\n", applies=False),
    )
    bad = (
        Case(f"{_GRAVE}respond: 61 minutes\ninform_customer: 1 hour\n", ((4, 10, "late"),)),
        Case(
            f"{_GRAVE}respond: 1 hour\ninform_customer: 1 hour\n",
            ((4, 10, "late"),),
            options={"respond": "30 minutes"},
        ),
        Case(f"{_SMALL}respond: 2 days\ninform_customer: 1 day\n", ((4, 10, "late"),)),
        Case(
            f"{_SMALL}respond: 2 days\ninform_customer: 1 day\n---\n{_GRAVE}status: draft\n",
            ((4, 10, "late"),),
        ),
        Case(_GRAVE, ((2, 5, "untold"),)),
        Case(f"{_GRAVE}inform_customer: 25 hours\n", ((4, 18, "told-late"),)),
        Case(f"{_GRAVE}inform_customer: 24 hours\n", ((4, 18, "told-late"),), options={"inform": "12 hours"}),
        Case(f"{_GRAVE}inform_customer: 1 hour\ntell_affected: false\n", ((5, 16, "secret"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: GravestAtOnceOptions) -> bool:
        """Judge the gravest."""
        return document in gravest(workspace, 1)

    def check(self, document: Document, workspace: Workspace, options: GravestAtOnceOptions) -> Iterator[Hit]:
        """Look at the times, and at who is told."""
        respond, inform = document.duration("respond"), document.duration("inform_customer")
        if respond is not None and respond.longer_than(options.respond):
            yield at(document, "respond", "late", respond=respond, most=options.respond)
        if inform is None:
            yield at(document, "inform_customer", "untold", most=options.inform)
        elif inform.longer_than(options.inform):
            yield at(document, "inform_customer", "told-late", inform=inform, most=options.inform)
        if document.flag("tell_affected") is False:
            yield at(document, "tell_affected", "secret")
