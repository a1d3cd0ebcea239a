"""What the maps of a company hold: plain values, drawn from its documents and findings, that renderers only draw."""

from __future__ import annotations

from cxlint.diagnostics import Finding, Severity, Subject
from cxlint.named import NamedTuple

NAMED = ""
"""The state of an item that is in force; the other states are `draft`, `retired`, `gone`, `unknown` and `unnamed`."""

UNKNOWN, UNNAMED = "unknown", "unnamed"
"""A document refers to something that does not exist; a document names nothing where something belongs."""


class Marks(NamedTuple):
    """How many open findings of each severity something has."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.infos


def marks_of(findings: tuple[Finding, ...]) -> Marks:
    """The marks for some findings."""
    severities = [finding.severity for finding in findings]
    return Marks(*(severities.count(one) for one in (Severity.ERROR, Severity.WARNING, Severity.INFO)))


class Item(NamedTuple):
    """A document on a map, or only its name where there is no such document."""

    kind: str
    id: str
    title: str
    state: str = NAMED
    marks: Marks = Marks()

    @property
    def subject(self) -> Subject:
        """The document that it stands for."""
        return Subject(self.kind, self.id)

    @property
    def missing(self) -> bool:
        """Whether there is no document behind it."""
        return self.state in (UNKNOWN, UNNAMED)


class Notice(NamedTuple):
    """A finding as a map tells of it; the fingerprint leads to all the rest."""

    rule: str
    name: str
    severity: Severity
    text: str
    fingerprint: str


class Measure(NamedTuple):
    """A measure and where it stands; empty words where nothing is written."""

    item: Item
    value: str
    target: str


class Pain(NamedTuple):
    """What annoys customers, and what is being done about it."""

    text: str
    action: str


class Stop(NamedTuple):
    """A touchpoint in a stage of a journey."""

    touchpoint: Item
    entry: bool
    mode: str
    channel: Item | None
    owner: Item | None
    systems: tuple[Item, ...]
    measures: tuple[Measure, ...]
    pains: tuple[Pain, ...]
    notices: tuple[Notice, ...]


class Stage(NamedTuple):
    """A stage of a journey as the customer sees it."""

    name: str
    stops: tuple[Stop, ...]
    notices: tuple[Notice, ...]


class Handoff(NamedTuple):
    """Where one area, team, channel or touchpoint passes the customer on to another."""

    giver: Item
    taker: Item
    carries: tuple[str, ...] | None
    system: Item | None
    owner: Item | None
    time_limit: str
    notices: tuple[Notice, ...]


class JourneyMap(NamedTuple):
    """A journey as people who care for customers draw it: stages from left to right."""

    journey: Item
    owner: Item | None
    goal: str
    importance: str
    volume: str
    ends_with: str
    error_path: Item | None
    entries: tuple[Item, ...]
    stages: tuple[Stage, ...]
    handoffs: tuple[Handoff, ...]
    measures: tuple[Measure, ...]
    pains: tuple[Pain, ...]
    notices: tuple[Notice, ...]


class Edge(NamedTuple):
    """One thread of the spaghetti map.

    `kind` is `sends` (system to message), `carried` (message to channel), `met` (channel to touchpoint), `unwritten`
    (system to channel: something is sent, but no message is written down), `data` (system to message: what it
    knows of the customer) or `exchange` (system to system).
    """

    source: Subject
    target: Subject
    kind: str
    label: str
    messages: tuple[Item, ...]
    notices: tuple[Notice, ...]
    broken: bool

    @property
    def troubled(self) -> bool:
        """Whether a finding speaks of it, or it leads nowhere."""
        return self.broken or bool(self.notices)


class Ecosystem(NamedTuple):
    """Everything that the company sends: from which system, as which message, by which channel, met where."""

    systems: tuple[Item, ...]
    messages: tuple[Item, ...]
    channels: tuple[Item, ...]
    touchpoints: tuple[Item, ...]
    edges: tuple[Edge, ...]

    @property
    def columns(self) -> tuple[tuple[Item, ...], ...]:
        """The four columns of the picture."""
        return (self.systems, self.messages, self.channels, self.touchpoints)


class Rung(NamedTuple):
    """A level of errors: who takes over when it cannot be solved there, and how fast everything goes."""

    level: Item
    rank: str
    definition: str
    respond: str
    inform: str
    resolve: str
    remedy: str
    authority: str
    to: Item | None
    outside: str
    circular: bool
    types: tuple[Item, ...]
    notices: tuple[Notice, ...]


class Atlas(NamedTuple):
    """All maps of a company. `unread` counts the findings that say that a document was not understood in full."""

    journeys: tuple[JourneyMap, ...]
    ecosystem: Ecosystem
    ladder: tuple[Rung, ...]
    unread: int = 0
