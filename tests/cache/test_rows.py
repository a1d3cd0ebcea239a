"""Notes are packed into numbers, and are what they were."""

from __future__ import annotations

import sys
import time

import pytest

from cxlint.cache.packages import program
from cxlint.cache.program import files_of, with_modules
from cxlint.cache.witness import Look
from cxlint.engine.rows import Row
from cxlint.later import LaterMapping
from cxlint.workspace.reads import WIDTH

ROW = [5, ("active", "policy"), 1 << 40, -2, ("active", "policy"), ("all", "policy"), -(1 << 20)]


def test_a_row_of_notes_is_unpacked_as_numbers() -> None:
    row = Row.of(ROW)
    assert [number for number in row.numbers if number < 1 << 62] == [5, 1 << 40, -2, -(1 << 20)]
    assert len(row.numbers) == len(ROW)


def test_notes_that_are_no_numbers_are_found_again() -> None:
    row = Row.of(ROW)
    (active,), (every,) = row.among({("active", "policy")}), row.among({("all", "policy"), ("all", "kpi")})
    assert [place for place, number in enumerate(row.numbers) if number == active] == [1, 4]
    assert [place for place, number in enumerate(row.numbers) if number == every] == [5]
    assert row.among({("active", "kpi")}) == set()


def test_it_is_known_which_documents_a_row_is_about() -> None:
    numbers = [0, 7, 8, 4999]
    row = Row.of([*(number << WIDTH | 77 for number in numbers), ("all", "policy"), -2])
    assert [number for number in range(6000) if row.is_about([number])] == numbers
    assert not row.is_about([-1, 1, 2])
    assert not Row.of([-2, ("all", "policy")]).is_about([0])


def test_a_row_is_fetched_when_its_numbers_are_asked_for() -> None:
    row, fetched = Row.of(ROW), []

    def fetch() -> bytes:
        fetched.append(1)
        return row.data

    later = row._replace(packed=fetch)
    assert (later.among({("all", "policy")}), later.is_about([0])) == (row.among({("all", "policy")}), True)
    assert fetched == []
    assert later.numbers == row.numbers
    assert fetched == [1]


def test_what_was_seen_of_the_program_tells_the_same_of_it() -> None:
    look = Look(time.time_ns(), [])
    look.program(files_of({"cxlint"}, sys.modules, [], sys.executable))
    assert program(["cxlint"], look.rows) == program(["cxlint"])
    name = next(path for path in look.rows if path.endswith("engine/rows.py"))
    size, *others = look.rows[name]
    look.rows[name] = size + 1, *others
    assert program(["cxlint"], look.rows) != program(["cxlint"])


def test_what_is_known_of_the_program_is_joined_by_what_was_loaded_since() -> None:
    known = files_of({"cxlint"}, {}, [], sys.executable)
    found = with_modules(known, {"pytest": pytest})
    assert found[: len(known)] == known
    assert found[len(known) :] == [pytest.__file__]
    assert with_modules(found, {"pytest": pytest}) == found


def test_a_mapping_is_made_once_and_only_when_it_is_asked() -> None:
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"a": 1}

    later = LaterMapping(make)
    assert made == []
    assert (later["a"], dict(later), len(later), later == {"a": 1}) == (1, {"a": 1}, 1, True)
    assert made == [1]
