"""GOV012: a leader stands behind every policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.gov._people import LEADERS, leader
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_POLICY = "kind: policy\nid: returns\n"
_AREA = "area: care\n---\nkind: area\nid: care\nexecutive_sponsor: amal\n"


def _amal(level: str = "executive", more: str = "") -> str:
    return f"---\nkind: person\nid: amal\nlevel: {level}\n{more}"


class LeaderBehindIt(GraphRule[NoOptions]):
    """Where a policy names no sponsor, the executive sponsor of its area stands behind it; OWN004 looks after them."""

    id = "GOV012"
    name = "leader-behind-it"
    summary = "An active leader stands behind every policy."
    why = (
        "Staff keep to a friendly rule under pressure only when somebody above them backs it. Else the customer "
        "hears: my manager will not allow it."
    )
    fix = "Name the leader who backs it (sponsor), or an executive sponsor of the whole area."
    kinds = ("policy",)
    level = 2
    sources = ("S3.9",)
    clauses = ("ISO 10001:2018, commitment",)
    messages = {
        "none": Message(
            WARNING,
            "No leader stands behind the policy '{title}'. Under pressure staff will drop it.",
            "sponsor: {leader}",
        ),
        "left": Message(
            WARNING,
            "{who}, who stands behind the policy '{title}', is no longer there. Under pressure staff will drop it.",
            "sponsor: {leader}",
        ),
        "no-leader": Message(
            WARNING,
            "{who} stands behind the policy '{title}', but leads nobody. Staff need somebody above them who "
            "backs it.",
            "sponsor: {leader}",
        ),
    }
    good = (
        Case(f"{_POLICY}sponsor: amal\n{_amal()}"),
        Case(f"{_POLICY}sponsor: amal\n{_amal('manager')}"),
        Case(f"{_POLICY}sponsor: amal\n---\nkind: person\nid: amal\n"),
        Case(f"{_POLICY}sponsor: gone\n"),
        Case(f"{_POLICY}{_AREA}{_amal()}"),
        Case(f"{_POLICY}status: draft\n", applies=False),
        Case(f"{_POLICY}translates: terms\n", applies=False),
    )
    bad = (
        Case(_POLICY, ((2, 5, "none"),)),
        Case(f"{_POLICY}{_AREA}", ((2, 5, "none"),)),
        Case(f"{_POLICY}{_AREA}{_amal(more='status: inactive')}", ((2, 5, "none"),)),
        Case(f"{_POLICY}sponsor: amal\n{_amal(more='left_on: 2026-11-22')}", ((3, 10, "left"),)),
        Case(f"{_POLICY}sponsor: amal\n{_amal('frontline')}", ((3, 10, "no-leader"),)),
    )
    reads_date = True

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge what is in force."""
        return document.active and not document.states("translates")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for the sponsor of the policy, then of its area."""
        standing = workspace.standing(document, "sponsor")
        who = workspace.target(document, "sponsor")
        if standing in (Standing.ABSENT, Standing.NONE):
            area = workspace.target(document, "area")
            if area is None or workspace.standing(area, "executive_sponsor") != Standing.ACTIVE:
                yield at(document, "sponsor", "none", leader=leader(workspace, document))
        elif standing == Standing.INACTIVE:
            yield at(document, "sponsor", "left", who=who, leader=leader(workspace, document))
        elif who is not None and who.word("level") not in (None, *LEADERS):
            yield at(document, "sponsor", "no-leader", who=who, leader=leader(workspace, document))
