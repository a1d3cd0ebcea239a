"""How systems are connected: who exchanges data with whom, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_FIELD = "integrates.system"


def connected(workspace: Workspace, system: Document) -> frozenset[str]:
    """The ids of the systems that exchange data with one, directly or through others, itself included."""
    return workspace.once(_circles).get(system.id) or _connected(workspace, system)


def _circles(workspace: Workspace) -> dict[str, frozenset[str]]:
    """By id of each system in force all that it is connected with: for exchanges go both ways, the same for all."""
    found: dict[str, frozenset[str]] = {}
    for system in workspace.active("system"):
        if system.id not in found:
            circle = _connected(workspace, system)
            found.update(dict.fromkeys(circle, circle))
    return found


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
    """The ids of the systems that learn of something in real time, directly or through others, itself included.

    Raises FaultyField where that hangs on a way of exchange that cannot be understood.
    """
    heard = workspace.once(_hearers).get(system.id) or _learning(workspace, system)
    if heard.unclear is not None:
        raise heard.unclear
    return heard.systems


class _Heard(NamedTuple):
    """The ids of the systems that learn of something, and the field because of which there may be more of them."""

    systems: frozenset[str]
    unclear: FaultyField | None


def _hearers(workspace: Workspace) -> dict[str, _Heard]:
    """By id of each system in force all that learn with it: both ends of an exchange do, so the same for all."""
    found: dict[str, _Heard] = {}
    for system in workspace.active("system"):
        if system.id not in found:
            heard = _learning(workspace, system)
            found.update(dict.fromkeys(heard.systems, heard))
    return found


def _learning(workspace: Workspace, system: Document) -> _Heard:
    found, waiting = {system.id}, [system]
    unclear: dict[str, FaultyField] = {}
    while waiting:
        for part, other in _exchanges(workspace, waiting.pop()):
            if not other.active or other.id in found:
                continue
            try:
                learns = part.word("mode") in (None, "realtime")
            except FaultyField as faulty:
                unclear[other.id] = faulty
                continue
            if learns:
                found.add(other.id)
                waiting.append(other)
    return _Heard(frozenset(found), next((unclear[name] for name in unclear if name not in found), None))


def _exchanges(workspace: Workspace, system: Document) -> Iterator[tuple[View, Document]]:
    """Each exchange of data of a system, whichever side states it, with the system at the other end."""
    for part in system.each("integrates"):
        other = workspace.target(part, "system")
        if other is not None:
            yield part, other
    for link in workspace.referrers(system, "system", _FIELD):
        for part in link.source.each("integrates"):
            if workspace.target(part, "system") is system:
                yield part, link.source


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
