"""What many subjects ask of the workspace as a whole is worked out once."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.model.document import Document, Reference
from cxlint.model.scalars import FAULTY, FaultyField
from cxlint.workspace.graph import Workspace

TODAY = date(2026, 11, 22)


def test_a_question_is_worked_out_once() -> None:
    asked = []

    def people(workspace: Workspace) -> int:
        asked.append(workspace)
        return len(workspace.documents("person"))

    workspace = Workspace([Document("person", "mona", {"kind": "person", "id": "mona"})], TODAY)
    assert [workspace.once(people), workspace.once(people)] == [1, 1]
    assert asked == [workspace]


def test_a_question_that_meets_a_field_nobody_understands_is_not_asked_again_either() -> None:
    asked = []

    def levels(workspace: Workspace) -> list[str | None]:
        asked.append(workspace)
        return [person.word("level") for person in workspace.documents("person")]

    workspace = Workspace([Document("person", "mona", {"level": FAULTY})], TODAY)
    for _ in range(2):
        with pytest.raises(FaultyField):
            workspace.once(levels)
    assert len(asked) == 1


def test_those_who_refer_to_a_document_are_told_by_kind_and_by_field_in_the_order_of_their_files() -> None:
    def naming(kind: str, name: str, *fields: str) -> Document:
        references = tuple(Reference(field, field, ("person",), "mona") for field in fields)
        return Document(kind, name, {"kind": kind, "id": name}, references=references)

    mona = Document("person", "mona", {"kind": "person", "id": "mona"})
    team, area = naming("team", "care", "lead"), naming("area", "shop", "owner", "cx_champion")
    other = naming("team", "web", "owner")
    workspace = Workspace([mona, team, area, other], TODAY)

    def told(kind: str = "", field: str = "") -> list[tuple[str, str]]:
        return [(link.source.id, link.reference.path) for link in workspace.referrers(mona, kind, field)]

    everybody = [("care", "lead"), ("shop", "owner"), ("shop", "cx_champion"), ("web", "owner")]
    assert told() == everybody
    assert told("team") == [("care", "lead"), ("web", "owner")]
    assert told(field="owner") == [("shop", "owner"), ("web", "owner")]
    assert told("team", "owner") == [("web", "owner")]
    assert told("team", "cx_champion") == told("policy") == []
    assert workspace.referrers(team) == ()
