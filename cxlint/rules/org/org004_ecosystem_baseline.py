"""ORG004: the roadmap starts from a picture of everything that customers meet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WEB = "---\nkind: channel\nid: web\n"
_ITEM = "---\nkind: roadmap-item\nid: crm\ntitle: One record\n"


def _acme(baseline: str) -> str:
    return f"kind: organisation\nid: acme\necosystem_baseline: {baseline}\n{_WEB}"


class EcosystemBaseline(GraphRule[NoOptions]):
    """A step of the roadmap counts from the day on which it starts, else from the day on which it is due."""

    id = "ORG004"
    name = "ecosystem-baseline"
    summary = (
        "A dated picture of everything that customers receive is older than the first step of the roadmap."
    )
    why = (
        "Who has never drawn all messages, channels and systems mends what is seen from the desk. "
        "And without a picture of before, nobody can show that customers are better off now."
    )
    fix = "Draw the whole picture (`cxlint map` draws what is written so far), keep it, and note its day."
    kinds = ("organisation",)
    level = 3
    sources = ("S0.6",)
    reads_date = True
    messages = {
        "missing": Message(
            WARNING,
            "There is no first picture of everything that customers of “{title}” meet, so nobody sees where it breaks down.",
            "ecosystem_baseline: {{on: {day}, document: Map of everything that we send to customers}}",
        ),
        "undated": Message(
            WARNING,
            "The picture of everything that customers meet has no date, so nobody can tell what it shows.",
            "on: {day}",
        ),
        "nowhere": Message(
            WARNING,
            "It is not written where the picture of everything that customers meet is kept, so nobody can compare with it.",
            "document: Map of everything that we send to customers",
        ),
        "future": Message(
            WARNING,
            "The picture of everything that customers meet is dated {on}, a day that has not come yet.",
            "on: {day}",
        ),
        "late": Message(
            WARNING,
            "The picture of everything that customers meet ({on}) is not older than the first step of the roadmap, "
            "“{item}” ({start}). Nobody can show what that step changed for customers.",
            "on: {day}",
        ),
    }
    good = (
        Case(_acme("{on: 2026-01-15, document: Map}")),
        Case(_acme("{on: 2026-11-22, document: Map}")),
        Case(_acme("{on: 2026-01-15, document: Map}") + _ITEM + "starts_on: 2026-01-16\n"),
        Case(_acme("{on: 2026-01-15, document: Map}") + _ITEM + "starts_on: 2025-01-16\nstatus: retired\n"),
        Case("kind: organisation\nid: acme\n", applies=False),
    )
    bad = (
        Case(f"kind: organisation\nid: acme\n{_WEB}", ((2, 5, "missing"),)),
        Case(_acme("{document: Map}"), ((3, 1, "undated"),)),
        Case(_acme("{on: 2026-01-15}"), ((3, 1, "nowhere"),)),
        Case(_acme("{on: 2026-11-23, document: Map}"), ((3, 26, "future"),)),
        Case(
            _acme("{on: 2026-01-15, document: Map}") + _ITEM + "starts_on: 2026-01-15\n", ((3, 26, "late"),)
        ),
        Case(_acme("{on: 2026-01-15, document: Map}") + _ITEM + "due: 2026-01-14\n", ((3, 26, "late"),)),
        Case(
            _acme("{on: 2026-01-15, document: Map}") + _ITEM + "starts_on: 2026-01-14\ndue: 2027-01-14\n",
            ((3, 26, "late"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        start, item = min(_starts(workspace), default=(None, ""))
        day = document.today if start is None else min(document.today, start - timedelta(days=1))
        if not document.states("ecosystem_baseline"):
            yield at(document, "ecosystem_baseline", "missing", day=day)
            return
        on = document.day("ecosystem_baseline.on")
        if on is None:
            yield at(document, "ecosystem_baseline.on", "undated", day=day)
        elif on > document.today:
            yield at(document, "ecosystem_baseline.on", "future", on=on, day=day)
        elif start is not None and on >= start:
            yield at(document, "ecosystem_baseline.on", "late", on=on, item=item, start=start, day=day)
        if not document.states("ecosystem_baseline.document"):
            yield at(document, "ecosystem_baseline.document", "nowhere")


def _starts(workspace: Workspace) -> Iterator[tuple[date, str]]:
    for item in workspace.active("roadmap-item"):
        day = item.day("starts_on") or item.day("due")
        if day is not None:
            yield day, item.title()
