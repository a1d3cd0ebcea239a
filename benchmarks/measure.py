"""Run commands in turn and measure them: wall time and peak memory, medians, and ratios taken round by round."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SLOW = 15.0
"""Seconds from which on a command runs once only: its own unmeasured round tells."""


class Command(NamedTuple):
    """A command to measure; `accepts` are the exit codes that mean that it did its work."""

    name: str
    words: tuple[str, ...]
    folder: Path
    accepts: tuple[int, ...] = (0, 1)


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


def prove(command: Command, limit: float) -> Run | None:
    """Run once and look at what it says; None where it takes longer than the limit.

    Raises FailedRun where it did not do its work. The memory of this run is that of the largest process so far.
    """
    started = time.perf_counter()
    try:
        told = subprocess.run(
            command.words,
            cwd=command.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return None
    seconds = time.perf_counter() - started
    if told.returncode not in command.accepts or "Traceback (most recent call last)" in told.stderr:
        said = (told.stderr or told.stdout).strip()[-500:]
        raise FailedRun(f"{command.name}: exit {told.returncode}\n{said}")
    return Run(seconds, 0)


def run(command: Command) -> Run:
    """Run once, with the output thrown away, and measure."""
    quiet = subprocess.DEVNULL
    started = time.perf_counter()
    process = subprocess.Popen(command.words, cwd=command.folder, stdin=quiet, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.accepts:
        raise FailedRun(f"{command.name}: exit {process.returncode}")
    kibibytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Run(seconds, kibibytes / 1024)


def compare(commands: Sequence[Command], rounds: int, limit: float = 300) -> list[Row]:
    """Measure all commands in every round, after one unmeasured round; ratios are to the first command.

    What takes longer than `SLOW` runs in the first round only; what takes longer than `limit` seconds is given up.
    """
    proofs = [prove(command, limit) for command in commands]
    measured: list[list[Run]] = [[] for _ in commands]
    ratios: list[list[float]] = [[] for _ in commands]
    for turn in range(rounds):
        for at, (command, proof) in enumerate(zip(commands, proofs, strict=True)):
            if proof is None or (turn and proof.seconds > SLOW):
                continue
            measured[at].append(run(command))
            ratios[at].append(measured[at][-1].seconds / measured[0][-1].seconds)
    return [
        Row(
            command.name,
            median(one.seconds for one in runs) * 1000,
            median(ratios[at]),
            median(one.mebibytes for one in runs),
            len(runs),
        )
        if runs
        else Row(command.name, limit * 1000, 0, 0, 0)
        for at, (command, runs) in enumerate(zip(commands, measured, strict=True))
    ]
