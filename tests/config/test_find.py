"""Which configuration a folder belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxlint.config import find
from cxlint.errors import ConfigError


def write(folder: Path, name: str, text: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_nearest_one_above_counts(tmp_path: Path) -> None:
    write(tmp_path, "cxlint.yaml")
    near = write(tmp_path / "shop", "cxlint.yaml")
    deep = tmp_path / "shop" / "policies" / "web"
    deep.mkdir(parents=True)
    assert find(deep) == near.resolve()


def test_a_file_belongs_to_the_configuration_of_its_folder(tmp_path: Path) -> None:
    found = write(tmp_path, "cxlint.yaml")
    assert find(write(tmp_path, "policy.yaml")) == found.resolve()


def test_a_link_belongs_to_the_configuration_of_the_folder_that_it_lies_in(tmp_path: Path) -> None:
    found = write(tmp_path / "shop", "cxlint.yaml")
    write(tmp_path / "bank", "cxlint.yaml")
    link = tmp_path / "shop" / "policy.yaml"
    link.symlink_to(write(tmp_path / "bank", "policy.yaml"))
    assert find(link) == found.resolve()


def test_the_search_ends_at_the_folder_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path, "cxlint.yaml")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert find(tmp_path / "repository") is None


def test_the_folder_of_the_repository_is_still_searched(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    found = write(tmp_path, "cxlint.yaml")
    (tmp_path / "policies").mkdir()
    assert find(tmp_path / "policies") == found.resolve()


def test_a_project_file_counts_only_with_its_table(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    project = write(tmp_path, "pyproject.toml", "[tool.ruff]\n[project]\ndescription = 'not cxlint'\n")
    assert find(tmp_path) is None
    write(tmp_path, "pyproject.toml", "[tool.cxlint]\nprofile = 'strict'\n")
    assert find(tmp_path) == project.resolve()


def test_two_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "cxlint.yaml")
    write(tmp_path, "pyproject.toml", "[tool.cxlint]\n")
    with pytest.raises(ConfigError) as caught:
        find(tmp_path)
    assert str(caught.value) == (
        "pyproject.toml: cxlint.yaml stands beside it; keep the settings in one of the two only"
    )


def test_a_name_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "cxlint.yml")
    with pytest.raises(ConfigError) as caught:
        find(tmp_path)
    assert str(caught.value) == "cxlint.yml: nothing reads a file of this name; call it cxlint.yaml"


def test_a_folder_that_does_not_exist_is_searched_from_above(tmp_path: Path) -> None:
    found = write(tmp_path, "cxlint.yaml")
    assert find(tmp_path / "nowhere") == found.resolve()
