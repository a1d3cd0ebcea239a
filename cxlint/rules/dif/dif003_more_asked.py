"""DIF003: no more is asked of customers than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import HARDER, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: leaving\n"


class MoreAsked(ChangeRule[NoOptions]):
    """Fees, steps, documents, approvals and notice that customers have to bear."""

    id = "DIF003"
    name = "more-asked-of-customers"
    summary = "A change does not ask more of customers than before."
    why = (
        "Each further step, paper or fee loses some of the people who had a right to what they ask for. They do not "
        "complain; they stay away."
    )
    fix = "Find another way to reach what the change is for, one that the company bears."
    kinds = EVERY_KIND
    level = 5
    sources = ("S3.2", "S3.3")
    messages = {
        "more": Message(
            ERROR,
            "It gets harder for customers: {difference} more. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
        "harder": Message(
            ERROR,
            "It gets harder for customers. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
        "longer-list": Message(
            ERROR,
            "It gets harder for customers. {what}: now also {gained}.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}terms: {{cancellation: {{steps: 2}}}}\n",
            before=f"{_POLICY}terms: {{cancellation: {{steps: 3}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{cancellation: {{channels: [web], steps: 4}}}}\n",
            before=f"{_POLICY}terms: {{cancellation: {{channels: [web]}}}}\n",
        ),
        Case(f"{_POLICY}terms: {{cancellation: {{steps: 4}}}}\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{cancellation: {{steps: 5}}}}\n",
            ((3, 31, "more"),),
            before=f"{_POLICY}terms: {{cancellation: {{steps: 2}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{cancellation: {{fee: 10 EUR}}}}\n",
            ((3, 29, "more"),),
            before=f"{_POLICY}terms: {{cancellation: {{fee: 5 EUR}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{fees: [{{name: late, amount: 9%}}, {{name: copy, amount: 12%}}]}}\n",
            ((3, 63, "more"),),
            before=f"{_POLICY}terms: {{fees: [{{name: copy, amount: 9%}}, {{name: late, amount: 9%}}]}}\n",
            says=("3 percentage points more. How much it is (copy): 12% instead of 9%.",),
        ),
        Case(
            f"{_POLICY}terms: {{complaint: {{writing_only: true}}}}\n",
            ((3, 35, "harder"),),
            before=f"{_POLICY}terms: {{complaint: {{writing_only: false}}}}\n",
            writes=("writing_only: false",),
            says=("yes instead of no",),
        ),
        Case(
            f"{_POLICY}terms: {{cancellation: {{requires: [call, letter]}}}}\n",
            ((3, 34, "longer-list"),),
            before=f"{_POLICY}terms: {{cancellation: {{requires: [call]}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{contract: {{liability_exclusion: [lost data], notarised: true}}}}\n",
            ((3, 41, "longer-list"), (3, 65, "harder")),
            before=f"{_POLICY}title: Leaving\n",
            writes=("liability_exclusion: []", "notarised: false"),
        ),
        Case(
            f"{_POLICY}terms: {{return: {{approvals: 2, shipping_paid_by: customer}}}}\n",
            ((3, 29, "harder"), (3, 50, "harder")),
            before=f"{_POLICY}title: Leaving\n",
            writes=("approvals: 0", "shipping_paid_by: company"),
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force and still is."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each burden that became heavier."""
        for field in worsened(change, HARDER):
            key = "more" if field.difference is not None else "longer-list" if field.gained else "harder"
            yield told(field, key)
