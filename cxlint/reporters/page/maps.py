"""The page with the maps of a company alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint import __version__
from cxlint.reporters.digest import count
from cxlint.reporters.maps.words import exchange
from cxlint.reporters.page.press import RIGHT_TO_LEFT, page
from cxlint.reporters.page.spaghetti import picture
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.atlas import Atlas, Edge, JourneyMap, Marks, Notice, Stop
    from cxlint.result import Result


def maps(atlas: Atlas, result: Result, parts: Iterable[str]) -> str:
    """The chosen maps as one page."""
    language = result.language
    company = next((d.title for d in result.documents if d.subject.kind == "organisation" and d.file), "")
    return page(
        "map.html",
        language,
        title=company or translator(language)("Maps"),
        as_of=result.as_of.isoformat(),
        version=__version__,
        parts=tuple(parts),
        **drawing(atlas, language),
    )


def drawing(atlas: Atlas, language: str) -> dict[str, object]:
    """What the templates of maps need."""
    ecosystem = atlas.ecosystem
    return {
        "atlas": atlas,
        "drawn": picture(ecosystem, language, mirrored=language in RIGHT_TO_LEFT),
        "items": {item.subject: item for column in ecosystem.columns for item in column},
        "stops": _stops,
        "whole_notices": _whole,
        "how": lambda edge: _how(edge, language),
        "spoken": lambda marks: _spoken(marks, language),
    }


def _stops(journey: JourneyMap) -> list[Stop | None]:
    """A column for every stop; a stage without one has an empty column."""
    return [stop for stage in journey.stages for stop in stage.stops or (None,)]


def _whole(journey: JourneyMap) -> tuple[Notice, ...]:
    return (*journey.notices, *(notice for stage in journey.stages for notice in stage.notices))


def _how(edge: Edge, language: str) -> str:
    say = translator(language)
    if edge.kind == "exchange":
        how = exchange(edge.label, language)
        return f"{say('exchange of data')}: {how}" if how else say("exchange of data")
    kinds = {
        "sends": say("sends"),
        "carried": say("is carried by"),
        "met": say("is met at"),
        "unwritten": say("sends, but no message is written down"),
        "data": say("lends data"),
    }
    return f"{kinds[edge.kind]}: {edge.label}" if edge.label else kinds[edge.kind]


def _spoken(marks: Marks, language: str) -> str:
    """The marks in words, for those who hear the page."""
    counts = zip(("error", "warning", "info"), marks, strict=True)
    return listed([count(number, word, language) for word, number in counts if number], language)
