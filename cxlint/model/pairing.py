"""Pairs the items of two versions of a list: by their key, never by their position."""

from __future__ import annotations

from cxlint.model.scalars import normal
from cxlint.named import NamedTuple


class Pair(NamedTuple):
    """An item before and after; None where it is missing. `position` is where it stands now, None where it is gone."""

    name: str
    before: object
    after: object
    position: int | None


def paired(before: tuple[object, ...], after: tuple[object, ...], key: str) -> tuple[Pair, ...]:
    """The items of two lists side by side, in the order of the later one, with what is gone at the end.

    Items without a key are the same where they say the same.
    """
    left: dict[tuple[str, str], list[tuple[int, object]]] = {}
    for position, item in enumerate(before):
        left.setdefault(_mark(item, key), []).append((position, item))
    found: list[Pair] = []
    for position, item in enumerate(after):
        mark = _mark(item, key)
        same = left.get(mark)
        was = same.pop(0)[1] if same else None
        found.append(Pair(_name(mark, position), was, item, position))
    gone = {
        place: Pair(_name(mark, place), item, None, None)
        for mark, items in left.items()
        for place, item in items
    }
    return (*found, *(gone[place] for place in sorted(gone)))


def is_reordered(before: tuple[object, ...], after: tuple[object, ...], key: str) -> bool:
    """Whether the items that both lists have stand in another order."""
    old, new = ([_mark(item, key) for item in items] for items in (before, after))
    common = set(old) & set(new)
    return [mark for mark in old if mark in common] != [mark for mark in new if mark in common]


def _mark(item: object, key: str) -> tuple[str, str]:
    name = item.get(key) if isinstance(item, dict) and key else None
    return ("key", normal(str(name))) if name is not None else ("says", _frozen(item))


def _frozen(value: object) -> str:
    """What an item says, whatever the order of its fields."""
    if isinstance(value, dict):
        return repr(sorted((name, _frozen(part)) for name, part in value.items()))
    return repr(value)


def _name(mark: tuple[str, str], position: int) -> str:
    return mark[1] if mark[0] == "key" else str(position)
