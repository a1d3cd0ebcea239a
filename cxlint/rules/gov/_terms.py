"""Where the terms of two policies contradict each other, and what to write so that they no longer do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxlint.model.scalars import FAULTY, NONE, Duration, compare
from cxlint.model.text import Text, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.spec import Spec

    Path = tuple[str | int, ...]

FREE = frozenset({"joining_channels", "joining_steps", "name", "reasons", "trigger"})
"""Fields in words of one's own, and how customers joined: other values are no contradiction."""


class Contradiction(NamedTuple):
    """One field that two policies state differently: its place in each, both values, and its name in plain words."""

    path: Path
    other_path: Path
    own: object
    their: object
    words: str


def contradictions(
    own: object, their: object, path: Path, other: Path, words: str = ""
) -> Iterator[Contradiction]:
    """Every field that both state, with values that surely differ; fees are the same fee by their name."""
    if own == their:
        return
    if isinstance(own, dict) and isinstance(their, dict):
        for key in own:
            if key in their and key not in FREE:
                name = f"{words} {key}".replace("_", " ").strip()
                yield from contradictions(own[key], their[key], (*path, key), (*other, key), name)
    elif _parts(own) and _parts(their):
        known = {_name(part): position for position, part in enumerate(_parts(their))}
        for position, part in enumerate(_parts(own)):
            twin = known.get(_name(part))
            if twin is not None:
                there, name = _parts(their)[twin], f"{words} '{part.get('name')}'"
                yield from contradictions(part, there, (*path, position), (*other, twin), name)
    elif _differ(own, their):
        yield Contradiction(path, other, own, their, words)


def _parts(value: object) -> tuple[dict[str, object], ...]:
    """The objects of a list that holds nothing else; none for any other value."""
    if isinstance(value, tuple) and all(isinstance(part, dict) for part in value):
        return value
    return ()


def _name(part: dict[str, object]) -> str:
    return normalise(str(part.get("name", "")))


def _differ(own: object, their: object) -> bool:
    if own is FAULTY or their is FAULTY or isinstance(own, Text) or isinstance(their, Text):
        return False
    if _nothing(own) or _nothing(their):
        return _nothing(own) != _nothing(their)
    if isinstance(own, tuple) and isinstance(their, tuple):
        plain = all(isinstance(item, str) for item in (*own, *their))
        return plain and set(map(normalise, own)) != set(map(normalise, their))
    if isinstance(own, Duration) and isinstance(their, Duration):
        return own.compare(their) in (-1, 1)
    return own != their and compare(own, their) != 0


def _nothing(value: object) -> bool:
    return value is NONE or value == () or bool(getattr(value, "is_zero", False))


def settled(found: list[Contradiction], own: object, their: object, spec: Spec) -> tuple[object, object]:
    """The fields to write into each of two policies so that both state what is better for customers."""
    mine, yours = _thawed(own), _thawed(their)
    changed: tuple[list[Path], list[Path]] = ([], [])
    for one in found:
        if _better(one.own, one.their, _direction(spec, one.path)):
            _put(yours, one.other_path[1:], one.own)
            changed[1].append(one.other_path[1:])
        else:
            _put(mine, one.path[1:], one.their)
            changed[0].append(one.path[1:])
    return _only(mine, changed[0]), _only(yours, changed[1])


def _direction(spec: Spec, path: Path) -> object:
    """What is better for customers in a field, as its schema says."""
    at: Spec | None = spec
    for step in path:
        if at is not None:
            at = at.items if isinstance(step, int) else at.properties.get(step)
    return at.better if at is not None else None


def _better(own: object, their: object, direction: object) -> bool:
    """Whether the own value is better for customers than the other; not where that cannot be said."""
    if isinstance(direction, list):
        order = [str(word) for word in direction]
        a, b = str(own).lower(), str(their).lower()
        return a in order and b in order and order.index(a) < order.index(b)
    if direction in ("superset", "subset"):
        own_count, their_count = (len(each) if isinstance(each, tuple) else 0 for each in (own, their))
        return own_count > their_count if direction == "superset" else own_count < their_count
    if direction not in ("more", "less"):
        return False
    if _nothing(own) or _nothing(their):
        return _nothing(own) is (direction == "less")
    return compare(own, their) == (1 if direction == "more" else -1)


def _thawed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _thawed(item) for key, item in value.items()}
    return [_thawed(part) for part in _parts(value)] or value


def _put(root: object, path: Path, value: object) -> None:
    for step in path[:-1]:
        root = root[step]  # type: ignore[index]
    root[path[-1]] = value  # type: ignore[index]


def _only(root: object, paths: list[Path]) -> dict[str, object]:
    """The parts of an object that stand at some paths; a list is kept whole."""
    kept: dict[str, object] = {}
    for path in paths:
        source, into = root, kept
        for position, step in enumerate(path):
            source = source[step]  # type: ignore[index]
            last = position == len(path) - 1 or isinstance(source, list)
            into[str(step)] = source if last else into.get(str(step), {})
            if last:
                break
            into = into[str(step)]  # type: ignore[assignment]
    return kept
