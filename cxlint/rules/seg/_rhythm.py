"""How often messages come."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cxlint.model.scalars import FaultyField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace


def regular(workspace: Workspace, segment: Document) -> Iterator[tuple[Document, Duration]]:
    """The messages that customers of a segment get again and again, with how often; faulty ones are left out."""
    for letter in workspace.active("communication"):
        try:
            every, whom = letter.duration("schedule.every"), letter.word("segment")
        except FaultyField:
            continue
        if every is not None and not every.is_zero and whom in (None, segment.id):
            yield letter, every


def times(every: Duration, per: Duration) -> Fraction:
    """How many times something surely comes in a time, on average."""
    if every.unit == per.unit:
        return Fraction(str(per.amount)) / Fraction(str(every.amount))
    return Fraction(per.bounds()[0], every.bounds()[1])


def apart(room: Fraction, per: Duration) -> str:
    """How far apart a message has to come so that it fits into what is left of a time."""
    if room <= 0:
        return "12 months"
    return f"{-(-per.bounds()[1] // (room * 86_400_000_000))} days"
