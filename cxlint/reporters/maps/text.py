"""Maps for a terminal: tables as wide as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.layout import wrap
from cxlint.reporters.maps.journey_text import JourneySheet
from cxlint.reporters.maps.sheet import Sheet, signs
from cxlint.reporters.maps.words import exchange, legend, marked
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.atlas import Atlas, Ecosystem, Edge, Item, Rung
    from cxlint.diagnostics import Subject
    from cxlint.reporting import Style


def text(atlas: Atlas, language: str, style: Style, parts: Iterable[str]) -> str:
    """The chosen parts of an atlas: `journey`, `ecosystem`, `escalation`."""
    lines: list[str] = []
    for part in parts:
        if part == "journey":
            sheet = JourneySheet(language, style)
            lines += [line for journey in atlas.journeys for line in sheet.journey(journey)]
        elif part == "ecosystem":
            lines += _Ecosystem(language, style, atlas.ecosystem).lines()
        else:
            lines += _Ladder(language, style).lines(atlas.ladder)
    told = translator(language)("`cxlint explain RULE` tells what a rule asks for.")
    paint = Sheet(language, style).paint
    lines += ["", *(paint(line, "dim") for line in wrap(f"{legend(language)}. {told}", style.width))]
    return escape.github_log("".join(f"{line.rstrip()}\n" for line in lines).lstrip("\n"))


class _Ecosystem(Sheet):
    """The spaghetti map as lists: one line for each message."""

    def __init__(self, language: str, style: Style, ecosystem: Ecosystem) -> None:
        super().__init__(language, style)
        self.ecosystem = ecosystem
        self.items: dict[Subject, Item] = {
            item.subject: item for column in ecosystem.columns for item in column
        }

    def lines(self) -> Iterator[str]:
        say, edges = self.say, self.ecosystem.edges
        yield from self.title(say("What customers are sent"))
        yield ""
        heads = [say("System"), say("Message"), say("Channel"), say("Touchpoint"), say("Findings")]
        yield from self.listed(heads, [*self._messages(edges), *self._unwritten(edges)])
        exchanges = [edge for edge in edges if edge.kind == "exchange"]
        if exchanges:
            yield from self.title(say("Data between systems"))
            yield ""
            heads = [say("System"), say("exchanges data with"), say("how"), say("Findings")]
            yield from self.listed(heads, [self._exchange(edge) for edge in exchanges])
        touched = {subject for edge in edges for subject in (edge.source, edge.target)}
        alone = [
            marked(item, self.language) for item in self.ecosystem.systems if item.subject not in touched
        ]
        if alone:
            yield ""
            told = say("Connected with nothing: {systems}.").format(systems="; ".join(alone))
            yield from wrap(told, self.columns)

    def _messages(self, edges: tuple[Edge, ...]) -> Iterator[list[str]]:
        for message in self.ecosystem.messages:
            ways = {edge.kind: edge for edge in edges if message in edge.messages and edge.kind != "data"}
            known = [edge for edge in edges if edge.kind == "data" and message in edge.messages]
            if not ways:
                continue
            told = dict.fromkeys(notice for edge in (*ways.values(), *known) for notice in edge.notices)
            ends = (ways["sends"].source, message.subject, ways["carried"].target, ways["met"].target)
            yield [*(self._name(end) for end in ends), signs(told)]

    def _unwritten(self, edges: tuple[Edge, ...]) -> Iterator[list[str]]:
        for edge in edges:
            if edge.kind == "unwritten":
                message = self.say("(not written down)")
                yield [self._name(edge.source), message, self._name(edge.target), "", signs(edge.notices)]

    def _exchange(self, edge: Edge) -> list[str]:
        how = exchange(edge.label, self.language)
        return [self._name(edge.source), self._name(edge.target), how, signs(edge.notices)]

    def _name(self, subject: Subject) -> str:
        return marked(self.items[subject], self.language)


class _Ladder(Sheet):
    """The escalation ladder, the gravest level on top."""

    def lines(self, rungs: tuple[Rung, ...]) -> Iterator[str]:
        say = self.say
        yield from self.title(say("Who takes over when something goes wrong"))
        yield ""
        if not rungs:
            yield say("No levels of errors are written down.")
            return
        heads = [
            say("Level"),
            say("taken up within"),
            say("told within"),
            say("solved within"),
            say("staff may spend"),
            say("passed on to"),
            say("kinds of errors"),
            say("Findings"),
        ]
        yield from self.listed(heads, map(self._rung, rungs))

    def _rung(self, rung: Rung) -> list[str]:
        say, language = self.say, self.language
        to = marked(rung.to, language, rung.outside or say("nobody"))
        circle = f" ↺ {say('goes round in a circle')}" if rung.circular else ""
        types = "; ".join(marked(item, language) for item in rung.types)
        level = f"{rung.rank}. {rung.level.title}" if rung.rank else rung.level.title
        limits = (rung.respond, rung.inform, rung.resolve, rung.authority)
        return [level, *(limit or "-" for limit in limits), f"{to}{circle}", types, signs(rung.notices)]
