"""Pairs the documents of two workspaces: by kind and id, never by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import normal
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"
"""What happened to a document; one that others supersede counts as renamed, and one that retires as removed."""


class Versions(NamedTuple):
    """One document before and after."""

    before: Document | None
    after: Document | None
    status: str


def versions(before: Workspace, after: Workspace) -> tuple[Versions, ...]:
    """Every document that is there, gone, changed or replaced; what is word for word the same is left out."""
    old, new = _by_name(before), _by_name(after)
    heirs = _heirs(new)
    found = [Versions(None, document, ADDED) for name, document in new.items() if name not in old]
    replaced: set[tuple[str, str]] = set()
    for name, was in old.items():
        now = new.get(name)
        gone = now is None or (was.active and not now.active)
        heir = heirs.get(name) if gone else None
        if heir is not None:
            found.append(Versions(was, heir, RENAMED))
            replaced.add((heir.kind, normal(heir.id)))
        elif now is None or gone:
            found.append(Versions(was, now, REMOVED))
        elif is_changed(was, now):
            found.append(Versions(was, now, CHANGED))
    kept = (v for v in found if v.status != ADDED or _name(v.after) not in replaced)
    return tuple(sorted(kept, key=_order))


def is_changed(before: Document, after: Document) -> bool:
    """Whether anything in a document differs, be it only a space in a text."""
    read_once = before.values is after.values
    return (not read_once and before.values != after.values) or before.body != after.body


def _by_name(workspace: Workspace) -> dict[tuple[str, str], Document]:
    """The documents of a workspace; of several with one name the first, as everywhere."""
    found: dict[tuple[str, str], Document] = {}
    for document in workspace.all:
        found.setdefault((document.kind, normal(document.id)), document)
    return found


def _heirs(documents: dict[tuple[str, str], Document]) -> dict[tuple[str, str], Document]:
    """Which document in force says that it supersedes which."""
    return {
        (heir.kind, name): heir for heir in documents.values() if heir.active for name in _superseded(heir)
    }


def _superseded(document: Document) -> Iterator[str]:
    named = document.values.get("supersedes")
    for name in named if isinstance(named, tuple) else ():
        if isinstance(name, str):
            kind, slash, own = name.rpartition("/")
            if not slash or kind == document.kind:
                yield normal(own)


def _name(document: Document | None) -> tuple[str, str]:
    assert document is not None
    return document.kind, normal(document.id)


def _order(pair: Versions) -> tuple[str, str, str]:
    some = pair.after or pair.before
    assert some is not None
    return some.kind, some.id, pair.before.id if pair.before else ""
