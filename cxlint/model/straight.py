"""Reads documents that hold nothing unusual straight from the events of the parser, without a tree in between.

It answers exactly what the careful way answers (`cxlint.source.load`, then `cxlint.model.reader`), or nothing at all:
whatever is a fault, a shortcut, a tag or a field left blank makes it give up, and the careful way begins anew.
"""

from __future__ import annotations

from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from cxlint.model.document import Document, Reference
from cxlint.model.plan import MOST_KNOWN, Plan
from cxlint.model.reader import BLANK, Reader
from cxlint.model.scalars import NONE, is_identifier, is_none, normal
from cxlint.model.text import Text, is_language
from cxlint.source import MappingNode, ScalarNode, SequenceNode, resolve_core
from cxlint.source.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
    events,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.model.spec import Kinds


def read_straight(data: bytes, kinds: Kinds, file: str) -> list[Document] | None:
    """The documents of a file in which nothing is unusual; None for any other."""
    following = events(data)
    if following is None:
        return None
    try:
        return _Straight(following, kinds, file).documents() or None
    except (_Unusual, YAMLError, ValueError):
        return None


class _Unusual(Exception):
    """There is something that only the careful way can judge."""


class _Straight:
    """Reads one file."""

    def __init__(self, following: Callable[[], Any], kinds: Kinds, file: str) -> None:
        self._next = following
        self._kinds = kinds
        self._file = file
        self._references: list[Reference] = []

    def documents(self) -> list[Document]:
        """All documents of the file."""
        found: list[Document] = []
        event = self._next()
        while event.__class__ is not StreamEndEvent:
            event = self._next()
            if event.__class__ is DocumentStartEvent:
                if event.version is not None or event.tags is not None:
                    raise _Unusual
                found.append(self._document(len(found)))
        return found

    def _document(self, index: int) -> Document:
        start, key, value = self._next(), self._next(), self._next()
        if start.__class__ is not MappingNode or key.__class__ is not ScalarNode or key.value != "kind":
            raise _Unusual
        if value.__class__ is not ScalarNode or value.value not in self._kinds:
            raise _Unusual
        plan = self._kinds.plan(value.value)
        known = plan.fields.get("kind")
        if known is None:
            raise _Unusual
        self._references = []
        values: dict[str, object] = {"kind": _scalar(value, known)}
        self._fields(values, plan, "", "")
        name = values.get("id")
        if self._next().__class__ is not DocumentEndEvent or not isinstance(name, str) or not name:
            raise _Unusual
        references = tuple(self._references)
        return Document(plan.name, name, values, file=self._file, index=index, references=references)

    def _fields(self, values: dict[str, object], plan: Plan, path: str, field: str) -> None:
        """Read the named fields of an object up to its end."""
        following, known = self._next, plan.fields
        while True:
            event = following()
            if event.__class__ is not ScalarNode:
                if event.__class__ is MappingEndEvent:
                    return
                raise _Unusual
            part = known.get(event.value)
            if part is not None:
                name = part.name
            elif plan.any_key is not None:
                name, part = _word(event.value), plan.any_key
            else:
                raise _Unusual
            if name in values:
                raise _Unusual
            event = following()
            if event.__class__ is ScalarNode:
                if part.refers:
                    values[name] = self._reference(event, part, path + name, field + name)
                else:
                    values[name] = _scalar(event, part)
            elif event.__class__ is SequenceNode:
                values[name] = self._list(part, path + name, field + name)
            else:
                values[name] = self._object(event, part, path + name, field + name)

    def _list(self, plan: Plan, path: str, field: str) -> tuple[object, ...]:
        part = plan.items
        if part is None:
            raise _Unusual
        found: list[object] = []
        following = self._next
        while True:
            event = following()
            if event.__class__ is ScalarNode:
                if part.refers:
                    found.append(self._reference(event, part, f"{path}.{len(found)}", field))
                else:
                    found.append(_scalar(event, part))
            elif event.__class__ is SequenceEndEvent:
                return tuple(found)
            elif event.__class__ is SequenceNode:
                found.append(self._list(part, f"{path}.{len(found)}", field))
            else:
                found.append(self._object(event, part, f"{path}.{len(found)}", field))

    def _object(self, event: Any, plan: Plan, path: str, field: str) -> object:
        if event.__class__ is not MappingNode:
            raise _Unusual
        if plan.is_text:
            return self._text()
        if not plan.fields and plan.any_key is None:
            raise _Unusual
        values: dict[str, object] = {}
        self._fields(values, plan, path + ".", field + ".")
        for name in plan.required:
            if name not in values:
                raise _Unusual
        return values

    def _text(self) -> Text:
        languages: dict[str, str] = {}
        following = self._next
        while True:
            key = following()
            if key.__class__ is MappingEndEvent and languages:
                return Text.of(tuple(languages.items()))
            words = following()
            if key.__class__ is not ScalarNode or words.__class__ is not ScalarNode:
                raise _Unusual
            code = _code(key.value)
            if code in languages:
                raise _Unusual
            languages[code] = _words(words)

    def _reference(self, event: Any, plan: Plan, path: str, field: str) -> object:
        words = _words(event)
        if plan.spec.none and is_none(words):
            return () if plan.spec.items is not None else NONE
        name = normal(words)
        if name.count("/") > 1:
            raise _Unusual
        self._references.append(Reference(path, field, plan.refers, name))
        return name


def _scalar(event: Any, plan: Plan) -> object:
    """What a single value means, which a field remembers where others may say the same."""
    found = (plan.plain if event.implicit[0] else plan.quoted).get(event.value)
    if found is not None:
        return found
    if plan.words:
        return _words(event)
    if plan.is_text and not (plan.spec.none and is_none(event.value)):
        return Text.plain(_words(event))
    if plan.is_id:
        name = normal(_words(event))
        if not is_identifier(name):
            raise _Unusual
        return name
    return _learnt(event, plan)


def _learnt(event: Any, plan: Plan) -> object:
    """What a single value means, read the careful way and remembered."""
    plain = event.implicit[0]
    event.tag = "?" if plain else "!"
    reader = Reader()
    value = reader.scalar(event, plan.spec, ("field",))
    if value is None or reader.faults or reader.references:
        raise _Unusual
    plan.remember(event.value, value, plain=plain)
    return value


def _words(event: Any) -> str:
    """The words of a single value that is not blank."""
    raw: str = event.value
    if not raw or raw.isspace() or (raw in BLANK and event.implicit[0]):
        raise _Unusual
    return raw


_seen: dict[str, str] = {}
"""Names that people gave to fields of their own: a memory of `resolve_core`, nothing more."""


@lru_cache(maxsize=256)
def _code(written: str) -> str:
    """The code of a language."""
    if not is_language(written) or resolve_core(written) is not written:
        raise _Unusual
    return intern(written)


def _word(key: str) -> str:
    """A key that nobody has foreseen and that is a mere word."""
    word = _seen.get(key)
    if word is None:
        if key == "<<" or resolve_core(key) is not key:
            raise _Unusual
        word = intern(key)
        if len(_seen) < MOST_KNOWN:
            _seen[key] = word
    return word
