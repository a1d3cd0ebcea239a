"""DIF009: the way to a court stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import COURT, COURT_BARRED, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: contract\n"


class CourtBarred(ChangeRule[NoOptions]):
    """Arbitration, and the right to go to court together."""

    id = "DIF009"
    name = "court-barred"
    summary = "A change does not keep customers from going to court, alone or together."
    why = "Who must go to a private arbitrator, alone, rarely gets a small sum back. It looks as if there were something to hide."
    fix = "Offer arbitration as a choice, and leave the court open."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("Directive 93/13/EEC Annex 1(q)",)
    messages = {
        "arbitration": Message(
            ERROR,
            "Customers lose their way to a court. {what}: {after}, and it was {before}.",
            "{field}: {old}",
        ),
        "together": Message(
            ERROR,
            "Customers can no longer go to court together, which is the only way for small sums.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}terms: {{contract: {{arbitration: optional}}}}\n",
            before=f"{_POLICY}terms: {{contract: {{arbitration: mandatory}}}}\n",
        ),
        Case(f"{_POLICY}terms: {{contract: {{arbitration: mandatory}}}}\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{contract: {{arbitration: mandatory}}}}\n",
            ((3, 33, "arbitration"),),
            before=f"{_POLICY}title: Contract\n",
            writes=("arbitration: none",),
        ),
        Case(
            f"{_POLICY}terms: {{contract: {{arbitration: optional}}}}\n",
            ((3, 33, "arbitration"),),
            before=f"{_POLICY}terms: {{contract: {{arbitration: none}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{contract: {{class_waiver: true}}}}\n",
            ((3, 34, "together"),),
            before=f"{_POLICY}terms: {{contract: {{class_waiver: false}}}}\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Policies that were in force and still are."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell what closes the way."""
        for field in worsened(change, COURT_BARRED):
            yield told(field, "arbitration" if field.path == COURT[0] else "together")
