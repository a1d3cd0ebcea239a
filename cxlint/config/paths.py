"""Paths in the configuration: always relative to its folder, and never out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxlint.config.shape import fault

if TYPE_CHECKING:
    from pathlib import Path

    from cxlint.config.given import Given
    from cxlint.workspace.tree import Ground

_DRIVE = r"[A-Za-z]:"
_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]*://"
_WILD = frozenset("*?[")


def inner_path(given: Given) -> str:
    """A path or pattern as written, without needless `./`; raises ConfigError for one that leads outside."""
    text = given.text.strip()
    problem = _problem(text)
    if problem:
        raise fault(given, f"'{_shown(text)}' {problem}; write a path below the folder of the configuration")
    steps = [step for step in text.split("/") if step not in ("", ".")]
    return "/".join(steps) + ("/" if text.endswith("/") and steps else "") or "."


def _problem(text: str) -> str:
    if "\0" in text or any(ord(character) < 32 for character in text):
        return "holds an invisible character"
    if re.match(_ADDRESS, text):
        return "is an address on the network, and cxlint reads only files"
    if "\\" in text:
        return "holds a backslash, and folders are parted by '/'"
    if text.startswith("/") or re.match(_DRIVE, text):
        return "starts at the top of a disk"
    if text.startswith("~"):
        return "starts at somebody's home folder"
    if ".." in text.split("/"):
        return "leads out of the folder of the configuration"
    return ""


def _shown(text: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in text[:100])


def root_folder(given: Given, home: Path, ground: Ground) -> str:
    """A folder that holds documents: it exists, and really lies below the configuration, links followed."""
    path = inner_path(given).rstrip("/") or "."
    try:
        real = ground.real(home / path)
        exists = bool(ground.kind_of(real))
    except (OSError, RuntimeError):
        raise fault(given, f"'{path}' cannot be opened") from None
    if not exists:
        raise fault(given, f"there is nothing called '{path}' beside the configuration")
    if not real.is_relative_to(home):
        raise fault(given, f"'{path}' is a link that leads out of the folder of the configuration")
    return path


def file_patterns(given: Given) -> tuple[str, ...]:
    """Patterns for the files that a path of an override means: the file itself, or everything in the folder.

    In a pattern `*` stands for any characters, `/` included.
    """
    path = inner_path(given)
    if path == ".":
        return ("*",)
    if path.endswith("/"):
        return (f"{path}*",)
    short = path.removeprefix("**/")
    patterns = (path,) if short == path else (path, short)
    return patterns if _WILD.intersection(path) else (*patterns, f"{path}/*")
