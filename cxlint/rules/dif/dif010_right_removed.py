"""DIF010: what customers were promised is still promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import ENDED, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: returns\n"


class RightRemoved(ChangeRule[NoOptions]):
    """A right or a limit that a document stated, and that is now denied or passed over in silence."""

    id = "DIF010"
    name = "right-removed"
    summary = "A change does not take a right or a promise away, nor let it drop in silence."
    why = (
        "A right that is no longer written down is gone the first time somebody needs it. Staff can only give what "
        "they can read."
    )
    fix = "Put it back. If it stands elsewhere now, let that document supersede this one."
    kinds = EVERY_KIND
    level = 5
    sources = ("S3.3",)
    messages = {
        "silent": Message(
            ERROR,
            "Customers lose something without a word. {what}: it was {before}, and now nothing is said of it.",
            "{field}: {old}",
        ),
        "denied": Message(
            ERROR,
            "Customers lose something. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}terms: {{return: {{window: none}}}}\n",
            before=f"{_POLICY}terms: {{return: {{window: 0 days}}}}\n",
            applies=False,
        ),
        Case(
            f"{_POLICY}title: Returns\n",
            before=f"{_POLICY}terms: {{contract: {{sole_interpretation: true}}}}\n",
        ),
        Case(f"{_POLICY}title: Returns\n", before=f"{_POLICY}terms: {{refund: {{fee: 2 EUR}}}}\n"),
        Case(f"{_POLICY}title: Returns\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{refund: {{method: original}}}}\n",
            ((3, 1, "silent"),),
            before=f"{_POLICY}terms: {{return: {{window: 30 days}}, refund: {{method: original}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{return: {{window: none}}}}\n",
            ((3, 26, "denied"),),
            before=f"{_POLICY}terms: {{return: {{window: 30 days}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{complaint: {{tracking_id: false}}}}\n",
            ((3, 34, "denied"),),
            before=f"{_POLICY}terms: {{complaint: {{tracking_id: true}}}}\n",
            writes=("tracking_id: true",),
        ),
        Case(
            f"{_POLICY}title: Returns\n",
            ((2, 5, "silent"),),
            before=f"{_POLICY}title: Returns\ncommitments: {{loaner: {{value: true, better: more}}}}\n",
        ),
        Case(
            f"{_POLICY}title: Returns\n",
            ((2, 5, "silent"),),
            before=f"{_POLICY}title: Returns\nterms: {{refund: {{deadline: 5 days}}}}\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force and still is."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each right that is no more."""
        for field in worsened(change, ENDED):
            yield told(field, "silent" if field.after is None else "denied")
