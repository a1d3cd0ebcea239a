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
