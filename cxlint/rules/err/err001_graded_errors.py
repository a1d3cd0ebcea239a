"""ERR001: errors are graded by how much they hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.leaders import leader
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

LEAST = 3
"""Levels below which grave and small errors cannot be told apart."""

MEANINGS = (
    "Customers lose money, or others see their data.",
    "Customers lose time or cannot use what they paid for.",
    "Small faults, such as a misspelt name.",
)
_LEVEL = """kind: error-level
id: {level%d}
rank: {rank%d}
definition: {meaning%d}
owner: {someone}
escalate_to: {executive}
respond: 1 hour
inform_customer: 24 hours
resolve: 5 days
remedy: We correct it, say sorry and make good what it cost.
root_cause_required: true
"""


def _levels(count: int) -> str:
    return "---\n".join(_LEVEL % (number, number, number) for number in range(count))


_ACME = "kind: organisation\nid: acme\n---\nkind: policy\nid: returns\n"
_ONE, _TWO, _SMALL = (
    f"---\nkind: error-level\nid: {name}\nrank: {rank}\n"
    for rank, name in enumerate(("grave", "middle", "small"), 1)
)


class GradedErrors(GraphRule[NoOptions]):
    """The number of levels is judged once on the organisation, the definition on each level."""

    id = "ERR001"
    name = "graded-errors"
    summary = "Errors are graded in at least three levels, and each level says what belongs to it."
    why = (
        "A misspelt name is not a wrong balance. Where all errors are equal, the grave ones wait in the "
        "same queue "
        "while customers lose money or privacy."
    )
    fix = "Describe three levels or more by what the error does to the customer, the gravest first."
    kinds = ("organisation", "error-level")
    level = 1
    sources = ("S0.8",)
    messages = {
        "none": Message(
            ERROR,
            "Errors are not graded at all. Grave ones wait in the same queue as small ones.",
            _levels(3),
        ),
        "one": Message(
            ERROR,
            "There is only one level of errors ({names}), so grave and small ones are treated alike.",
            _levels(2),
        ),
        "two": Message(
            ERROR,
            "There are only two levels of errors ({names}). The gravest cannot be told apart.",
            _levels(1),
        ),
        "definition": Message(
            ERROR,
            "The level '{title}' does not say which errors belong to it. Everybody grades them differently.",
            "definition: {meaning}",
        ),
    }
    good = (
        Case(f"{_ACME}{_ONE}{_TWO}{_SMALL}"),
        Case("kind: organisation\nid: acme\n", applies=False),
        Case("kind: error-level\nid: grave\ndefinition: Customers lose money.\n"),
    )
    bad = (
        Case(_ACME, ((2, 5, "none"),)),
        Case(f"{_ACME}{_ONE}", ((2, 5, "one"),)),
        Case(f"{_ACME}{_ONE}{_TWO}", ((2, 5, "two"),)),
        Case(f"{_ACME}{_ONE}{_TWO}{_SMALL}status: retired\n", ((2, 5, "two"),)),
        Case("kind: error-level\nid: grave\nrank: 1\n", ((2, 5, "definition"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge every level, and a company that has something to govern."""
        if document.kind == "error-level":
            return True
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Count the levels, or read the one."""
        if document.kind == "error-level":
            if not document.text("definition"):
                rank = int(document.number("rank") or LEAST)
                yield at(document, "definition", "definition", meaning=MEANINGS[min(max(rank, 1), LEAST) - 1])
            return
        levels = workspace.active("error-level")
        if len(levels) < LEAST:
            key = ("none", "one", "two")[len(levels)]
            names = tuple(level.title() for level in levels)
            who, chief = someone(workspace, document), leader(workspace)
            yield at(document, "id", key, names=names, someone=who, executive=chief, **_missing(workspace))


def _missing(workspace: Workspace) -> dict[str, object]:
    """Ids, ranks and meanings of the levels to add: the first ranks that are free."""
    taken = {level.number("rank") for level in workspace.active("error-level")}
    data: dict[str, object] = {}
    rank = number = 0
    while number < LEAST:
        rank += 1
        if rank in taken or workspace.find("error-level", f"level-{rank}"):
            continue
        meaning = MEANINGS[min(rank, LEAST) - 1]
        data |= {f"level{number}": f"level-{rank}", f"rank{number}": rank, f"meaning{number}": meaning}
        number += 1
    return data
