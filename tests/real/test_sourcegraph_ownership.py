"""A real ownership register at several commits: who is named and does not exist, and who lost their product manager."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cxlint
from cxlint import Result

DAY = date(2026, 11, 22)


def checked(register, folder: Path) -> Result:
    result = cxlint.check(register.write(folder), as_of=DAY)
    assert [f.text for f in result.findings if f.rule.startswith("CX")] == []
    return result


def dangling_areas(result: Result) -> list[tuple[str, str]]:
    """What cxlint says: each touchpoint and the area that it names and nobody knows."""
    found = [f for f in result.findings if f.rule == "OWN009" and f.subject.kind == "touchpoint"]
    assert {f.pointer for f in found} <= {"area"}
    return [(f.subject.id, f.value) for f in found]


def areas_of(result: Result, rule: str) -> set[str]:
    return {f.subject.id for f in result.findings if f.rule == rule and f.subject.kind == "area"}


@pytest.mark.parametrize(
    ("commit", "count"),
    [("62fde38ad", 8), ("88cb79bc3", 3), ("54291c006", 3), ("fc31f63e8", 0), ("e0876f852", 0)],
)
def test_every_feature_of_an_unknown_team_is_found_and_no_other(
    commit: str, count: int, register_at, tmp_path: Path
) -> None:
    register = register_at(commit)
    found = dangling_areas(checked(register, tmp_path / commit))
    assert len(found) == count
    assert sorted(found) == sorted(register.dangling())


def test_an_unknown_team_is_found_where_it_is_written(register_at, tmp_path: Path) -> None:
    result = checked(register_at("54291c006"), tmp_path / "company")
    finding = next(f for f in result.findings if f.rule == "OWN009" and f.subject.kind == "touchpoint")
    lines = (tmp_path / "company" / finding.file).read_text(encoding="utf-8").splitlines()
    written = lines[finding.span.line - 1][finding.span.column - 1 : finding.span.end_column - 1]
    assert written == "delivery" == finding.value
    assert "delivery" in finding.text


def test_product_managers_who_are_no_longer_in_the_register_of_people_are_found(
    register_at, tmp_path: Path
) -> None:
    register = register_at("62fde38ad")
    gone = {team for team, told in register.teams.items() if told["pm"] not in register.people}
    assert gone == {"search_core", "code_intelligence"}
    assert areas_of(checked(register, tmp_path / "company"), "OWN009") == gone


def test_the_teams_that_lost_their_product_manager_appear(register_at, tmp_path: Path) -> None:
    before, after = register_at("fc31f63e8"), register_at("e0876f852")
    was, now = checked(before, tmp_path / "before"), checked(after, tmp_path / "after")
    lost = after.without_manager() - before.without_manager()
    assert lost == {"apis", "cody_strategic"}
    assert areas_of(now, "OWN001") - areas_of(was, "OWN001") == lost
    assert areas_of(was, "OWN001") == before.without_manager()
    known = {f.fingerprint for f in was.findings}
    new = {(f.rule, str(f.subject)) for f in now.findings if f.fingerprint not in known}
    assert new == {("OWN001", f"area/{team}") for team in lost}


def test_what_a_team_answered_for_falls_to_nobody_when_its_product_manager_leaves(
    register_at, tmp_path: Path
) -> None:
    def owners(commit: str) -> dict[str, str]:
        result = checked(register_at(commit), tmp_path / commit)
        return {d.subject.id: d.owner for d in result.documents if d.area in ("apis", "cody_strategic")}

    was, now = owners("fc31f63e8"), owners("e0876f852")
    assert set(was.values()) == {"ryan_phillips"}
    assert now == dict.fromkeys(was, "nobody")
