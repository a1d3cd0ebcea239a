"""POL012: returning works wherever buying does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.pol._shared import lacking
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

RETURNS = "terms.return.channels"
SOLD = "scope.channels"


class ReturnChannels(GraphRule[NoOptions]):
    """What was bought on the web can be returned on the web."""

    id = "POL012"
    name = "return-channels"
    summary = "Customers can return something on every channel on which they can buy it."
    why = (
        "To customers it is one company. "
        "Who bought with a tap and has to queue or write a letter to return feels sent away."
    )
    fix = "Take returns on every channel on which you sell."
    kinds = ("policy",)
    level = 5
    sources = ("S1.4", "S3.3")
    needs = (RETURNS, SOLD)
    messages = {
        "missing": Message(
            WARNING,
            "Customers can buy by {missing}, but they cannot return anything that way. They have to go elsewhere to "
            "give it back; take returns wherever you sell.",
            "channels: {channels}",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: returns\nscope: {channels: [web]}\nterms: {return: {channels: [store, web]}}\n"
        ),
        Case(
            "kind: policy\nid: returns\nscope: {channels: [web, phone]}\nterms: {return: {channels: [web]}}\n"
            "---\nkind: channel\nid: phone\ncan: [ask]\n---\nkind: channel\nid: web\ncan: [buy, return]\n"
        ),
        Case("kind: policy\nid: returns\nterms: {return: {channels: [post]}}\n", applies=False),
        Case("kind: policy\nid: returns\nscope: {channels: [web]}\nterms: {return: {}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: returns\nscope: {channels: [web, app]}\nterms: {return: {channels: [post]}}\n",
            ((4, 28, "missing"),),
        ),
        Case(
            "kind: policy\nid: returns\nscope: {channels: [web, phone]}\nterms: {return: {channels: [web]}}\n"
            "---\nkind: channel\nid: phone\ncan: [ask, buy]\n",
            ((4, 28, "missing"),),
        ),
        Case(
            "kind: policy\nid: returns\nscope: {channels: [web]}\nterms: {return: {channels: []}}\n",
            ((4, 28, "missing"),),
        ),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a channel that sells and takes nothing back; one known not to sell does not count."""
        sold = tuple(name for name in document.words(SOLD) or () if _sells(workspace, name))
        offered = document.words(RETURNS) or ()
        missing = lacking(sold, offered)
        if missing:
            yield at(document, RETURNS, "missing", missing=missing, channels=written(offered + missing))


def _sells(workspace: Workspace, name: str) -> bool:
    """Whether customers can buy there: where the channel does not say what it can do, they can."""
    channel = workspace.resolve(("channel",), name)
    can = channel.words("can") if channel is not None else None
    return can is None or "buy" in can
