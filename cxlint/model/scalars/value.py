"""The base of typed values: frozen, hashable, equal by their parts."""

from __future__ import annotations


class Value:
    """A small frozen value.

    A subclass names its parts in `__slots__`, in the order of its constructor's arguments. Values are read
    once and shared by all who ask, so that nobody may change them.
    """

    __slots__: tuple[str, ...] = ()

    def _set(self, *parts: object) -> None:
        for name, part in zip(self.__slots__, parts, strict=True):
            object.__setattr__(self, name, part)

    def _parts(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def _key(self) -> object:
        """What makes two values of this class equal."""
        return self._parts()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> tuple[type[Value], tuple[object, ...]]:
        return type(self), self._parts()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._parts()))})"
