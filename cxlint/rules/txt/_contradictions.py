"""Where a text says another number than the terms.

Told only where it is sure: the sentence names the subject of a stated term, the number in it stands nowhere in the terms,
and the number of the term stands nowhere in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.quantities import differ, sentences
from cxlint.model.scalars import NONE, Duration, Money, Percent
from cxlint.model.weeks import working_week
from cxlint.rules.txt._subjects import MONEY, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.quantities import Quantity, Value
    from cxlint.rules.txt._shared import Passage
    from cxlint.rules.txt._subjects import Subject


def contradictions(terms: Document, passage: Passage) -> Iterator[tuple[str, Value, Quantity]]:
    """The field, its value, and what the text says instead; one for each field."""
    said = [quantity for quantity in passage.quantities if quantity.sure and not quantity.every]
    if not said:
        return
    week = working_week(terms)
    stated = tuple(_numbers(terms.values))
    strange = [quantity for quantity in said if all(differ(quantity.value, value, week) for value in stated)]
    fired: set[str] = set()
    for start, end in sentences(passage.text) if strange else ():
        inside = [quantity for quantity in strange if start <= quantity.start < end]
        named = subjects(passage.text[start:end], passage.language) if inside else ()
        times, sums = [one for one in named if not one.of_money], [one for one in named if one.of_money]
        for some in (times, sums):
            unsaid = _unsaid(terms, some, passage, week)
            for quantity in inside:
                meant = [field for field, value in unsaid.items() if _comparable(value, quantity.value)]
                if len(meant) == 1 and meant[0] not in fired:
                    fired.add(meant[0])
                    yield meant[0], unsaid[meant[0]], quantity


def _unsaid(terms: Document, named: list[Subject], passage: Passage, week: int) -> dict[str, Value]:
    """The stated terms of the subjects whose number is not in the text; none where a term could be meant unstated."""
    unsaid: dict[str, Value] = {}
    for subject in named:
        values = dict(_stated(terms, subject))
        if subject.fields != ("terms.fees",) and not values:
            return {}
        if not subject.of_money and any(value.is_zero for value in values.values()):
            return {}
        unsaid |= values
    said = [quantity.value for quantity in passage.quantities]
    return {
        field: value for field, value in unsaid.items() if all(differ(value, other, week) for other in said)
    }


def _stated(terms: Document, subject: Subject) -> Iterator[tuple[str, Value]]:
    """The terms of a subject that are stated, with what is explicitly none as zero."""
    for field in subject.fields:
        if field == "terms.fees":
            amounts = ((fee.path("amount"), fee.amount("amount")) for fee in terms.each(field))
            yield from ((path, amount) for path, amount in amounts if amount is not None)
        else:
            value = terms.get(field)
            if value is NONE:
                value = Percent(0) if field in MONEY else Duration(0, "days")
            if isinstance(value, (Duration, Percent, Money)):
                yield field, value


def _comparable(term: Value, said: Value) -> bool:
    """Whether both are of one kind; no fee at all contradicts every fee."""
    if isinstance(term, Percent) and term.is_zero:
        return isinstance(said, (Percent, Money)) and not said.is_zero
    return type(term) is type(said)


def _numbers(value: object) -> Iterator[Value]:
    """Every number with a unit in the document, whatever it is of."""
    if isinstance(value, (Duration, Percent, Money)):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _numbers(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
