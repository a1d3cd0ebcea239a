"""Measure cxlint's loader beside `yaml.compose` with the C loader: python -m benchmarks.loader [--documents N].

Both read the same bytes from memory, in turn, in one process, and drop what they have read after each document. Times
are CPU time. cxlint's side includes all its guards: encodings, depth, aliases, sizes, duplicate keys.
"""

from __future__ import annotations

import argparse
import time
from statistics import median
from typing import TYPE_CHECKING

import yaml

from benchmarks.generate import make
from cxlint.source import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def compose(data: bytes) -> object:
    """What a program does that only wants nodes with places."""
    return yaml.compose(data, Loader=yaml.CSafeLoader)


def spent(read: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    """CPU seconds to read all files once."""
    started = time.process_time()
    for data in files:
        read(data)
    return time.process_time() - started


def main() -> None:
    """Measure in turn and print medians and the median of the ratios."""
    parser = argparse.ArgumentParser(prog="benchmarks.loader", description="Measure the loader.")
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--rounds", type=int, default=9, metavar="R")
    given = parser.parse_args()
    files = [made.text.encode() for made in make(given.documents)]
    spent(compose, files), spent(load, files)
    rounds = [(spent(compose, files), spent(load, files)) for _ in range(given.rounds)]
    print(
        f"{len(files)} documents, {sum(map(len, files)) // len(files)} bytes on average, {given.rounds} rounds"
    )
    for name, at in (("yaml.compose (C)", 0), ("cxlint.source.load", 1)):
        microseconds = median(turn[at] for turn in rounds) / len(files) * 1e6
        ratio = median(turn[at] / turn[0] for turn in rounds)
        print(f"{name:<22}{microseconds:>9.1f} us/document{ratio:>8.2f}x")


if __name__ == "__main__":
    main()
