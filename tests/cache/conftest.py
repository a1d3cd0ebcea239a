"""A small company, and a command that has a cache and tells whether it worked its answer out or knew it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPANY = {
    "cxlint.yaml": "roots: [governance]\nselect: [POL004, CX003]\n",
    "governance/company.yaml": "kind: organisation\nid: shop\nlanguages: [en]\n",
    "governance/people.yaml": "kind: person\nid: mona\nname: Möna كريم\n",
    "governance/policies/returns.yaml": "kind: policy\nid: returns\nowner: mona\nterms:\n  return:\n    restocking: 20%\n",
    "governance/policies/fees.yaml": "kind: policy\nid: fees\nowner: mona\nterms:\n  return:\n    restocking: 5 EUR\n",
    "governance/notes/read-me.md": "Nothing for customers.\n",
    "elsewhere/notes.yaml": "shopping: [bread]\n",
}
"""A company with two findings."""

PROGRAM = """
import os, sys, time
if os.path.exists(os.environ["TOLD"] + ".tomorrow"):
    import datetime
    class Day(datetime.date):
        @classmethod
        def today(cls):
            return cls(2031, 1, 2)
    datetime.date = Day
    time.localtime = lambda: time.struct_time((2031, 1, 2, 0, 0, 0, 3, 2, 0))
from cxlint import cli
code = cli._answer(sys.argv[1:])
sys.stdout.flush()
with open(os.environ["TOLD"], "w") as told:
    told.write("worked" if "cxlint.cli.commands" in sys.modules else "knew")
sys.exit(code)
"""
"""What the command does, and a word about how."""


def settle() -> None:
    """Let a moment pass, so that what was written was not written during the next run."""
    time.sleep(0.1)


class Shop:
    """A company in a folder, and the command in it."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.root = folder / "shop"
        self.site = folder / "site"
        self.site.mkdir()
        self.cache = folder / "cache"
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(map(str, (self.site, checkout))),
            "HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "home" / "cache"),
            "CXLINT_CACHE_DIR": str(self.cache),
            "CXLINT_AS_OF": "2026-11-22",
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",  # bytecode that is written on first use is a change of the program
            "TOLD": str(folder / "told"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        if "COVERAGE_PROCESS_START" in os.environ:
            self.environment["COVERAGE_PROCESS_START"] = os.environ["COVERAGE_PROCESS_START"]
        self.write(COMPANY)
        settle()

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def run(
        self, *words: str, folder: Path | None = None, environment: Mapping[str, str | None] | None = None
    ) -> SimpleNamespace:
        """What the command says, its exit code, and whether it worked that out anew."""
        told = Path(self.environment["TOLD"])
        told.unlink(missing_ok=True)
        given = {**self.environment, **(environment or {})}
        done = subprocess.run(
            [sys.executable, "-P", "-c", PROGRAM, *(words or ("-f", "concise"))],
            cwd=folder or self.root, env={name: value for name, value in given.items() if value is not None},
            stdin=subprocess.DEVNULL, capture_output=True, timeout=100, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        knew = told.exists() and told.read_text(encoding="utf-8") == "knew"
        return SimpleNamespace(said=(done.returncode, done.stdout, done.stderr), knew=knew)

    def truth(self, *words: str, **where) -> tuple[int, bytes, bytes]:
        """What the command says without a cache."""
        where["environment"] = {**where.get("environment", {}), "CXLINT_NO_CACHE": "1"}
        return self.run(*words, **where).said

    def known(self, *words: str, **where) -> tuple[int, bytes, bytes]:
        """What the command says when it knows its answer from an earlier run."""
        first = self.run(*words, **where)
        again = self.run(*words, **where)
        assert again.knew, again.said
        assert again.said == first.said == self.truth(*words, **where)
        return again.said

    def git(self, *words: str) -> None:
        subprocess.run(["git", *words], cwd=self.root, env=self.environment, check=True, capture_output=True)

    @property
    def entries(self) -> list[Path]:
        """The files of the runs that are kept."""
        return sorted((self.cache / "runs").glob("[!.]*"))


@pytest.fixture
def shop(tmp_path: Path, checkout: Path) -> Shop:
    """A company that nobody put under git."""
    return Shop(tmp_path, checkout)


@pytest.fixture
def repository(shop: Shop) -> Shop:
    """The same company in a repository."""
    shop.write({".gitignore": "drafts/\n"})
    shop.git("init", "-q")
    shop.git("add", "-A")
    settle()
    return shop


@pytest.fixture
def copied(shop: Shop, checkout: Path) -> Path:
    """A copy of the program that the shop uses, long enough unchanged."""
    shutil.copytree(checkout / "cxlint", shop.site / "cxlint", ignore=shutil.ignore_patterns("__pycache__"))
    shop.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    time.sleep(2.2)
    return shop.site / "cxlint"
