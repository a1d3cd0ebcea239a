"""How systems are connected: who exchanges data with whom, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FIELD = "integrates.system"


def connected(workspace: Workspace, system: Document) -> frozenset[str]:
    """The ids of the systems that exchange data with one, directly or through others, itself included."""
    groups: dict[str, frozenset[str]] = workspace.remember("connected", dict)
    if system.id not in groups:
        group = _connected(workspace, system)
        # Connections go both ways: all systems of a group are connected with the same ones.
        groups.update(dict.fromkeys(group if system.active else (system.id,), group))
    return groups[system.id]


def _connected(workspace: Workspace, system: Document) -> frozenset[str]:
    found = {system.id: system}
    waiting = [system]
    while waiting:
        for other in _neighbours(workspace, waiting.pop()):
            if other.id not in found and other.active:
                found[other.id] = other
                waiting.append(other)
    return frozenset(found)


def _neighbours(workspace: Workspace, system: Document) -> Iterator[Document]:
    """The systems at the other end of each exchange of data, whichever side states it."""
    for link in workspace.links(system):
        if link.reference.field == _FIELD and link.target is not None:
            yield link.target
    for link in workspace.referrers(system, "system", _FIELD):
        yield link.source


def integrations(system: Document, others: Iterable[str]) -> str:
    """The `integrates` list of a system with more systems added, as it is written."""
    items = [written(part.values) for part in system.each("integrates")]
    return f"[{', '.join((*items, *(f'{{system: {other}}}' for other in others)))}]"


def told_at_once(workspace: Workspace, system: Document) -> frozenset[str]:
    """The ids of the systems that learn of something in real time, directly or through others, itself included."""
    groups: dict[str, frozenset[str]] = workspace.remember("in real time", dict)
    if system.id not in groups:
        # Both ends of an exchange learn of it, so all systems of a group learn from the same ones.
        group = _learning(workspace, system)
        groups.update(dict.fromkeys(group if system.active else (system.id,), group))
    return groups[system.id]


def _learning(workspace: Workspace, system: Document) -> frozenset[str]:
    found, waiting = {system.id}, [system]
    while waiting:
        here = waiting.pop()
        ends = [(part, workspace.target(part, "system")) for part in here.each("integrates")]
        for link in workspace.referrers(here, "system", "integrates.system"):
            ends += [
                (part, link.source)
                for part in link.source.each("integrates")
                if workspace.target(part, "system") is here
            ]
        for part, other in ends:
            if other is None or not other.active or other.id in found:
                continue
            if part.word("mode") in (None, "realtime"):
                found.add(other.id)
                waiting.append(other)
    return frozenset(found)


def records(workspace: Workspace) -> dict[str, list[Document]]:
    """The systems in force that are the record, by sort of data; under "" all that are one for anything."""
    found: dict[str, list[Document]] = {}
    for system in workspace.active("system"):
        kept = system.words("record_for")
        for data in {*kept, ""} if kept else ():
            found.setdefault(data, []).append(system)
    return found


def holders(workspace: Workspace) -> dict[str, list[Document]]:
    """The systems in force by the sorts of data that they hold."""
    found: dict[str, list[Document]] = {}
    for system in workspace.active("system"):
        for data in dict.fromkeys(system.words("holds") or ()):
            found.setdefault(data, []).append(system)
    return found
