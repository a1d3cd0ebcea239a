"""DIF011: what was free stays free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import CHARGED, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: prices\n"


class FeeAdded(ChangeRule[NoOptions]):
    """A fee or a deduction where there was none."""

    id = "DIF011"
    name = "fee-added"
    summary = "A change does not make customers pay for what cost them nothing."
    why = (
        "A new fee is felt as a breach of what was agreed, however small it is. It also teaches people to ask for less "
        "help than they need."
    )
    fix = "Leave it free. If the cost is real, put it into the price, where everybody can see it."
    kinds = EVERY_KIND
    level = 5
    sources = ("S3.3",)
    messages = {
        "charged": Message(
            ERROR,
            "Customers pay for what was free. {what}: {after}, and it was {before}.",
            "{field}: {old}",
        ),
        "another": Message(
            ERROR,
            "Customers pay one fee more: {fee}{amount}.",
            "amount: 0%",
        ),
    }
    good = (
        Case(
            f"{_POLICY}terms: {{return: {{restocking: none}}}}\n",
            before=f"{_POLICY}terms: {{return: {{restocking: 15%}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{return: {{restocking: 20%}}}}\n",
            before=f"{_POLICY}terms: {{return: {{restocking: 15%}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{fees: [{{name: copy, amount: 0 EUR}}, {{name: late, amount: 2 EUR}}]}}\n",
            before=f"{_POLICY}terms: {{fees: [{{name: late, amount: 2 EUR}}]}}\n",
        ),
        Case(f"{_POLICY}terms: {{refund: {{fee: 2 EUR}}}}\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{return: {{restocking: 15%}}}}\n",
            ((3, 30, "charged"),),
            before=f"{_POLICY}terms: {{return: {{restocking: none}}}}\n",
            writes=("restocking: none",),
            says=("15%, and it was none",),
        ),
        Case(
            f"{_POLICY}terms: {{refund: {{fee: 2 EUR}}}}\n",
            ((3, 23, "charged"),),
            before=f"{_POLICY}title: Prices\n",
            writes=("fee: none",),
            says=("2 EUR, and it was not stated",),
        ),
        Case(
            f"{_POLICY}terms: {{fees: [{{name: copy, amount: 1 EUR}}, {{name: late, amount: 2 EUR}}]}}\n",
            ((3, 16, "another"),),
            before=f"{_POLICY}terms: {{fees: [{{name: late, amount: 2 EUR}}]}}\n",
            says=("one fee more: copy (1 EUR).",),
        ),
        Case(
            f"{_POLICY}terms: {{fees: [{{name: copy}}]}}\n",
            ((3, 16, "another"),),
            before=f"{_POLICY}title: Prices\n",
            says=("one fee more: copy.",),
        ),
        Case(
            f"{_POLICY}commitments: {{setup: {{value: 25 EUR, better: less}}}}\n",
            ((3, 30, "charged"),),
            before=f"{_POLICY}title: Prices\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Policies that were in force and still are."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each fee that was not there."""
        for field in worsened(change, CHARGED):
            if isinstance(field.after, dict):
                amount = field.after.get("amount")
                fee = field.after.get("name", "?")
                yield told(field, "another", fee=fee, amount=f" ({amount})" if amount is not None else "")
            else:
                yield told(field, "charged")
