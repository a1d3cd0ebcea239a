"""SEG003: messages come as often and at such times as customers bear."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cxlint.model.scalars import Hours
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.seg._rhythm import apart, regular, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FAMILIES = "kind: segment\nid: families\nmax_contacts: {count: 2, per: 4 weeks}\ncontact_hours: Mon-Fri 10:00-18:00\n"
_HOURS = 'hours: "Mon-Fri 10:00-18:00"'


def _letter(name: str, every: str, segment: str = "segment: families\n", hours: str = _HOURS) -> str:
    return f"kind: communication\nid: {name}\n{segment}schedule: {{every: {every}, {hours}}}\n"


class BearableMessages(GraphRule[NoOptions]):
    """A message without a segment goes to every customer, so it counts for every segment.

    Only what is surely too much is counted: a month has 28 to 31 days.
    """

    id = "SEG003"
    name = "bearable-messages"
    summary = "Regular messages come no more often, and at no other times, than a group of customers wants."
    why = (
        "Each department counts only its own messages; the customer counts them all. "
        "Whoever is written to too often stops reading, also what matters."
    )
    fix = "Send the least important message less often, join two into one, or send at the times that customers chose."
    kinds = ("segment", "communication")
    level = 3
    sources = ("S1.4",)
    clauses = ("OECD dark commercial patterns 2022, nagging",)
    messages = {
        "often": Message(
            WARNING,
            "“{title}” want to hear from the company at most {count} times in {per}, but regular messages alone come to {sum}: {messages}.",
            "kind: communication\nid: {slower}\nschedule: {{every: {every}}}",
        ),
        "hours": Message(
            WARNING,
            "“{title}” is sent {sent}, but “{segment}” want to hear from the company only {wanted}.",
            'hours: "{wanted}"',
        ),
    }
    good = (
        Case(_FAMILIES + "---\n" + _letter("bill", "2 weeks")),
        Case(_FAMILIES + "---\n" + _letter("bill", "1 month") + "---\n" + _letter("news", "1 month", "")),
        Case(_FAMILIES + "---\n" + _letter("bill", "1 week").replace("families", "students")),
        Case(_FAMILIES + "---\n" + _letter("bill", "1 week") + "status: retired\n"),
        Case(_letter("bill", "1 week") + "---\n" + _FAMILIES),
        Case(_letter("bill", "1 week", "segment: unknown\n") + "---\n" + _FAMILIES, applies=False),
        Case("kind: communication\nid: bill\nschedule: {every: 1 week}\n---\n" + _FAMILIES, applies=False),
        Case("kind: segment\nid: families\nmax_contacts: {count: 2}\n", applies=False),
    )
    bad = (
        Case(_FAMILIES + "---\n" + _letter("bill", "13 days"), ((3, 23, "often"),), writes=("every: 14 days",)),
        Case(_FAMILIES + "---\n" + _letter("bill", "2 weeks") + "---\n" + _letter("news", "2 weeks"),
             ((3, 23, "often"),), writes=("id: bill\nschedule: {every: 12 months}",)),
        Case(_FAMILIES + "---\n" + _letter("news", "3 weeks") + "---\n" + _letter("bill", "1 week"),
             ((3, 23, "often"),), writes=("id: bill\nschedule: {every: 42 days}",)),
        Case(_FAMILIES + "---\n" + _letter("bill", "2 weeks") + "---\n" + _letter("news", "1 month"), ((3, 23, "often"),)),
        Case(_FAMILIES + "---\n" + _letter("bill", "1 week", ""), ((3, 23, "often"),)),
        Case(_FAMILIES.replace("4 weeks", "1 month") + "---\n" + _letter("bill", "1 week"), ((3, 23, "often"),)),
        Case(_letter("bill", "1 week", hours='hours: "Mon-Fri 09:59-18:00"') + "---\n" + _FAMILIES, ((4, 34, "hours"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "segment":
            return bool(document.states("max_contacts.count") and document.duration("max_contacts.per"))
        segment = workspace.target(document, "segment")
        return (
            document.hours("schedule.hours") is not None
            and segment is not None
            and _wanted(segment) is not None
        )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "segment":
            yield from self._too_often(document, workspace)
            return
        segment, sent = workspace.target(document, "segment"), document.hours("schedule.hours")
        wanted = _wanted(segment) if segment else None
        if segment and sent and wanted and not wanted.covers(sent):
            yield at(document, "schedule.hours", "hours", sent=sent, wanted=wanted, segment=segment.title())

    def _too_often(self, document: Document, workspace: Workspace) -> Iterator[Hit]:
        per, most = document.duration("max_contacts.per"), document.number("max_contacts.count")
        if per is None or most is None:
            return
        counts = {letter: times(every, per) for letter, every in regular(workspace, document)}
        total = sum(counts.values())
        if total > most:
            slower = max(counts, key=lambda letter: counts[letter])
            room = Fraction(most) - (total - counts[slower])
            data = {"count": most, "per": per, "sum": round(float(total), 1), "slower": slower.id}
            titles = [f"“{letter.title()}”" for letter in counts]
            yield at(document, "max_contacts.count", "often", messages=titles, every=apart(room, per), **data)


def _wanted(segment: Document) -> Hours | None:
    hours = segment.values.get("contact_hours")
    return hours if isinstance(hours, Hours) else None
