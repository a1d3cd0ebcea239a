"""Which policies could contradict each other, found without comparing every two."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple
from cxlint.workspace.scope import Scope, filed_under, found_under, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.filing import Filed
    from cxlint.workspace.graph import Workspace


class Entry(NamedTuple):
    """A policy that may contradict another one, with the scope that it has."""

    policy: Document
    scope: Scope


_ALL = None
"""Every policy is filed under this, whatever place it is for."""


def candidates(document: Document, workspace: Workspace, jurisdictions: tuple[str, ...]) -> Iterator[Entry]:
    """The policies with a smaller id that share a section and may share a place, by id."""
    places = sorted(found_under(jurisdictions)) if jurisdictions else [_ALL]
    found = [some for place in places if (some := workspace.filed("policy", _filed, place))]
    terms = document.part("terms")
    sections = terms.values.keys() if terms is not None else frozenset()
    for policy, (scope, own) in found[0] if len(found) == 1 else _merged(found):
        if policy.id >= document.id:
            return
        if not sections.isdisjoint(own):
            yield Entry(policy, _scope(scope))


def _filed(policy: Document) -> dict[object, object]:
    """The places where a policy in force is filed, with its scope and sections; no translation or unreadable one."""
    terms = policy.values.get("terms")
    if not policy.active or not isinstance(terms, dict) or "translates" in policy.values:
        return {}
    try:
        scope = scope_of(policy)
    except FaultyField:
        return {}
    sets = tuple(tuple(sorted(some)) for some in (scope.products, scope.segments, scope.channels))
    days = scope.start and scope.start.isoformat(), scope.end and scope.end.isoformat()
    noted = (sets, scope.jurisdictions, days), tuple(terms)
    return dict.fromkeys((_ALL, *sorted(filed_under(scope.jurisdictions))), noted)


@lru_cache(maxsize=4096)
def _scope(noted: tuple[Any, ...]) -> Scope:
    """The scope that was noted."""
    (products, segments, channels), jurisdictions, days = noted
    start, end = (date.fromisoformat(day) if day else None for day in days)
    return Scope(frozenset(products), frozenset(segments), frozenset(channels), jurisdictions, start, end)


def _merged(found: Iterable[Iterable[Filed]]) -> list[Filed]:
    """Policies of several places, each once, by id."""
    policies = {filed[0].id: filed for some in found for filed in some}
    return [policies[name] for name in sorted(policies)]


def as_text(policy: Document, workspace: Workspace) -> str:
    """All terms of a policy as one text, to see quickly whether another one says just the same."""
    return workspace.remember(("terms as text", policy.id), lambda: repr(policy.values["terms"]))


def replaces(workspace: Workspace, one: Document, other: Document) -> bool:
    """Whether one of the two takes the place of the other."""
    return other in workspace.targets(one, "supersedes") or one in workspace.targets(other, "supersedes")
