"""What every rule has read of the workspace for every subject, so that later only what it concerns is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.workspace.reads import WIDTH
from cxlint.workspace.recorded import RecordedWorkspace, Watched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.model.document import Document
    from cxlint.workspace.reads import Note

WORDS = -1
"""Stands in the place of a column for what was read to put findings into words."""

NOBODY = -1
"""The number of an organisation that no document describes."""


class Read(NamedTuple):
    """Which subject and column have read what; `notes` is a position among the sets of notes."""

    subject: int
    column: int
    notes: int


class Record(NamedTuple):
    """What was read; each set of notes is kept once. `onces` says what is behind an answer that many share."""

    reads: list[Read]
    sets: list[frozenset[Note]]
    onces: dict[Note, frozenset[Note]]

    @classmethod
    def joined(cls, records: Iterable[Record]) -> Record:
        """The records of several shares as one."""
        found, numbers = cls([], [], {}), dict[frozenset["Note"], int]()
        for record in records:
            places = [numbers.setdefault(notes, len(numbers)) for notes in record.sets]
            found.reads.extend(
                Read(subject, column, places[notes]) for subject, column, notes in record.reads
            )
            for name, notes in record.onces.items():
                found.onces[name] = found.onces.get(name, frozenset()) | notes
        found.sets.extend(numbers)
        return found

    def touched(self, notes: set[Note]) -> dict[int, set[int]]:
        """By subject the columns that have read one of the notes, directly or through an answer that many share."""
        told = set(notes)
        waiting = True
        while waiting:
            new = {
                name
                for name, behind in self.onces.items()
                if name not in told and not told.isdisjoint(behind)
            }
            told |= new
            waiting = bool(new)
        hit = {number for number, some in enumerate(self.sets) if not told.isdisjoint(some)}
        found: dict[int, set[int]] = {}
        for subject, column, number in self.reads:
            if number in hit:
                found.setdefault(subject, set()).add(column)
        return found


class Recorder:
    """Writes the record of a run."""

    def __init__(self, workspace: RecordedWorkspace) -> None:
        self._workspace = workspace
        self.now = workspace.reads.now
        self._subject = NOBODY
        self._numbers: dict[frozenset[Note], int] = {}
        self._found: list[Read] = []
        self._told: set[Note] = set()

    def begin(self, document: Document) -> None:
        """A subject is judged from now on."""
        self._workspace.begin(document)
        self._subject = number_of(document)

    def heard(self, column: int) -> None:
        """The rule of a column has read what is in `now`."""
        notes = frozenset(self.now)
        self.now.clear()
        number = self._numbers.setdefault(notes, len(self._numbers))
        self._found.append(Read(self._subject, column, number))

    def end(self) -> None:
        """The findings of the subject have been put into words."""
        if self.now:
            self.heard(WORDS)
        self._workspace.end()

    def taken(self) -> Record:
        """What was recorded since the last time."""
        onces = {name: notes for name, notes in self._workspace.onces.items() if name not in self._told}
        record = Record(self._found, list(self._numbers), onces)
        self._found, self._numbers = [], {}
        self._told.update(onces)
        return record


def number_of(document: Document) -> int:
    """The number of a document in its workspace."""
    recorded = document.recorded if isinstance(document, Watched) else None
    return recorded.base >> WIDTH if recorded is not None else NOBODY
