"""JRN003: customers are not passed from hand to hand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import someone
from cxlint.workspace.routes import areas_crossed
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_MONA = "---\nkind: person\nid: mona\n"


def _journey(count: int, rest: str = "owner: mona\n") -> str:
    return f"kind: journey\nid: return\nhandoffs: [{', '.join(['{from: a, to: b}'] * count)}]\n{rest}{_MONA}"


def _crossing(rest: str, *areas: str) -> str:
    handoffs = ", ".join(f"{{from: {giver}, to: {taker}}}" for giver, taker in pairwise(areas))
    documents = "".join(f"---\nkind: area\nid: {area}\n" for area in areas)
    return f"kind: journey\nid: return\nhandoffs: [{handoffs}]\n{rest}{_MONA}{documents}"


class FewHandoffsOptions(Options):
    """How often customers may be passed on."""

    most: int = option(2, "More handoffs than this on one journey are a warning.")
    limit: int = option(4, "More handoffs than this fail.")
    areas: int = option(2, "A journey through more areas than this needs one owner.")


class FewHandoffs(GraphRule[FewHandoffsOptions]):
    id = "JRN003"
    name = "few-handoffs"
    summary = "Customers are passed on as seldom as possible, and one owner sees to the whole way."
    why = (
        "Each time a customer is passed on, something gets lost and a wait begins. "
        "Being passed on is one of the things that cost customers the most effort."
    )
    fix = "Give the first team the right and the tools to finish, and name one owner for the journey through all areas."
    kinds = ("journey",)
    level = 3
    sources = ("S3.6", "S2.2")
    needs = ("handoffs",)
    options = FewHandoffsOptions
    reads_date = True
    messages = {
        "many": Message(
            WARNING,
            "Customers are passed on {count} times on this journey; at most {most} is recommended. "
            "Each time they wait, and something gets lost.",
            "handoffs: {fewer}",
        ),
        "too-many": Message(
            ERROR,
            "Customers are passed on {count} times on this journey. At most {most} is recommended, and nobody keeps track of so many.",
            "handoffs: {fewer}",
        ),
        "nobody": Message(
            WARNING,
            "This journey leads through {areas}, but no single person answers for all of it. "
            "Between the areas customers are nobody's concern.",
            "owner: {someone}",
        ),
    }
    good = (
        Case(_journey(2)),
        Case(_journey(3), options={"most": 3}),
        Case(_crossing("owner: mona\n", "shop", "store", "ledger")),
        Case(
            _crossing("owner: desk\n", "shop", "store", "ledger") + "---\nkind: team\nid: desk\nlead: mona\n"
        ),
        Case(_crossing("", "shop", "store")),
        Case(_crossing("", "shop", "store", "ledger"), options={"areas": 3}),
        Case(_crossing("owner: unknown\n", "shop", "store", "ledger")),
        Case("kind: journey\nid: return\n", applies=False),
    )
    bad = (
        Case(_journey(3), ((3, 11, "many"),)),
        Case(_journey(2), ((3, 11, "many"),), options={"most": 1}),
        Case(_journey(4), ((3, 11, "many"),)),
        Case(_journey(5), ((3, 11, "too-many"),)),
        Case(_journey(5), ((3, 11, "many"),), options={"limit": 5}),
        Case(_crossing("", "shop", "store", "ledger"), ((2, 5, "nobody"),)),
        Case(_crossing("owner: none\n", "shop", "store", "ledger"), ((4, 8, "nobody"),)),
        Case(_crossing("", "shop", "store"), ((2, 5, "nobody"),), options={"areas": 1}),
        Case(_crossing("owner: desk\n", "shop", "store", "ledger") + "---\nkind: team\nid: desk\n", ((4, 8, "nobody"),)),
    )  # fmt: skip

    def check(self, document: Document, workspace: Workspace, options: FewHandoffsOptions) -> Iterator[Hit]:
        handoffs = list(document.each("handoffs"))
        count = len(handoffs)
        if count > options.most:
            fewer = written([dict(handoff.values) for handoff in handoffs[: options.most]])
            key = "too-many" if count > options.limit else "many"
            yield at(document, "handoffs", key, count=count, most=options.most, fewer=fewer)
        areas = areas_crossed(workspace, document)
        if len(areas) > options.areas and not _has_one_owner(workspace, document):
            named = [f"“{area.title()}”" for area in areas]
            yield at(document, "owner", "nobody", areas=named, someone=someone(workspace, document))


def _has_one_owner(workspace: Workspace, journey: Document) -> bool:
    """Whether a person, or a team with a lead, answers for the journey; an unknown owner is not judged here."""
    owner = workspace.target(journey, "owner")
    if owner is None:
        return workspace.standing(journey, "owner") == Standing.UNKNOWN
    return owner.kind == "person" or owner.states("lead")
