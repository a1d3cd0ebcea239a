"""TCH007: it is clear whether customers are helped or left to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.routes import AUTOMATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ALONE = "kind: touchpoint\nid: desk\nchannel: way\nmode: self-service\n"


def _way(kind: str) -> str:
    return f"---\nkind: channel\nid: way\ntype: {kind}\n"


class AssistedOrAloneOptions(Options):
    """Where nothing happens without staff."""

    staffed: tuple[str, ...] = option(
        ("callback", "chat", "video"), "Types of channel on which nothing happens without a person."
    )


class AssistedOrAlone(GraphRule[AssistedOrAloneOptions]):
    """What staff know of a customer (`uses_history`) is taken as a sign of staff."""

    id = "TCH007"
    name = "assisted-or-alone"
    summary = "Every touchpoint says whether a person helps there, and self-service needs no staff."
    why = (
        "Self-service that waits for an employee is a queue in disguise. "
        "Customers who expect to be finished at once find out later that they are not."
    )
    fix = "State mode: assisted or self-service. Where staff take part, it is assisted."
    kinds = ("touchpoint",)
    level = 1
    sources = ("S1.3",)
    options = AssistedOrAloneOptions
    messages = {
        "missing": Message(
            ERROR,
            "Nothing says whether a person helps customers at “{title}” or they are on their own there.",
            "mode: {mode}",
        ),
        "channel": Message(
            ERROR,
            "“{title}” is called self-service, but on “{channel}” nothing happens without a person. Customers wait there for staff.",
            "mode: assisted",
        ),
        "history": Message(
            ERROR,
            "“{title}” is called self-service, but staff look up the customer's {history} there. Customers wait for them.",
            "mode: assisted",
        ),
    }
    good = (
        Case(_ALONE + _way("web")),
        Case(_ALONE.replace("self-service", "assisted") + _way("chat")),
        Case(_ALONE + _way("chat"), options={"staffed": ["phone"]}),
        Case(_ALONE + "uses_history: []\n" + _way("web")),
        Case(_ALONE),
    )
    bad = (
        Case("kind: touchpoint\nid: desk\n", ((2, 5, "missing"),)),
        Case(_ALONE + _way("chat"), ((4, 7, "channel"),)),
        Case(_ALONE + _way("phone"), ((4, 7, "channel"),), options={"staffed": ["phone"]}),
        Case(_ALONE + "uses_history: [purchases]\n" + _way("web"), ((4, 7, "history"),)),
    )

    def check(
        self, document: Document, workspace: Workspace, options: AssistedOrAloneOptions
    ) -> Iterator[Hit]:
        mode, channel = document.word("mode"), workspace.target(document, "channel")
        history = document.words("uses_history")
        if not mode:
            alone = channel is not None and channel.word("type") in AUTOMATED
            yield at(document, "mode", "missing", mode="self-service" if alone else "assisted")
        elif mode == "self-service" and channel is not None and channel.word("type") in options.staffed:
            yield at(document, "mode", "channel", channel=channel.title())
        elif mode == "self-service" and history:
            yield at(document, "mode", "history", history=history)
