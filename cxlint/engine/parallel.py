"""Works in several processes where there is enough to do; the answer is the same for any number of them.

The work is cut into pieces, and whoever is free takes the next one: two neighbours go towards each other, so that what
lies together is mostly done by one. Answers come back while this process works as well. A piece of which nothing comes
back is done here, so that nothing is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from cxlint.engine.crew import Crew, can_fork
from cxlint.engine.groups import apart, ends_first
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

LEAST = 150
"""Items for each process; for fewer it is not worth the start."""

PIECES, LARGEST = 16, 32
"""Pieces for each process, and items in a piece at most: small ones, so that all are done at about the same time."""

LARGEST_ALONE = 128
"""Items in a piece where there is but one process."""

_MOST = 1000
"""Pieces for each process at most: their numbers have to fit into the smallest pipe that a system gives."""


class Carrier(NamedTuple):
    """How an answer travels from one process to another: as something that `pickle` knows, and back."""

    plain: Callable[[Any], object] = lambda answer: answer
    whole: Callable[[Any], Any] = lambda plain: plain


AS_IT_IS = Carrier()


def shared_out(
    work: Callable[[Sequence[_Item]], _Answer],
    items: Sequence[_Item],
    jobs: int,
    carrier: Carrier = AS_IT_IS,
    done: Callable[[int], None] = lambda _: None,
    taken: Callable[[_Answer], _Answer] = lambda answer: answer,
    meanwhile: Callable[[], object] = lambda: None,
    group: Callable[[_Item], str] = lambda _: "",
) -> list[_Answer]:
    """What `work` answers for each piece of the items, in their order; `done` is told of how many items it has come.

    What this process makes of an answer when it comes, its own or another's, is what `taken` gives; what helps it alone
    is done `meanwhile`, while others begin, if there are any. Pieces of one `group` are mostly done by one process.
    """
    count = max(1, min(jobs, len(items) // LEAST if can_fork() else 1))
    pieces = apart(_pieces(items, count), group)
    answers: dict[int, _Answer] = {}

    def keep(number: int, answer: _Answer) -> None:
        answers[number] = taken(answer)
        done(len(pieces[number]))

    if count > 1:
        turns = ends_first([group(piece[0]) for piece in pieces])
        with Crew(lambda number: carrier.plain(work(pieces[number])), turns, count) as crew:
            meanwhile()
            for number in crew.own():
                keep(number, work(pieces[number]))
                for other, plain in crew.answers(wait=False):
                    keep(other, carrier.whole(plain))
            for other, plain in crew.answers(wait=True):
                keep(other, carrier.whole(plain))
    for number, piece in enumerate(pieces):
        if number not in answers:
            keep(number, work(piece))
    return [answers[number] for number in range(len(pieces))]


def _pieces(items: Sequence[_Item], count: int) -> list[Sequence[_Item]]:
    """The items in pieces; there is always one, although it may be empty."""
    size = LARGEST_ALONE if count == 1 else max(1, min(LARGEST, len(items) // (count * PIECES)))
    size = max(size, len(items) // (count * _MOST))
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]
