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
    """What is shown of a command: medians, and how many times the first command's time it took."""

    name: str
    milliseconds: float
    ratio: float
    mebibytes: float


class FailedRun(Exception):
    """A command did not do its work, so its time would mean nothing."""


def tool(name: str) -> tuple[str, ...]:
    """The command of a tool that is installed beside this Python."""
    script = Path(sysconfig.get_path("scripts")) / name
    if script.exists():
        return (str(script),)
    return (sys.executable, "-P", "-m", name.replace("-", "_"))


def prove(command: Command) -> None:
    """Run once and look at what it says; raises FailedRun where it did not do its work."""
    told = subprocess.run(
        command.words,
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if told.returncode not in command.accepts or "Traceback (most recent call last)" in told.stderr:
        said = (told.stderr or told.stdout).strip()[-500:]
        raise FailedRun(f"{command.name}: exit {told.returncode}\n{said}")


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


def compare(commands: Sequence[Command], rounds: int) -> list[Row]:
    """Measure all commands in every round, after one unmeasured round; ratios are to the first command."""
    for command in commands:
        prove(command)
    measured = [[run(command) for command in commands] for _ in range(rounds)]
    return [
        Row(
            command.name,
            median(turn[at].seconds for turn in measured) * 1000,
            median(turn[at].seconds / turn[0].seconds for turn in measured),
            median(turn[at].mebibytes for turn in measured),
        )
        for at, command in enumerate(commands)
    ]
