"""Values as plain data that JSON can hold, and back: the types that the values declare say how."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from cxlint.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """A value of named parts as a dict, a severity as its word, a day as text; lists and dicts by their items."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, Severity):
        return value.word
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: to_plain(item) for name, item in value.items()}
    if hasattr(value, "_fields"):
        return {name: to_plain(item) for name, item in zip(value._fields, value, strict=True)}
    return [to_plain(item) for item in value]


def from_plain(kind: Any, data: Any) -> Any:
    """The value of a declared type that `to_plain` made the data of.

    Raises ValueError, KeyError or TypeError for data of another shape.
    """
    return _reader(kind)(data)


@cache
def _reader(kind: Any) -> Read:
    origin, parts = get_origin(kind), get_args(kind)
    if hasattr(kind, "_fields"):
        return _record(kind)
    if kind is Severity:
        return Severity.parse
    if kind is date:
        return date.fromisoformat
    if origin is tuple:
        return _tuple(parts)
    if origin is Mapping or origin is dict:
        read = _reader(parts[1])
        return lambda data: {name: read(item) for name, item in data.items()}
    if origin in (Union, UnionType):
        return _either(parts)
    if kind in (int, float, str, bool, type(None)):
        return _exactly((float, int) if kind is float else (kind,))
    raise TypeError(f"{kind} has no plain form")


def _record(kind: Any) -> Read:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(data: Any) -> Any:
        return kind(**{name: readers[name](item) for name, item in data.items()})

    return read


def _tuple(parts: tuple[Any, ...]) -> Read:
    if len(parts) == 2 and parts[1] is ...:
        every = _reader(parts[0])
        return lambda data: tuple([every(item) for item in data])
    readers = [_reader(part) for part in parts]
    return lambda data: tuple([read(item) for read, item in zip(readers, data, strict=True)])


def _either(parts: tuple[Any, ...]) -> Read:
    """One of several: the first that fits; simple types before those that are made of text."""
    readers = [_reader(part) for part in sorted(parts, key=lambda part: part is not type(None))]

    def read(data: Any) -> Any:
        for reader in readers:
            try:
                return reader(data)
            except (KeyError, TypeError, ValueError, AttributeError):
                continue
        raise ValueError(f"nothing fits {type(data).__name__}")

    return read


def _exactly(kinds: tuple[type, ...]) -> Read:
    def read(data: Any) -> Any:
        if type(data) not in kinds:
            raise TypeError(f"{type(data).__name__} in the place of {kinds[0].__name__}")
        return data

    return read
