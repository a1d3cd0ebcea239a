"""In which order work is done in pieces: what is alike stays together, since each process begins with it once."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Item = TypeVar("_Item")


def in_groups(groups: Sequence[str]) -> list[int]:
    """The places of items, whose groups these are, group by group."""
    places: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        places.setdefault(group, []).append(place)
    return [place for some in places.values() for place in some]


def ends_first(groups: Sequence[str]) -> list[int]:
    """The places of pieces, whose groups these are, in an order in which the largest groups stand at the two ends.

    There each of two processes begins, so that few groups are met by both. Before them stand groups of one piece: what
    a single one takes nobody knows, and what takes long is not to be begun last.
    """
    sizes = Counter(groups).most_common()
    large = [group for group, size in sizes if size > 1]
    small = [group for group, size in sizes if size == 1]
    turn = {group: place for place, group in enumerate((*small, *large[::2], *reversed(large[1::2])))}
    return sorted(range(len(groups)), key=lambda place: turn[groups[place]])


def apart(pieces: list[Sequence[_Item]], group: Callable[[_Item], str]) -> list[Sequence[_Item]]:
    """The pieces, cut where a group ends, unless groups change all the time.

    Where two groups share a piece, whoever takes it has to begin with both.
    """
    cut: list[Sequence[_Item]] = []
    for piece in pieces:
        if len(piece) < 2 or group(piece[0]) == group(piece[-1]):
            cut.append(piece)
        else:
            cut.extend([list(some) for _, some in groupby(piece, group)])
    return cut if len(cut) <= 2 * len(pieces) else pieces
