"""The fields of a document, and of the objects among them: each that somebody else asks for is noted.

What is noted of an object is which fields it has, and each of its own fields that is read: so a rule that only asks
whether a policy has terms about returns is not asked again because a window there changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cxlint.workspace.reads import CODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.model.document import Document
    from cxlint.workspace.reads import Note

_get = dict.get


class Recorded(dict[str, object]):
    """The fields of a document. `wake` fetches them if they are not here, `document` is whose they are."""

    __slots__ = ("base", "document", "inner", "note", "status", "wake")

    note: Callable[[Note], None]
    base: int
    inner: dict[str, Inner] | None
    wake: Any
    status: object
    document: Document

    def plain(self) -> dict[str, object]:
        """The same fields for the document's own rules, which note nothing."""
        return dict(dict.items(self))

    def get(self, key: str, default: Any = None) -> Any:
        """Like that of any dict, as all that follows."""
        self.note(self.base + CODES[key])
        value = _get(self, key, default)
        if value.__class__ is dict:
            return self._inside(key, value)
        return value

    def __getitem__(self, key: str) -> object:
        self.note(self.base + CODES[key])
        value = dict.__getitem__(self, key)
        return self._inside(key, cast("dict[str, object]", value)) if value.__class__ is dict else value

    def __contains__(self, key: object) -> bool:
        self.note(self.base + CODES[cast("str", key)])
        return dict.__contains__(self, key)

    def _inside(self, key: str, value: dict[str, object]) -> Inner:
        if self.inner is None:
            self.inner = {}
        found = self.inner.get(key)
        if found is None:
            found = self.inner[key] = Inner(value)
            found.note, found.base, found.prefix = self.note, self.base, f"{key}."
        return found


class Inner(dict[str, object]):
    """The fields of an object among those of a document; that it has just these is noted already."""

    __slots__ = ("base", "note", "prefix")

    note: Callable[[Note], None]
    base: int
    prefix: str

    def get(self, key: str, default: Any = None) -> Any:
        """Like that of any dict, as all that follows."""
        self.note(self.base + CODES[self.prefix + key])
        return dict.get(self, key, default)

    def __getitem__(self, key: str) -> object:
        self.note(self.base + CODES[self.prefix + key])
        return dict.__getitem__(self, key)

    def __iter__(self) -> Any:  # without this, dict(inner) would take the fields past the methods above
        return dict.__iter__(self)


def _whole(kind: type[dict[str, object]], name: str) -> Callable[..., Any]:
    """The method of that name, which looks at all fields."""
    inner = getattr(dict, name)

    def of_document(self: Recorded, *given: object) -> object:
        self.note(self.base)
        return inner(self, *given)

    def of_object(self: Inner, *given: object) -> object:
        self.note(self.base + CODES[self.prefix + "*"])
        return inner(self, *given)

    return of_document if kind is Recorded else of_object


_LOOKING = ("__eq__", "__ne__", "__or__", "__ror__", "__repr__", "copy", "items", "values")

WHOLLY = (*_LOOKING, "__iter__", "__len__", "__reversed__", "keys")
"""The methods of a document's fields that look at all of them."""

for _name in WHOLLY:
    setattr(Recorded, _name, _whole(Recorded, _name))
for _name in _LOOKING:
    setattr(Inner, _name, _whole(Inner, _name))
