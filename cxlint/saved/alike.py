"""Whether results were judged alike, and in what they differ: what is not comparable is never mixed silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.errors import UsageError
from cxlint.named import NamedTuple
from cxlint.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHOWN = 5
_LONGEST = 300


class Member(NamedTuple):
    """The result of one repository, and the name that it goes by."""

    name: str
    result: Result


def different(members: Sequence[Member], *, allowed: bool) -> list[str]:
    """A remark on each way in which they were judged differently; raises UsageError where that is not allowed."""
    told: dict[str, None] = {}
    first = members[0]
    for other in members[1:]:
        for what in _differences(first, other):
            told.setdefault(what[:_LONGEST])
    if told and not allowed:
        raise UsageError(
            f"these results were not judged alike: {'; '.join(told)}. --mixed shows them all the same"
        )
    return [f"not judged alike: {what}" for what in told]


def days(members: Sequence[Member]) -> list[str]:
    """A remark where the results are of different days."""
    if len({member.result.as_of for member in members}) == 1:
        return []
    return ["judged on different days: " + ", ".join(f"{name} on {result.as_of}" for name, result in members)]


def _differences(one: Member, other: Member) -> Iterator[str]:
    a, b = one.result, other.result
    for what, left, right in (
        ("cxlint", a.origin.version, b.origin.version),
        ("plugins", _plugins(a), _plugins(b)),
        ("language", a.language, b.language),
        ("fail_on", _fails(a), _fails(b)),
    ):
        if left != right:
            yield f"{what}: {left} in '{one.name}', {right} in '{other.name}'"
    for left_rules, right_rules, name in (
        (a.origin.rules, b.origin.rules, one.name),
        (b.origin.rules, a.origin.rules, other.name),
    ):
        only = sorted(set(left_rules) - set(right_rules))
        if only:
            more = f" and {len(only) - _SHOWN} more" if len(only) > _SHOWN else ""
            yield f"rules that only '{name}' asks: {', '.join(only[:_SHOWN])}{more}"
    ours, theirs = a.origin.settings, b.origin.settings
    for setting in sorted({*ours, *theirs}):
        if ours.get(setting) != theirs.get(setting):
            left, right = ours.get(setting, "not set"), theirs.get(setting, "not set")
            yield f"{setting}: {left} in '{one.name}', {right} in '{other.name}'"


def _plugins(result: Result) -> str:
    return ", ".join(f"{plugin.name} {plugin.version}".strip() for plugin in result.origin.plugins) or "none"


def _fails(result: Result) -> str:
    return result.fail_on.word if result.fail_on else "never"
