"""Whom the rules of this family propose where somebody has to be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import phrase
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import OWNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

A_PERSON = "a-person-id"
"""What is written where the workspace has nobody to propose."""

KINDS = {
    "area": phrase("area"),
    "channel": phrase("channel"),
    "communication": phrase("communication"),
    "error-level": phrase("error level"),
    "error-type": phrase("error type"),
    "journey": phrase("journey"),
    "kpi": phrase("KPI"),
    "objective": phrase("objective"),
    "organisation": phrase("organisation"),
    "person": phrase("person"),
    "policy": phrase("policy"),
    "process": phrase("process"),
    "product": phrase("product"),
    "promise": phrase("promise"),
    "request-type": phrase("request type"),
    "roadmap-item": phrase("roadmap item"),
    "segment": phrase("segment"),
    "system": phrase("system"),
    "team": phrase("team"),
    "touchpoint": phrase("touchpoint"),
    "training": phrase("training"),
    "waiver": phrase("waiver"),
}
"""The kinds of documents as people say them."""

EITHER = {
    ("area", "team", "channel", "touchpoint"): phrase("area, team, channel or touchpoint"),
    ("area", "team"): phrase("area or team"),
    ("error-level", "person", "team", "touchpoint"): phrase("error level, person, team or touchpoint"),
    ("error-level", "person", "team"): phrase("error level, person or team"),
    ("person", "team"): phrase("person or team"),
    ("team", "person"): phrase("team or person"),
    ("policy", "system", "process"): phrase("policy, system or process"),
    ("policy", "system"): phrase("policy or system"),
    ("process", "touchpoint"): phrase("process or touchpoint"),
    ("touchpoint", "channel"): phrase("touchpoint or channel"),
}
"""Kinds of which any one may stand in a place."""

NAMED = (Standing.ACTIVE, Standing.INACTIVE)
"""Somebody is named and known, be it somebody who has left."""


def is_person(who: Document) -> bool:
    """Whether it is a human being, not a team or a shared mailbox."""
    return who.kind == "person" and who.values.get("type") != "mailbox"


def people_of(workspace: Workspace, area: Document) -> Iterator[Document]:
    """The active people who work in an area, in the order of their files."""
    for link in workspace.referrers(area, "person", "area"):
        if is_person(link.source) and workspace.is_active(link.source):
            yield link.source


def seats_of(workspace: Workspace, person: Document) -> list[Document]:
    """The areas in force whose champion is this person, by id."""
    links = workspace.referrers(person, "area", "cx_champion")
    return sorted((link.source for link in links if link.source.active), key=lambda area: area.id)


def belongings(workspace: Workspace, person: Document) -> list[Document]:
    """What a person answers for and is in force, by kind and in the order of the files."""
    links = (link for kind in OWNED for link in workspace.referrers(person, kind, "owner"))
    return [link.source for link in links if link.source.active]


def owner_for(workspace: Workspace, document: Document, besides: Document | None = None) -> str:
    """The id of a person who could answer for a document: of its area, else the CX lead, else any manager."""
    for who in _answerable(workspace, document):
        if who is not None and who is not besides and is_person(who) and workspace.is_active(who):
            return who.id
    return A_PERSON


def _answerable(workspace: Workspace, document: Document) -> Iterator[Document | None]:
    area = workspace.target_or_none(document, "area")
    if area is not None:
        leader = workspace.target_or_none(area, "owner")
        yield leader
        if leader is not None:
            yield workspace.target_or_none(leader, "lead")
        yield from people_of(workspace, area)
    yield workspace.target_or_none(workspace.organisation, "cx_lead")
    yield from (who for who in workspace.documents("person") if who.values.get("level") == "manager")


def champion_for(workspace: Workspace, area: Document, besides: Document | None = None) -> str:
    """The id of a person of the area who could be its champion: the one with the fewest such tasks already."""
    sponsor = workspace.target_or_none(area, "executive_sponsor")
    free = [who for who in people_of(workspace, area) if who is not besides and who is not sponsor]
    return min(free, key=lambda who: len(seats_of(workspace, who))).id if free else A_PERSON


def deputy_for(workspace: Workspace, area: Document, champion: Document | None) -> str:
    """The id of somebody who could stand in for the champion: of the area where possible, else anybody."""
    found = champion_for(workspace, area, champion)
    if found != A_PERSON:
        return found
    for who in (*people_of(workspace, area), *workspace.documents("person")):
        if who is not champion and is_person(who) and workspace.is_active(who):
            return who.id
    return A_PERSON


def sponsor_for(workspace: Workspace, area: Document) -> str:
    """The id of a member of the top leadership who could stand behind the champion of an area."""
    champion = workspace.target_or_none(area, "cx_champion")
    leaders = (who for who in workspace.documents("person") if who.values.get("level") == "executive")
    for who in (workspace.target_or_none(workspace.organisation, "executive_sponsor"), *leaders):
        if who is None or who is champion or who.values.get("level") != "executive":
            continue
        if is_person(who) and workspace.is_active(who):
            return who.id
    return "an-executive-id"
