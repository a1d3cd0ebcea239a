"""What a line with a key or a field within brackets says to a group of fields, which remembers it for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.document import Reference
from cxlint.model.plan import MOST_KNOWN
from cxlint.model.values import no_reference, reference, scalar, word
from cxlint.source.rows import Unusual, Wrong, bare, flow_value_of, is_key, parts_of, value_of

if TYPE_CHECKING:
    from cxlint.model.plan import Plan, Said

VALUE, HERE, REFERENCE, REFERENCES, OPEN, BLOCK, FLOW = range(7)
"""What is said of a field: its value, its value with references that are known, a name or several, that it goes on
below, as a block of lines or within brackets."""

BLOCKS = frozenset(("|", "|-", ">", ">-"))


def line_row(line: str, body: str, plan: Plan, indent: int) -> Said:
    """What a line with a key says; `body` is the line without its indentation."""
    key, colon, written = body.partition(": ")
    if not colon:
        if body[-1] != ":":
            raise Unusual
        key = body[:-1]
    part = plan.written.get(key) or _own(key, plan)
    name = part.name or word(key)
    written = written.strip(" ")
    row: Said
    if not written or written[0] == "#":
        row = OPEN, name, None, part
    elif written[0] in "|>":
        if written not in BLOCKS:
            raise Unusual
        row = BLOCK, name, written, part
    else:
        if written[0] in "[{":
            what, value = _brackets(bare(written), part)
        else:
            said, plain = value_of(written)
            if part.is_free:
                return VALUE, name, said if part.words else scalar(said, part, plain), part
            what, value = _single(said, part, plain)
        row = what, name, value, part
        if what is FLOW:
            return row
        if not indent and what is not VALUE:
            row = _at_the_top(row)
    known = plan.lines[indent]
    if len(known) < MOST_KNOWN:
        known[line] = row
    return row


def _at_the_top(row: Said) -> Said:
    """The same for an outermost field, whose references are the same in all documents."""
    what, name, value, part = row
    if what is REFERENCE:
        return HERE, name, value, (Reference(name, name, part.refers, value),)
    kinds = part.items.refers
    made = [Reference(f"{name}.{number}", name, kinds, one) for number, one in enumerate(value)]
    return HERE, name, value, tuple(made)


def part_row(text: str, plan: Plan) -> Said:
    """What a field within brackets says."""
    key, _, written = text.strip(" ").partition(": ")
    part = plan.written.get(key) or _own(key, plan)
    name = part.name or word(key)
    written = written.lstrip(" ")
    if written[:1] in ("[", "{"):
        what, value = _brackets(written, part)
    else:
        said, plain = flow_value_of(written)
        if part.is_free:
            return VALUE, name, said if part.words else scalar(said, part, plain), part
        what, value = _single(said, part, plain)
    row = what, name, value, part
    if what is not FLOW and len(plan.parts) < MOST_KNOWN:
        plan.parts[text] = row
    return row


def _own(key: str, plan: Plan) -> Plan:
    """What may stand in a field of any name."""
    if not is_key(key) or key in plan.fields:
        raise Unusual
    if plan.any_key is None:
        raise Wrong
    return plan.any_key


def _single(said: str, part: Plan, plain: bool) -> tuple[int, object]:
    """What a single value is."""
    if not part.refers:
        return VALUE, scalar(said, part, plain)
    name = reference(said, part)
    return (VALUE, no_reference(part)) if name is None else (REFERENCE, name)


def _brackets(written: str, part: Plan) -> tuple[int, object]:
    """What stands within brackets: single values are looked at now, anything else by whoever knows where it stands."""
    items = part.items
    if written[0] == "{" or items is None or "{" in written or "[" in written[1:]:
        return FLOW, written
    said = [flow_value_of(item) for item in parts_of(written)]
    if not items.refers:
        return VALUE, tuple([scalar(words, items, plain) for words, plain in said])
    names = [reference(words, items) for words, _ in said]
    if None in names:
        raise Unusual
    return REFERENCES, tuple(names)
