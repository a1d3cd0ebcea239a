"""Starts the real command, as a person or a CI system does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

COMPANY = {
    "cxlint.yaml": "roots: [governance]\n",
    "governance/company.yaml": "kind: organisation\nid: shop\nlanguages: [en]\n",
    "governance/people.yaml": "kind: person\nid: mona\nname: Möna كريم\n",
    "governance/policies/returns.yaml": "kind: policy\nid: returns\nowner: mona\nterms:\n  return:\n    restocking: 20%\n",
    "governance/policies/fees.yaml": "kind: policy\nid: fees\nowner: mona\nterms:\n  return:\n    restocking: 5 EUR\n",
    "elsewhere/notes.yaml": "shopping: [bread]\n",
}
"""A company with one error (returns) and one warning (fees) of the rule POL004."""


class Run:
    """Runs `python -P -m cxlint` in a folder, with an environment that is the same everywhere."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(checkout),
            "HOME": str(folder),
            "CXLINT_AS_OF": "2026-11-22",
            "PYTHONUTF8": "1",
            "CXLINT_NO_CACHE": "1",
        }
        if "COVERAGE_PROCESS_START" in os.environ:
            self.environment["COVERAGE_PROCESS_START"] = os.environ["COVERAGE_PROCESS_START"]
        self.folder = folder

    def __call__(
        self,
        *arguments: str,
        folder: Path | None = None,
        given: bytes = b"",
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "cxlint", *arguments],
            cwd=folder or self.folder,
            env={**self.environment, **(environment or {})},
            input=given,
            capture_output=True,
            timeout=100,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )


@pytest.fixture
def cxlint(checkout: Path, tmp_path: Path) -> Run:
    """The command, started in an empty folder that belongs to nothing."""
    (tmp_path / "here" / ".git").mkdir(parents=True)
    return Run(checkout, tmp_path / "here")


@pytest.fixture
def shop(cxlint: Run) -> Path:
    """The small company, written to the folder that the command starts in."""
    return write(cxlint.folder, COMPANY)


@pytest.fixture
def files() -> Callable[[Path, Mapping[str, str]], Path]:
    """Writes files below a folder."""
    return write


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
