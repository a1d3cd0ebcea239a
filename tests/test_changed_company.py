"""The example bank changes in a real repository, and every rule about changes notices what it is there for."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from cxlint.config.settings import Settings
from cxlint.engine.changes import compare
from cxlint.engine.load import read_corpus
from cxlint.engine.run import Run
from cxlint.plugins import build_registry
from cxlint.revisions import Repository
from tests.revisions.repositories import Repo

BANK = Path(__file__).parents[1] / "examples" / "harbour-bank"
DAY = date(2026, 11, 22)
REGISTRY = build_registry(entry_points=False)
RULES = sorted(name for name, registered in REGISTRY.rules.items() if registered.rule.shape == "change")

EDITS = {
    "policies/card-reader-warranty.yaml": [
        ("length: 36 months", "length: 24 months"),  # DIF001, with DIF007, DIF008 and DIF013 in its wake
        ("repair_deadline: 1 working day", "repair_deadline: 10 working days"),  # DIF002
        (", includes_delivery: true", ""),  # DIF010
        ("restocking: none", "restocking: 10%"),  # DIF011
        ("channels: [branch, post]", "channels: [post]"),  # DIF004
    ],
    "policies/app-plus.yaml": [("steps: 6", "steps: 9")],  # DIF003
    "policies/fee-refunds.yaml": [("limit: 150 EUR", "limit: 20 EUR")],  # DIF005
    "policies/card-terms.yaml": [("  contract:\n", "  contract:\n    arbitration: mandatory\n")],  # DIF009
    "policies/complaints.yaml": [("within 30 days of the event", "within 20 days of the event")],  # DIF014
    "policies/account-closing.md": [
        ("# Closing your account\n", "# Closing your account\n\nIt takes two weeks.\n")
    ],
    "kpis/fcr-get-help.yaml": [("target: 75%", "target: 65%")],  # DIF006
}
GONE = ("policies/paperless.yaml",)  # DIF012


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    """The bank as it was committed, and after a bad day."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    repo = Repo(tmp_path_factory.mktemp("repository") / "company")
    shutil.copytree(BANK, repo.path / "bank")
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "The bank")
    for name, edits in EDITS.items():
        file = repo.path / "bank" / name
        text = file.read_text("utf-8")
        for old, new in edits:
            assert old in text, (name, old)
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
    for name in GONE:
        (repo.path / "bank" / name).unlink()
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "A bad day")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    repository = Repository.around(repo.path, environment)
    settings = Settings(root=str(repo.path / "bank"), file="cxlint.yaml", selected=frozenset(REGISTRY.rules))
    runs = []
    for revision in ("HEAD^", "HEAD"):
        snapshot = repository.snapshot(repository.resolve(revision), "bank")
        runs.append(Run(settings, REGISTRY, read_corpus(settings, REGISTRY.kinds, tree=snapshot), DAY))
    repository.close()
    return compare(*runs)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_about_changes_finds_what_it_is_there_for(comparison, rule) -> None:
    assert [finding for finding in comparison.findings if finding.rule == rule]


def test_nothing_is_told_of_what_nobody_touched(comparison) -> None:
    touched = {*EDITS, *GONE}
    assert {change.file for change in comparison.changes} == touched
    assert {finding.file for finding in comparison.findings} <= touched
    assert comparison.unread == ()


def test_each_loss_is_told_by_one_rule_only(comparison) -> None:
    losses = [
        (finding.subject, finding.pointer)
        for finding in comparison.findings
        if finding.rule in {"DIF001", "DIF002", "DIF003", "DIF004", "DIF005", "DIF009", "DIF010", "DIF011"}
    ]
    assert len(losses) == len(set(losses)) == 8


def test_a_translation_in_a_file_of_its_own_is_missed_as_well(comparison) -> None:
    found = {f.text for f in comparison.findings if f.rule == "DIF014" and f.subject.id == "account-closing"}
    assert found == {
        f"What customers read changed in one language (en), and not in another ({language})."
        for language in ("ar", "fa")
    }


def test_what_a_change_reaches_is_told(comparison) -> None:
    change = next(c for c in comparison.changes if c.subject.id == "fcr-get-help")
    assert change.touch.journeys == ("get-help",)
    assert change.touch.contacts
