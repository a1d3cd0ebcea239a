"""The badge format: a small picture (SVG) for a README or a dashboard, with the level and the score in words.

It asks no network for anything, a screen reader speaks its title, and it needs no colour to be understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters import escape
from cxlint.reporters.digest import count
from cxlint.reporters.layout import width
from cxlint.rule import LEVELS
from cxlint.scorecard import scorecard
from cxlint.wording import RIGHT_TO_LEFT, translator

if TYPE_CHECKING:
    from cxlint.reporting import Style
    from cxlint.result import Result

_CHARACTER, _MARGIN, _HEIGHT = 7, 8, 20
GREY, RED, AMBER, GREEN = "#595959", "#b3261e", "#8a5300", "#1e6b34"
"""Colours on which white letters keep a contrast of at least 4.5 to 1."""

_PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img" aria-label={label}>
<title>{title}</title>
<rect width="{first}" height="{height}" fill="{grey}"/>
<rect x="{first}" width="{second}" height="{height}" fill="{colour}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
<text x="{left}" y="14" direction="{direction}">{name}</text>
<text x="{right}" y="14" direction="{direction}">{value}</text>
</g>
</svg>
"""


def badge(result: Result, style: Style) -> str:  # noqa: ARG001 - reporters share one form
    """The picture."""
    say = translator(result.language)
    name = say("customer experience")
    value, colour = _value(result)
    rightwards = result.language.partition("-")[0].lower() not in RIGHT_TO_LEFT
    first, second = _width(name), _width(value)
    boxes = [(name, first), (value, second)] if rightwards else [(value, second), (name, first)]
    fills = (GREY, colour) if rightwards else (colour, GREY)
    (left_text, left), (right_text, right) = boxes
    return _PICTURE.format(
        width=left + right,
        height=_HEIGHT,
        label=escape.xml_attribute(f"{name}: {value}"),
        title=escape.xml_text(f"{name}: {value}"),
        first=left,
        second=right,
        grey=fills[0],
        colour=fills[1],
        left=left / 2,
        right=left + right / 2,
        direction="ltr" if rightwards else "rtl",
        name=escape.xml_text(left_text),
        value=escape.xml_text(right_text),
    )


def _value(result: Result) -> tuple[str, str]:
    """What stands on the right, and its colour."""
    say = translator(result.language)
    card = scorecard(result).whole
    if result.incomplete:
        return say("not everything was checked"), RED
    if card.level is None or card.score.shown is None:
        return say("nothing was checked"), GREY
    reached = card.level.reached
    stands = say("level {number}").format(number=reached)
    if reached:
        stands = f"{stands} {say(LEVELS[reached - 1])}"
    told = f"{stands} · {say('score {number}').format(number=card.score.shown)}"
    errors = result.count(Severity.ERROR)
    if errors:
        return f"{told} · {count(errors, 'error', result.language)}", RED if reached == 0 else AMBER
    return told, GREEN if reached >= 3 else AMBER


def _width(text: str) -> int:
    return width(text) * _CHARACTER + 2 * _MARGIN
