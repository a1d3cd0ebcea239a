"""What is staged is judged again only where it has changed, with the same answer; the hook has to be quick."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cache.test_judged_again import Company


@pytest.fixture
def bank(tmp_path: Path, checkout: Path) -> Company:
    company = Company(tmp_path, checkout / "examples" / "harbour-bank", 3)
    git(company, "init", "-q")
    git(company, "add", "-A")
    return company


def git(company: Company, *words: str) -> None:
    told = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=company.root, env=told, check=True, capture_output=True)


def staged(company: Company, *, cache: bool) -> tuple[int, bytes, bytes]:
    """What the hook says."""
    told = {
        **os.environ,
        "CXLINT_CACHE_DIR": str(company.root.parent / "cache"),
        "CXLINT_CACHE_KEY": "k" * 32,
        "CXLINT_NO_CACHE": "" if cache else "1",
        "CXLINT_AS_OF": "2026-11-22",
    }
    done = subprocess.run(
        [sys.executable, "-m", "cxlint", "check", "--staged", "-f", "json"],
        cwd=company.root, env=told, capture_output=True, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_the_hook_says_the_same_with_a_cache(bank: Company):
    for _ in range(5):
        assert staged(bank, cache=True) == staged(bank, cache=False)
        for _ in range(2):
            bank.edit()
        git(bank, "add", "-A")
    assert len(list((bank.root.parent / "cache" / "workspaces").iterdir())) == 1


def test_what_is_not_staged_does_not_count(bank: Company):
    before = staged(bank, cache=True)
    for file in bank.files()[:5]:
        bank.write(file, "kind: [")
    assert staged(bank, cache=True) == before
    git(bank, "add", "-A")
    assert staged(bank, cache=True) == staged(bank, cache=False) != before
