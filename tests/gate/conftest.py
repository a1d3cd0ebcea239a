"""A company in a real repository, and the command that judges its changes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from cxlint.cli import main
from tests.revisions.repositories import Repo

CONFIG = "roots: [governance]\nselect: [POL001, POL004, OWN001, OWN009, DIF]\nrules:\n  POL001: {very_short: 20 days}\n"
FILES = {
    "cxlint.yaml": CONFIG,
    "governance/company.yaml": "kind: organisation\nid: shop\nlanguages: [en]\ncx_lead: lena\n",
    "governance/people.yaml": (
        "kind: person\nid: mona\nname: Mona\n---\nkind: person\nid: lena\nname: Lena\n---\n"
        "kind: person\nid: omar\nname: Omar\n"
    ),
    "governance/areas.yaml": (
        "kind: area\nid: retail\ncustomer_facing: true\nowner: omar\ncx_champion: mona\n"
    ),
    "governance/returns.yaml": (
        "kind: policy\nid: returns\nversion: 1.0.0\nowner: mona\narea: retail\n"
        "terms:\n  return:\n    window: 30 days\n    restocking: none\n"
    ),
    "governance/old.yaml": (
        "kind: policy\nid: old\nversion: 1.0.0\nowner: mona\narea: retail\nterms:\n  return:\n    window: 10 days\n"
    ),
}
"""`old` has one error (POL001) from the beginning; everything else is in order."""

RETURNS, OLD = "governance/returns.yaml", "governance/old.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    repo = Repo(tmp_path / "company")
    repo.commit(FILES)
    return repo


@pytest.fixture
def edit(repo: Repo):
    """Replaces words in a file of the company."""

    def edit(file: str, *changes: tuple[str, str]) -> None:
        text = (repo.path / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, (file, old)
            text = text.replace(old, new)
        repo.write({file: text})

    return edit


@pytest.fixture
def check(repo: Repo, monkeypatch, capsys, tmp_path: Path):
    """Runs the command in the company; what it says as data: exit code, findings and how they stand to the base."""
    for name in [
        name for name in os.environ if name.startswith(("GIT_", "CI", "GITHUB_", "CXLINT_", "PRE_COMMIT"))
    ]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CXLINT_NO_CACHE", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def check(
        *words: str, base: str = "HEAD", as_of: str = "2026-11-22", folder: str = ""
    ) -> SimpleNamespace:
        monkeypatch.chdir(repo.path / folder)
        file = tmp_path / "out.json"
        file.unlink(missing_ok=True)
        code = main(["check", "--against", base, "--as-of", as_of, "-f", f"json={file}", *words])
        said = capsys.readouterr()
        told = SimpleNamespace(code=code, out=said.out, err=said.err, data=None, found=[], against=None)
        if file.exists():
            told.data = json.loads(file.read_text(encoding="utf-8"))
            told.found = told.data["findings"]
            told.against = told.data["against"]
            told.new = sorted((f["rule"], f"{f['subject']['kind']}/{f['subject']['id']}") for f in told.found)
            told.causes = {f["rule"]: f["cause"] for f in told.found}
            told.counts = tuple(len(told.against[name]) for name in ("remaining", "fixed", "accepted"))
            told.gate = [(f["rule"], f["key"]) for f in told.found if f["rule"].startswith("GAT")]
            told.marks = [f["fingerprint"] for f in told.found if f["rule"].startswith("GAT")]
        return told

    return check
