"""CHN008: where customers can buy, they can also complain, cancel, follow and choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WEB = "kind: channel\nid: web\ncan: "
_ALL = "[buy, complain, cancel, track, change-preferences]"
_CHAT = "---\nkind: channel\nid: chat\ncan: [complain, cancel, change-preferences]\n"


class NoWayBackOptions(Options):
    buying: str = option("buy", "The word for buying in a channel's list of what customers can do.")
    needed: tuple[str, ...] = option(
        ("complain", "cancel", "track", "change-preferences"),
        "What must be possible where customers can buy.",
    )


class NoWayBack(GraphRule[NoWayBackOptions]):
    """What can be done on the channels that it leads on to (escalates_to) counts too."""

    id = "CHN008"
    name = "no-way-back"
    summary = "Where customers can buy, they can also complain, cancel, follow their order and change what they chose."
    why = (
        "A channel that only sells shows customers that nobody wants to hear from them afterwards. "
        "They have to look for another way, and many do not find it."
    )
    fix = "Make the rest possible on the same channel, or lead on from it to one where it is."
    kinds = ("channel",)
    level = 5
    sources = ("S1.4",)
    options = NoWayBackOptions
    messages = {
        "gap": Message(
            WARNING,
            "On “{title}” customers can {buying}, but not {missing}, nor does it lead on to where they can.",
            "can: {can}",
        ),
    }
    good = (
        Case(_WEB + _ALL + "\n"),
        Case(_WEB + "[buy, track]\nescalates_to: [chat]\n" + _CHAT),
        Case(_WEB + "[buy, track]\nescalates_to: [bot]\n---\nkind: channel\nid: bot\nescalates_to: [chat, web]\n" + _CHAT),
        Case(_WEB + "[buy, track]\n", options={"needed": ["track"]}),
        Case(_WEB + "[ask]\n", applies=False),
        Case(_WEB + "[buy]\n", options={"buying": "order"}, applies=False),
        Case("kind: channel\nid: web\n", applies=False),
    )  # fmt: skip
    bad = (
        Case(_WEB + "[buy, complain, cancel, track]\n", ((3, 6, "gap"),)),
        Case(_WEB + "[buy, track]\n" + _CHAT, ((3, 6, "gap"),)),
        Case(_WEB + "[buy, track]\nescalates_to: [chat]\n", ((3, 6, "gap"),)),
        Case(_WEB + "[buy, track]\nescalates_to: [chat]\n" + _CHAT + "status: retired\n", ((3, 6, "gap"),)),
        Case(_WEB + _ALL + "\n", ((3, 6, "gap"),), options={"needed": ["return"]}),
        Case(_WEB + "[order]\n", ((3, 6, "gap"),), options={"buying": "order"}),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoWayBackOptions) -> bool:
        return options.buying in _can(document)

    def check(self, document: Document, workspace: Workspace, options: NoWayBackOptions) -> Iterator[Hit]:
        reached, waiting = {document.id: document}, [document]
        while waiting:
            for channel in workspace.targets(waiting.pop(), "escalates_to"):
                if channel.active and channel.id not in reached:
                    reached[channel.id] = channel
                    waiting.append(channel)
        possible = {deed for channel in reached.values() for deed in _can(channel)}
        missing = tuple(deed for deed in options.needed if deed not in possible)
        if missing:
            can = written((*(document.words("can") or ()), *missing))
            yield at(document, "can", "gap", buying=options.buying, missing=missing, can=can)


def _can(channel: Document) -> frozenset[str]:
    return frozenset(deed.casefold() for deed in channel.words("can") or ())
