"""DIF001: what customers are given stays as it was, or gets better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import REDUCED, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: returns\n"


class LessForCustomers(ChangeRule[NoOptions]):
    """Time, money and choice that customers could count on."""

    id = "DIF001"
    name = "less-for-customers"
    summary = "A change does not give customers less than they had."
    why = (
        "Customers plan with what they were promised. Whoever finds out at the counter that there is less now feels "
        "cheated, and tells others."
    )
    fix = "Keep what customers have. If it has to be less, say so early and let the champion and the sponsor agree."
    kinds = EVERY_KIND
    level = 5
    sources = ("S3.3",)
    messages = {
        "less": Message(
            ERROR,
            "Customers get {difference} less. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
        "weaker": Message(
            ERROR,
            "Customers get less. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
        "fewer": Message(
            ERROR,
            "Customers get less. {what}: no longer {lost}.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}terms: {{return: {{window: 30 days}}}}\n",
            before=f"{_POLICY}terms: {{return: {{window: 14 days}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{return: {{window: 1 month}}}}\n",
            before=f"{_POLICY}terms: {{return: {{window: 30 days}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{return: {{window: 14 days}}}}\n",
            before=f"{_POLICY}status: draft\nterms: {{return: {{window: 30 days}}}}\n",
            applies=False,
        ),
        Case(f"{_POLICY}terms: {{return: {{window: 14 days}}}}\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{return: {{window: 14 days}}}}\n",
            ((3, 26, "less"),),
            before=f"{_POLICY}terms: {{return: {{window: 30 days}}}}\n",
            writes=("window: 30 days",),
        ),
        Case(
            f"{_POLICY}terms: {{return: {{window: 4 weeks}}}}\n",
            ((3, 26, "less"),),
            before=f"{_POLICY}terms: {{return: {{window: 30 days}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{refund: {{method: choice}}}}\n",
            ((3, 26, "weaker"),),
            before=f"{_POLICY}terms: {{refund: {{method: original}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{return: {{proof: [receipt]}}}}\n",
            ((3, 25, "fewer"),),
            before=f"{_POLICY}terms: {{return: {{proof: [receipt, 'card: any']}}}}\n",
            writes=('proof: [receipt, "card: any"]',),
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force and still is."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each right that became smaller."""
        for field in worsened(change, REDUCED):
            key = "less" if field.difference is not None else "fewer" if field.lost else "weaker"
            yield told(field, key)
