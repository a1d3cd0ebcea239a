"""Turns the registers of real companies into workspaces; they are only read, and written nowhere but to temporary folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Register(NamedTuple):
    """Who answers for what in one commit: product teams and features by id, and the ids of all people."""

    teams: dict[str, dict[str, object]]
    features: dict[str, dict[str, object]]
    people: list[str]

    def dangling(self) -> list[tuple[str, str]]:
        """Features and the unknown team that each names, counted without cxlint."""
        return [
            (feature, str(told["product_team"]))
            for feature, told in self.features.items()
            if told["product_team"] not in self.teams
        ]

    def without_manager(self) -> set[str]:
        """Teams without a product manager, counted without cxlint."""
        return {team for team, told in self.teams.items() if not told.get("pm")}

    def write(self, folder: Path) -> Path:
        """Write it as a workspace: teams as areas, features as touchpoints."""
        folder.mkdir()
        (folder / "cxlint.yaml").write_text("roots: [.]\n", encoding="utf-8")
        company = {"kind": "organisation", "id": "company", "languages": ["en"], "sector": "software"}
        people = [{"kind": "person", "id": person, "level": "manager"} for person in self.people]
        _dump(folder / "organisation.yaml", [company])
        _dump(folder / "people.yaml", people)
        _dump(folder / "areas.yaml", [_area(team, told) for team, told in self.teams.items()])
        _dump(folder / "touchpoints.yaml", [_touchpoint(name, told) for name, told in self.features.items()])
        return folder


def _area(team: str, told: dict[str, object]) -> dict[str, object]:
    area = {"kind": "area", "id": team, "title": told["title"], "customer_facing": True}
    manager = told.get("pm")
    return area | {"owner": manager, "cx_champion": manager} if manager else area


def _touchpoint(feature: str, told: dict[str, object]) -> dict[str, object]:
    return {"kind": "touchpoint", "id": feature, "title": told["title"], "area": told["product_team"]}


def _dump(file: Path, documents: list[dict[str, object]]) -> None:
    with file.open("w", encoding="utf-8") as stream:
        yaml.safe_dump_all(documents, stream, sort_keys=False, allow_unicode=True)


@pytest.fixture
def register_at(real_data: Path) -> Callable[[str], Register]:
    """Reads the ownership register of one commit."""
    home = real_data / "sourcegraph_ownership"
    if not home.is_dir():
        pytest.skip("the real data has no sourcegraph_ownership")

    def read(commit: str) -> Register:
        folder = home / commit
        teams, features = (
            yaml.load((folder / name).read_text(encoding="utf-8"), Loader)
            for name in ("product_teams.yml", "features.yml")
        )
        return Register(teams, features, (folder / "team_ids.txt").read_text(encoding="utf-8").split())

    return read


@pytest.fixture
def policy_changes(real_data: Path) -> Path:
    """Policies of real companies before and after changes."""
    folder = real_data / "policy_changes"
    if not folder.is_dir():
        pytest.skip("the real data has no policy_changes")
    return folder
