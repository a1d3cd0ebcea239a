"""Where the terms of two policies contradict each other, and what to write so that they no longer do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.effect import Effect, judge, stake_of
from cxlint.model.scalars import FAULTY, NONE, Duration, compare
from cxlint.model.text import Text, normalise
from cxlint.model.weeks import USUAL
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.effect import Stake
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
        verdict = judge(one.their, one.own, _stake(spec, one.path), USUAL)
        if verdict is not None and verdict.effect is Effect.BETTER:
            _put(yours, one.other_path[1:], one.own)
            changed[1].append(one.other_path[1:])
        else:
            _put(mine, one.path[1:], one.their)
            changed[0].append(one.path[1:])
    return _only(mine, changed[0]), _only(yours, changed[1])


def _stake(spec: Spec, path: Path) -> Stake | None:
    """What is better for customers in a field, as its schema says."""
    at = spec
    for step in path:
        found = at.items if isinstance(step, int) else at.properties[step]
        assert found is not None
        at = found
    return stake_of(at)


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
            if position == len(path) - 1 or isinstance(source, list):
                into[str(step)] = source
                break
            into = into.setdefault(str(step), {})  # type: ignore[assignment]
    return kept
