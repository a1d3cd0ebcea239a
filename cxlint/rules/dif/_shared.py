"""What several rules about changes need: which rule speaks of which change, and values in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.changes import FieldChange
from cxlint.model.effect import AUTHORITY, BURDEN, LIMIT, RIGHT, WAY
from cxlint.model.scalars import NONE, Money, Percent
from cxlint.rule import Hit, OfItem, Phrase, phrase

if TYPE_CHECKING:
    from cxlint.rule import Change

COURT = ("terms.contract.arbitration", "terms.contract.class_waiver")
"""Fields that keep customers from a court."""

REDUCED, SLOWER, HARDER, CLOSED, OWNERSHIP, COURT_BARRED, ENDED, CHARGED = (
    "DIF001", "DIF002", "DIF003", "DIF004", "DIF005", "DIF009", "DIF010", "DIF011"
)  # fmt: skip


def speaker(field: FieldChange) -> str:
    """The rule that speaks of a change that hurts customers, so that each is told once; empty for any other."""
    if not field.effect.hurts:
        return ""
    if field.path in COURT:
        return COURT_BARRED
    if field.role == AUTHORITY:
        return OWNERSHIP
    if field.role == WAY:
        return CLOSED
    if field.role == BURDEN:
        return CHARGED if is_new_fee(field) else HARDER
    if field.ends and field.role in (RIGHT, LIMIT):
        return ENDED
    return SLOWER if field.role == LIMIT else REDUCED


def is_new_fee(field: FieldChange) -> bool:
    """Whether customers pay for something that cost nothing before."""
    item = field.after if isinstance(field.after, dict) else {}
    amount = item.get("amount", field.after)
    return field.begins and (isinstance(amount, (Money, Percent)) or bool(item))


def worsened(change: Change, rule: str) -> list[FieldChange]:
    """The changes of a document in force that hurt customers and that a rule speaks of."""
    return [field for field in change.fields if speaker(field) == rule] if change.in_force else []


def hurts(change: Change) -> bool:
    """Whether a change of a document in force takes something from customers."""
    return change.in_force and any(field.effect.hurts for field in change.fields)


def told(field: FieldChange, key: str, **data: object) -> Hit:
    """A hit at a change, with its words: what it is, its values before and after, and what to write to undo it."""
    return Hit(
        field.path,
        key,
        {
            "what": OfItem(Phrase(field.what), field.item) if field.item else Phrase(field.what),
            "before": said(field.before),
            "after": said(field.after),
            "difference": field.difference,
            "lost": field.lost,
            "gained": field.gained,
            "field": field.path.rpartition(".")[2],
            "old": undone(field),
            **data,
        },
    )


def said(value: object) -> object:
    """A value as a sentence has it."""
    if isinstance(value, bool):
        return phrase("yes") if value else phrase("no")
    if value is None:
        return phrase("not stated")
    return phrase("none") if value is NONE or value == () else value


def undone(field: FieldChange) -> str:
    """The value to write to undo a change; for what was not stated the best that can be stated."""
    if field.before is not None:
        return written(field.before)
    if isinstance(field.after, tuple):
        return "[]"
    amount = isinstance(field.after, (int, float)) and not isinstance(field.after, bool)
    return "0" if amount else field.best or "none"


def written(value: object) -> str:
    """A value as a document has it."""
    import json
    import re

    if isinstance(value, tuple):
        return f"[{', '.join(written(item) for item in value)}]"
    if value is NONE:
        return "none"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    plain = isinstance(value, (bool, int, float)) or re.fullmatch(r"[\w%][\w ./%-]*", text)
    return text if plain else json.dumps(text, ensure_ascii=False)
