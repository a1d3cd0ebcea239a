"""Notes what a check says and what it depends on, so that it can be said again as long as nothing changes."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxlint.cache.program import MOST, files_of
from cxlint.cache.replay import LONGEST, Answer, checksum_of
from cxlint.config.load import BASELINE
from cxlint.installed import announced
from cxlint.named import NamedTuple
from cxlint.workspace.discovery import explore
from cxlint.workspace.ignore import Ignored
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from cxlint.cache.replay import Runs, Witnesses
    from cxlint.config.settings import Settings
    from cxlint.registry import Registry
    from cxlint.workspace.discovery import Discovery, Walked

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
_CLEAN, _FINDINGS = 0, 1
_OURS = "cxlint.reporters."


class Noting(io.TextIOWrapper):
    """A stream that notes what is written to it, in one list with the other stream; `beneath` is that without notes."""

    def __init__(self, beneath: io.TextIOWrapper, number: int, notes: list[tuple[int, str]]) -> None:
        super().__init__(
            beneath.buffer,
            encoding=beneath.encoding,
            errors=beneath.errors,
            line_buffering=beneath.line_buffering,
            write_through=beneath.write_through,
        )
        self.beneath = beneath
        self._number = number
        self._notes = notes

    def write(self, text: str) -> int:
        """Write and note."""
        self._notes.append((self._number, text))
        return super().write(text)


class Watching(Disk):
    """The tree of a folder on disk, which remembers how its files were found."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._folder = root
        self.walks: list[tuple[Discovery, Walked]] = []

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under the roots, without what the repository leaves out."""
        self.walks.append(explore(self._folder, roots, exclude))
        return self.walks[-1][0]


class Checked(NamedTuple):
    """A check that has been made: with what, and on which day."""

    arguments: argparse.Namespace
    settings: Settings
    registry: Registry
    formats: Collection[str]
    day: date
    tree: object


class Keeper:
    """Keeps the answer of one run."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._notes: list[tuple[int, str]] = []
        self._checked: list[Checked] = []

    def listen(self) -> None:
        """Note from now on what goes to the standard output and the standard error."""
        for number, name in enumerate(("stdout", "stderr"), 1):
            stream = getattr(sys, name)
            stream.flush()
            setattr(sys, name, Noting(stream, number, self._notes))

    def watching(self, root: Path) -> Watching:
        """The files of a folder, for a check that may be kept."""
        return Watching(root)

    def checked(self, *checked: Any) -> None:
        """Take note of a check: the parts of `Checked`."""
        self._checked.append(Checked(*checked))

    def keep(self, code: int) -> bool:
        """Keep what was said, unless something about the run is out of the ordinary."""
        if len(self._checked) != 1 or code not in (_CLEAN, _FINDINGS):
            return False
        try:
            return self._kept(self._checked[0], code)
        except (Exception, KeyboardInterrupt):  # the run is over and has its answer, whatever happens here
            return False

    def _kept(self, checked: Checked, code: int) -> bool:
        tree = checked.tree
        if not _is_ordinary(checked) or not isinstance(tree, Watching) or len(tree.walks) != 1:
            return False
        ((found, walked),) = tree.walks
        if found.faults or found.skipped or not walked.plain:
            return False
        witnesses = _witnesses(checked, walked)
        answer = Answer(self._notes, code)
        return witnesses is not None and self._runs.keep(answer, witnesses, frozenset(walked.files))


def _is_ordinary(checked: Checked) -> bool:
    """Whether a check depends on nothing but files, and does nothing but say something."""
    arguments, registry = checked.arguments, checked.registry
    if any(getattr(arguments, name, None) for name in _SPECIAL) or "-" in arguments.paths:
        return False
    if any("=" in word for word in arguments.format) or registry.observed:
        return False
    return all(registry.reporters[name].module.startswith(_OURS) for name in checked.formats)


def _witnesses(checked: Checked, walked: Walked) -> Witnesses | None:
    """All that is looked at the next time; None where that cannot be told."""
    settings, arguments = checked.settings, checked.arguments
    asked = walked.left_out if isinstance(walked.left_out, Ignored) else None
    if walked.repository and asked is None:  # git did not answer
        return None
    top = (
        {point.module.partition(".")[0] for point in announced("cxlint")}
        if not arguments.no_plugins
        else set()
    )
    program = files_of({"cxlint", *top}, sys.modules, sys.path, sys.executable)
    if len(program) > MOST:
        return None
    root = Path(settings.root)
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
