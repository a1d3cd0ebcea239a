"""DIF005: who answers for something is replaced, not removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions
from cxlint.rules.dif._shared import OWNERSHIP, told, worsened
from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.changes import FieldChange
    from cxlint.rule import Change, Hit

NOT_ACCOUNTABLE = frozenset({
    "author", "approved_by", "requested_by", "manager", "made_by", "from", "to", "actor",
})  # fmt: skip
"""Fields that name somebody who does something, and who need not answer for it."""

ANSWER = frozenset({"person", "team"})

_POLICY = "kind: policy\nid: returns\n"
_MONA = "---\nkind: person\nid: mona\nname: Mona\n"
_LEFT = "---\nkind: person\nid: omar\nname: Omar\nleft_on: 2026-01-31\n"


class NobodyAnswers(ChangeRule[NoOptions]):
    """Owners, champions, sponsors, those who take over, and what the front line may decide."""

    id = "DIF005"
    name = "nobody-answers"
    summary = "A change does not take away who answers for something, nor what the front line may decide."
    why = "What nobody answers for gets worse by itself, and customers are passed from one to the next."
    fix = "Name the successor in the same change. Leave staff who serve customers the means to help at once."
    kinds = EVERY_KIND
    level = 2
    sources = ("S2.7", "S3.10")
    messages = {
        "nobody": Message(
            ERROR,
            "Nobody answers any more. {what}: it was {before}, and nobody is named now.",
            "{field}: {old}",
        ),
        "gone": Message(
            ERROR,
            "Nobody answers any more. {what}: it was {before}, and {after} is not there.",
            "{field}: {old}",
        ),
        "authority": Message(
            ERROR,
            "Staff may do less for customers on the spot. {what}: {after} instead of {before}.",
            "{field}: {old}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}owner: lena\n---\nkind: person\nid: lena\nname: Lena\n{_MONA}",
            before=f"{_POLICY}owner: mona\n{_MONA}",
        ),
        Case(f"{_POLICY}owner: mona\n{_MONA}", before=f"{_POLICY}owner: mona\nauthor: mona\n{_MONA}"),
        Case(f"{_POLICY}title: Returns\n{_LEFT}", before=f"{_POLICY}owner: omar\n{_LEFT}"),
        Case(f"{_POLICY}frontline: {{limit: 50 EUR}}\n", before=f"{_POLICY}frontline: {{limit: 20 EUR}}\n"),
        Case(f"{_POLICY}owner: mona\n", applies=False),
    )
    bad = (
        Case(
            f"{_POLICY}title: Returns\n",
            ((2, 5, "nobody"),),
            before=f"{_POLICY}title: Returns\nowner: mona\n{_MONA}",
        ),
        Case(f"{_POLICY}owner: none\n", ((3, 8, "nobody"),), before=f"{_POLICY}owner: mona\n{_MONA}"),
        Case(f"{_POLICY}owner: omar\n{_LEFT}", ((3, 8, "gone"),), before=f"{_POLICY}owner: mona\n{_MONA}"),
        Case(
            "kind: error-level\nid: severe\n",
            ((2, 5, "nobody"),),
            before=f"kind: error-level\nid: severe\nescalate_to: mona\n{_MONA}",
        ),
        Case(
            f"{_POLICY}frontline: {{limit: 20 EUR}}\n",
            ((3, 20, "authority"),),
            before=f"{_POLICY}frontline: {{limit: 50 EUR}}\n",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force and still is."""
        return change.in_force

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell whom nobody follows, and what staff may no longer do."""
        for field in worsened(change, OWNERSHIP):
            yield told(field, "authority")
        for field in change.fields:
            if names_somebody(field) and _was_there(change, field):
                if field.ends:
                    yield told(field, "nobody")
                elif _standing(change, field, now=True) != Standing.ACTIVE:
                    yield told(field, "gone")


def names_somebody(field: FieldChange) -> bool:
    """Whether a field names one person, team or level that answers."""
    name = field.path.rpartition(".")[2]
    single = isinstance(field.before, str)
    return single and not ANSWER.isdisjoint(field.refers_to) and name not in NOT_ACCOUNTABLE


def _was_there(change: Change, field: FieldChange) -> bool:
    return _standing(change, field, now=False) == Standing.ACTIVE


def _standing(change: Change, field: FieldChange, *, now: bool) -> str:
    workspace = change.workspace_after if now else change.workspace_before
    who = workspace.resolve(field.refers_to, str(field.after if now else field.before))
    if who is None:
        return Standing.UNKNOWN
    return Standing.ACTIVE if workspace.is_active(who) else Standing.INACTIVE
