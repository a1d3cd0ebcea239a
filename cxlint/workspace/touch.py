"""Whom a document touches: the journeys, touchpoints, channels and customers that a change of it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

MET = ("touchpoint", "journey", "process", "communication", "product", "promise")
"""The kinds through which a change reaches customers."""

ONWARDS = {
    "process": ("touchpoint", "journey"),
    "touchpoint": ("journey", "communication"),
    "communication": (),
    "product": (),
    "promise": (),
    "journey": (),
}
"""From which kinds the way leads on to which that refer to them."""

MEASURED = ("journey", "touchpoint", "channel", "policy", "process", "communication")


class Touch(NamedTuple):
    """The ids of all that a document reaches, by kind, each sorted, and how many contacts a month that is.

    Empty `segments` or `products` mean that it is not limited to some. `contacts` is None where no volume is stated;
    `counted` of the `countable` places state one.
    """

    journeys: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    contacts: int | None = None
    counted: int = 0
    countable: int = 0


def touched(workspace: Workspace, document: Document) -> Touch:
    """All that customers meet of a document, found along the references in both directions."""
    reached = _reached(workspace, document)
    by_kind: dict[str, list[Document]] = {}
    for found in reached:
        by_kind.setdefault(found.kind, []).append(found)
    contacts, counted, countable = _contacts(workspace, by_kind)
    return Touch(
        journeys=_ids(by_kind.get("journey", ())),
        touchpoints=_ids(by_kind.get("touchpoint", ())),
        channels=_names(_channels(workspace, reached)),
        processes=_ids(by_kind.get("process", ())),
        segments=_names(_limited(reached, document, "segments", "segment")),
        products=_names((*_limited(reached, document, "products", ""), *_ids(by_kind.get("product", ())))),
        areas=_names(_areas(workspace, reached)),
        owners=_names(who.id for found in reached if (who := workspace.accountable(found)) is not None),
        contacts=contacts,
        counted=counted,
        countable=countable,
    )


def _reached(workspace: Workspace, document: Document) -> list[Document]:
    """The document, what it is about, and everything that customers meet through these."""
    found: dict[int, Document] = {}
    waiting = [document, *_beneath(workspace, document)]
    while waiting:
        here = waiting.pop(0)
        if id(here) in found:
            continue
        found[id(here)] = here
        onwards = ONWARDS.get(here.kind, MET)
        waiting.extend(link.source for kind in onwards for link in workspace.referrers(here, kind))
    return list(found.values())


def _beneath(workspace: Workspace, document: Document) -> Iterator[Document]:
    """What a document is about by its own words: the touchpoints of a journey, what a KPI measures."""
    wanted = {"journey": ("touchpoint",), "kpi": MEASURED, "promise": ("channel",)}.get(document.kind, ())
    for link in workspace.links(document):
        if link.target is not None and link.target.kind in wanted:
            yield link.target


def _channels(workspace: Workspace, reached: Iterable[Document]) -> Iterator[str]:
    for found in reached:
        if found.kind == "channel":
            yield found.id
        for link in workspace.links(found):
            own = link.reference.field in ("channel", "scope.channels", "intake.channels", "channels")
            if own and "channel" in link.reference.kinds:
                yield link.target.id if link.target else link.reference.id


def _limited(reached: Iterable[Document], document: Document, field: str, single: str) -> Iterator[str]:
    """The groups or products that the scope of a policy, or a message, is limited to."""
    for found in reached:
        if found.kind == field.removesuffix("s"):
            yield found.id
        named = found.values.get(single) if single else None
        if isinstance(named, str):
            yield named
    scope = document.values.get("scope")
    stated = scope.get(field) if isinstance(scope, dict) else None
    if isinstance(stated, tuple):
        yield from (name for name in stated if isinstance(name, str))


def _areas(workspace: Workspace, reached: Iterable[Document]) -> Iterator[str]:
    for found in reached:
        if found.kind == "area":
            yield found.id
        area = workspace.target_or_none(found, "area")
        if area is not None:
            yield area.id
        if found.kind == "journey":
            yield from (
                link.target.id
                for link in workspace.links(found)
                if link.target and link.reference.field == "team"
            )


def _contacts(workspace: Workspace, by_kind: dict[str, list[Document]]) -> tuple[int | None, int, int]:
    """How many contacts a month there are: at the touchpoints, else on the journeys, else by the kinds of request."""
    asked = [
        link.target
        for found in (*by_kind.get("touchpoint", ()), *by_kind.get("process", ()))
        for link in workspace.links(found)
        if link.target is not None and link.target.kind == "request-type"
    ]
    kinds = {id(target): target for target in (*asked, *by_kind.get("request-type", ()))}
    for places in (by_kind.get("touchpoint", []), by_kind.get("journey", []), list(kinds.values())):
        volumes = [volume for place in places if (volume := _volume(place)) is not None]
        if volumes:
            return sum(volumes), len(volumes), len(places)
    return None, 0, 0


def _volume(document: Document) -> int | None:
    stated = document.values.get("volume_month")
    return stated if isinstance(stated, int) and not isinstance(stated, bool) else None


def _ids(documents: Iterable[Document]) -> tuple[str, ...]:
    return _names(document.id for document in documents)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
