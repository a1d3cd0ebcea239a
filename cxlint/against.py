"""What a change was held against, and how the findings of both sides stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Finding
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Against(NamedTuple):
    """The base of a change as it was named, the full hash of its commit, and what the change left as it was.

    `head` is empty for the files as they lie here. `remaining` were there before, `fixed` are there no more, `accepted`
    are ways in which the gate became weaker that somebody accepted; `documents` is how many documents changed.
    """

    base: str
    commit: str
    head: str = ""
    remaining: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    documents: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that it tells of."""
        return (*self.remaining, *self.fixed, *self.accepted)

    def moved(self, move: Callable[[Finding], Finding]) -> Against:
        """The same with every finding moved."""
        return self._replace(
            remaining=tuple(map(move, self.remaining)),
            fixed=tuple(map(move, self.fixed)),
            accepted=tuple(map(move, self.accepted)),
        )
