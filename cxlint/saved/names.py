"""Puts the names that a repository gives to its documents behind the name of the repository."""

from __future__ import annotations

from typing import Any

from cxlint import facts
from cxlint.atlas import Item, Notice
from cxlint.diagnostics import Finding, Subject
from cxlint.result import DocumentInfo, Known

NOBODY = "nobody"
"""The owner that no repository has named."""

NAMES: dict[type, tuple[str, ...]] = {
    Finding: ("owner", "area", "fingerprint"),
    Known: ("owner",),
    DocumentInfo: ("owner", "area"),
    Notice: ("fingerprint",),
    facts.OrganisationFact: ("id", "lead", "team", "sponsor"),
    facts.DocumentFact: ("owner",),
    facts.PersonFact: ("area", "deputy"),
    facts.AreaFact: ("id", "owner", "champion", "deputy", "sponsor", "part_of"),
    facts.StageFact: ("touchpoints",),
    facts.JourneyFact: ("id", "owner", "area"),
    facts.KpiFact: ("id", "owner", "area"),
    facts.RoadmapFact: ("id", "owner", "area"),
    facts.ExceptionFact: ("id", "owner", "approved_by"),
}
"""The parts of values that are names of a repository's own, beside every subject."""

REFERENCES: dict[type, tuple[str, ...]] = {
    facts.KpiFact: ("measures",),
    facts.ExceptionFact: ("subject",),
}
"""The parts that are written ``kind/id``."""


def at_home(value: Any, home: str) -> Any:
    """A value with the names in it behind the name of its home, at whatever depth."""
    if isinstance(value, Subject):
        return value._replace(id=f"{home}/{value.id}")
    if isinstance(value, Item):  # one that is not named has a place of its own in each repository
        return value._replace(id=f"{home}/{value.id}")
    if hasattr(value, "_fields"):
        return type(value)(
            *(_part(type(value), field, getattr(value, field), home) for field in value._fields)
        )
    return tuple([at_home(item, home) for item in value]) if type(value) is tuple else value


def _part(kind: type, field: str, value: Any, home: str) -> Any:
    named, referring = field in NAMES.get(kind, ()), field in REFERENCES.get(kind, ())
    if not (named or referring):
        return at_home(value, home)
    if isinstance(value, tuple):
        return tuple([_part(kind, field, item, home) for item in value])
    return _name(value, home) if named else _reference(value, home)


def _name(name: str, home: str) -> str:
    return f"{home}/{name}" if name and name != NOBODY else name


def _reference(written: str, home: str) -> str:
    kind, slash, name = written.partition("/")
    return f"{kind}/{home}/{name}" if slash else written
