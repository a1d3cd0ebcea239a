"""KPI012: the company knows how long customers wait, and what they say in public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import ABOUT, new_measure, on_channel
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

LIVE = frozenset({"phone", "chat", "video", "store", "branch", "callback"})
"""Types of channels on which customers wait for a person."""

SPEED = frozenset({"first_response_time", "avg_speed_of_answer", "service_level"})
"""Types that show how long customers wait."""

PUBLIC = frozenset({"review", "social"})
HEARD = frozenset({"review_score", "complaint_rate", "complaint_upheld_external"})
"""Types that show what customers say in public, or complain of."""

_WAIT = new_measure(
    "first_response_time",
    "Wait until somebody answers",
    ("3 minutes", "1 minute", "2 minutes"),
    "Look at the hour in which customers wait longest and move a colleague there.",
    how="percentile: 90\n",
    every="1 week",
    less=True,
)
_STARS = new_measure(
    "review_score",
    "Stars in public reviews",
    ("3.9", "4.4", "3.7"),
    "Answer the ten worst reviews and mend what they name.",
)
_PHONE = "kind: channel\nid: phone\ntype: phone\n"
_ACME = "kind: organisation\nid: acme\n"


def _kpi(type_: str, aim: str = "") -> str:
    return f"---\nkind: kpi\nid: k\ntype: {type_}\n" + (f"measures: {{{aim}}}\n" if aim else "")


class WaitingMeasured(GraphRule[NoOptions]):
    """Judges channels with a person at the other end, and a company of which customers speak in public.

    A measure of a touchpoint counts for its channel. A channel that only sends, or gives no service, has no queue.
    """

    id = "KPI012"
    name = "waiting-measured"
    summary = (
        "Where customers wait for a person the wait is measured, and so is what they say in public reviews."
    )
    why = (
        "A queue that nobody measures grows until customers hang up. What they then write in public is read "
        "by everybody else first."
    )
    fix = (
        "Measure first_response_time, avg_speed_of_answer or service_level of the channel; for what is said "
        "in public, review_score or complaint_rate."
    )
    kinds = ("channel", "organisation")
    level = 4
    sources = ("S2.10",)
    clauses = ("ISO 10004:2018, indirect indicators", "ISO 18295-1:2017 4.3")
    messages = {
        "wait": Message(
            WARNING, "Nobody measures how long customers wait on the channel '{title}'.", _WAIT + ABOUT
        ),
        "public": Message(
            WARNING,
            "Customers speak about you in public ('{channel}'), but neither reviews nor complaints are "
            "measured.",
            _STARS,
        ),
    }
    good = (
        Case(f"{_PHONE}{_kpi('service_level', 'channel: phone')}"),
        Case(
            f"{_PHONE}---\nkind: touchpoint\nid: line\nchannel: phone\n"
            f"{_kpi('avg_speed_of_answer', 'touchpoint: line')}"
        ),
        Case("kind: channel\nid: mail\ntype: email\n", applies=False),
        Case("kind: channel\nid: calls\ntype: phone\ndirection: outbound\n", applies=False),
        Case("kind: channel\nid: calls\ntype: phone\nservice: false\n", applies=False),
        Case(f"{_ACME}---\nkind: channel\nid: stars\ntype: review\n{_kpi('complaint_rate')}"),
        Case(f"{_ACME}---\n{_PHONE}", applies=False),
    )
    bad = (
        Case(_PHONE, ((2, 5, "wait"),)),
        Case(f"{_PHONE}{_kpi('service_level', 'channel: chat')}", ((2, 5, "wait"),)),
        Case(f"{_PHONE}{_kpi('csat_top2', 'channel: phone')}", ((2, 5, "wait"),)),
        Case(f"{_ACME}---\nkind: channel\nid: stars\ntype: review\n", ((2, 5, "public"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge where somebody waits, or speaks in public."""
        if document.kind == "organisation":
            return _in_public(workspace) is not None
        serves = document.word("direction") != "outbound" and document.flag("service") is not False
        return serves and document.word("type") in LIVE

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for a measure of the right type."""
        organisation = document.kind == "organisation"
        known = workspace.active("kpi") if organisation else on_channel(workspace, document)
        if any(measure.word("type") in (HEARD if organisation else SPEED) for measure in known):
            return
        who = someone(workspace, document)
        if organisation:
            new = free_id(workspace, "kpi", "public-reviews")
            yield at(document, "id", "public", channel=_in_public(workspace), measure=new, someone=who)
        else:
            new = free_id(workspace, "kpi", f"wait-{document.id}")
            yield at(document, "id", "wait", measure=new, someone=who, aim="channel", aimed=document.id)


def _in_public(workspace: Workspace) -> Document | None:
    """A channel on which customers speak about the company for all to read."""
    for channel in workspace.active("channel"):
        if channel.values.get("type") in PUBLIC:
            return channel
    return None
