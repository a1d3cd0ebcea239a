"""Which files a repository leaves out: what git says, or, without git, what its `.gitignore` files say."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cxlint.source import Files
from cxlint.workspace.left_out import GIT_SECONDS, answered, command, environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from pathspec import GitIgnoreSpec

_MOST_STARS = 5
_MOST_STARS_IN_A_STEP = 3
_LONGEST_PATTERN = 1_000
_STARS = re.compile(r"\*+")


class Ignored:
    """What git leaves out, as paths relative to the workspace: single files, and folders with all they hold."""

    __slots__ = ("_folders", "paths")

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = frozenset(paths)
        self._folders = tuple(path for path in self.paths if path.endswith("/") and path != "./")

    def __contains__(self, path: object) -> bool:
        return path in self.paths or (isinstance(path, str) and path.startswith(self._folders))

    def spares(self, folders: Iterable[str]) -> bool:
        """Whether it is sure that no file in these folders is left out."""
        return not self.paths


def repository_of(root: Path) -> Path | None:
    """The folder with `.git` that holds `root`, or None."""
    return next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), None)


def ask_git(root: Path, roots: Sequence[str]) -> Ignored | None:
    """What git leaves out under the given roots; None where git is missing or refuses to say.

    Files that git already follows stay in, whatever `.gitignore` says.
    """
    import subprocess

    inherited = os.environ  # noqa: TID251  # only handed on to git, nothing is decided by it
    try:
        done = subprocess.run(
            command(str(root), roots),
            env=environment(inherited),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=GIT_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    if done.returncode != 0:
        return None
    return Ignored(map(os.fsdecode, answered(done.stdout)))


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns of an ignore file; wrong ones, and those that could take forever to compare, are left out."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([line for line in lines if _is_harmless(line) and _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _is_harmless(pattern: str) -> bool:
    if len(pattern) > _LONGEST_PATTERN or len(_STARS.findall(pattern)) > _MOST_STARS:
        return False
    return all(len(_STARS.findall(step)) <= _MOST_STARS_IN_A_STEP for step in pattern.split("/"))


class IgnoreFiles:
    """The `.gitignore` files of a repository, read as git reads them: deeper files win, later lines win."""

    def __init__(self, repository: Path, prefix: str) -> None:
        self._files = Files(repository)
        self._top = repository
        self._prefix = prefix
        self._specs: dict[str, GitIgnoreSpec | None] = {}
        self._folders: dict[str, bool] = {"": False}
        self._free: dict[str, bool] = {}

    def __contains__(self, path: object) -> bool:
        """Whether a file, by its path relative to the workspace, is left out."""
        whole = f"{self._prefix}{path}"
        folder = whole.rpartition("/")[0]
        return not self._is_free(folder) and (self._folder_is_ignored(folder) or self._says(whole) is True)

    def spares(self, folders: Iterable[str]) -> bool:
        """Whether it is sure that no file in these folders is left out."""
        return all(self._is_free(f"{self._prefix}{folder}".rstrip("/")) for folder in folders)

    def _is_free(self, folder: str) -> bool:
        free = self._free.get(folder)
        if free is None:
            free = self._free[folder] = not self._folder_is_ignored(folder) and self._has_no_file(folder)
        return free

    @property
    def used(self) -> list[str]:
        """The files that say something."""
        return [f"{self._top}/{folder}.gitignore" for folder, spec in self._specs.items() if spec is not None]

    def leaves_out_the_workspace(self) -> bool:
        """Whether the folder of the workspace itself is left out by a folder above it."""
        return self._folder_is_ignored(self._prefix.rstrip("/"))

    def _folder_is_ignored(self, folder: str) -> bool:
        known = self._folders.get(folder)
        if known is None:
            above = folder.rpartition("/")[0]
            known = self._folders[folder] = self._folder_is_ignored(above) or self._says(f"{folder}/") is True
        return known

    def _has_no_file(self, folder: str) -> bool:
        """Whether nothing is said in a folder nor in any above it."""
        steps = folder.split("/") if folder else []
        folders = ["".join(f"{step}/" for step in steps[:count]) for count in range(len(steps) + 1)]
        return all(self._spec(each) is None for each in folders)

    def _says(self, path: str) -> bool | None:
        """What the last pattern that fits says; None where none does."""
        verdict: bool | None = None
        folder, rest = "", path
        while True:
            spec = self._spec(folder)
            said = spec.check_file(rest).include if spec is not None else None
            verdict = said if said is not None else verdict
            step, slash, rest = rest.partition("/")
            if not slash or not rest:
                return verdict
            folder = f"{folder}{step}/"

    def _spec(self, folder: str) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            data = self._files.read(f"{folder}.gitignore")
            text = os.fsdecode(data).replace("\r\n", "\n") if isinstance(data, bytes) else ""
            self._specs[folder] = spec_of(text.split("\n")) if text.strip() else None
        return self._specs[folder]


LeftOut = Ignored | IgnoreFiles
"""What leaves files out, whoever says so."""
