"""What judging gives: of all subjects, of a share of them, and all shares as one."""

from __future__ import annotations

from itertools import chain, repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from cxlint.diagnostics import Subject
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxlint.diagnostics import Finding
    from cxlint.engine.assess import Judged
    from cxlint.engine.record import Record
    from cxlint.model.document import Document

    Progress = Callable[[int, int], None]


class Said(NamedTuple):
    """What judging gives: the outcomes of every subject, and the findings."""

    judged: list[Judged]
    findings: list[Finding]
    record: Record | None = None

    @classmethod
    def joined(cls, pieces: Iterable[Said]) -> Said:
        """What is said of several shares as one."""
        pieces = list(pieces)
        return cls(
            [judged for piece in pieces for judged in piece.judged],
            [finding for piece in pieces for finding in piece.findings],
            _record_of(pieces),
        )


def counted(progress: Progress | None, total: int) -> Callable[[int], None]:
    """What counts subjects of which all has been said, and tells `progress` of each."""
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        for number in range(done, done + count) if progress else ():
            progress(number, total)  # type: ignore[misc]
        done += count

    return advance


class Piece(NamedTuple):
    """The same for some subjects: their outcomes, and the findings of those that have any, by their places."""

    rows: list[bytes]
    told: list[tuple[int, list[Finding]]]
    record: Record | None = None


def whole(names: Iterable[Subject], order: Sequence[int], pieces: Sequence[Piece]) -> Said:
    """What is said of the subjects of these names; the pieces tell of them in the order of these places."""
    rows = [b""] * len(order)
    for place, row in zip(order, chain.from_iterable(piece.rows for piece in pieces), strict=True):
        rows[place] = row
    told = dict(chain.from_iterable(piece.told for piece in pieces))
    return Said(
        list(zip(names, rows, strict=True)),
        [finding for place in sorted(told) for finding in told[place]],
        _record_of(pieces),
    )


def _record_of(pieces: Sequence[Said] | Sequence[Piece]) -> Record | None:
    """What is on record of all pieces, where anything is."""
    records = [piece.record for piece in pieces if piece.record is not None]
    return records[0].joined(records) if records else None


def names_of(documents: Iterable[Document]) -> Iterator[Subject]:
    """How findings name the documents."""
    # There are very many: to call `Subject` itself takes twice as long.
    return map(tuple.__new__, repeat(Subject), map(attrgetter("kind", "id"), documents))
