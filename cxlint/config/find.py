"""Finds the configuration that a folder belongs to, and reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxlint.config.given import Given, from_node
from cxlint.diagnostics import Fault, Severity
from cxlint.errors import ConfigError
from cxlint.source import load, span_of
from cxlint.workspace.tree import DiskGround

if TYPE_CHECKING:
    from pathlib import Path

    from cxlint.registry import Registry
    from cxlint.workspace.tree import Ground

NAME = "cxlint.yaml"
PROJECT = "pyproject.toml"
_OTHER_NAMES = ("cxlint.yml", ".cxlint.yaml", ".cxlint.yml")
_UNREADABLE = {
    "unreadable": "{reason}",
    "not-a-file": "this is a {what}, not a file",
    "too-large-file": "{size} bytes are more than the {limit} that are read",
    "link-outside": "this is a link to a file outside its folder",
    "link-loop": "this link leads back to itself",
    "stand-in": "its text is kept elsewhere (Git LFS) and is not here",
}


DISK = DiskGround()


def find(start: Path, ground: Ground = DISK) -> Path | None:
    """The nearest `cxlint.yaml`, or `pyproject.toml` with a `[tool.cxlint]` table, in a folder or above it.

    The search ends at the folder that holds `.git`. Raises ConfigError where one folder has both, or a file under a
    name that would not be read.
    """
    home = home_of(start, ground)
    for folder in (home, *home.parents):
        found = _found_in(folder, ground)
        if found is not None:
            return found
        if ground.kind_of(folder / ".git"):
            return None
    return None


def home_of(start: Path, ground: Ground = DISK) -> Path:
    """The folder itself, or the one in which a file lies, or a link to one that lies elsewhere; absolute."""
    return ground.real(start.parent if ground.kind_of(start) == "file" else start)


def _found_in(folder: Path, ground: Ground) -> Path | None:
    own, project = folder / NAME, folder / PROJECT
    for other in _OTHER_NAMES:
        if ground.kind_of(folder / other):
            raise ConfigError(f"{other}: nothing reads a file of this name; call it {NAME}")
    shared = ground.kind_of(project) == "file" and _has_table(_bytes(project, PROJECT, ground))
    if ground.kind_of(own):
        if shared:
            raise ConfigError(f"{PROJECT}: {NAME} stands beside it; keep the settings in one of the two only")
        return own
    return project if shared else None


def in_repository(root: Path) -> str:
    """The folder of a workspace in its repository, with a slash behind it; empty at the top and outside of one."""
    for folder in (root, *root.parents):
        if DISK.kind_of(folder / ".git"):
            return "" if folder == root else root.relative_to(folder).as_posix() + "/"
    return ""


def _has_table(data: bytes) -> bool:
    from cxlint.config.table import read_table

    return b"cxlint" in data and read_table(data, PROJECT) is not None


def read_config(file: Path, shown: str, registry: Registry, ground: Ground = DISK) -> Given:
    """The settings of a file, as written; raises ConfigError where it cannot be read."""
    data = _bytes(file, shown, ground)
    if file.suffix == ".toml":
        from cxlint.config.table import read_table

        table = read_table(data, shown)
        if table is None:
            raise ConfigError(f"{shown}: there is no table [tool.cxlint]")
        return table
    return _read_yaml(data, shown, registry)


def _read_yaml(data: bytes, shown: str, registry: Registry) -> Given:
    loaded = load(data)
    for fault in loaded.faults:
        if fault.key == "empty":
            return Given({}, "", f"{shown}:1:1")
        if fault.key == "not-a-document":
            raise ConfigError(
                f"{shown}:{fault.span.line}:1: settings such as 'profile: standard' are expected here"
            )
        message = registry.load(fault.code).messages[fault.key]
        if message.severity is not Severity.INFO:
            place = f"{shown}:{fault.span.line}:{fault.span.column}"
            raise ConfigError(f"{place}: {_worded(message.text, fault)}")
    if len(loaded.documents) > 1:
        line = span_of(loaded.documents[1]).line
        raise ConfigError(
            f"{shown}:{line}:1: the settings are one document; delete the '---' above this line"
        )
    return from_node(loaded.documents[0], shown)


def _worded(text: str, fault: Fault) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(fault.data.get(found[1], "")), text).rstrip(".")


def _bytes(file: Path, shown: str, ground: Ground) -> bytes:
    data = ground.bytes_of(file)
    if isinstance(data, Fault):
        said = _UNREADABLE[data.key].format_map(data.data)
        raise ConfigError(f"{shown}: the settings cannot be read: {said}")
    return data
