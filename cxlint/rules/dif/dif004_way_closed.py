"""DIF004: every way in which customers get through stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import CLOSED, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: complaints\n"
_CHANNEL = "kind: channel\nid: phone\n"


class WayClosed(ChangeRule[NoOptions]):
    """Channels, languages, and the way to a person."""

    id = "DIF004"
    name = "way-closed"
    summary = "A change does not close a channel, a language or the way to a person."
    why = (
        "For somebody this was the only way: people without a smartphone, with poor hearing, or with another first "
        "language. They cannot tell you that they are locked out."
    )
    fix = "Keep the way open, or open another one first that the same people can use."
    kinds = EVERY_KIND
    level = 3
    sources = ("S1.2", "S1.4")
    messages = {
        "fewer": Message(
            ERROR,
            "A way is closed to customers. {what}: no longer {lost}.",
            "{field}: {old}",
        ),
        "gone": Message(
            ERROR,
            "A way is closed to customers. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(f"{_CHANNEL}languages: [ar, en]\n", before=f"{_CHANNEL}languages: [en]\n"),
        Case(f"{_CHANNEL}languages: [en, ar]\n", before=f"{_CHANNEL}languages: [ar, en]\n", applies=False),
        Case(f"{_CHANNEL}languages: [en]\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{complaint: {{channels: [web]}}}}\n",
            ((3, 31, "fewer"),),
            before=f"{_POLICY}terms: {{complaint: {{channels: [web, phone]}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{complaint: {{channels: [web, chat]}}}}\n",
            ((3, 31, "fewer"),),
            before=f"{_POLICY}terms: {{complaint: {{channels: [web, phone]}}}}\n",
        ),
        Case(
            f"{_CHANNEL}hours: 24/7\n", ((2, 5, "fewer"),), before=f"{_CHANNEL}hours: 24/7\nlanguages: [en]\n"
        ),
        Case(
            f"{_CHANNEL}human: {{available: false}}\n",
            ((3, 20, "gone"),),
            before=f"{_CHANNEL}human: {{available: true}}\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force and still is."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each way that is no longer there."""
        for field in worsened(change, CLOSED):
            yield told(field, "fewer" if field.lost else "gone")
