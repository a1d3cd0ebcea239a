"""OWN007: one person answers for a thing, and not for too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.own._shared import belongings, is_person, owner_for
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import OWNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def _mona(count: int) -> str:
    owned = (f"---\nkind: kpi\nid: kpi-{number:02}\nowner: mona\n" for number in range(1, count + 1))
    return "kind: person\nid: mona\n" + "".join(owned)


class OneAccountablePersonOptions(Options):
    most: int = option(15, "The most things that one person can answer for.", source="convention")


class OneAccountablePerson(GraphRule[OneAccountablePersonOptions]):
    id = "OWN007"
    name = "one-accountable-person"
    summary = "One person answers for each thing, and nobody answers for more than they can look after."
    why = (
        "When a team or a mailbox is responsible, each waits for the other, "
        "and the customer waits for all. "
        "Somebody who answers for too many things looks after none."
    )
    fix = "Name one person as owner; hand some things over where one person has too many."
    kinds = (*OWNED, "person")
    level = 2
    sources = ("S2.9",)
    clauses = ("GDS, one accountable owner",)
    reads_date = True
    options = OneAccountablePersonOptions
    messages = {
        "team": Message(
            WARNING,
            "The team {who} answers for “{title}”. When everybody is responsible, nobody feels it; "
            "name one person.",
            "owner: {someone}",
        ),
        "mailbox": Message(
            WARNING,
            "The mailbox {who} answers for “{title}”. Nobody can be asked why customers were let down; "
            "name one person.",
            "owner: {someone}",
        ),
        "many": Message(
            WARNING,
            "{title} answers for {count} things; beyond {most}, "
            "customers of the rest are not looked after. Hand some over.",
            "kind: {thing}\nid: {spare}\nowner: {someone}",
        ),
    }
    good = (
        Case("kind: touchpoint\nid: returns-page\nowner: mona\n---\nkind: person\nid: mona\n"),
        Case(_mona(15)),
        Case(_mona(15) + "---\nkind: kpi\nid: old\nowner: mona\nstatus: retired\n"),
        Case("kind: policy\nid: returns\n", applies=False),
        Case(
            "kind: policy\nid: returns\nowner: mona\n---\nkind: person\nid: mona\nstatus: inactive\n",
            applies=False,
        ),
        Case("kind: person\nid: mona\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nowner: team/care\n---\nkind: team\nid: care\n", ((3, 8, "team"),)),
        Case(
            "kind: touchpoint\nid: returns-page\nowner: care-inbox\n---\nkind: person\nid: "
            "care-inbox\ntype: mailbox\n",
            ((3, 8, "mailbox"),),
        ),
        Case(_mona(16), ((2, 5, "many"),)),
        Case(_mona(3), ((2, 5, "many"),), options={"most": 2}),
    )

    def applies(self, document: Document, workspace: Workspace, options: OneAccountablePersonOptions) -> bool:
        if document.kind == "person":
            return (
                is_person(document)
                and workspace.is_active(document)
                and bool(belongings(workspace, document))
            )
        return workspace.standing(document, "owner") == Standing.ACTIVE

    def check(
        self, document: Document, workspace: Workspace, options: OneAccountablePersonOptions
    ) -> Iterator[Hit]:
        if document.kind == "person":
            owned = belongings(workspace, document)
            if len(owned) > options.most:
                spare = sorted(owned, key=lambda document: (document.kind, document.id))[options.most]
                data = {
                    "thing": spare.kind,
                    "spare": spare.id,
                    "someone": owner_for(workspace, spare, document),
                }
                yield at(document, "id", "many", count=len(owned), most=options.most, **data)
            return
        owner = workspace.target(document, "owner")
        if owner is not None and not is_person(owner):
            key = "team" if owner.kind == "team" else "mailbox"
            yield at(
                document, "owner", key, who=owner.title(), someone=_person_for(workspace, document, owner)
            )


def _person_for(workspace: Workspace, document: Document, owner: Document) -> str:
    """The lead of the team that owns it, else somebody of its area."""
    lead = workspace.target_or_none(owner, "lead")
    if lead is not None and is_person(lead) and workspace.is_active(lead):
        return lead.id
    return owner_for(workspace, document)
