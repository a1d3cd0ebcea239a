"""How long data takes from one system to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_FIELD = "integrates.system"


class Hop(NamedTuple):
    """One exchange of data: the system that states it, the part that does, and the hours that it takes."""

    system: Document
    part: View
    hours: float


class Way(NamedTuple):
    """The fastest way to a system; an exchange that states no latency is taken to be immediate."""

    hours: float
    hops: tuple[Hop, ...]


def ways(workspace: Workspace, source: Document) -> dict[str, Way]:
    """The fastest way from a system to each that its data reaches, by the other's id."""
    found = {source.id: Way(0, ())}
    waiting = [source]
    while waiting:
        waiting.sort(key=lambda system: found[system.id].hours, reverse=True)
        here = waiting.pop()
        so_far = found[here.id]
        for other, hop in _hops(workspace, here):
            hours = so_far.hours + hop.hours
            if other.active and (other.id not in found or hours < found[other.id].hours):
                found[other.id] = Way(hours, (*so_far.hops, hop))
                waiting.append(other)
    return found


def _hops(workspace: Workspace, system: Document) -> Iterator[tuple[Document, Hop]]:
    """Each exchange of a system, whichever side states it, with the system at the other end."""
    for part in system.each("integrates"):
        other = workspace.target(part, "system")
        if other is not None:
            yield other, _hop(system, part)
    for link in workspace.referrers(system, "system", _FIELD):
        for part in link.source.each("integrates"):
            if workspace.target(part, "system") is system:
                yield link.source, _hop(link.source, part)


def _hop(system: Document, part: View) -> Hop:
    latency = part.duration("latency")
    return Hop(system, part, latency.hours if latency is not None else 0)
