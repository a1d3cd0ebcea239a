"""Measure cxlint beside its peers: python -m benchmarks.run [--documents N ...] [--rounds R] [--peers FOLDER].

All tools run in the same call, in turn. Without --peers only those beside this Python are measured; --peers names the
folder into which `python -m benchmarks.peers FOLDER` has installed the others.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import goals
from benchmarks.generate import write
from benchmarks.measure import Command, FailedRun, compare, tool
from benchmarks.peers import PEERS, STYLE, check_by_kind, prepare, schema_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Row

AS_OF = "2026-11-22"
CHECK = ("check", "-f", "concise", "--as-of", AS_OF)
WARM = (goals.SAME, goals.CHANGED)
VARIABLES = {"CXLINT_CACHE_KEY": "a key for measurements only"}
"""So that a measurement leaves no key behind in the user's own folder."""


def start_up(folder: Path) -> list[Command]:
    """What it costs to start each program at all."""
    return [
        Command(goals.PASS, (sys.executable, "-c", "pass"), folder),
        Command("cxlint --version", (*tool("cxlint"), "--version"), folder),
        Command("cxlint --help", (*tool("cxlint"), "--help"), folder),
        Command("yamllint --version", (*tool("yamllint"), "--version"), folder),
        Command("check-jsonschema --version", (*tool("check-jsonschema"), "--version"), folder),
    ]


class Edit:
    """Changes one value of one document: for how long a policy answers for defects, each time another one.

    A value that was there before would not do, for a cache may remember what it said of it.
    """

    VALUE = "defect_window: 24 months"

    def __init__(self, files: Sequence[Path]) -> None:
        found = [file for file in files if self.VALUE in file.read_text(encoding="utf-8")]
        self._file = found[len(found) // 2]
        self._text = self._file.read_text(encoding="utf-8")
        self._months = 24

    def __call__(self) -> None:
        """Write one month more."""
        self._months += 1
        text = self._text.replace(self.VALUE, f"defect_window: {self._months} months", 1)
        self._file.write_text(text, encoding="utf-8")


def ours(folder: Path, top: Path, count: int) -> list[Command]:
    """cxlint without a cache, with one that it has to write, and with one that knows all documents or all but one."""
    command, caches = tool("cxlint"), top / f"caches-{count}"
    written, same, changed = (caches / name for name in ("written", "same", "changed"))
    edited = top / f"edited-{count}"
    forget = partial(shutil.rmtree, written, ignore_errors=True)

    def check(name: str, *words: str, where: Path = folder, before: object = None) -> Command:
        return Command(name, (*command, *CHECK, *words), where, (0, 1), before, VARIABLES, name in WARM)  # type: ignore[arg-type]

    return [
        check(goals.COLD, "--no-cache"),
        check(goals.COLD_WRITTEN, "--cache-dir", str(written), before=forget),
        check(goals.SAME, "--cache-dir", str(same)),
        check(goals.CHANGED, "--cache-dir", str(changed), where=edited, before=Edit(write(edited, count))),
    ]


def workspace(top: Path, count: int, peers: Path | None, only: Sequence[str]) -> list[Command]:
    """The tools on the same files."""
    folder = top / f"company-{count}"
    files = [str(file.relative_to(folder)) for file in write(folder, count)]
    commands = ours(folder, top, count)
    if peers is not None:
        setting = prepare(folder, files, peers)
        commands += [peer.command(setting) for peer in PEERS if not only or peer.name in only]
        return commands
    schema_of_all(top)
    by_kind = check_by_kind(tool("check-jsonschema")[0], top)
    commands.append(Command("yamllint", (*tool("yamllint"), "-d", STYLE, *files), folder))
    commands.append(Command("check-jsonschema", tuple(by_kind), folder))
    return [one for one in commands if not only or one.name in only or one.name.startswith("cxlint")]


def show(title: str, rows: Sequence[Row], documents: int = 0) -> None:
    """Print one table, with how many documents each command looks at in a second."""
    print(f"\n{title}")
    print(
        f"{'':<38}{'median ms':>11}{'ratio':>10}{'peak MiB':>10}{'rounds':>8}{'documents/s' * bool(documents):>13}"
    )
    for row in rows:
        if not row.rounds:
            print(f"{row.name:<38}{'over':>4} {row.milliseconds / 1000:.0f} s, given up")
            continue
        speed = f"{documents / row.milliseconds * 1000:>13,.0f}" if documents else ""
        print(
            f"{row.name:<38}{row.milliseconds:>11,.1f}{row.ratio:>9.2f}x{row.mebibytes:>10.1f}{row.rounds:>8}{speed}"
        )
    sys.stdout.flush()


def told(words: str) -> None:
    """Say on a terminal what runs now."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def measure(given: argparse.Namespace, top: Path) -> None:
    """Measure and print all tables, then what must hold."""
    print(f"Python {platform.python_version()}, {platform.python_build()[1]}, {os.cpu_count()} processors")
    rows = compare(start_up(top), given.rounds, given.limit, told)
    tables = {goals.START_UP: {row.name: row for row in rows}}
    show("Start-up", rows)
    peers = given.peers.resolve() if given.peers else None
    for count in given.documents:
        left_out = {word.removesuffix(f"@{count}") for word in given.skip}
        commands = [one for one in workspace(top, count, peers, given.only) if one.name not in left_out]
        rows = compare(commands, given.rounds, given.limit, told)
        tables[count] = {row.name: row for row in rows}
        show(f"{count:,} document{'s' * (count > 1)}", rows, count)
    goals.show_goals(goals.goals(tables))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.run", description="Measure cxlint beside its peers.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1, 1000], metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="R")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where the peers are installed")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="PEER", help="measure only these beside cxlint"
    )
    parser.add_argument(
        "--skip",
        nargs="+",
        default=[],
        metavar="PEER",
        help="leave these out; spectral@10000: on so many documents",
    )
    parser.add_argument(
        "--limit", type=float, default=300, metavar="SECONDS", help="give a peer up after this long"
    )
    with TemporaryDirectory() as name:
        try:
            measure(parser.parse_args(), Path(name))
        except (FailedRun, subprocess.CalledProcessError) as failed:
            print(failed, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
