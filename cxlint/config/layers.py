"""Settings from several givers, the weakest first: plugins, the file, the environment, the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.shape import check_shape, configuration
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxlint.config.given import Given


class Ranked(NamedTuple):
    """A value and how strong its giver is."""

    given: Given
    rank: int


class Layers:
    """Looks settings up in the strongest layer that has them; all are held to the schema first."""

    def __init__(self, layers: Iterable[Given]) -> None:
        self._layers = [given.fields for given in layers if _checked(given)]

    def get(self, name: str) -> Given | None:
        """The value that counts; None where nobody gives one."""
        found = self.ranked(name)
        return found.given if found else None

    def rank(self, name: str) -> int:
        """How strong the giver of a setting is; -1 where nobody gives it."""
        found = self.ranked(name)
        return found.rank if found else -1

    def ranked(self, name: str) -> Ranked | None:
        """The value that counts, and its rank."""
        return next(reversed(list(self.all(name))), None)

    def all(self, name: str) -> Iterator[Ranked]:
        """Every value given to a setting, the weakest first."""
        for rank, layer in enumerate(self._layers):
            given = layer.get(name)
            if given is not None and given.value is not None:
                yield Ranked(given, rank)

    def items(self, name: str) -> tuple[Given, ...]:
        """The items of a list that counts."""
        found = self.get(name)
        return found.items if found else ()

    def words(self, name: str) -> tuple[str, ...]:
        """The same as plain words."""
        return tuple(item.text for item in self.items(name))

    def origins(self, names: Iterable[str]) -> Mapping[str, str]:
        """Where the value of each setting comes from."""
        return {name: found.origin if (found := self.get(name)) else "default" for name in names}


def _checked(given: Given) -> bool:
    check_shape(given, configuration())
    return True
