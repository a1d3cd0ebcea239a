"""PRC013: whoever takes a step has the system for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.prc._shared import called, done_by, tools
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_PAY = "kind: process\nid: pay\nsteps: [{id: look, actor: desk, area: shop, systems: [till]}]\n"
_DESK = "---\nkind: team\nid: desk\narea: care\nmembers: [mona]\n---\nkind: area\nid: care\n---\nkind: area\nid: shop\n"
_TILL = "---\nkind: system\nid: till\naccess: "
_ITEM = "---\nkind: roadmap-item\nid: new-till\nsystems: [till]\n"
_MONA = "---\nkind: person\nid: mona\narea: care\n"


class ToolsAtHand(GraphRule[NoOptions]):
    """Access given to the area of a step, to its team or to that team's area counts, and to a team of a person.

    Nothing is said of systems that do not state who has access. A system on the roadmap counts while it is not overdue.
    """

    id = "PRC013"
    name = "tools-at-hand"
    summary = "Every step names the system that it needs, and whoever takes it has access or will soon."
    why = (
        "A new policy without the tools for it fails on the first day. "
        "Staff have to refuse what customers were promised, or do it on paper."
    )
    fix = "Name the system of the step and give the team access, or put the missing tool on the roadmap with a date."
    kinds = ("process",)
    level = 3
    sources = ("S3.7",)
    needs = ("steps",)
    reads_date = True
    messages = {
        "no-tool": Message(
            WARNING,
            "Nothing says with which system “{step}” is done. Staff help themselves with paper and memory.",
            "systems: {systems}",
        ),
        "no-access": Message(
            WARNING,
            "For “{step}” {who} needs “{system}”, but has no access to it. Customers wait until somebody else can look.",
            "kind: system\nid: {system_id}\naccess: {access}",
        ),
    }
    good = (
        Case(_PAY + _DESK + _TILL + "[team/desk]\n"),
        Case(_PAY + _DESK + _TILL + "[area/care]\n"),
        Case(_PAY + _DESK + _TILL + "[area/shop]\n"),
        Case(_PAY.replace("desk", "mona") + _DESK + _MONA + _TILL + "[team/desk]\n"),
        Case(_PAY + _DESK + _TILL + "[]\n" + _ITEM + "due: 2026-11-22\n"),
        Case(_PAY + _DESK + "---\nkind: system\nid: till\n"),
        Case(_PAY.replace("actor: desk, area: shop, ", "") + _TILL + "[]\n"),
        Case("kind: process\nid: pay\ndefaults: {system: [till]}\nsteps: [{id: look}]\n" + _TILL + "[]\n"),
        Case("kind: process\nid: pay\n", applies=False),
    )
    bad = (
        Case("kind: process\nid: pay\nsteps: [{id: look}]\n", ((3, 10, "no-tool"),)),
        Case(_PAY + _DESK, ((3, 54, "no-tool"),)),
        Case(_PAY.replace("[till]", "[]") + _DESK + _TILL + "[]\n", ((3, 54, "no-tool"),)),
        Case(_PAY + _DESK + _TILL + "[]\n", ((3, 55, "no-access"),)),
        Case(_PAY + _DESK + _TILL + "[]\n" + _ITEM + "due: 2026-11-21\n", ((3, 55, "no-access"),)),
        Case(_PAY + _DESK + _TILL + "[]\n" + _ITEM, ((3, 55, "no-access"),)),
        Case(_PAY + _DESK + _TILL + "[]\n" + _ITEM + "due: 2027-01-01\ndone_on: 2026-11-01\n", ((3, 55, "no-access"),)),
        Case(_PAY + _DESK + _TILL + "[]\n" + _ITEM + "due: 2027-01-01\nstatus: draft\n", ((3, 55, "no-access"),)),
        Case(
            "kind: process\nid: pay\ndefaults: {actor: desk, system: [till]}\nsteps: [{id: look}, {id: pay}]\n"
            + _DESK + _TILL + "[]\n",
            ((4, 10, "no-access"),),
        ),
    )  # fmt: skip

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        told: set[tuple[str, str, str]] = set()
        for position, step in enumerate(document.each("steps")):
            systems, name = tools(workspace, step), called(step, position)
            if not systems:
                yield at(step, "systems", "no-tool", step=name, systems=_usual(workspace, document))
            hands = [
                who for field in ("area", "actor") if (who := done_by(workspace, step, field)) is not None
            ]
            for number, system in enumerate(systems):
                if not hands or not system.states("access") or _can_use(workspace, hands, system):
                    continue
                who = hands[-1]
                if (who.kind, who.id, system.id) in told or _is_coming(workspace, system):
                    continue
                told.add((who.kind, who.id, system.id))
                access = written((*(system.words("access") or ()), _entry(workspace, who)))
                said = {"who": f"“{who.title()}”", "system": system.title(), "system_id": system.id}
                yield at(step, _place(step, number), "no-access", step=name, access=access, **said)


def _place(step: View, number: int) -> str:
    return f"systems.{number}" if step.states("systems") else "systems"


def _can_use(workspace: Workspace, hands: list[Document], system: Document) -> bool:
    """Whether any of those who take a step has access, by themselves, through their area or through a team."""
    allowed = {(other.kind, other.id) for other in workspace.targets(system, "access")}
    return any((known.kind, known.id) in allowed for who in hands for known in _known_as(workspace, who))


def _known_as(workspace: Workspace, who: Document) -> Iterator[Document]:
    """Those by whose name somebody may have access."""
    yield who
    area = workspace.target_or_none(who, "area")
    if area is not None:
        yield area
    yield from (link.source for link in workspace.referrers(who, "team", "members"))


def _is_coming(workspace: Workspace, system: Document) -> bool:
    """Whether a roadmap item that is not overdue changes the system."""
    for link in workspace.referrers(system, "roadmap-item", "systems"):
        item, due = link.source, link.source.day("due")
        if item.active and due is not None and due >= workspace.as_of and not item.states("done_on"):
            return True
    return False


def _entry(workspace: Workspace, who: Document) -> str:
    """Whom to give access: a team or an area; for a person a team or the area of theirs."""
    if who.kind != "person":
        return f"{who.kind}/{who.id}"
    for link in workspace.referrers(who, "team", "members"):
        return f"team/{link.source.id}"
    area = workspace.target_or_none(who, "area")
    return f"area/{area.id}" if area is not None else "a-team-id"


def _usual(workspace: Workspace, process: Document) -> str:
    """The system that keeps the requests of the process, else one that another step uses, else any record."""
    kept = workspace.target(process, "intake.case_system")
    used = [system for step in process.each("steps") for system in tools(workspace, step)]
    records = (system for system in workspace.active("system") if system.values.get("record_for"))
    known = next((system for system in (kept, *used, *records) if system is not None), None)
    return written((known.id,)) if known else "[a-system-id]"
