"""Runs git: only to read, only what is fixed here, and so that nothing of a repository is executed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cxlint.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from subprocess import Popen

GIT = "git"
SECONDS = 30
"""How long git may take for one answer."""

PREFIX = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "diff.external=",
    "-c",
    "protocol.allow=never",
    "-c",
    "i18n.logOutputEncoding=UTF-8",
    "--no-pager",
    "--literal-pathspecs",
)
"""What stands before every command, so that the settings of a repository cannot start a program."""

COMMANDS = frozenset(
    {"cat-file", "diff-tree", "for-each-ref", "ls-files", "ls-tree", "merge-base", "rev-list", "rev-parse"}
)
"""The only commands that are ever run; none of them writes."""

_FIXED = {
    "GIT_ALLOW_PROTOCOL": "none",  # wins over `protocol.NAME.allow` of a repository
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # an object is what its hash says
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "C",
    "LC_ALL": "C",
}
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
_LONGEST_REASON = 300
_NO_GIT = "git is not installed here, so revisions cannot be read"
_SAFE = "git config --global --add safe.directory "


class Git:
    """Git in one folder, with an environment of its own; `quick` does without GitPython where that is safe."""

    def __init__(self, folder: Path, environment: Mapping[str, str], *, quick: bool = False) -> None:
        self.folder = folder
        self._quick = quick
        self._environment = scrubbed(environment)

    def start(self, *arguments: str, quiet: bool = False, index: str = "") -> Popen[bytes]:
        """Start a command, on another index where one is given; `quiet` throws away what it complains about."""
        import subprocess

        if arguments[0] not in COMMANDS:
            raise ValueError(arguments[0])
        environment = self._environment | {"GIT_INDEX_FILE": index} if index else self._environment
        safer_popen = _starter(quick=self._quick)
        try:
            # GitPython's own `execute` always hands on the variables of a hook, which point to another repository.
            return safer_popen(
                [GIT, *PREFIX, *arguments],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if quiet else subprocess.PIPE,
            )
        except OSError as error:
            if error.filename == GIT:
                raise RevisionError(_NO_GIT) from None
            told = error.strerror or str(error)
            raise RevisionError(f"git cannot be started, so revisions cannot be read: {told}") from None

    def ask(
        self, *arguments: str, accept: tuple[int, ...] = (0,), index: str = "", given: bytes = b""
    ) -> bytes | None:
        """What a command prints, `given` to read; None where it ends with another code than 0 that is accepted."""
        import subprocess

        with self.start(*arguments, index=index) as process:
            try:
                told, complaint = process.communicate(given, timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise RevisionError(f"git did not answer within {SECONDS} seconds") from None
        if process.returncode not in accept:
            raise RevisionError(_why(complaint, self.folder))
        return told if process.returncode == 0 else None

    def tell(self, *arguments: str, index: str = "", given: bytes = b"") -> bytes:
        """What a command prints, `given` to read; raises RevisionError where it fails."""
        return self.ask(*arguments, index=index, given=given) or b""


def _starter(*, quick: bool) -> Callable[..., Popen[bytes]]:
    """What starts a process: GitPython, but for a check, which would wait longer for it to load than for git to answer.

    On Windows it is needed even then: it keeps a `git.exe` in the folder from being taken for git. Elsewhere it starts
    processes the plain way.
    """
    if not quick or sys.platform == "win32":
        try:
            from git.cmd import safer_popen
        except ImportError:
            raise RevisionError(_NO_GIT) from None
    else:
        from subprocess import Popen as safer_popen
    return safer_popen


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that git is given: without those that a hook sets or that point to other programs.

    What the user says of git's own settings stays: images often name their safe folders there.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_") or name in _KEPT
    }
    return kept | _FIXED


def _why(complaint: bytes, folder: Path) -> str:
    """What went wrong, and what to do about it, from what git says."""
    lines = complaint.decode(errors="replace").strip().splitlines()
    text = " ".join(" ".join(lines).split())
    if "dubious ownership" in text:
        command = next((line.strip() for line in lines if _SAFE in line), f"{_SAFE}'{folder}'")
        return f"git refuses to read this repository, since it belongs to another user. If you trust it, run: {command}"
    if "not a git repository" in text:
        return f"'{folder}' is not in a git repository"
    return f"git cannot read this repository: {text[:_LONGEST_REASON] or 'it gives no reason'}"
