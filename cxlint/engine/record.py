"""What every rule has read of the workspace for every subject, so that later only what it concerns is asked again."""

from __future__ import annotations

import marshal
from itertools import chain
from typing import TYPE_CHECKING, Any

from cxlint.named import NamedTuple
from cxlint.workspace.reads import EVERYTHING, WIDTH
from cxlint.workspace.recorded import Once, RecordedWorkspace
from cxlint.workspace.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxlint.model.document import Document
    from cxlint.workspace.reads import Note

WORDS = -1
"""Stands in the place of a column for what was read to put findings into words."""

NOBODY = -1
"""The number of an organisation that no document describes."""


class Record(NamedTuple):
    """What was read, in pieces, and what is behind answers that many share.

    A piece is packed: sets of notes, and for each of them all who have read just that, as the numbers of subjects and
    columns in turn.
    """

    pieces: list[bytes]
    onces: dict[Note, Once]

    @classmethod
    def joined(cls, records: Iterable[Record]) -> Record:
        """The records of several shares as one."""
        found = cls([], {})
        for record in records:
            found.pieces.extend(record.pieces)
            for name, once in record.onces.items():
                known = found.onces.get(name)
                found.onces[name] = once.joined(known) if known else once
        return found

    def touched(
        self, notes: set[Note], gone: set[int], changed: Callable[[Note, Once], bool]
    ) -> dict[int, set[int]]:
        """By subject the columns that have read one of the notes, directly or through an answer that many share.

        Of documents whose numbers are `gone` everything that was read counts. `changed` says whether an answer that
        many share is another one now.
        """
        told = set(notes)
        read: list[tuple[list[tuple[Note, ...]], list[tuple[int, ...]]]]
        read = [marshal.loads(piece) for piece in self.pieces]  # noqa: S302 - from `Recorder`, or signed by the user
        if gone:
            every = chain(
                chain.from_iterable(some for sets, _ in read for some in sets),
                chain.from_iterable(once.notes for once in self.onces.values()),
            )
            told.update(note for note in every if isinstance(note, int) and note >> WIDTH in gone)
        self._follow(told, changed)
        found: dict[int, set[int]] = {}
        for sets, askers in read:
            for some, asked in zip(sets, askers, strict=True):
                if not told.isdisjoint(some):
                    for subject, column in zip(asked[::2], asked[1::2], strict=True):
                        found.setdefault(subject, set()).add(column)
        return found

    def _follow(self, told: set[Note], changed: Callable[[Note, Once], bool]) -> None:
        """Add the shared answers that are touched, and that are not the same for all that."""
        asked: set[Note] = set()
        new: set[Note] = {EVERYTHING}
        while new:
            hit = [(name, once) for name, once in self.onces.items() if name not in asked]
            hit = [(name, once) for name, once in hit if not told.isdisjoint(once.notes)]
            asked.update(name for name, _ in hit)
            new = {name for name, once in hit if changed(name, once)}
            told |= new


class Recorder:
    """Writes the record of a run; `now` is what was read since it was last told of a rule."""

    def __init__(self, workspace: RecordedWorkspace) -> None:
        self._workspace = workspace
        self.now = workspace.reads.now
        self._subject = NOBODY
        self._found: dict[frozenset[Note], list[int]] = {}

    def begin(self, document: Document) -> None:
        """A subject is judged from now on."""
        self._workspace.begin(document)
        self._subject = number_of(document)

    def heard(self, column: int) -> None:
        """The rule of a column has read what is in `now`."""
        self._found.setdefault(self._workspace.reads.taken(), []).extend((self._subject, column))

    def end(self) -> None:
        """The findings of the subject have been put into words."""
        if self.now:
            self.heard(WORDS)
        self._workspace.end()

    def taken(self) -> Record:
        """What was recorded since the last time."""
        onces = self._workspace.fresh.copy()
        self._workspace.fresh.clear()
        piece: Any = (
            [tuple(notes) for notes in self._found],
            [tuple(asked) for asked in self._found.values()],
        )
        record = Record([marshal.dumps(piece)] if self._found else [], onces)
        self._found = {}
        return record


def number_of(document: Document) -> int:
    """The number of a document in its workspace."""
    recorded = document.recorded if isinstance(document, Watched) else None
    return recorded.base >> WIDTH if recorded is not None else NOBODY
