"""Reads documents that hold nothing unusual: from their lines, or straight from the events of the parser, never a tree.

It answers exactly what the careful way answers (`cxlint.source.load`, then `cxlint.model.reader`), or nothing at all:
whatever is a fault, a shortcut, a tag or a field left blank makes it give up, and the careful way begins anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.model.document import Document, Reference
from cxlint.model.lines import read_lines
from cxlint.model.text import Text
from cxlint.model.values import code, codes, no_reference, reference, scalar, word, words
from cxlint.source import MappingNode, ScalarNode, SequenceNode
from cxlint.source.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
    events,
)
from cxlint.source.rows import Unusual, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.model.plan import Plan
    from cxlint.model.spec import Kinds


def read_flawless(data: bytes, kinds: Kinds, file: str) -> list[Document] | None:
    """The documents of a file in which nothing is unusual, read the shortest way there is; None for any other."""
    try:
        return read_lines(data, kinds, file)
    except Wrong:
        return None
    except Unusual:
        return read_straight(data, kinds, file)


def read_straight(data: bytes, kinds: Kinds, file: str) -> list[Document] | None:
    """The documents of a file in which nothing is unusual; None for any other."""
    following = events(data)
    if following is None:
        return None
    try:
        return _Straight(following, kinds, file).documents() or None
    except (Unusual, YAMLError, ValueError):
        return None


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
                    raise Unusual
                found.append(self._document(len(found)))
        return found

    def _document(self, index: int) -> Document:
        start, key, value = self._next(), self._next(), self._next()
        if start.__class__ is not MappingNode or key.__class__ is not ScalarNode or key.value != "kind":
            raise Unusual
        if value.__class__ is not ScalarNode or value.value not in self._kinds:
            raise Unusual
        plan = self._kinds.plan(value.value)
        known = plan.fields.get("kind")
        if known is None:
            raise Unusual
        self._references = []
        values: dict[str, object] = {"kind": _scalar(value, known)}
        self._fields(values, plan, "", "")
        name = values.get("id")
        if self._next().__class__ is not DocumentEndEvent or not isinstance(name, str) or not name:
            raise Unusual
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
                raise Unusual
            part = known.get(event.value)
            if part is not None:
                name = part.name
            elif plan.any_key is not None:
                name, part = word(event.value), plan.any_key
            else:
                raise Unusual
            if name in values:
                raise Unusual
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
            raise Unusual
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
            raise Unusual
        if plan.is_text:
            return self._text()
        if not plan.fields and plan.any_key is None:
            raise Unusual
        values: dict[str, object] = {}
        self._fields(values, plan, path + ".", field + ".")
        for name in plan.required:
            if name not in values:
                raise Unusual
        return values

    def _text(self) -> Text:
        languages: dict[str, str] = {}
        following = self._next
        while True:
            key = following()
            if key.__class__ is MappingEndEvent and languages:
                return Text.of(tuple(languages.items()))
            said = following()
            if key.__class__ is not ScalarNode or said.__class__ is not ScalarNode:
                raise Unusual
            language = codes.get(key.value) or code(key.value)
            if language in languages:
                raise Unusual
            languages[language] = words(said.value, said.implicit[0])

    def _reference(self, event: Any, plan: Plan, path: str, field: str) -> object:
        name = reference(words(event.value, event.implicit[0]), plan)
        if name is None:
            return no_reference(plan)
        self._references.append(Reference(path, field, plan.refers, name))
        return name


def _scalar(event: Any, plan: Plan) -> object:
    written, plain = event.value, event.implicit[0]
    found = (plan.plain if plain else plan.quoted).get(written)
    return scalar(words(written, plain), plan, plain) if found is None else found
