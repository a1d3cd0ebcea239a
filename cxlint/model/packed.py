"""Documents as plain data that `marshal` can carry, and back: for caches and for other processes.

Words, numbers, yes and no, and nothing stand for themselves, and so do lists and objects that hold nothing else. What
never stands in a document marks the rest: a list of one is a text, a list of two is a list or an object with something
in it that is not plain, and bytes are a typed value. Each field is packed by itself, so that each can be unpacked
alone, and whatever is neither a list nor bytes needs no unpacking at all.
"""

from __future__ import annotations

import marshal
from datetime import date
from operator import is_
from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Fault, Span
from cxlint.model.document import Document, Reference
from cxlint.model.plan import MOST_KNOWN
from cxlint.model.scalars import FAULTY, NONE, Duration, Hours, Money, Percent, Place, Quantity, Version
from cxlint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Packed = tuple[Any, ...]
"""A document without the name of its file: kind, id, index, values, references, body, its line, and whether assumed."""

PackedFault = tuple[Any, ...]
"""A fault: code, key, span, data and path."""


class CannotPack(Exception):
    """A value is of a type that only a plugin knows; do without what was to be packed."""


def pack(document: Document) -> Packed:
    """The document as plain data, all but the name of its file.

    Raises CannotPack where it holds a value of an unknown type.
    """
    return (
        document.kind,
        document.id,
        document.index,
        _pack_fields(document.values),
        [tuple(reference) for reference in document.references],
        document.body,
        document.body_line,
        document.assumed,
    )


def unpack(packed: Packed, file: str) -> Document:
    """The document that was packed, in the file of this name."""
    kind, name, index, values, references, body, body_line, assumed = packed
    return Document(
        kind,
        name,
        _unpack_fields(values),
        file=file,
        index=index,
        references=unpack_references(references),
        body=body,
        body_line=body_line,
        assumed=assumed,
    )


def unpack_references(packed: list[tuple[Any, ...]]) -> tuple[Reference, ...]:
    """The references of a packed document."""
    return tuple(
        [_made(Reference, (path, field, _kinds(kinds, kinds), name)) for path, field, kinds, name in packed]
    )


def pack_fault(fault: Fault) -> PackedFault:
    """A fault as plain data. Raises CannotPack where it tells a value of an unknown type."""
    return fault.code, fault.key, tuple(fault.span), pack_value(fault.data), fault.path


def unpack_fault(packed: PackedFault) -> Fault:
    """The fault that was packed."""
    code, key, span, data, path = packed
    return Fault(code, key, Span(*span), unpack_value(data), path)


def pack_value(value: object) -> Any:
    """The value of one field as plain data. Raises CannotPack where its type, or that of a part, is unknown."""
    kind = value.__class__
    if kind in PLAIN:
        return value
    return _PACKERS.get(kind, _refuse)(value)


def unpack_value(packed: Any) -> Any:
    """The value of one field that was packed."""
    kind = packed.__class__
    if kind is bytes:
        found = _unpacked.get(packed)
        return _scalar(packed) if found is None else found
    if kind is not list:
        return packed
    if len(packed) == 1:
        return made_text(packed[0])
    return _unpack_fields(packed[1]) if packed[0] else tuple(map(unpack_value, packed[1]))


def _unpack_fields(held: dict[str, Any]) -> dict[str, object]:
    made = held.copy()
    for name, value in held.items():
        kind = value.__class__
        if kind is bytes:
            found = _unpacked.get(value)
            made[name] = _scalar(value) if found is None else found
        elif kind is list:
            made[name] = made_text(value[0]) if len(value) == 1 else unpack_value(value)
    return made


PLAIN: frozenset[type[Any]] = frozenset({str, int, float, bool, type(None)})
"""The types of values that stand for themselves; not of their subclasses, which are more than they look."""

_IS_LIST, _IS_OBJECT = 0, 1


def _pack_fields(values: Mapping[str, object]) -> Mapping[str, Any]:
    """The fields as plain data; they themselves where they are nothing else."""
    made: dict[str, Any] | None = None
    for name, value in values.items():
        packer = _packer(value.__class__, _refuse)
        if packer is not None:
            held = packer(value)
            if held is not value:
                if made is None:
                    made = dict(values)
                made[name] = held
    return values if made is None else made


def _pack_object(value: dict[str, object]) -> Any:
    held = _pack_fields(value)
    return value if held is value else [_IS_OBJECT, held]


def _pack_list(value: tuple[object, ...]) -> Any:
    for item in value:
        if item.__class__ not in PLAIN:
            held = tuple(map(pack_value, value))
            return value if all(map(is_, held, value)) else [_IS_LIST, held]
    return value


def _pack_text(value: Text) -> Any:
    return [value.entries]


def _refuse(value: Any) -> Any:
    raise CannotPack(f"{type(value).__module__}.{type(value).__qualname__}")


_new, _set_entries = Text.__new__, Text.entries.__set__  # type: ignore[attr-defined,misc]


def made_text(entries: tuple[tuple[str, str], ...]) -> Text:
    """Does what `Text.of` does, in half the time."""
    text = _new(Text)
    _set_entries(text, entries)
    return text


_SCALARS: tuple[type[Any], ...] = (Duration, Money, Percent, Hours, Version, Place)
"""Typed values that are made of their parts."""

_DATE, _QUANTITY = len(_SCALARS), len(_SCALARS) + 1

_packed: dict[int, tuple[object, bytes]] = {id(NONE): (NONE, b"none"), id(FAULTY): (FAULTY, b"faulty")}
"""What typed values are packed to, by their identity: the same few are shared by many documents."""

_made = tuple.__new__
"""Does what the class itself does when it is called, in half the time."""

_kinds = dict[tuple[str, ...], tuple[str, ...]]().setdefault
"""Holds each set of kinds that references may name once, for there are few of them."""

_unpacked: dict[bytes, object] = {b"none": NONE, b"faulty": FAULTY}
"""What bytes are unpacked to; not by the values themselves, of which some are equal and yet written otherwise."""


def _pack_scalar(value: Any) -> bytes:
    known = _packed.get(id(value))
    if known is not None:
        return known[1]
    if value.__class__ is date:
        parts: tuple[Any, ...] = (_DATE, value.toordinal())
    elif value.__class__ is Quantity:
        parts = (_QUANTITY, float(value), value.unit)
    else:
        parts = (
            _SCALARS.index(value.__class__),
            *[getattr(value, name) for name in value.__class__.__slots__],
        )
    made = marshal.dumps(parts, 2)  # in this version the same parts are always the same bytes
    if len(_packed) < MOST_KNOWN:
        _packed[id(value)] = value, made
    return made


def _scalar(packed: bytes) -> object:
    number, *parts = marshal.loads(packed)  # noqa: S302 - it comes from `_pack_scalar`; who keeps it guards it
    if number == _DATE:
        value: object = date.fromordinal(*parts)
    elif number == _QUANTITY:
        value = Quantity(*parts)
    else:
        value = _SCALARS[number](*parts)
    if len(_unpacked) < MOST_KNOWN:
        _unpacked[packed] = value
    return value


_PACKERS: dict[type[object], Callable[[Any], Any]] = {
    tuple: _pack_list,
    dict: _pack_object,
    Text: _pack_text,
    **dict.fromkeys((*_SCALARS, date, Quantity, type(NONE), type(FAULTY)), _pack_scalar),
}

_known_packers: dict[type[object], Callable[[Any], Any] | None] = {**dict.fromkeys(PLAIN), **_PACKERS}
_packer = _known_packers.get
"""What packs values of a type; nothing for those that stand for themselves."""
