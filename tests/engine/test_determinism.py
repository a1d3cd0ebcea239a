"""The same files give the same result: on every run, in every order, on every day of the clock."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from cxlint.plugins import build_registry
from cxlint.testing import run_files

FILES = {
    f"{folder}/{name}.yaml": f"kind: policy\nid: {name}\nowner: {name}-x\nterms:\n  return:\n    restocking: 20%\n"
    "    window: 3 days\n  cancellation: {channels: [phone, gone], joining_channels: [web]}\n"
    for folder in ("b", "a", "ä")
    for name in (f"{folder}1", f"{folder}2")
} | {
    "broken.yaml": "kind: policy\nid: [\n",
    "strange.yaml": "kind: polcy\nid: a\n---\nkind: kpi\nid: k\ntypo: 1\nid: again\n",
    "people.yaml": "kind: person\nid: a1-y\n---\nkind: person\nid: b1-y\n---\nkind: channel\nid: phone\ntype: phone\n",
}
PROGRAM = """
import sys, datetime, cxlint
result = cxlint.check(sys.argv[1], as_of=datetime.date(2026, 11, 22), settings={"select": ["all"]})
for finding in result.findings: print(finding)
print(list(result.assessments), result.documents, result.rules, result.notes)
"""


def seen(result) -> tuple[object, ...]:
    return (result.findings, result.documents, list(result.assessments), dict(result.rules), result.notes)


def test_the_order_in_which_files_are_given_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = seen(run_files(FILES))
    assert len(first[0]) > 20
    for seed in range(5):
        names = list(FILES)
        random.Random(seed).shuffle(names)
        assert seen(run_files({name: FILES[name] for name in names})) == first


def test_findings_stand_in_the_order_of_files_and_lines() -> None:
    found = run_files(FILES).findings
    assert list(found) == sorted(found, key=lambda f: (f.file, f.span, f.rule, f.key, f.fingerprint))


def test_a_second_run_with_the_same_registry_changes_nothing() -> None:
    registry = build_registry(entry_points=False)
    assert seen(run_files(FILES, registry=registry)) == seen(run_files(FILES, registry=registry))


def test_hash_seed_folder_order_and_zone_change_nothing(company, checkout: Path) -> None:
    root = company(FILES)

    def told(seed: str, zone: str) -> str:
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(checkout),
            "PYTHONUTF8": "1",
        }
        command = [sys.executable, "-P", "-c", PROGRAM, str(root)]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=60, encoding="utf-8"
        ).stdout

    first = told("0", "UTC")
    assert first.count("Finding(") > 20
    for name in sorted(FILES, reverse=True):  # other order inside the folders
        (root / name).rename(root / f"{name}.tmp")
        (root / f"{name}.tmp").rename(root / name)
    assert told("1", "Asia/Tehran") == first
    assert told("42", "America/Los_Angeles") == first
