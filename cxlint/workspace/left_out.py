"""How git is asked what a repository leaves out, and which files of a folder may be documents at all.

This is also asked where nothing has to be worked out, so this module loads nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing takes longer to load than all this
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SUFFIXES = (".yaml", ".yml", ".md")
SKIPPED = frozenset({"node_modules"})
"""Folders that hold other people's files; folders whose name starts with a dot are skipped too."""

DEEPEST = 64
"""How many folders may lie inside one another."""

GIT_SECONDS = 30

_HERE = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY")
_COMMAND = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "--literal-pathspecs",
    "ls-files",
    "-o",
    "-i",
    "--exclude-standard",
    "--directory",
    "-z",
    "--",
)


def command(root: str, roots: Iterable[str]) -> list[str]:
    """What to run for the files and folders that are left out under the given roots."""
    return ["git", "-C", root, *_COMMAND, *(part or "." for part in roots)]


def environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """The environment for it.

    The variables that a hook sets would point git elsewhere, so they are taken away: for the repository that holds
    the workspace git finds the same by itself.
    """
    kept = {name: value for name, value in inherited.items() if name not in _HERE}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def answered(said: bytes) -> frozenset[bytes]:
    """What git said, as paths relative to the workspace; folders, with all that they hold, end with a slash."""
    return frozenset(path for path in said.split(b"\0") if path)
