"""Run commands in turn and measure them: wall time and peak memory, medians, and ratios taken round by round."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Timer
from typing import NamedTuple

SLOW = 15.0
"""Seconds from which on a command runs once only: its first run, which warms up the others, is what is told."""


class Command(NamedTuple):
    """A command to measure.

    `accepts` are the exit codes that mean that it did its work, `before` is called before each run and not measured,
    `variables` join those of the environment, and `warms` says that its first run fills a cache for those that count.
    """

    name: str
    words: tuple[str, ...]
    folder: Path
    accepts: tuple[int, ...] = (0, 1)
    before: Callable[[], object] | None = None
    variables: Mapping[str, str] = {}
    warms: bool = False


class Run(NamedTuple):
    """One run of a command."""

    seconds: float
    mebibytes: float


class Row(NamedTuple):
    """What is shown of a command: medians, and how many times the first command's time it took.

    `rounds` is 0 for a command that was given up after `milliseconds`.
    """

    name: str
    milliseconds: float
    ratio: float
    mebibytes: float
    rounds: int


class FailedRun(Exception):
    """A command did not do its work, so its time would mean nothing."""


def tool(name: str) -> tuple[str, ...]:
    """The command of a tool that is installed beside this Python."""
    script = Path(sysconfig.get_path("scripts")) / name
    if script.exists():
        return (str(script),)
    return (sys.executable, "-P", "-m", name.replace("-", "_"))


def run(command: Command, limit: float) -> Run | None:
    """Run once and measure; None where it takes longer than the limit.

    The memory is that of the largest of its processes. Raises FailedRun where it did not do its work.
    """
    if command.before is not None:
        command.before()
    with TemporaryFile() as said, TemporaryFile() as complained:
        started = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env={**os.environ, **command.variables},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=complained,
            start_new_session=True,
        )
        late = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        late.daemon = True
        late.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL and seconds >= limit:
            return None
        for file in (said, complained):
            file.seek(0)
        _look(command, process.returncode, said.read(), complained.read())
    kibibytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Run(seconds, kibibytes / 1024)


def _look(command: Command, code: int, said: bytes, complained: bytes) -> None:
    """Raise FailedRun where a command did not do its work."""
    if code not in command.accepts or b"Traceback (most recent call last)" in complained:
        words = (complained or said).decode("utf-8", "replace").strip()[-500:]
        raise FailedRun(f"{command.name}: exit {code}\n{words}")


def compare(
    commands: Sequence[Command],
    rounds: int,
    limit: float = 300,
    told: Callable[[str], object] = lambda _: None,
) -> list[Row]:
    """Measure all commands in every round, after one round that only warms up; ratios are to the first command.

    Each round begins with another command, since what runs behind something large takes longer for it.
    What takes longer than `SLOW` in that first round is told by it alone; what takes longer than `limit` seconds is
    given up. `told` is told what runs.
    """
    first: list[Run | None] = []
    for command in commands:
        told(f"{command.name}, to warm up")
        filled = not command.warms or run(command, limit) is not None
        first.append(run(command, limit) if filled else None)
    measured: list[list[Run]] = [[] for _ in commands]
    ratios: list[list[float]] = [[] for _ in commands]
    for turn in range(rounds):
        took: dict[int, Run] = {}
        for place in range(len(commands)):
            at = (turn + place) % len(commands)
            known = first[at]
            if known is None or known.seconds > SLOW:
                continue
            told(f"{commands[at].name}, round {turn + 1} of {rounds}")
            found = run(commands[at], limit)
            if found is not None:
                took[at] = found
        for at, found in took.items():
            measured[at].append(found)
            if 0 in took:
                ratios[at].append(found.seconds / took[0].seconds)
    ours = median(one.seconds for one in measured[0]) if measured[0] else 0
    rows = []
    for at, (command, alone) in enumerate(zip(commands, first, strict=True)):
        if not measured[at] and alone is not None:
            measured[at].append(alone)
            ratios[at].append(alone.seconds / ours if ours else 1)
        rows.append(_row(command.name, measured[at], ratios[at], limit))
    return rows


def _row(name: str, runs: Sequence[Run], ratios: Sequence[float], limit: float) -> Row:
    if not runs:
        return Row(name, limit * 1000, 0, 0, 0)
    return Row(
        name,
        median(one.seconds for one in runs) * 1000,
        median(ratios),
        median(one.mebibytes for one in runs),
        len(runs),
    )
