"""JRN009: customers are heard at several points of their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.people import someone
from cxlint.workspace.routes import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def _journey(*touchpoints: str) -> str:
    return (
        f"kind: journey\nid: return\nstages:\n  - {{name: I ask, touchpoints: [{', '.join(touchpoints)}]}}\n"
    )


def _heard(name: str, method: str = "one question") -> str:
    return f"---\nkind: touchpoint\nid: {name}\nfeedback: {{method: {method}}}\n"


class SeveralVoicesOptions(Options):
    """At how many points customers are asked."""

    least: int = option(2, "Fewer touchpoints with feedback on a journey are a warning.", source="S2.9")


class SeveralVoices(GraphRule[SeveralVoicesOptions]):
    """A journey with fewer touchpoints than that has to ask at each of them."""

    id = "JRN009"
    name = "several-voices"
    summary = "Customers can say what they think at several points of a journey, not only at its end."
    why = (
        "Who is asked only at the end cannot say where it went wrong, "
        "and those who gave up on the way are never asked."
    )
    fix = "Ask customers at another touchpoint of the journey too, and send what they say to its owner."
    kinds = ("journey",)
    level = 3
    sources = ("S2.9",)
    clauses = ("OMB A-11 280, feedback",)
    options = SeveralVoicesOptions
    messages = {
        "few": Message(
            WARNING,
            "Customers can say what they think at {heard} of {count} touchpoints of this journey; at least {least} is recommended. "
            "Where it goes wrong in between, nobody hears of it.",
            "kind: touchpoint\nid: {touchpoint}\nfeedback:\n  method: two questions after the contact\n  route_to: {owner}\n  close_within: 48 hours",
        ),
    }
    good = (
        Case(_journey("page", "desk", "call") + _heard("page") + _heard("desk") + _heard("call", "none")),
        Case(_journey("page") + _heard("page")),
        Case(_journey("page", "desk") + _heard("page") + _heard("desk", "none"), options={"least": 1}),
        Case(_journey("page", "desk"), applies=False),
    )
    bad = (
        Case(_journey("page", "desk") + _heard("page") + _heard("desk", "none"), ((4, 3, "few"),)),
        Case(_journey("page", "desk") + _heard("page") + "---\nkind: touchpoint\nid: desk\n", ((4, 3, "few"),)),
        Case(_journey("page") + _heard("page", "none"), ((4, 3, "few"),)),
        Case(_journey("page", "desk", "call") + _heard("page") + _heard("desk") + _heard("call", "none"),
             ((4, 3, "few"),), options={"least": 3}),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: SeveralVoicesOptions) -> bool:
        return any(True for _ in stops(workspace, document))

    def check(self, document: Document, workspace: Workspace, options: SeveralVoicesOptions) -> Iterator[Hit]:
        met = [stop.touchpoint for stop in stops(workspace, document)]
        deaf = [touchpoint for touchpoint in met if not touchpoint.word("feedback.method")]
        heard, least = len(met) - len(deaf), min(options.least, len(met))
        if heard < least:
            owner = workspace.target_or_none(deaf[0], "owner")
            data = {"touchpoint": deaf[0].id, "owner": owner.id if owner else someone(workspace, deaf[0])}
            yield at(document, "stages", "few", heard=heard, count=len(met), least=least, **data)
