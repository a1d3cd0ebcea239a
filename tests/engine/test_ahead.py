"""Rules are imported while files are still being read, where others read as well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.generate import write
from cxlint.config import load_settings
from cxlint.engine import parallel
from cxlint.engine.ahead import import_rules
from cxlint.engine.load import find_files, read_corpus
from cxlint.engine.reading import FileReader
from cxlint.engine.run import run
from cxlint.errors import PluginError
from cxlint.plugins import build_registry
from cxlint.workspace.tree import Disk

DAY = date(2026, 11, 22)


class Noted:
    """A registry that notes which rules are imported."""

    def __init__(self, broken: str = "") -> None:
        self._registry = build_registry(entry_points=False)
        self._broken = broken
        self.rules = self._registry.rules
        self.loaded: list[str] = []

    def load(self, rule_id: str):
        if rule_id == self._broken:
            raise PluginError("it cannot be imported")
        self.loaded.append(rule_id)


def ahead(folder: Path, registry) -> set[str]:
    settings = load_settings(build_registry(entry_points=False), folder)
    tree = Disk(folder)
    reader = FileReader(tree, {}, build_registry(entry_points=False).kinds, configured=False)
    import_rules(registry, settings, reader, find_files(settings, tree).files)
    return set(registry.loaded)


def test_the_rules_for_the_kinds_that_are_there_are_imported(tmp_path: Path) -> None:
    (tmp_path / "fees.yaml").write_text("# Fees\nkind: 'policy'\nid: fees\n", encoding="utf-8")
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe\x00kind: kpi")
    (tmp_path / "away.yaml").write_text("name: x\n", encoding="utf-8")
    loaded = ahead(tmp_path, Noted())
    assert {"POL004", "GOV002", "ORG001"} <= loaded
    assert loaded.isdisjoint({"KPI004", "JRN008", "PRC005"})


def test_a_rule_that_cannot_be_imported_is_told_of_where_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "fees.yaml").write_text("kind: policy\nid: fees\n", encoding="utf-8")
    loaded = ahead(tmp_path, Noted(broken="POL004"))
    assert "POL004" not in loaded
    assert "POL005" in loaded


def test_an_empty_folder_needs_only_what_the_company_itself_is_judged_by(tmp_path: Path) -> None:
    assert not any(rule.startswith("POL") for rule in ahead(tmp_path, Noted()))


@pytest.mark.parametrize("jobs", [1, 2])
def test_they_are_imported_early_only_where_others_read_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(parallel, "LEAST", 5)
    monkeypatch.setattr(parallel, "can_fork", lambda: True)
    write(tmp_path, 60)
    registry = build_registry(entry_points=False)
    settings = load_settings(registry, tmp_path)._replace(jobs=jobs)
    told: list[int] = []
    read_corpus(settings, registry.kinds, meanwhile=lambda _, files: told.append(len(files)))
    parallel.bury(wait=True)
    assert told == ([60] if jobs == 2 else [])
    assert run(settings, registry, DAY).findings
