"""KPI007: success is what customers get, not how busy staff are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import WORK
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.kpi._shared import MEASURED, category

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

SHOWS = {
    "behaviour": phrase("what staff do"),
    "output": phrase("how much work is done"),
    "vanity": phrase("a number that grows by itself"),
}
_CALLS = "kind: kpi\nid: calls\ntype: calls_per_agent\nmeasures: {channel: phone}\n"
_PHONE = "---\nkind: channel\nid: phone\n"


class OutcomeNotWork(GraphRule[NoOptions]):
    """It is graver where nothing else measures the same thing by what customers get or go through."""

    id = "KPI007"
    name = "outcome-not-work"
    summary = "Success is judged by what customers get, not by what staff do or how much is produced."
    why = (
        "Staff can raise such a number without helping anyone, and then they do: "
        "calls are cut short, cases closed unsolved, and customers come back."
    )
    fix = (
        "Judge success by an outcome, such as problems solved at the first contact, and keep this number "
        "as a working figure only."
    )
    kinds = ("kpi",)
    level = 4
    sources = ("S2.6",)
    messages = {
        "work": Message(
            WARNING,
            "'{title}' shows {shows}, not what customers get, and yet success is judged by it.",
            "success_measure: false",
        ),
        "alone": Message(
            ERROR,
            "'{title}' shows {shows}, and nothing else measures the {kind} “{measured}”. Nobody sees how "
            "customers fare there.",
            "success_measure: false",
        ),
    }
    good = (
        Case("kind: kpi\nid: fcr\ntype: fcr\n"),
        Case(
            f"kind: kpi\nid: calls\ntype: calls_per_agent\nsuccess_measure: false\nmeasures: {{channel: "
            f"phone}}\n{_PHONE}"
        ),
        Case("kind: kpi\nid: own\ntype: custom\nclass: outcome\n"),
        Case("kind: kpi\nid: bare\n", applies=False),
    )
    bad = (
        Case("kind: kpi\nid: likes\ntype: followers\n", ((3, 7, "work"),)),
        Case("kind: kpi\nid: online\ntype: digital_take_up\nsuccess_measure: true\n", ((3, 7, "work"),)),
        Case("kind: kpi\nid: own\ntype: custom\nclass: behaviour\n", ((4, 8, "work"),)),
        Case(
            f"{_CALLS}{_PHONE}---\nkind: kpi\nid: fcr\ntype: fcr\nmeasures: {{channel: phone}}\n",
            ((3, 7, "work"),),
        ),
        Case(f"{_CALLS}{_PHONE}", ((3, 7, "alone"),)),
        Case(
            f"{_CALLS}{_PHONE}---\nkind: kpi\nid: done\ntype: tickets_closed\nmeasures: {{channel: phone}}\n",
            ((3, 7, "alone"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge only where it is known what the measure shows."""
        return category(document) is not None

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look at the class, and at what else measures the same thing."""
        shows = category(document)
        if shows not in WORK or document.flag("success_measure") is False:
            return
        alone = _measured_by_nothing_else(document, workspace)
        field = "class" if document.word("type") in (None, "custom") else "type"
        if alone is None:
            yield at(document, field, "work", shows=SHOWS[shows])
        else:
            yield at(document, field, "alone", shows=SHOWS[shows], kind=MEASURED[alone.kind], measured=alone)


def _measured_by_nothing_else(document: Document, workspace: Workspace) -> Document | None:
    """What the measure is about, where no active measure shows more of it than work."""
    for field in MEASURED:
        target = workspace.target(document, f"measures.{field}")
        if target is not None and all(
            category(link.source) in WORK
            for link in workspace.referrers(target, "kpi", f"measures.{field}")
            if link.source.active and link.source is not document
        ):
            return target
    return None
