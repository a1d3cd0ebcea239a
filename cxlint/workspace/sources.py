"""The bytes of files, some of which are read only when somebody looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, ItemsView, Iterable, Mapping, ValuesView

_UNREAD = b"unread"


class Sources(dict[str, bytes]):
    """Files by name, of which some are fetched when they are asked for."""

    def __init__(
        self, known: Mapping[str, bytes], others: Iterable[str], fetch: Callable[[str], bytes]
    ) -> None:
        super().__init__({**dict.fromkeys(others, _UNREAD), **known})
        self._fetch = fetch

    def __getitem__(self, file: str) -> bytes:
        data = super().__getitem__(file)
        if data is _UNREAD:
            data = self._fetch(file)
            self[file] = data
        return data

    def get(self, file: str, default: bytes = b"") -> bytes:  # type: ignore[override]
        """The bytes of a file, else the default."""
        return self[file] if file in self else default  # noqa: SIM401 - that would be this very method

    def items(self) -> ItemsView[str, bytes]:  # type: ignore[override]
        """All files with their bytes, which are now fetched."""
        self._fetch_all()
        return super().items()

    def values(self) -> ValuesView[bytes]:  # type: ignore[override]
        """The bytes of all files, which are now fetched."""
        self._fetch_all()
        return super().values()

    def _fetch_all(self) -> None:
        for file in self:
            self[file]
