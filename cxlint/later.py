"""Values that are worked out only when somebody looks at them: most reports do not show all that a run could tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_K = TypeVar("_K")


class LaterTuple(Sequence[_T]):
    """A tuple that is made when it is first asked for anything; equal to the tuple that it makes."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[_T, ...]]) -> None:
        self._make = make
        self._made: tuple[_T, ...] | None = None

    def _all(self) -> tuple[_T, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, place: Any) -> Any:
        return self._all()[place]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[_T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, LaterTuple) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (self._all(),)


class LaterMapping(Mapping[_K, _T]):
    """A mapping that is made when it is first asked for anything."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[_K, _T]]) -> None:
        self._make = make
        self._made: Mapping[_K, _T] | None = None

    def _all(self) -> Mapping[_K, _T]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: _K) -> _T:
        return self._all()[key]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[_K]:
        return iter(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(self._all()),)
