"""The words and signs that every drawing of a map shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.atlas import UNKNOWN, UNNAMED
from cxlint.diagnostics import Severity
from cxlint.wording import translator

if TYPE_CHECKING:
    from cxlint.atlas import Edge, Item, Marks, Measure

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "•"}
"""A sign for each severity, so that nothing depends on colour."""


def marks(given: Marks) -> str:
    """``✖2 ▲1`` for two errors and a warning; empty where nothing is open."""
    counts = zip((Severity.ERROR, Severity.WARNING, Severity.INFO), given, strict=True)
    return " ".join(f"{SIGNS[severity]}{number}" for severity, number in counts if number)


def legend(language: str) -> str:
    """What the signs mean."""
    say = translator(language)
    return " · ".join(f"{sign} {say(severity.word)}" for severity, sign in SIGNS.items())


def state(item: Item, language: str) -> str:
    """What is to be said of an item that is not simply in force."""
    say = translator(language)
    told = {
        "draft": say("draft"),
        "retired": say("retired"),
        "gone": say("not active"),
        UNKNOWN: say("unknown"),
    }
    return told.get(item.state, "")


def item_name(item: Item | None, language: str, absent: str = "") -> str:
    """The title of an item with its state: ``Web bank (retired)``."""
    if item is None:
        return absent
    told = state(item, language)
    return f"{item.title} ({told})" if told and item.state != UNNAMED else item.title


def marked(item: Item | None, language: str, absent: str = "") -> str:
    """The name of an item with the signs of its findings."""
    name = item_name(item, language, absent)
    return f"{name} {marks(item.marks)}" if item is not None and item.marks.total else name


def standing(measure: Measure, language: str) -> str:
    """A measure with its value and target: ``Satisfaction: 83% (target 85%)``."""
    say = translator(language)
    value = measure.value or say("not measured yet")
    told = f"{marked(measure.item, language)}: {value}"
    return (
        say("{measure} (target {target})").format(measure=told, target=measure.target)
        if measure.target
        else told
    )


def gravest(edge: Edge) -> Severity | None:
    """The gravest that is said of a thread; one that leads nowhere is an error."""
    if edge.broken:
        return Severity.ERROR
    return max((notice.severity for notice in edge.notices), default=None)


def exchange(mode: str, language: str) -> str:
    """How data gets from one system to another, in words."""
    say = translator(language)
    known = {"realtime": say("at once"), "batch": say("now and then"), "manual": say("by hand")}
    return known.get(mode, mode)
