"""What the program itself is made of: its files, those of its plugins, and of whatever else it has loaded."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

MOST = 20_000
"""A program of more files than this is not looked through."""

_SAYS = ("entry_points.txt", "METADATA", "PKG-INFO", "RECORD", "top_level.txt")
_BYTECODE = "__pycache__"


def files_of(
    packages: Iterable[str], modules: Mapping[str, ModuleType], places: Iterable[str], executable: str
) -> list[str]:
    """The files and folders of some packages, and the files of all modules that are loaded from the given places.

    Of the places, where modules are looked for, the names are part of the question already; here are the files in them
    that say what is installed.
    """
    found = dict.fromkeys((executable, os.path.realpath(executable)))
    for name in packages:
        for folder in getattr(modules.get(name), "__path__", ()):
            found.update(dict.fromkeys(_below(folder)))
    for place in places:
        found.update(dict.fromkeys(_installed(place)))
    return with_modules(found, modules)


def with_modules(known: Iterable[str], modules: Mapping[str, ModuleType]) -> list[str]:
    """The known files, and those of all modules that are loaded."""
    found = dict.fromkeys(known)
    for module in list(modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and file not in found:
            os.stat(file)  # it was there when it was loaded; where it is gone since, that cannot be kept
            found[os.path.abspath(file)] = None
    return list(found)


def names_in(place: str) -> list[str]:
    """The names in a folder that modules are looked for in, but for those that no module can have."""
    try:
        names = os.listdir(place or ".")
    except OSError:
        return []
    return sorted(name for name in names if name[0] != "." and name != _BYTECODE)


def _below(folder: str) -> Iterator[str]:
    yield folder
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != _BYTECODE:
                    yield from _below(entry.path)
            else:
                yield entry.path


def _installed(place: str) -> Iterator[str]:
    """Files in a place that say what is installed there, or add to where modules are looked for."""
    if not os.path.isdir(place):
        yield place
        return
    for name in names_in(place):
        path = f"{place}/{name}"
        if name.endswith((".dist-info", ".egg-info")):
            yield path
            yield from (f"{path}/{said}" for said in _SAYS)
        elif name.endswith((".pth", ".egg-link")):
            yield path
