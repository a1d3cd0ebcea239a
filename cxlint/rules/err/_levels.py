"""The levels of errors in their order: rank 1 is the gravest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def ranked(workspace: Workspace) -> list[Document]:
    """The levels in force that have a rank, the gravest first."""
    levels = [level for level in workspace.active("error-level") if isinstance(level.values.get("rank"), int)]
    return sorted(levels, key=rank)


def rank(level: Document) -> int:
    """The rank of a level that has one."""
    return int(level.number("rank") or 0)


def gravest(workspace: Workspace, count: int) -> list[Document]:
    """The levels of the so many gravest ranks."""
    levels = ranked(workspace)
    ranks = sorted({rank(level) for level in levels})[:count]
    return [level for level in levels if rank(level) in ranks]
