"""What a line with a key or a field within brackets says to a group of fields, which remembers it for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.plan import MOST_KNOWN
from cxlint.model.values import no_reference, reference, scalar, word
from cxlint.source.rows import Unusual, flow_value_of, is_key, parts_of, value_of

if TYPE_CHECKING:
    from cxlint.model.plan import Plan, Row, Said

VALUE, REFERENCE, REFERENCES, OPEN, BLOCK, FLOW = range(6)
"""What is said of a field: its value, a name or several, that it goes on below, as a block of lines or in brackets."""

BLOCKS = frozenset(("|", "|-", ">", ">-"))


def line_row(line: str, body: str, plan: Plan, indent: int) -> Row:
    """What a line with a key says; `body` is the line without its indentation."""
    key, colon, written = body.partition(": ")
    if not colon:
        if body[-1] != ":":
            raise Unusual
        key = body[:-1]
    part = plan.written.get(key) or _own(key, plan)
    name = part.name or word(key)
    written = written.strip(" ")
    row: Row
    if not written or written[0] == "#":
        row = indent, OPEN, name, None, part
    elif written in BLOCKS:
        row = indent, BLOCK, name, written, part
    else:
        what, value, keep = _single(written, part) if written[0] not in "[{" else _brackets(written, part)
        row = indent, what, name, value, part
        if not keep:
            return row
    if len(plan.lines) < MOST_KNOWN:
        plan.lines[line] = row
    return row


def part_row(text: str, plan: Plan) -> Said:
    """What a field within brackets says; `text` ends with its comma."""
    key, _, written = text.rstrip(", ").partition(": ")
    part = plan.written.get(key) or _own(key, plan)
    name = part.name or word(key)
    written = written.lstrip(" ")
    if not written:
        raise Unusual
    if written[0] in "[{":
        what, value, keep = _brackets(written, part)
    else:
        flow_value_of(written)
        what, value, keep = _single(written, part)
    row = what, name, value, part
    if keep and len(plan.parts) < MOST_KNOWN:
        plan.parts[text] = row
    return row


def _own(key: str, plan: Plan) -> Plan:
    """What may stand in a field of any name."""
    if plan.any_key is None or key in plan.fields or not is_key(key):
        raise Unusual
    return plan.any_key


def _single(written: str, part: Plan) -> tuple[int, object, bool]:
    """What a single value is, and whether others may say the same."""
    said, plain = value_of(written)
    if not part.refers:
        return VALUE, scalar(said, part, plain), not part.is_free
    name = reference(said, part, plain)
    return (VALUE, no_reference(part), True) if name is None else (REFERENCE, name, True)


def _brackets(written: str, part: Plan) -> tuple[int, object, bool]:
    """What stands within brackets: single values are looked at now, anything else by whoever knows where it stands."""
    if " #" in written:
        written = written[: written.index(" #")].rstrip(" ")
    items = part.items
    if written[0] == "{" or items is None or "{" in written or "[" in written[1:]:
        return FLOW, written, False
    said = [flow_value_of(item.rstrip(", ")) for item in parts_of(written)]
    if not items.refers:
        return VALUE, tuple([scalar(words, items, plain) for words, plain in said]), True
    names = [reference(words, items, plain) for words, plain in said]
    if None in names:
        raise Unusual
    return REFERENCES, tuple(names), True
