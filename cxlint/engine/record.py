"""What every rule has read of the workspace for every subject, so that later only what it concerns is asked again."""

from __future__ import annotations

import marshal
from itertools import chain
from typing import TYPE_CHECKING, Any

from cxlint.engine.rows import Row, pack_row
from cxlint.named import NamedTuple
from cxlint.workspace.reads import EVERYTHING, WIDTH
from cxlint.workspace.recorded import Once, RecordedWorkspace
from cxlint.workspace.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from cxlint.model.document import Document
    from cxlint.workspace.filing import Way
    from cxlint.workspace.reads import Note

WORDS = -1
"""Stands in the place of a column for what was read to put findings into words."""

NOBODY = -1
"""The number of an organisation that no document describes."""

_COLUMN, _SUBJECT = 2, 1 << 20
"""What makes the numbers of columns and subjects, taken negative, into marks that are no notes and tell themselves
apart."""

_PLAIN = 2
"""The version of `marshal` that does not look for what it has written before, of which there is little here."""


class Record(NamedTuple):
    """What was read, in pieces, what is behind answers that many share, and in which ways documents were filed.

    Both are packed. A piece has all notes in one row, after those of a rule the mark of its column, and after those of
    all rules the mark of the subject. Of answers there are names, notes and checksums.
    """

    pieces: list[bytes]
    onces: list[bytes]
    filings: frozenset[Way] = frozenset()

    @classmethod
    def joined(cls, records: Iterable[Record]) -> Record:
        """The records of several shares as one."""
        records = list(records)
        found = cls([], [], frozenset().union(*(record.filings for record in records)))
        for record in records:
            found.pieces.extend(record.pieces)
            found.onces.extend(record.onces)
        return found

    def touched(
        self, notes: set[Note], gone: set[int], changed: Callable[[Note, Once], bool]
    ) -> dict[int, set[int]]:
        """By subject the columns that have read one of the notes, directly or through an answer that many share.

        Of documents whose numbers are `gone` everything that was read counts. `changed` says whether an answer that
        many share is another one now.
        """
        told, onces = set(notes), self._answers()
        rows = list(map(Row, self.pieces))
        if gone:
            shared = chain.from_iterable(once.notes for once in onces.values())
            every = chain(chain.from_iterable(row.numbers for row in rows), shared)
            told.update(note for note in every if isinstance(note, int) and note >> WIDTH in gone)
        _follow(onces, told, changed)
        found: dict[int, set[int]] = {}
        for row in rows:
            wanted = row.among(told).union(told)
            if not wanted.isdisjoint(row.numbers):
                _look_through(row.numbers, wanted, found)
        return found

    def _answers(self) -> dict[Note, Once]:
        """What is behind the answers that many share; several processes may have worked out the same one."""
        found: dict[Note, Once] = {}
        for name, notes, digest in chain.from_iterable(map(_loaded, self.onces)):
            once, known = Once(frozenset(notes), digest), found.get(name)
            found[name] = once.joined(known) if known else once
        return found


def _loaded(packed: bytes) -> Any:
    return marshal.loads(packed)  # noqa: S302 - it comes from `Recorder`; who keeps it guards it


def _follow(onces: Mapping[Note, Once], told: set[Note], changed: Callable[[Note, Once], bool]) -> None:
    """Add the shared answers that are touched, and that are not the same for all that."""
    asked: set[Note] = set()
    new: set[Note] = {EVERYTHING}
    while new:
        hit = [(name, once) for name, once in onces.items() if name not in asked]
        hit = [(name, once) for name, once in hit if not told.isdisjoint(once.notes)]
        asked.update(name for name, _ in hit)
        new = {name for name, once in hit if changed(name, once)}
        told |= new


def _look_through(row: Iterable[int], told: Container[object], found: dict[int, set[int]]) -> None:
    """Find in a row of notes all subjects, with their columns, that have read something that is told."""
    hit, columns = False, set[int]()
    for note in row:
        if note < 0:
            if note > -_SUBJECT:
                if hit:
                    columns.add(-note - _COLUMN)
                hit = False
            elif columns:
                found.setdefault(-note - _SUBJECT - _COLUMN, set()).update(columns)
                columns = set()
        elif not hit and note in told:
            hit = True


class Recorder:
    """Writes the record of a run; the end of the row in `reads` is what was read since it was last told of a rule."""

    def __init__(self, workspace: RecordedWorkspace) -> None:
        self._workspace = workspace
        self.reads = workspace.reads
        self._subject = NOBODY
        self._start = 0

    def begin(self, document: Document) -> None:
        """A subject is judged from now on."""
        self._workspace.begin(document)
        self._subject, self._start = number_of(document), self.reads.kept

    def heard(self, column: int) -> None:
        """The rule of a column has read something."""
        self.reads.keep(-_COLUMN - column)

    def end(self) -> None:
        """The findings of the subject have been put into words."""
        reads = self.reads
        if len(reads.now) > reads.kept:
            self.heard(WORDS)
        if reads.kept > self._start:
            reads.keep(-_SUBJECT - _COLUMN - self._subject)
        self._workspace.end()

    def taken(self) -> Record:
        """What was recorded since the last time."""
        onces = [(name, tuple(notes), digest) for name, (notes, digest) in self._workspace.fresh.items()]
        self._workspace.fresh.clear()
        row = self.reads.taken()
        filings = frozenset(self._workspace.filings.tables)
        try:
            pieces, answers = [pack_row(row)] if row else [], _packed(onces)
        except ValueError:  # what cannot be kept of a note makes it say too much
            pieces = [pack_row(list(map(_sure, row)))]
            answers = _packed(
                [(_sure(name), tuple(map(_sure, notes)), known) for name, notes, known in onces]
            )
        return Record(pieces, answers, filings)


def _packed(row: Any) -> list[bytes]:
    return [marshal.dumps(row, _PLAIN)] if row else []


def _sure(note: Note) -> Note:
    """The note, or where it is of no plain data the one that everything touches."""
    try:
        marshal.dumps(note)  # type: ignore[arg-type]
    except ValueError:
        return EVERYTHING
    return note


def number_of(document: Document) -> int:
    """The number of a document in its workspace."""
    recorded = document.recorded if isinstance(document, Watched) else None
    return recorded.base >> WIDTH if recorded is not None else NOBODY
