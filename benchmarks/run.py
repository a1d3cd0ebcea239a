"""Measure cxlint beside yamllint and check-jsonschema: python -m benchmarks.run [--documents N] [--rounds R].

All tools run in the same call, in turn, from the environment of this Python. Schema and style tools do less: they
follow no references and know no rules.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.documents import KINDS
from benchmarks.generate import write
from benchmarks.measure import Command, FailedRun, compare, tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Row

AS_OF = "2026-11-22"
STYLE = "{extends: default, rules: {document-start: disable, line-length: disable}}"


def schema_of_all(folder: Path) -> Path:
    """One JSON Schema for a peer to check every kind with, put together from what `cxlint schema` prints."""
    cases = []
    for kind in KINDS:
        printed = subprocess.run([*tool("cxlint"), "schema", kind], capture_output=True, check=True).stdout
        is_kind = {"properties": {"kind": {"const": kind}}}
        cases.append({"if": is_kind, "then": json.loads(printed)})
    file = folder / "all.schema.json"
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "allOf": cases}
    file.write_text(json.dumps(whole), encoding="utf-8")
    return file


def start_up(folder: Path) -> list[Command]:
    """What it costs to start each program at all."""
    return [
        Command("python -c pass", (sys.executable, "-c", "pass"), folder),
        Command("cxlint --version", (*tool("cxlint"), "--version"), folder),
        Command("yamllint --version", (*tool("yamllint"), "--version"), folder),
        Command("check-jsonschema --version", (*tool("check-jsonschema"), "--version"), folder),
    ]


def workspace(folder: Path, count: int, schema: Path) -> list[Command]:
    """The three tools on the same files."""
    files = [str(file.relative_to(folder)) for file in write(folder, count)]
    return [
        Command("cxlint check", (*tool("cxlint"), "check", "--as-of", AS_OF), folder),
        Command("yamllint", (*tool("yamllint"), "-d", STYLE, *files), folder),
        Command("check-jsonschema", (*tool("check-jsonschema"), "--schemafile", str(schema), *files), folder),
    ]


def show(title: str, rows: Sequence[Row]) -> None:
    """Print one table."""
    print(f"\n{title}")
    print(f"{'':<28}{'median ms':>11}{'ratio':>9}{'peak MiB':>10}")
    for row in rows:
        print(f"{row.name:<28}{row.milliseconds:>11.1f}{row.ratio:>8.2f}x{row.mebibytes:>10.1f}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.run", description="Measure cxlint beside its peers.")
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="R")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        top = Path(name)
        try:
            show(f"Start-up, {given.rounds} rounds", compare(start_up(top), given.rounds))
            schema = schema_of_all(top)
            for count in (1, given.documents):
                folder = top / f"company-{count}"
                rows = compare(workspace(folder, count, schema), given.rounds)
                show(f"{count:,} document{'s' * (count > 1)}, cold, {given.rounds} rounds", rows)
        except (FailedRun, subprocess.CalledProcessError) as failed:
            print(failed, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
