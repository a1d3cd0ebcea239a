"""SYS006: everyone on a customer's way sees the customer's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.sys._shared import users
from cxlint.workspace.routes import areas_crossed
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_BUY = "kind: journey\nid: buy\nteam: [sales]\n"
_CROSSES = "kind: journey\nid: buy\nstages: [{name: See, touchpoints: [page]}]\n---\nkind: touchpoint\nid: page\narea: sales\n"
_SALES = "---\nkind: area\nid: sales\n---\nkind: team\nid: sellers\narea: sales\n"
_CRM = "---\nkind: system\nid: crm\nrecord_for: [profile]\nholds: [profile, stage]\naccess: "
_STAGES = "---\nkind: system\nid: funnel\nholds: [Journey Stage]\naccess: "
_ACME = "kind: organisation\nid: acme\n---\nkind: journey\nid: buy\n"


class EveryoneOnTheWaySeesOptions(Options):
    stage: tuple[str, ...] = option(
        ("journey stage", "stage", "lifecycle", "lifecycle stage"),
        "Words in a system's list of data for where customers are on their way.",
    )


class EveryoneOnTheWaySees(GraphRule[EveryoneOnTheWaySeesOptions]):
    """An area sees a system if the system gives access to it or to one of its teams.

    The shared record is a system that has the last word on who customers are; where there is none, that is a finding
    of its own.
    """

    id = "SYS006"
    name = "everyone-on-the-way-sees"
    summary = "Every area on a customer's way sees the shared record and where the customer is on that way."
    why = (
        "Sales promises what service does not know of. "
        "Customers become the messengers between departments of one company."
    )
    fix = (
        "Give the area, or a team of it, access to the system that keeps the record and the customer's stage."
    )
    kinds = ("journey", "organisation")
    level = 3
    sources = ("S4.8",)
    options = EveryoneOnTheWaySeesOptions
    messages = {
        "record": Message(
            ERROR,
            "“{area}” has a part in “{title}”, but cannot see “{system}”, where customers are known. "
            "Customers have to tell it who they are and what was agreed.",
            "kind: system\nid: {system_id}\naccess: {access}",
        ),
        "stage": Message(
            ERROR,
            "“{area}” has a part in “{title}”, but cannot see “{system}”, which knows where customers are on their way.",
            "kind: system\nid: {system_id}\naccess: {access}",
        ),
        "no-stage": Message(
            ERROR,
            "No system knows where customers are on their way. Every department guesses what came before it.",
            "kind: system\nid: {system_id}\nholds: {holds}",
        ),
    }
    good = (
        Case(_BUY + _SALES + _CRM + "[area/sales]\n"),
        Case(_BUY + _SALES + _CRM + "[team/sellers]\n"),
        Case(_CROSSES + _SALES + _CRM + "[sales]\n" + _STAGES + "[sales]\n"),
        Case(_CROSSES.replace("area: sales", "area: gone") + _SALES + _CRM + "[]\n", applies=False),
        Case(_BUY + _SALES + _CRM.replace("[profile]", "[cases]") + "[]\n", applies=False),
        Case(_ACME + _CRM + "[]\n"),
        Case(_ACME + _CRM.replace("stage", "Where They Are") + "[]\n", options={"stage": ["where they are"]}),
        Case(_ACME, applies=False),
        Case("kind: organisation\nid: acme\n" + _CRM + "[]\n", applies=False),
    )
    bad = (
        Case(_BUY + _SALES + _CRM + "[]\n", ((3, 8, "record"),)),
        Case(_BUY + _SALES + _CRM.replace("access: ", "legacy: ") + "false\n", ((3, 8, "record"),)),
        Case(_BUY + _SALES + "status: retired\n" + _CRM + "[team/sellers]\n", ((3, 8, "record"),)),
        Case(_CROSSES + _SALES + _CRM + "[]\n", ((2, 5, "record"),)),
        Case(
            _BUY + _SALES + _CRM.replace(", stage", "") + "[sales]\n" + _STAGES + "[]\n", ((3, 8, "stage"),)
        ),
        Case(_ACME + _CRM.replace(", stage", "") + "[]\n", ((2, 5, "no-stage"),)),
        Case(_ACME + _CRM + "[]\nstatus: retired\n---\nkind: system\nid: till\n", ((2, 5, "no-stage"),)),
        Case(_ACME + _CRM + "[]\n", ((2, 5, "no-stage"),), options={"stage": ["where they are"]}),
    )

    def applies(self, document: Document, workspace: Workspace, options: EveryoneOnTheWaySeesOptions) -> bool:
        """Judge journeys whose areas are known, and the company once it has journeys and systems."""
        if document.kind == "organisation":
            return bool(workspace.active("journey") and workspace.active("system"))
        return bool(
            (workspace.targets(document, "team") or areas_crossed(workspace, document))
            and workspace.once(_records).systems
        )

    def check(
        self, document: Document, workspace: Workspace, options: EveryoneOnTheWaySeesOptions
    ) -> Iterator[Hit]:
        """Look whether each area of a journey sees the record, and the stage where that is kept elsewhere."""
        records, stages = workspace.once(_records), _stages(workspace, options.stage)
        if document.kind == "organisation":
            if not stages.systems:
                system = (*records.systems, *workspace.active("system"))[0]
                holds = written((*(system.words("holds") or ()), options.stage[0]))
                yield at(document, "id", "no-stage", system_id=system.id, holds=holds)
            return
        for place, area in _areas(workspace, document).values():
            for key, group in (("record", records), ("stage", stages)):
                if group.systems and (area.kind, area.id) not in group.users:
                    system = group.systems[0]
                    access = written((*(system.words("access") or ()), f"area/{area.id}"))
                    said = {"area": area.title(), "system": system.title()}
                    yield at(document, place, key, system_id=system.id, access=access, **said)
                    break


class _Group(NamedTuple):
    """Some systems, and the kinds and ids of those who can use one of them."""

    systems: list[Document]
    users: frozenset[tuple[str, str]]


def _areas(workspace: Workspace, journey: Document) -> dict[str, tuple[str, Document]]:
    """The areas that have a part in a journey, each with its place in the mapping team or the journey's id."""
    found: dict[str, tuple[str, Document]] = {}
    for position in range(len(journey.words("team") or ())):
        place = f"team.{position}"
        area = workspace.target(journey, place)
        if area is not None:
            found.setdefault(area.id, (place, area))
    for area in areas_crossed(workspace, journey):
        found.setdefault(area.id, ("id", area))
    return found


def _group(workspace: Workspace, systems: list[Document]) -> _Group:
    return _Group(systems, frozenset().union(*(users(workspace, system) for system in systems)))


def _records(workspace: Workspace) -> _Group:
    systems = workspace.active("system")
    return _group(workspace, [s for s in systems if "profile" in (s.words("record_for") or ())])


def _stages(workspace: Workspace, words: tuple[str, ...]) -> _Group:
    """The systems that know where customers are on their way."""

    def found() -> _Group:
        systems = workspace.active("system")
        known = [s for s in systems if any(data.casefold() in words for data in s.words("holds") or ())]
        return _group(workspace, known)

    return workspace.remember(("stages", words), found)
