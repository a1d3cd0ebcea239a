"""TCH002: customers can say what they think of a touchpoint."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Percent
    from cxlint.workspace.graph import Workspace


def _touchpoints(*volumes: int) -> str:
    documents = (f"kind: touchpoint\nid: t{n}\nvolume_month: {volume}\n" for n, volume in enumerate(volumes))
    return "---\n".join(documents)


class FeedbackMethodOptions(Options):
    busy: Percent = option(
        "20%", "The share of touchpoints that counts as busiest; there it fails.", source="convention"
    )


class FeedbackMethod(GraphRule[FeedbackMethodOptions]):
    id = "TCH002"
    name = "feedback-method"
    summary = "Customers can say what they think at every touchpoint."
    why = (
        "Most unhappy customers do not complain, they leave. "
        "Where nobody asks them, the company learns of a failure only from falling sales."
    )
    fix = "State how customers are asked at the touchpoint, for example with two questions after the contact."
    kinds = ("touchpoint",)
    level = 3
    sources = ("S2.9", "S2.10")
    clauses = ("ISO 23592:2021, levels", "OMB A-11 280, feedback")
    options = FeedbackMethodOptions
    messages = {
        "missing": Message(
            WARNING,
            "Customers cannot say what they think of “{title}”, so nobody hears when it fails them.",
            "method: two questions after the contact\nroute_to: {owner}\nclose_within: 48 hours",
        ),
        "busy": Message(
            ERROR,
            "“{title}” is one of your busiest touchpoints ({volume} contacts a month), "
            "but customers cannot say what they think of it.",
            "method: two questions after the contact\nroute_to: {owner}\nclose_within: 48 hours",
        ),
    }
    good = (
        Case("kind: touchpoint\nid: page\nvolume_month: 9000\nfeedback: {method: two-question survey}\n"),
    )
    bad = (
        Case("kind: touchpoint\nid: page\n", ((2, 5, "missing"),)),
        Case("kind: touchpoint\nid: page\nfeedback: {method: none}\n", ((3, 20, "missing"),)),
        Case("kind: touchpoint\nid: page\nfeedback: {close_within: 48 hours}\n", ((3, 1, "missing"),)),
        Case(_touchpoints(0), ((2, 5, "missing"),)),
        Case(_touchpoints(500, 400, 300, 200, 100), ((2, 5, "busy"),)),
        Case(_touchpoints(500, *(600,) * 4, *(100,) * 16), ((2, 5, "busy"),)),
        Case(_touchpoints(400, 500, 300, 200, 100), ((2, 5, "missing"),)),
        Case(_touchpoints(400, 500, 300, 200, 100), ((2, 5, "busy"),), options={"busy": "40%"}),
        Case(_touchpoints(300, 500, 400, 200, 100), ((2, 5, "missing"),), options={"busy": "40%"}),
    )

    def check(
        self, document: Document, workspace: Workspace, options: FeedbackMethodOptions
    ) -> Iterator[Hit]:
        if document.word("feedback.method"):
            return
        volume = document.number("volume_month")
        owner = workspace.target(document, "owner") or workspace.accountable(document)
        key = "busy" if volume and _is_busy(workspace, volume, options.busy) else "missing"
        yield at(document, "feedback.method", key, volume=volume, owner=owner.id if owner else "a-person-id")


def _is_busy(workspace: Workspace, volume: float, share: Percent) -> bool:
    """Whether fewer than that share of the touchpoints with a stated volume are busier."""
    volumes = workspace.once(_volumes)
    busier = len(volumes) - bisect_right(volumes, volume)
    return busier * 100 < len(volumes) * float(share.value)


def _volumes(workspace: Workspace) -> tuple[float, ...]:
    """What the touchpoints in force state as their contacts a month, from few to many; sorted once for all of them."""
    volumes = (touchpoint.values.get("volume_month") for touchpoint in workspace.active("touchpoint"))
    return tuple(sorted(volume for volume in volumes if isinstance(volume, (int, float))))
