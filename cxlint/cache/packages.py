"""The program itself, as what a run depends on: another version, or an edited rule, answers anew."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from stat import S_ISDIR
from typing import TYPE_CHECKING

from cxlint.blake import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxlint.workspace.stamps import Stamp

_LEFT_OUT = ("__pycache__",)


def program(packages: Iterable[str], seen: Mapping[str, Stamp] | None = None) -> bytes:
    """A checksum over what Python this is, and over name, size and time of every file of some packages.

    `seen` has what was seen of all files of a package a moment ago: it is not looked at again.
    """
    found = blake2b(repr((sys.version, sys.platform, sys.byteorder, sys.prefix)).encode(), digest_size=16)
    for package in sorted(packages):
        for file in sorted(_files(package, seen or {})):
            found.update(repr(file).encode("utf-8", "surrogatepass"))
    return found.digest()


def _files(package: str, seen: Mapping[str, Stamp]) -> Iterator[tuple[str, int, int, int]]:
    """Name, size and times of the last changes of every file of a package, or of a module of one file."""
    for place in _places(package):
        if place in seen and os.path.isdir(place):
            before = f"{place}/"
            files = ((path, found) for path, found in seen.items() if path.startswith(before))
            yield from ((path, *found[:3]) for path, found in files if not S_ISDIR(found[3]))
            continue
        if not os.path.isdir(place):
            found = os.stat(place)
            yield place, found.st_size, found.st_mtime_ns, found.st_ctime_ns
            continue
        waiting = [place]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in _LEFT_OUT:
                            waiting.append(entry.path)
                    else:
                        stat = entry.stat()
                        yield entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _places(package: str) -> Iterator[str]:
    """The folders that a package is made of, or the file of a module."""
    module = sys.modules.get(package)
    spec = getattr(module, "__spec__", None) or find_spec(package)
    if spec is None:
        return
    folders = list(spec.submodule_search_locations or ())
    yield from folders or ([spec.origin] if spec.origin else [])
