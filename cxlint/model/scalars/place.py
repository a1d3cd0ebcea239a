"""Places elsewhere: `policy/returns#terms.return.window`, `kpi/csat`."""

from __future__ import annotations

import re

from cxlint.model.scalars.fault import fault
from cxlint.model.scalars.identifiers import is_identifier, normal
from cxlint.model.scalars.value import Value

EXAMPLE = "policy/returns#terms.return.window"


class Place(Value):
    """A document by kind and id, and the keys that lead to a field in it (none for the document itself)."""

    __slots__ = ("kind", "id", "path")  # noqa: RUF023 - the order of the constructor
    kind: str
    id: str
    path: tuple[str, ...]

    def __init__(self, kind: str, identifier: str, path: tuple[str, ...] = ()) -> None:
        self._set(kind, identifier, path)

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}{'#' * bool(self.path)}{'.'.join(self.path)}"


def read(raw: str) -> Place:
    """Read `kind/id` or `kind/id#key.key`; a list item is named by its own id."""
    text = normal(raw.strip())
    document, mark, path = text.partition("#")
    kind, _, identifier = document.partition("/")
    keys = tuple(path.split(".")) if mark else ()
    if not re.fullmatch("[a-z][a-z0-9-]*", kind) or not all(map(is_identifier, (identifier, *keys))):
        raise fault("not-a-place", _meant(text))
    return Place(kind, identifier, keys)


def _meant(text: str) -> str | None:
    kind, slash, rest = re.sub(" ?([/#.]) ?", r"\1", text).rstrip("#./").partition("/")
    words = kind.lower() + slash + rest
    if words == text or not re.fullmatch(r"[a-z][a-z0-9-]*/[\w-]+(?:#[\w-]+(?:\.[\w-]+)*)?", words):
        return None
    return words
