"""Remembers files that were read, for those who read many trees of one workspace one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.engine.corpus import Corpus

LIMIT = 50_000_000
"""Bytes of files that are remembered; beyond that all is forgotten, and read again where it is needed."""


class Memory:
    """What was read of each content of each file, by its hash; for one set of settings and kinds only."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Corpus] = {}
        self._size = 0

    def recall(self, file: str, content: str) -> Corpus | None:
        """What was read of a file with this content, its documents free for another workspace."""
        known = self._known.get((file, content))
        if known is None:
            return None
        fresh = {id(document): document.again() for document in known.documents}
        faults = [
            fault._replace(document=fresh[id(fault.document)]) if fault.document else fault
            for fault in known.faults
        ]
        return known._replace(documents=list(fresh.values()), faults=faults)

    def keep(self, file: str, content: str, read: Corpus) -> None:
        """Remember what was read of a file; content of an unknown hash is not remembered."""
        if not content:
            return
        self._size += sum(map(len, read.sources.values()))
        if self._size > LIMIT:
            self._known.clear()
            self._size = 0
        self._known[file, content] = read
