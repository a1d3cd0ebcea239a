"""What is worked out once for a workspace and kept as long as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.workspace.graph import Workspace

_T = TypeVar("_T")
_KEPT: WeakKeyDictionary[Workspace, dict[object, object]] = WeakKeyDictionary()


def kept(workspace: Workspace, make: Callable[[Workspace], _T]) -> _T:
    """What a function makes of a workspace; it is asked once and may depend on nothing else."""
    known = _KEPT.setdefault(workspace, {})
    if make not in known:
        known[make] = make(workspace)
    return known[make]  # type: ignore[return-value]
