"""What customers ask for: which kinds of request are frequent, and where they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ONE_IN = 5


def frequent(workspace: Workspace) -> tuple[Document, ...]:
    """The top fifth of the kinds of request in force by their monthly volume, at least one; the busiest first.

    Those without a volume are left out, and those with as many requests as the last one are in.
    """
    volumes = [(volume, kind) for kind in workspace.active("request-type") if (volume := _volume(kind)) > 0]
    if not volumes:
        return ()
    volumes.sort(key=lambda item: -item[0])
    least = volumes[-(-len(volumes) // _ONE_IN) - 1][0]
    return tuple(kind for volume, kind in volumes if volume >= least)


def _volume(kind: Document) -> float:
    """How often customers ask; 0 where that is not stated or cannot be understood."""
    stated = kind.values.get("volume_month")
    return stated if isinstance(stated, int) and not isinstance(stated, bool) else 0
