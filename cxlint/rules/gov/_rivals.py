"""Which policies could contradict each other, found without comparing every two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple
from cxlint.workspace.scope import Scope, filed_under, found_under, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


class Entry(NamedTuple):
    """A policy with what is quickly compared: its scope and its sections of terms."""

    policy: Document
    scope: Scope
    sections: frozenset[str]


class Index(NamedTuple):
    """The policies in force by id, translations and unreadable ones left out, and their numbers by jurisdiction."""

    entries: list[Entry]
    places: dict[str, list[int]]


def _indexed(workspace: Workspace) -> Index:
    index = Index([], {})
    for policy in sorted(workspace.active("policy"), key=lambda policy: policy.id):
        terms = policy.values.get("terms")
        if not isinstance(terms, dict) or "translates" in policy.values:
            continue
        try:
            entry = Entry(policy, scope_of(policy), frozenset(terms))
        except FaultyField:
            continue
        for place in sorted(filed_under(entry.scope.jurisdictions)):
            index.places.setdefault(place, []).append(len(index.entries))
        index.entries.append(entry)
    return index


def candidates(document: Document, workspace: Workspace, jurisdictions: tuple[str, ...]) -> Iterator[Entry]:
    """The policies with a smaller id that share a section and may share a place, by id."""
    entries, places = workspace.once(_indexed)
    near: Iterable[int] = range(len(entries))
    if jurisdictions:
        near = sorted({number for place in found_under(jurisdictions) for number in places.get(place, ())})
    terms = document.part("terms")
    sections = terms.values.keys() if terms is not None else frozenset()
    for number in near:
        entry = entries[number]
        if entry.policy.id >= document.id:
            return
        if not sections.isdisjoint(entry.sections):
            yield entry


def as_text(policy: Document, workspace: Workspace) -> str:
    """All terms of a policy as one text, to see quickly whether another one says just the same."""
    return workspace.remember(("terms as text", policy.id), lambda: repr(policy.values["terms"]))


def replaces(workspace: Workspace, one: Document, other: Document) -> bool:
    """Whether one of the two takes the place of the other."""
    return other in workspace.targets(one, "supersedes") or one in workspace.targets(other, "supersedes")
