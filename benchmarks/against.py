"""What judging a change costs: python -m benchmarks.against [--documents N] [--changed M] [--rounds R].

A cold check of a made-up company in a real repository beside a cold `check --against` of a change in it, in turn.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import write
from benchmarks.measure import Command, FailedRun, compare, tool
from benchmarks.run import AS_OF, show

_TEXT = re.compile(r"^(description:.*)$", re.MULTILINE)


def git(folder: Path, *words: str) -> None:
    """Run git without the settings of this machine."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "bench@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


def repository(folder: Path, count: int, changed: int) -> None:
    """A company, committed, with a change of so many documents lying in the folder."""
    files = write(folder, count)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin")
    for file in files[:: max(count // changed, 1)][:changed]:
        text = file.read_text(encoding="utf-8")
        edited, found = _TEXT.subn(r"notes: Looked at again.\n\1", text, count=1)
        file.write_text(edited if found else f"{text}notes: Looked at again.\n", encoding="utf-8")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.against", description="Measure what judging a change costs."
    )
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--changed", type=int, default=20, metavar="M")
    parser.add_argument("--rounds", type=int, default=5, metavar="R")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        repository(folder, given.documents, given.changed)
        plain = (*tool("cxlint"), "check", "-f", "concise", "--as-of", AS_OF, "--no-cache")
        commands = [
            Command("check", plain, folder),
            Command("check --against HEAD", (*plain, "--against", "HEAD"), folder),
        ]
        try:
            rows = compare(commands, given.rounds)
        except FailedRun as failed:
            print(failed, file=sys.stderr)
            return 1
        show(f"{given.documents:,} documents, {given.changed} of them changed, cold", rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
