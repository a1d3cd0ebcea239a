"""Measure cxlint beside its peers: python -m benchmarks.run [--documents N ...] [--rounds R] [--peers FOLDER].

All tools run in the same call, in turn. Without --peers only those beside this Python are measured; --peers names the
folder into which `python -m benchmarks.peers FOLDER` has installed the others.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.generate import write
from benchmarks.measure import Command, FailedRun, compare, tool
from benchmarks.peers import PEERS, STYLE, check_by_kind, prepare, schema_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Row

AS_OF = "2026-11-22"


def start_up(folder: Path) -> list[Command]:
    """What it costs to start each program at all."""
    return [
        Command("python -c pass", (sys.executable, "-c", "pass"), folder),
        Command("cxlint --version", (*tool("cxlint"), "--version"), folder),
        Command("yamllint --version", (*tool("yamllint"), "--version"), folder),
        Command("check-jsonschema --version", (*tool("check-jsonschema"), "--version"), folder),
    ]


def workspace(top: Path, count: int, peers: Path | None) -> list[Command]:
    """The tools on the same files."""
    folder = top / f"company-{count}"
    files = [str(file.relative_to(folder)) for file in write(folder, count)]
    ours = Command("cxlint check", (*tool("cxlint"), "check", "-f", "concise", "--as-of", AS_OF), folder)
    if peers is not None:
        setting = prepare(folder, files, peers)
        return [ours, *(peer.command(setting) for peer in PEERS)]
    schema_of_all(top)
    by_kind = check_by_kind(tool("check-jsonschema")[0], top)
    return [
        ours,
        Command("yamllint", (*tool("yamllint"), "-d", STYLE, *files), folder),
        Command("check-jsonschema", tuple(by_kind), folder),
    ]


def show(title: str, rows: Sequence[Row]) -> None:
    """Print one table."""
    print(f"\n{title}")
    print(f"{'':<36}{'median ms':>11}{'ratio':>10}{'peak MiB':>10}{'rounds':>8}")
    for row in rows:
        if row.rounds:
            print(
                f"{row.name:<36}{row.milliseconds:>11.1f}{row.ratio:>9.2f}x{row.mebibytes:>10.1f}{row.rounds:>8}"
            )
        else:
            print(f"{row.name:<36}{'over':>4} {row.milliseconds / 1000:.0f} s, given up")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.run", description="Measure cxlint beside its peers.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1, 1000], metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="R")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where the peers are installed")
    parser.add_argument(
        "--limit", type=float, default=300, metavar="SECONDS", help="give a peer up after this long"
    )
    given = parser.parse_args()
    peers = given.peers.resolve() if given.peers else None
    with TemporaryDirectory() as name:
        top = Path(name)
        try:
            show("Start-up", compare(start_up(top), given.rounds, given.limit))
            for count in given.documents:
                rows = compare(workspace(top, count, peers), given.rounds, given.limit)
                show(f"{count:,} document{'s' * (count > 1)}, cold", rows)
        except (FailedRun, subprocess.CalledProcessError) as failed:
            print(failed, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
