"""TCH010: the experience is more than the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import INFO, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.routes import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n"


def _page(name: str, fields: str) -> str:
    return f"---\nkind: touchpoint\nid: {name}\n{fields}\n"


_ALL = _page("advert", "stage: before\ncontrol: own") + _page("parcel", "stage: after\ncontrol: partner")


class MoreThanService(GraphRule[NoOptions]):
    """Applies as soon as there is a policy, journey, touchpoint or channel."""

    id = "TCH010"
    name = "more-than-service"
    summary = "Touchpoints before and after the service, and those in other hands, are looked after too."
    why = (
        "Customers judge all that they meet: the advert, the courier, a review, the bill. "
        "Service is only a part of it."
    )
    fix = "Describe also where customers meet the company before and after, and at partners or in public."
    kinds = ("organisation",)
    level = 3
    sources = ("S2.1",)
    messages = {
        "before": Message(
            INFO,
            "No touchpoint stands before the purchase or service. What customers see and hear first is left to chance.",
            "kind: touchpoint\nid: {touchpoint}\nstage: before",
        ),
        "after": Message(
            INFO,
            "No touchpoint stands after the purchase or service. What customers remember last is left to chance.",
            "kind: touchpoint\nid: {touchpoint}\nstage: after",
        ),
        "outside": Message(
            INFO,
            "All touchpoints are in the company's own hands. What customers meet at partners and in public is not looked after.",
            "kind: touchpoint\nid: {touchpoint}\ncontrol: {hands}",
        ),
    }
    good = (
        Case(_ACME + _ALL),
        Case(_ACME + _ALL.replace("partner", "public")),
        Case(_ACME, applies=False),
    )
    bad = (
        Case(_ACME + _ALL.replace("before", "during"), ((2, 5, "before"),)),
        Case(_ACME + _ALL.replace("after", "during"), ((2, 5, "after"),)),
        Case(_ACME + _ALL.replace("partner", "own"), ((2, 5, "outside"),)),
        Case(_ACME + _ALL + "status: retired\n", ((2, 5, "after"), (2, 5, "outside"))),
        Case(_ACME + "---\nkind: channel\nid: web\n", ((2, 5, "after"), (2, 5, "before"), (2, 5, "outside"))),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        touchpoints = workspace.active("touchpoint")
        stages = {touchpoint.word("stage") for touchpoint in touchpoints}
        for stage in ("before", "after"):
            if stage not in stages:
                yield at(document, "id", stage, touchpoint=_open(touchpoints, "stage", stage))
        if not any(touchpoint.word("control") in ELSEWHERE for touchpoint in touchpoints):
            channels = [workspace.target(touchpoint, "channel") for touchpoint in touchpoints]
            partner = any(channel is not None and channel.word("type") == "partner" for channel in channels)
            hands = "partner" if partner else "public"
            yield at(document, "id", "outside", hands=hands, touchpoint=_open(touchpoints, "control", hands))


def _open(touchpoints: tuple[Document, ...], field: str, wanted: str) -> str:
    """A touchpoint that leaves the field open, else the name of a new one."""
    return next(
        (touchpoint.id for touchpoint in touchpoints if not touchpoint.states(field)),
        f"a-{wanted}-touchpoint",
    )
