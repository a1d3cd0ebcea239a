"""A checksum of what a rule has worked out for many subjects, to see in a later run whether it is still the same."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from cxlint.blake import blake2b
from cxlint.model.document import Document
from cxlint.model.packed import CannotPack, pack_value

if TYPE_CHECKING:
    from collections.abc import Iterable


def digest_of(answer: object) -> bytes:
    """The checksum of an answer, in which documents stand for themselves, whatever they say; empty if it has none."""
    try:
        return blake2b(marshal.dumps(_plain(answer), 2), digest_size=16).digest()
    except (CannotPack, ValueError, RecursionError):
        return b""


def _plain(answer: object) -> Any:
    """The answer as plain data. Raises CannotPack where it holds what cannot be compared."""
    kind = answer.__class__
    if kind in _PLAIN:
        return answer
    if isinstance(answer, Document):
        if answer.assumed:
            raise CannotPack("a document that is not there")
        return (b"document", answer.kind, answer.id)
    if isinstance(answer, (tuple, list)) and (kind in (tuple, list) or hasattr(kind, "_fields")):
        return (kind.__qualname__, [_plain(item) for item in answer])
    if isinstance(answer, dict):
        return (b"dict", [(_plain(name), _plain(item)) for name, item in dict.items(answer)])
    if kind in (set, frozenset):
        return (b"set", _ordered(answer))  # type: ignore[arg-type]
    return pack_value(answer)


def _ordered(items: Iterable[object]) -> list[Any]:
    if all(item.__class__ is str for item in items):
        return sorted(items)
    return sorted(marshal.dumps(_plain(item), 2) for item in items)


_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
