"""What the answer of a check depends on, as it is known when the check is over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cache.program import MOST, files_of, with_modules
from cxlint.cache.replay import LONGEST, checksum_of
from cxlint.config.load import BASELINE
from cxlint.installed import announced
from cxlint.named import NamedTuple
from cxlint.workspace.ignore import Ignored, IgnoreFiles

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from cxlint.cache.replay import Witnesses
    from cxlint.config.settings import Settings
    from cxlint.registry import Registry
    from cxlint.workspace.discovery import Walked

_SPECIAL = (
    "staged",
    "against",
    "head",
    "with_",
    "shard",
    "show_settings",
    "show_files",
    "no_cache",
    "stdin_filename",
)
_BESIDE = ("cxlint.yaml", "pyproject.toml", "cxlint.yml", ".cxlint.yaml", ".cxlint.yml")
_OURS = "cxlint.reporters."


class Checked(NamedTuple):
    """A check that has been made: with what, and on which day."""

    arguments: argparse.Namespace
    settings: Settings
    registry: Registry
    formats: Collection[str]
    day: date
    tree: object


def is_ordinary(checked: Checked) -> bool:
    """Whether a check depends on nothing but files, and does nothing but say something."""
    arguments, registry = checked.arguments, checked.registry
    if any(getattr(arguments, name, None) for name in _SPECIAL) or "-" in arguments.paths:
        return False
    if any("=" in word for word in arguments.format) or registry.observed:
        return False
    return all(registry.reporters[name].module.startswith(_OURS) for name in checked.formats)


def witnesses_of(checked: Checked, walked: Walked, known: Sequence[str] = ()) -> Witnesses | None:
    """All that is looked at the next time; None where that cannot be told.

    `known` are the files of the program, but for modules that only this run has loaded.
    """
    settings, arguments = checked.settings, checked.arguments
    asked = walked.left_out if isinstance(walked.left_out, Ignored) else None
    program, root = _program(arguments, known), Path(settings.root)
    unanswered = walked.repository and asked is None
    if unanswered or len(program) > MOST:  # git did not answer, or this is no usual program
        return None
    if not all(map(os.path.lexists, _used(settings, walked))):
        return None
    given = (*arguments.paths, arguments.config or ".", ".")
    named = [Path(os.path.abspath(path)) for path in given]  # noqa: PTH100 - links are kept as they are written
    folders = _upwards([root, *(real for path in named for real in (path, path.resolve()))])
    files = [
        *(str(folder / name) for folder in folders for name in _BESIDE),
        *(str(root / name) for name in (BASELINE, settings.baseline) if name),
        *map(str, named[len(arguments.paths) :]),
        *(f"{root}/{folder}.gitignore" for folder in _folders(walked.files) if asked is None),
    ]
    left_out = None if asked is None else frozenset(map(os.fsencode, asked.paths))
    if left_out is not None and sum(map(len, left_out)) > LONGEST:
        return None
    day = checked.day
    return {
        "day": None if arguments.as_of or os.environ.get("CXLINT_AS_OF") else (day.year, day.month, day.day),
        "root": settings.root,
        "started": list(walked.started),
        "left_out": None if left_out is None else checksum_of(left_out),
        "unread": _unread(walked, asked),
        "program": program,
        "files": list(dict.fromkeys(files)),
        "ways": [
            *map(str, named),
            *(str(root / folder) for folder in walked.started),
            *(str(folder / ".git") for folder in folders),
        ],
    }


def _program(arguments: argparse.Namespace, known: Sequence[str]) -> list[str]:
    """The files of the program that has made a check."""
    if known:
        return with_modules(known, sys.modules)
    points = [] if arguments.no_plugins else announced("cxlint")
    packages = {"cxlint", *(point.module.partition(".")[0] for point in points)}
    return files_of(packages, sys.modules, sys.path, sys.executable)


def _used(settings: Settings, walked: Walked) -> Iterator[str]:
    """Files that the check has read beside documents, none of which may be gone by now."""
    yield from (f"{settings.root}/{name}" for name in (settings.file, settings.baseline) if name)
    if isinstance(walked.left_out, IgnoreFiles):
        yield from walked.left_out.used
    if walked.repository:
        yield f"{walked.repository}/.git"


def presence(given: Iterable[str]) -> dict[str, bool]:
    """Which files that may hold settings are there, from the current folder and all given paths upwards."""
    words = [".", *(word for word in given if not word.startswith("-") and os.path.lexists(word))]
    paths = (path for word in words for path in (os.path.abspath(word), os.path.realpath(word)))  # noqa: PTH100 - as it is written
    folders = _upwards([Path(path) for path in paths])
    files = [str(folder / name) for folder in folders for name in (*_BESIDE, BASELINE, ".git")]
    return {file: os.path.lexists(file) for file in files}


def _upwards(paths: Sequence[Path]) -> list[Path]:
    """The paths and all folders above them."""
    return list(dict.fromkeys(folder for path in paths for folder in (path, *path.parents)))


def _folders(files: Collection[str]) -> Iterator[str]:
    """The folders that hold some files, and those above them, each with a slash behind; the top one is empty."""
    seen = {""}
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and f"{folder}/" not in seen:
            seen.add(f"{folder}/")
            folder = folder.rpartition("/")[0]
    yield from seen


def _unread(walked: Walked, asked: Ignored | None) -> frozenset[str]:
    """What is left out, so that only its names count; a root that is left out is read all the same."""
    if asked is None or any(f"{name}/\x01" in asked for name in walked.started if name):
        return frozenset()
    return asked.paths
