"""The ecosystem of communications, which people call the spaghetti map: who sends what to customers, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.atlas import Ecosystem, Edge, Item
from cxlint.diagnostics import Subject
from cxlint.maps.survey import notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.diagnostics import Finding
    from cxlint.maps.survey import Survey
    from cxlint.model.document import Document

COLUMNS = ("system", "communication", "channel", "touchpoint")
"""The columns of the picture, from where a message comes to where it is met."""

_DATA = ("personalised_on",)
_SENDER = ("system",)
_PLACE = ("touchpoint",)


def ecosystem(survey: Survey) -> Ecosystem:
    """Everything that is sent. Systems and channels for sending are there even where nothing connects them."""
    drawing = _Drawing(survey)
    for system in survey.current("system"):
        drawing.add(survey.item(system))
    for message in survey.current("communication"):
        drawing.message(message)
    for channel in survey.current("channel"):
        if channel.values.get("direction") in ("outbound", "both"):
            drawing.add(survey.item(channel))
    for system in survey.current("system"):
        drawing.system(system)
    return drawing.ecosystem()


class _Drawing:
    """The map while it is drawn."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.items: dict[Subject, Item] = {}
        self.edges: dict[tuple[Subject, Subject, str], Edge] = {}
        self.told: dict[tuple[Subject, Subject, str], list[Finding]] = {}
        self.written: set[tuple[Subject, Subject]] = set()

    def add(self, item: Item) -> Subject:
        """Put an item on the map once."""
        self.items.setdefault(item.subject, item)
        return item.subject

    def message(self, document: Document) -> None:
        """A message with the threads that lead to it and from it."""
        survey = self.survey
        item = survey.item(document)
        findings = survey.findings(document)
        sender = self.add(survey.named(document, "system") or survey.unnamed("system"))
        here = self.add(item)
        channel = self.add(survey.named(document, "channel") or survey.unnamed("channel"))
        touchpoint = self.add(survey.named(document, "touchpoint") or survey.unnamed("touchpoint"))
        self.written.add((sender, channel))
        self.edge("sends", sender, here, item, _at(findings, _SENDER))
        carried = [finding for finding in findings if finding.path[:1] not in {_DATA, _SENDER, _PLACE}]
        self.edge("carried", here, channel, item, carried)
        self.edge("met", channel, touchpoint, item, _at(findings, _PLACE))
        known = _at(findings, _DATA)
        for origin, fields in self._origins(document).items():
            self.edge("data", origin, here, item, known, ", ".join(fields))
        if known and not any(edge.kind == "data" and edge.target == here for edge in self.edges.values()):
            self.edge("sends", sender, here, item, known)

    def _origins(self, document: Document) -> dict[Subject, list[str]]:
        """What a message uses of the customer, by the system that it comes from."""
        origins: dict[Subject, list[str]] = {}
        for part in self.survey.parts(document, "personalised_on"):
            system = self.survey.named(part, "system") or self.survey.unnamed("system")
            origins.setdefault(self.add(system), []).append(self.survey.words(part, "field"))
        return origins

    def system(self, document: Document) -> None:
        """What a system sends without a word about it, and with which others it exchanges data."""
        survey = self.survey
        here = Subject(document.kind, document.id)
        findings = survey.findings(document)
        for channel in survey.each_named(document, "sends"):
            if (here, channel.subject) not in self.written:
                self.edge("unwritten", here, self.add(channel), None, _at(findings, ("sends",)))
        for part in survey.parts(document, "integrates"):
            other = self.add(survey.named(part, "system") or survey.unnamed("system"))
            steps = tuple(part.prefix.split("."))
            about = [f for f in findings if tuple(map(str, f.path[:2])) == steps]
            self.edge("exchange", here, other, None, about, survey.words(part, "mode"))

    def edge(
        self,
        kind: str,
        source: Subject,
        target: Subject,
        message: Item | None,
        findings: Iterable[Finding],
        label: str = "",
    ) -> None:
        """A thread; a second one between the same two joins the first."""
        key = (source, target, kind)
        broken = self.items[source].missing or self.items[target].missing
        edge = self.edges.get(key) or Edge(source, target, kind, label, (), (), broken)
        messages = edge.messages if message is None or message in edge.messages else (*edge.messages, message)
        self.edges[key] = edge._replace(messages=messages)
        self.told.setdefault(key, []).extend(findings)

    def ecosystem(self) -> Ecosystem:
        """All that was drawn, in columns."""
        columns = (tuple(self._column(kind)) for kind in COLUMNS)
        systems, messages, channels, touchpoints = columns
        edges = (
            edge._replace(notices=notices(dict.fromkeys(self.told[key]))) for key, edge in self.edges.items()
        )
        return Ecosystem(systems, messages, channels, touchpoints, tuple(edges))

    def _column(self, kind: str) -> Iterator[Item]:
        """The items of a column; what is not named stands last."""
        items = [item for item in self.items.values() if item.kind == kind]
        yield from sorted(items, key=lambda item: not item.id)


def _at(findings: Iterable[Finding], path: tuple[str, ...]) -> list[Finding]:
    """The findings at a field or below it."""
    return [finding for finding in findings if finding.path[: len(path)] == path]
