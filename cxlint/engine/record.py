"""What every rule has read of the workspace for every subject, so that later only what it concerns is asked again."""

from __future__ import annotations

import marshal
from itertools import chain
from typing import TYPE_CHECKING

from cxlint.model.packed import CannotPack, pack
from cxlint.named import NamedTuple
from cxlint.workspace.reads import EVERYTHING, WIDTH
from cxlint.workspace.recorded import Once, RecordedWorkspace
from cxlint.workspace.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from cxlint.model.document import Document
    from cxlint.workspace.reads import Note

WORDS = -1
"""Stands in the place of a column for what was read to put findings into words."""

NOBODY = -1
"""The number of an organisation that no document describes."""

Asker = tuple[int, int]
"""The number of a subject, and the column of the rule that was asked about it."""


class Record(NamedTuple):
    """What was read: each set of notes once, with all who have read just that; and what is behind shared answers.

    `packed` are the documents that were judged, as they can be kept, by their numbers.
    """

    sets: Sequence[Iterable[Note]]
    askers: Sequence[Sequence[Asker]]
    onces: dict[Note, Once]
    packed: dict[int, bytes] = {}

    @classmethod
    def joined(cls, records: Iterable[Record]) -> Record:
        """The records of several shares as one."""
        found: dict[frozenset[Note], list[Asker]] = {}
        onces: dict[Note, Once] = {}
        packed: dict[int, bytes] = {}
        for record in records:
            packed.update(record.packed)
            for notes, askers in zip(record.sets, record.askers, strict=True):
                found.setdefault(frozenset(notes), []).extend(askers)
            for name, once in record.onces.items():
                onces[name] = once.joined(onces[name]) if name in onces else once
        return cls(list(found), list(found.values()), onces, packed)

    def touched(
        self, notes: set[Note], gone: set[int], changed: Callable[[Note, Once], bool]
    ) -> dict[int, set[int]]:
        """By subject the columns that have read one of the notes, directly or through an answer that many share.

        Of documents whose numbers are `gone` everything that was read counts. `changed` says whether an answer that
        many share is another one now.
        """
        told = set(notes)
        if gone:
            every = chain.from_iterable((*self.sets, *(once.notes for once in self.onces.values())))
            told.update(note for note in every if isinstance(note, int) and note >> WIDTH in gone)
        self._follow(told, changed)
        found: dict[int, set[int]] = {}
        for some, askers in zip(self.sets, self.askers, strict=True):
            if not told.isdisjoint(some):
                for subject, column in askers:
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
    """Writes the record of a run; `now` is what was read since it was last told of a rule.

    Documents are packed on the way, but for those whose numbers are among the `kept`.
    """

    def __init__(self, workspace: RecordedWorkspace) -> None:
        self._workspace = workspace
        self.kept: Container[int] = ()
        self.now = workspace.reads.now
        self._subject = NOBODY
        self._packed: dict[int, bytes] = {}
        self._found: dict[frozenset[Note], list[Asker]] = {}

    def begin(self, document: Document) -> None:
        """A subject is judged from now on."""
        self._workspace.begin(document)
        self._subject = number_of(document)

    def heard(self, column: int) -> None:
        """The rule of a column has read what is in `now`."""
        notes = frozenset(self.now)
        self.now.clear()
        self._found.setdefault(notes, []).append((self._subject, column))

    def end(self) -> None:
        """The findings of the subject have been put into words."""
        if self.now:
            self.heard(WORDS)
        self._workspace.end()

    def pack(self, document: Document) -> None:
        """Pack the subject, while it can still read itself unnoted; what cannot be packed is left."""
        if self._subject == NOBODY or self._subject in self.kept:
            return
        try:
            self._packed[self._subject] = marshal.dumps(pack(document))
        except (CannotPack, ValueError):
            return

    def taken(self) -> Record:
        """What was recorded since the last time."""
        onces = self._workspace.fresh.copy()
        self._workspace.fresh.clear()
        record = Record(list(self._found), list(self._found.values()), onces, self._packed)
        self._found, self._packed = {}, {}
        return record


def number_of(document: Document) -> int:
    """The number of a document in its workspace."""
    recorded = document.recorded if isinstance(document, Watched) else None
    return recorded.base >> WIDTH if recorded is not None else NOBODY
