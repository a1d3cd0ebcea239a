"""STR001: the strategy speaks about everything that customers meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

DIMENSIONS = {
    "lines-of-business": phrase("the lines of business"),
    "processes": phrase("the processes behind the service"),
    "communication-types": phrase("the kinds of messages to customers"),
    "channels": phrase("the channels"),
    "reporting": phrase("how success is measured and told"),
}
"""What a strategy has to speak about, in plain words."""

_WEB = "---\nkind: channel\nid: web\n"
_ACME = "kind: organisation\nid: acme\nstrategy: {covers: [lines-of-business, processes, communication-types, channels, reporting]}\n"


class StrategyCoversAll(GraphRule[NoOptions]):
    """Applies as soon as there is something to govern."""

    id = "STR001"
    name = "strategy-covers-all"
    summary = "The strategy covers lines of business, processes, kinds of messages, channels and reporting together."
    why = (
        "What one strategy does not cover is decided apart. "
        "Then the card and the loan of one bank treat the same customer as two."
    )
    fix = "Extend the strategy to what is missing, and add it to covers."
    kinds = ("organisation",)
    level = 1
    sources = ("S0.7",)
    messages = {
        "none": Message(
            WARNING,
            "“{title}” has no strategy for its customers. Each area decides for itself how it treats them.",
            "strategy:\n  covers: [{all}]",
        ),
        "missing": Message(
            WARNING,
            "The strategy says nothing about {missing}. There each area decides for itself how it treats customers.",
            "covers: [{all}]",
        ),
    }
    good = (Case(_ACME + _WEB), Case("kind: organisation\nid: acme\n", applies=False))
    bad = (
        Case("kind: organisation\nid: acme\n" + _WEB, ((2, 5, "none"),)),
        Case(
            "kind: organisation\nid: acme\nstrategy: {review_on: 2027-01-01}\n" + _WEB, ((3, 1, "missing"),)
        ),
        Case(_ACME.replace(", reporting", "") + _WEB, ((3, 20, "missing"),)),
        Case(_ACME.replace("lines-of-business, ", "") + _WEB, ((3, 20, "missing"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        every = ", ".join(DIMENSIONS)
        if not document.states("strategy"):
            yield at(document, "strategy", "none", all=every)
            return
        covered = document.words("strategy.covers") or ()
        missing = tuple(words for name, words in DIMENSIONS.items() if name not in covered)
        if missing:
            yield at(document, "strategy.covers", "missing", missing=missing, all=every)
