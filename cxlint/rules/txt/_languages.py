"""Where texts in several languages say different numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.quantities import differ
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.quantities import Quantity
    from cxlint.rules.txt._shared import Passage


class Disagreement(NamedTuple):
    """What one text says otherwise than another (its own number and theirs), and what only the other says."""

    passage: Passage
    other: Passage
    changed: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Quantity, ...]


def disagreements(texts: tuple[Passage, ...], original: Passage | None, week: int) -> Iterator[Disagreement]:
    """How the texts differ from the original, else from the one that most of them agree with, else from the first."""
    if not any(passage.counts for passage in (*texts, *([original] if original else ()))):
        return
    best = original or _best(texts, week)
    more: dict[str, tuple[Passage, list[Quantity]]] = {}
    for passage in texts:
        if passage is best:
            continue
        missing, extra = _lacking(best, passage, week), _lacking(passage, best, week)
        changed = []
        for expected in tuple(missing):
            own = next((one for one in extra if type(one.value) is type(expected.value)), None)
            if own is not None:
                changed.append((own, expected))
                missing.remove(expected)
                extra.remove(own)
        yield Disagreement(passage, best, tuple(changed), tuple(missing))
        for quantity in extra:
            more.setdefault(str(quantity.value), (passage, []))[1].append(quantity)
    for passage, quantities in more.values():
        yield Disagreement(best, passage, (), (quantities[0],))


def _best(texts: tuple[Passage, ...], week: int) -> Passage:
    return max(texts, key=lambda one: sum(_agree(one, other, week) for other in texts))


def _agree(a: Passage, b: Passage, week: int) -> bool:
    return not _lacking(a, b, week) and not _lacking(b, a, week)


def _lacking(of: Passage, among: Passage, week: int) -> list[Quantity]:
    """What one text surely says and the other does not say at all, each number once."""
    found: list[Quantity] = []
    for quantity in of.quantities:
        known = (*among.quantities, *found)
        if quantity.sure and all(differ(quantity.value, other.value, week) for other in known):
            found.append(quantity)
    return found
