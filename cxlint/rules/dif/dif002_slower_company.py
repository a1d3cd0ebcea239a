"""DIF002: the company takes no more time than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import SLOWER, told, worsened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Change, Hit

_POLICY = "kind: policy\nid: refunds\n"
_WEEK = "---\nkind: organisation\nid: acme\nworking_week: [sat, sun, mon, tue, wed, thu]\n"


class SlowerCompany(ChangeRule[NoOptions]):
    """The times and limits to which the company binds itself."""

    id = "DIF002"
    name = "slower-company"
    summary = "A change does not let the company take longer than before."
    why = "Every day longer is a day on which customers wait, worry, and call to ask where their money or answer is."
    fix = "Keep the shorter time. If it cannot be kept, find out what holds the work up before the promise is changed."
    kinds = EVERY_KIND
    level = 5
    sources = ("S4.3", "S4.4")
    messages = {
        "slower": Message(
            ERROR,
            "Customers can count on less: {difference} more. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
        "looser": Message(
            ERROR,
            "Customers can count on less. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}terms: {{refund: {{deadline: 5 working days}}}}\n",
            before=f"{_POLICY}terms: {{refund: {{deadline: 7 days}}}}\n",
            applies=False,
        ),
        Case(
            f"{_POLICY}terms: {{refund: {{deadline: 3 days}}}}\n",
            before=f"{_POLICY}terms: {{refund: {{deadline: 1 week}}}}\n",
        ),
        Case(f"{_POLICY}terms: {{refund: {{deadline: 9 days}}}}\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}terms: {{refund: {{deadline: 10 working days}}}}\n",
            ((3, 28, "slower"),),
            before=f"{_POLICY}terms: {{refund: {{deadline: 5 working days}}}}\n",
        ),
        Case(
            f"{_POLICY}terms: {{refund: {{deadline: 7 days}}}}\n{_WEEK}",
            ((3, 28, "looser"),),
            before=f"{_POLICY}terms: {{refund: {{deadline: 5 working days}}}}\n{_WEEK}",
        ),
        Case(
            f"{_POLICY}terms: {{refund: {{clock_from: inspection}}}}\n",
            ((3, 30, "looser"),),
            before=f"{_POLICY}terms: {{refund: {{clock_from: request}}}}\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force and still is."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each limit that became wider."""
        for field in worsened(change, SLOWER):
            yield told(field, "looser" if field.difference is None else "slower")
