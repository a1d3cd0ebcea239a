"""What a tree or the index of git holds: every path with its mode and hash, and where links lead."""

from __future__ import annotations

import os
import re
from functools import cached_property
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = "120000"
SUBMODULE = "160000"
EMPTY = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
"""The hashes of an empty file."""

_FLAGS = re.compile(rb"([^\0]+)\0  ctime:[^\0]*?flags: ([0-9a-f]+)\n")
_ANNOUNCED = 1 << 29
_MOST_LINKS = 40
"""As many links in a row as systems follow."""


class Entry(NamedTuple):
    """One path of a tree: what it is, as git writes its mode, and the hash of its content."""

    mode: str
    hex: str
    stage: str = "0"


class LinkLoop(Exception):
    """A link leads back to itself."""


class LinkOutside(Exception):
    """A link leads out of the repository."""


def of_tree(told: bytes) -> dict[str, Entry]:
    """The entries that `ls-tree -r -z` names; names need not be UTF-8."""
    found: dict[str, Entry] = {}
    for line in told.split(b"\0"):
        if line:
            about, _, name = line.partition(b"\t")
            mode, _, hexadecimal = about.decode().split(" ")
            found[os.fsdecode(name)] = Entry(mode, hexadecimal)
    return found


def of_index(told: bytes) -> dict[str, Entry]:
    """The entries that `ls-files -s -z` names; one of an unfinished merge has a stage other than 0."""
    found: dict[str, Entry] = {}
    for line in told.split(b"\0"):
        if line:
            about, _, name = line.partition(b"\t")
            found[os.fsdecode(name)] = Entry(*about.decode().split(" "))
    return found


def only_announced(told: bytes) -> list[str]:
    """The paths that `ls-files --debug -z` marks as announced with `git add -N`: they are not part of a commit yet."""
    return [os.fsdecode(name) for name, flags in _FLAGS.findall(told) if int(flags, 16) & _ANNOUNCED]


class Listing:
    """All paths of a repository at one moment, relative to its top; `link` reads where a link leads, by its hash."""

    def __init__(self, entries: dict[str, Entry], top: str, link: Callable[[str], str]) -> None:
        self.entries = entries
        self._top = top.rstrip("/")
        self._link = link

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder, the top as an empty word; a submodule counts as one."""
        found = {""}
        for path, entry in self.entries.items():
            folder = path if entry.mode == SUBMODULE else path.rpartition("/")[0]
            while folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    @cached_property
    def has_links(self) -> bool:
        """Whether any path is a link."""
        return any(entry.mode == LINK for entry in self.entries.values())

    def real(self, path: str) -> str:
        """The path with its links followed; it need not exist. Raises LinkLoop and LinkOutside."""
        steps = [step for step in reversed(path.split("/")) if step not in ("", ".")]
        done: list[str] = []
        links = 0
        while steps:
            step = steps.pop()
            if step == "..":
                if not done:
                    raise LinkOutside
                if not self._holds("/".join(done)):  # there is no way back from a place that is not there
                    return "/".join([*done, step, *reversed(steps)])
                done.pop()
                continue
            done.append(step)
            entry = self.entries.get("/".join(done))
            if entry is None or entry.mode != LINK:
                continue
            target = self._inside(self._link(entry.hex))
            links += 1
            if links > _MOST_LINKS:
                raise LinkLoop
            done = [] if target.startswith("/") else done[:-1]
            steps.extend(part for part in reversed(target.split("/")) if part not in ("", "."))
        return "/".join(done)

    def _holds(self, path: str) -> bool:
        return path in self.entries or path in self.folders

    def _inside(self, target: str) -> str:
        """A target; one that starts at the top of the disk starts at the top of the repository instead."""
        if not target.startswith("/"):
            return target
        if not f"{target}/".startswith(f"{self._top}/"):
            raise LinkOutside
        return target.removeprefix(self._top) or "/"
