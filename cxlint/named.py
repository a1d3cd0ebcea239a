"""Values with named parts, as `typing.NamedTuple` has them, for classes that are made at every start.

`typing` compiles the annotations of each class, and a constructor from source; that takes ten times as long, and a run
makes a hundred such classes before it reads a file. A test holds this one to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType
    from typing import NamedTuple, Self
else:
    from types import FunctionType

    try:
        from _collections import _tuplegetter
    except ImportError:

        def _tuplegetter(place: int, doc: str) -> property:
            return property(lambda value: tuple.__getitem__(value, place), doc=doc)

    _CONSTRUCTORS: dict[int, CodeType] = {}

    class _Values(tuple):
        """What all of them can do."""

        __slots__ = ()
        _fields = ()  # neither is annotated: what stands here would be taken for a field
        _field_defaults = {}

        @classmethod
        def _make(cls, parts: Iterable[Any]) -> Self:
            made = tuple.__new__(cls, parts)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **parts: Any) -> Self:
            made = self._make(map(parts.pop, self._fields, self))
            if parts:
                raise ValueError(f"Got unexpected field names: {list(parts)!r}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            parts = ", ".join(f"{name}={part!r}" for name, part in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({parts})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _Maker(type):
        """Makes the class that is written as one with annotated fields."""

        def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body["__annotations__"])
            defaults = {field: body.pop(field) for field in fields if field in body}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default stands behind one that has a default")
            made = FunctionType(
                _constructor(len(fields)).replace(co_varnames=("_cls", *fields)),
                {"_new": tuple.__new__},
                "__new__",
                tuple(defaults.values()),
            )
            made.__qualname__ = f"{body['__qualname__']}.__new__"
            body |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            body |= {"__new__": made, "__slots__": (), "__match_args__": fields}
            return type(name, (_Values,), body | {"_fields": fields, "_field_defaults": defaults})

    def _constructor(count: int) -> CodeType:
        """What makes a value of so many parts; the names of the parts are put in later."""
        if count not in _CONSTRUCTORS:
            parts = "".join(f"part{number}, " for number in range(count))
            source = f"lambda _cls, {parts}: _new(_cls, ({parts}))"
            _CONSTRUCTORS[count] = eval(source, {}).__code__  # noqa: S307 - only a number goes into it
        return _CONSTRUCTORS[count]

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
