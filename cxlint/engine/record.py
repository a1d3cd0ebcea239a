"""What every rule has read of the workspace for every subject, so that later only what it concerns is asked again."""

from __future__ import annotations

import marshal
from itertools import chain
from typing import TYPE_CHECKING, Any

from cxlint.engine.rows import Row
from cxlint.named import NamedTuple
from cxlint.workspace.reads import EVERYTHING, WIDTH, Once
from cxlint.workspace.recorded import RecordedWorkspace
from cxlint.workspace.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

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

    pieces: list[Row]
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
        told, onces = set(notes), list(chain.from_iterable(map(_loaded, self.onces)))
        if gone:
            shared = chain.from_iterable(some for _, some, _ in onces)
            every = chain.from_iterable(row.numbers for row in self.pieces if row.is_about(gone))
            told.update(n for n in chain(every, shared) if isinstance(n, int) and n >> WIDTH in gone)
        _follow(onces, told, changed)
        documents = {note >> WIDTH for note in told if isinstance(note, int)}
        found: dict[int, set[int]] = {}
        for row in self.pieces:
            wanted = row.among(told)
            if wanted or row.is_about(documents):
                _look_through(row.numbers, wanted.union(told), found)
        return found


def _loaded(packed: bytes) -> Any:
    return marshal.loads(packed)  # noqa: S302 - it comes from `Recorder`; who keeps it guards it


def _follow(
    onces: Iterable[tuple[Note, tuple[Note, ...], bytes]],
    told: set[Note],
    changed: Callable[[Note, Once], bool],
) -> None:
    """Add the shared answers that are touched, and that are not the same for all that.

    Several processes may have worked out the same one; each time counts.
    """
    new: set[Note] = {EVERYTHING}
    while new:
        others = []
        hit: dict[Note, Once] = {}
        for one in onces:
            name, notes, digest = one
            if told.isdisjoint(notes):
                others.append(one)
            else:
                once = Once(frozenset(notes), digest)
                hit[name] = hit[name].joined(once) if name in hit else once
        onces, new = others, {name for name, once in hit.items() if changed(name, once)}
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
            answers = _packed(onces)
        except ValueError:  # what cannot be kept of a note makes it say too much
            answers = _packed(
                [(_sure(name), tuple(map(_sure, notes)), known) for name, notes, known in onces]
            )
        return Record([_sure_row(row)] if row else [], answers, filings)


def _packed(onces: Any) -> list[bytes]:
    return [marshal.dumps(onces, _PLAIN)] if onces else []


def _sure_row(notes: list[Note]) -> Row:
    """The notes in a row that can be kept."""
    row = Row.of(notes)
    return row._replace(table=list(map(_sure, row.table)))


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
