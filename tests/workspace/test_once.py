"""What many subjects ask of the workspace as a whole is worked out once."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.model.document import Document
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
