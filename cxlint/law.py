"""The law in a rule: what it declares to have its fields held against the legal limits that plugins bring.

A rule says which fields it watches, and what to tell; the engine looks for the limits and compares:

    law = {"terms.refund.deadline": "", "terms.refund.fee": "fee-"}
    messages = {
        ...,
        **legal("The refund takes {value}. The law allows at most {limit}.", "deadline: {limit}"),
        **legal("The refund costs {value}. By law it is free.", "fee: none", "fee-", floor=ERROR),
    }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.model.limits import KEYS, parameter_of
from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple
from cxlint.rule import ERROR, INFO, WARNING, Case, Hit, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.diagnostics import Severity
    from cxlint.model.document import Document, View
    from cxlint.model.limits import LimitEntry
    from cxlint.rule import Rule

SEVERITIES = {"sure": ERROR, "likely": WARNING, "maybe": INFO}
"""How strongly a finding may speak by the certainty of its limit."""

ABSENT = "missing-"
"""What the prefix ends with where a rule has other words for a field that the law wants to be stated."""

_TAILS = {
    "sure": "Possible conflict with {reference} ({jurisdiction}).",
    "likely": "Possible conflict with {reference} ({jurisdiction}). Have it checked against the text of the law.",
    "maybe": "Possible conflict with {reference} ({jurisdiction}). This is not certain; have it checked.",
}


def legal(text: str, write: str, prefix: str = "", *, floor: Severity = INFO) -> dict[str, Message]:
    """The messages of a legal limit: an error where the law is sure, a warning where likely, else a hint.

    The text may use `{value}`, `{limit}`, `{reference}` and `{jurisdiction}`, and for lists `{both}`, which is the
    value with what it lacks. A rule that watches several fields gives
    each its own `prefix`. `floor` is the severity with which the rule objects to such a value anyway: a fact that is
    too doubtful for it never takes its place, so it needs no words.
    """
    return {
        prefix + KEYS[certainty]: Message(severity, text, write, _TAILS[certainty])
        for certainty, severity in SEVERITIES.items()
        if severity >= floor
    }


def law_cases(
    stream: str, place: tuple[int, int], limit: LimitEntry, prefix: str = "", *, floor: Severity = INFO
) -> tuple[Case, ...]:
    """The cases that prove the messages of `legal()`: the document breaks the limit, however sure that is."""
    company = f"---\nkind: organisation\nid: company\njurisdictions: [{limit.jurisdiction}]\n"
    return tuple(
        Case(
            stream + company,
            ((*place, prefix + KEYS[certainty]),),
            limits=(limit._replace(certainty=certainty),),
        )
        for certainty, severity in SEVERITIES.items()
        if severity >= floor
    )


def against(view: View, field: str, limit: LimitEntry, prefix: str = "") -> Hit:
    """A hit at `field` that breaks a legal limit, with what the messages of `legal()` need."""
    value = view.get(field)
    known = {
        "value": value,
        "limit": limit.example or ("…" if limit.value is None else limit.value),
        "both": _joined(value, limit.value),
        "reference": limit.reference,
        "jurisdiction": limit.jurisdiction.upper(),
    }
    return Hit(view.path(field), prefix + limit.key, known)


def _joined(*lists: object) -> str:
    """The words of several lists as one, the way it is written in a document."""
    words = dict.fromkeys(word for words in lists if isinstance(words, tuple) for word in words)
    return f"[{', '.join(map(str, words))}]"


def is_legal(key: str) -> bool:
    """Whether a message speaks of a legal limit."""
    return any(key == legal or key.endswith(f"-{legal}") for legal in KEYS.values())


class Watch(NamedTuple):
    """A field whose limits a rule watches: as their plugins name it, and the prefix of the rule's messages."""

    field: str
    parameter: str
    prefix: str


def watched(rule: Rule[Any]) -> Iterator[Watch]:
    """The fields whose limits a rule watches."""
    return (Watch(field, parameter_of(field), prefix) for field, prefix in rule.law.items())


def with_law(rule: Rule[Any], watches: Iterable[Watch], document: Document, hits: list[Hit]) -> list[Hit]:
    """The hits of a rule, with each legal limit that the document breaks in place of what is softer on that field.

    A law never lowers a finding: where the rule itself says something graver, that stays.
    """
    context = document.context
    known = context.limits if context is not None else None
    if context is None or known is None or known.none:
        return hits
    table = known.table(document, context)
    for field, parameter, prefix in watches:
        limits = table.get(parameter)
        if limits is None:
            continue
        for path in _spread(document, field) if ".*." in field else (field,):
            try:
                limit = limits.broken_by(document, path)
            except FaultyField:
                continue
            hit = _hit(rule, document, path, prefix, limit) if limit is not None else None
            if hit is None:
                continue
            there = [soft for soft in hits if soft.path == path]
            if all(_severity(rule, soft) <= _severity(rule, hit) for soft in there):
                hits = [*(soft for soft in hits if soft.path != path), hit]
    return hits


def _hit(rule: Rule[Any], document: Document, path: str, prefix: str, limit: LimitEntry) -> Hit | None:
    """The hit on a path that breaks a limit, where the rule has words for it."""
    if document.get(path) is None and prefix + ABSENT + limit.key in rule.messages:
        prefix += ABSENT
    return against(document, path, limit, prefix) if prefix + limit.key in rule.messages else None


def _severity(rule: Rule[Any], hit: Hit) -> Severity:
    return rule.messages[hit.key].severity


def _spread(document: Document, field: str) -> Iterator[str]:
    """The paths that a field with a star stands for."""
    around, _, inside = field.partition(".*.")
    return (part.path(inside) for part in document.each(around))
