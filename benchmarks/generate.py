"""Write a made-up company: python -m benchmarks.generate FOLDER [--documents N] [--seed S].

The same seed gives the same bytes. Documents are one to a file, of 20 to 80 lines and about 1.7 KB; they refer to each
other, and hold Arabic, Persian and folded text. Every fiftieth has one thing wrong, the others are in good order.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.documents import KINDS, Lines, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATTERN = (
    "policy", "kpi", "touchpoint", "person", "journey",
    "area", "channel", "system", "process", "policy",
    "kpi", "touchpoint", "person", "journey", "policy",
    "touchpoint", "kpi", "process", "touchpoint", "policy",
    "training", "kpi", "person", "policy", "kpi",
)  # fmt: skip
"""The documents of a department."""

HOUSE = 8 * len(PATTERN)
"""So many documents are under one roof: their departments work together."""

SMALLEST_COMPANY = 10
FAULTY_EVERY = 50


class Made(NamedTuple):
    """One made-up document."""

    kind: str
    name: str
    text: str
    faulty: bool


def plan(count: int) -> list[tuple[str, str]]:
    """The kinds and ids of `count` documents, an organisation among them once there is a company."""
    chosen = [(PATTERN[at % len(PATTERN)], at) for at in range(count)]
    if count >= SMALLEST_COMPANY:
        chosen[-1] = ("organisation", 0)
    return [(kind, f"{kind}-{at:05d}") for kind, at in chosen]


def _spoil(random: Random, lines: Lines) -> Lines:
    """Put one thing wrong, of the kind that people get wrong."""
    wrong = random.choice(
        ("owner: nobody-knows", "review_every: 12", "last_reviewed: 2026-13-45", "ownr: x", "twice")
    )
    if wrong == "twice":
        return [*lines, "status: active"]
    field = wrong.partition(":")[0]
    return [*(line for line in lines if not line.startswith(f"{field}:")), wrong]


def _by_kind(planned: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The ids of documents by their kind."""
    ids: dict[str, list[str]] = {}
    for kind, name in planned:
        ids.setdefault(kind, []).append(name)
    return ids


def make(count: int, seed: int = 1) -> Iterator[Made]:
    """The documents of a company, always the same for the same count and seed."""
    planned = plan(count)
    every = _by_kind(planned)
    for at, (kind, name) in enumerate(planned):
        random = Random(f"{seed} {name}")
        if at % len(PATTERN) == 0:
            own = _by_kind(planned[at : at + len(PATTERN)])
        if at % HOUSE == 0:
            house = _by_kind(planned[at : at + HOUSE])
        lines = KINDS[kind](Writer(random, own, house, every), name)
        faulty = at % FAULTY_EVERY == FAULTY_EVERY // 2
        if faulty:
            lines = _spoil(random, lines)
        yield Made(kind, name, "\n".join(lines) + "\n", faulty)


def write(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Write a workspace of `count` documents and return their files."""
    written = []
    for made in make(count, seed):
        file = folder / "governance" / made.kind / f"{made.name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made.text, encoding="utf-8")
        written.append(file)
    (folder / "cxlint.yaml").write_text("roots: [governance]\n", encoding="utf-8")
    return written


def main() -> None:
    """Write the company and say how big it is."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.generate", description="Write a made-up company to measure linters on."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    given = parser.parse_args()
    written = write(given.folder, given.documents, given.seed)
    sizes = [len(file.read_bytes()) for file in written]
    lines = [file.read_bytes().count(b"\n") for file in written]
    print(
        f"{len(written)} documents in {given.folder}: {sum(sizes) // len(sizes)} bytes and "
        f"{sum(lines) // len(lines)} lines on average, {min(lines)} to {max(lines)} lines"
    )


if __name__ == "__main__":
    main()
