"""Which installed distributions announce a plugin, read from their metadata.

`importlib.metadata` answers the same, but loading it takes longer than checking a document. It is asked wherever
something is out of the ordinary: distributions inside archives, finders of others, metadata that is written otherwise.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution

_POINT = r"([\w.-]+)\s*=\s*([\w.]+)(?:\s*:\s*([\w.]+))?"


class Announced(NamedTuple):
    """A plugin that a distribution announces: the module, and the object in it (empty for the module itself)."""

    distribution: str
    version: str
    name: str
    module: str
    attribute: str = ""

    def load(self) -> object:
        """Import the plugin; raises whatever its module does."""
        from importlib import import_module

        found: object = import_module(self.module)
        for step in filter(None, self.attribute.split(".")):
            found = getattr(found, step)
        return found


def announced(group: str) -> list[Announced]:
    """The entry points of a group, by the names of their distributions; of two alike the first on the path counts."""
    found: dict[tuple[str, str], Announced] = {}
    for point in _all(group):
        found.setdefault((point.distribution, point.name), point)
    return [found[key] for key in sorted(found)]


def _all(group: str) -> Iterable[Announced]:
    if any(hasattr(finder, "find_distributions") and not _is_usual(finder) for finder in sys.meta_path):
        from importlib.metadata import distributions

        return _asked(distributions(), group)
    seen: set[str] = set()
    return [point for place in dict.fromkeys(sys.path) for point in _in_folder(place or ".", seen, group)]


def _is_usual(finder: object) -> bool:
    """Whether it is Python's own finder of distributions in the folders of the path."""
    return getattr(finder, "__name__", "") == "PathFinder" and finder.__module__.endswith("_external")


def _in_folder(place: str, seen: set[str], group: str) -> Iterator[Announced]:
    """The entry points of the distributions in one folder of the path, but those `seen` in one before."""
    try:
        names = sorted(os.listdir(place))  # noqa: PTH208 - pathlib is not loaded yet
    except NotADirectoryError:
        names = None
    except OSError:
        return
    if names is None or place.endswith(".egg"):
        from importlib.metadata import distributions

        yield from _asked(distributions(path=[place]), group)
        return
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            known = name.rpartition(".")[0].partition("-")[0].replace(".", "_").lower()
            if known not in seen:
                seen.add(known)
                yield from _of_distribution(f"{place}/{name}", group)


def _of_distribution(folder: str, group: str) -> Iterable[Announced]:
    """The entry points of the distribution whose metadata stand in a folder."""
    points = _read(f"{folder}/entry_points.txt")
    if group.encode() not in points:
        return ()
    about = _about(folder)
    plain = _plain(points.decode("utf-8", "replace"), group)
    if about is not None and plain is not None:
        return [Announced(*about, *point) for point in plain]
    from importlib.metadata import Distribution
    from pathlib import Path

    return _asked([Distribution.at(Path(folder))], group)


def _read(file: str) -> bytes:
    """The bytes of a file; none where there is no such file."""
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - for every distribution, and pathlib costs more than reading
            return stream.read()
    except OSError:
        return b""


def _about(folder: str) -> tuple[str, str] | None:
    """The name and version of a distribution; None where they are not one plain line each."""
    metadata = _read(f"{folder}/{'METADATA' if folder.endswith('.dist-info') else 'PKG-INFO'}")
    head = metadata[:2000].decode("utf-8", "replace").replace("\r\n", "\n").partition("\n\n")[0].split("\n")
    names = [line.removeprefix("Name:").strip() for line in head if line.startswith("Name:")]
    versions = [line.removeprefix("Version:").strip() for line in head if line.startswith("Version:")]
    if len(names) != 1 or len(versions) != 1 or not (names[0].isascii() and names[0] and versions[0]):
        return None
    return names[0], versions[0]


def _plain(text: str, group: str) -> list[tuple[str, str, str]] | None:
    """Name, module and attribute of each entry point of a group; None where one is written otherwise."""
    found = []
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif section == group and line and not line.startswith("#"):
            point = re.fullmatch(_POINT, line)
            if point is None:
                return None
            found.append((point[1], point[2], point[3] or ""))
    return found


def _asked(distributions: Iterable[Distribution], group: str) -> Iterator[Announced]:
    """The same, as importlib.metadata tells it; of a distribution that is there twice the first counts."""
    seen: set[str] = set()
    for distribution in distributions:
        about = distribution.metadata
        name = (about["Name"] or "").replace("-", "_").replace(".", "_").lower()
        if name in seen:
            continue
        seen.add(name)
        for point in distribution.entry_points:
            if point.group == group:
                yield Announced(about["Name"], about["Version"], point.name, point.module, point.attr or "")
