"""Waivers that prolong earlier ones: how often, and whether they may.

A waiver says itself what it prolongs (`renews`). The history of the repository tells it as well: whoever moves the last
day of a waiver, or writes a new one for the same thing, prolongs the exception, whatever its document says.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.config.rules import rule_id_of
from cxlint.model.scalars import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.suppress.values import Standpoint, SuppressionFault
    from cxlint.workspace.graph import Workspace

MOST = 2
"""How often an exception may be prolonged."""


def earlier(document: Document, workspace: Workspace) -> tuple[Document, ...]:
    """The waivers that one prolongs, the latest first; a circle ends where it begins to repeat itself."""
    chain: list[Document] = []
    found = workspace.target_or_none(document, "renews")
    while found is not None and found is not document and found not in chain:
        chain.append(found)
        found = workspace.target_or_none(found, "renews")
    return tuple(chain)


def renewal_fault(
    document: Document, at: Standpoint, workspace: Workspace, registry: Registry
) -> SuppressionFault | None:
    """What speaks against prolonging: a circle, another matter, or that it has been done too often."""
    chain = earlier(document, workspace)
    if not chain:
        itself = workspace.target_or_none(document, "renews") is document
        return at.fault("CX039", "circle", chain=f"waiver/{document.id}") if itself else None
    if workspace.target_or_none(chain[-1], "renews") is not None:
        return at.fault("CX039", "circle", chain=", ".join(f"waiver/{one.id}" for one in chain))
    rule, subject = matter(chain[0], registry)
    if (rule, subject) != matter(document, registry):
        shown = f"waiver/{chain[0].id}"
        return at.fault("CX039", "other", earlier=shown, rule=rule, subject=str(subject))
    if len(chain) > MOST:
        return at.fault("CX039", "too-often", count=len(chain) - 1, most=MOST)
    return None


def matter(document: Document, registry: Registry) -> tuple[str, str]:
    """Which rule a waiver is for, and at which document."""
    rule, place = document.values.get("rule"), document.values.get("subject")
    name = rule_id_of(str(rule), registry) or str(rule)
    return name, f"{place.kind}/{place.id}" if isinstance(place, Place) else ""


Granted = dict[tuple[str, str], tuple[date, ...]]
"""By matter the last days until which an exception was granted, each later than the one before."""


def granted(moments: Iterable[Iterable[Document]], registry: Registry) -> Granted:
    """The last days that each exception has had; `moments` are the waivers that were written, the oldest first."""
    found: Granted = {}
    for written in moments:
        latest: dict[tuple[str, str], date] = {}
        for document in written:
            day = last_day(document)
            if day is not None:
                name = matter(document, registry)
                latest[name] = max(day, latest.get(name, day))
        for name, day in latest.items():
            days = found.get(name, ())
            if not days or day > days[-1]:
                found[name] = (*days, day)
    return found


def last_day(document: Document) -> date | None:
    """Until when a waiver lets something pass; None where it lets nothing pass."""
    day = document.values.get("expires")
    return day if isinstance(day, date) and document.values.get("status", "approved") == "approved" else None


def times_prolonged(document: Document, workspace: Workspace, registry: Registry, known: Granted) -> int:
    """How often an exception was prolonged to reach the last day of a waiver: as it says, or as history does."""
    day = last_day(document)
    days = known.get(matter(document, registry), ()) if day is not None else ()
    return max(len(earlier(document, workspace)), sum(one < day for one in days if day is not None))
