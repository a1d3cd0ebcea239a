"""ERR009: errors are weighed by the harm they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.err._levels import gravest, rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

GRAVE = frozenset({"privacy", "money"})
"""Harm that belongs in the two gravest levels."""

_TYPE = "kind: error-type\nid: statement\n"
_LEVELS = "".join(
    f"---\nkind: error-level\nid: {name}\nrank: {number}\n"
    for number, name in enumerate(("top", "second", "third"), 1)
)


class WeighedByHarm(GraphRule[NoOptions]):
    """A level without a rank, or one that nobody knows, is not compared."""

    id = "ERR009"
    name = "weighed-by-harm"
    summary = (
        "Each type of error says what harm it does; what costs privacy or money is in the two gravest levels."
    )
    why = (
        "A statement sent to the wrong person is not a misspelt name. Where the harm is not written down, both "
        "wait in one queue."
    )
    fix = "Write down harm and level, and move what costs customers privacy or money up."
    kinds = ("error-type",)
    level = 2
    sources = ("S0.8",)
    messages = {
        "harm": Message(
            ERROR,
            "It is not written what the error '{title}' does to customers, so nobody can tell how grave it is.",
            "harm: [time]",
        ),
        "level": Message(
            ERROR,
            "The error '{title}' has no level, so nobody knows who acts and how soon.",
            "level: {grave}",
        ),
        "low": Message(
            ERROR,
            "The error '{title}' costs customers {harm}, but is treated as '{low}'. That is below the two gravest "
            "levels.",
            "level: {grave}",
        ),
    }
    good = (
        Case(f"{_TYPE}harm: [privacy]\nlevel: top\n{_LEVELS}"),
        Case(f"{_TYPE}harm: [money]\nlevel: second\n{_LEVELS}"),
        Case(f"{_TYPE}harm: [time, dignity]\nlevel: third\n{_LEVELS}"),
        Case(f"{_TYPE}harm: none\nlevel: third\n{_LEVELS}"),
        Case(f"{_TYPE}harm: [money]\nlevel: gone\n{_LEVELS}"),
        Case(f"{_TYPE}harm: [money]\nlevel: only\n{_LEVELS}---\nkind: error-level\nid: only\n"),
    )
    bad = (
        Case(f"{_TYPE}level: top\n{_LEVELS}", ((2, 5, "harm"),)),
        Case(f"{_TYPE}harm: [time]\n{_LEVELS}", ((2, 5, "level"),)),
        Case(f"{_TYPE}harm: [time, money]\nlevel: third\n{_LEVELS}", ((4, 8, "low"),)),
        Case(f"{_TYPE}harm: [privacy]\nlevel: third\n{_LEVELS}", ((4, 8, "low"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for harm and level, and compare them."""
        if not document.states("harm"):
            yield at(document, "harm", "harm")
        top = gravest(workspace, 2)
        grave = top[-1].id if top else "an-error-level-id"
        if not document.states("level"):
            yield at(document, "level", "level", grave=grave)
            return
        harm = tuple(word for word in document.words("harm") or () if word in GRAVE)
        level = workspace.target(document, "level")
        if harm and level is not None and level.states("rank") and top and rank(level) > rank(top[-1]):
            yield at(document, "level", "low", harm=harm, low=level, grave=grave)
