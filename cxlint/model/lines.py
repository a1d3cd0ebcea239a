"""Reads documents that are written in the usual way from their lines, without a parser: the shortest way there is.

It answers exactly what the careful way answers (`cxlint.source.load`, then `cxlint.model.reader`), or nothing at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.model.document import Document, Reference
from cxlint.model.rows import BLOCK, BLOCKS, OPEN, REFERENCE, REFERENCES, VALUE, line_row, part_row
from cxlint.model.text import Text
from cxlint.model.values import code, no_reference, reference, scalar, words
from cxlint.source.rows import (
    END,
    Unusual,
    block_of,
    documents_of,
    flow_value_of,
    is_told,
    parts_of,
    value_of,
)

if TYPE_CHECKING:
    from cxlint.model.plan import Plan
    from cxlint.model.spec import Kinds

DEEPEST = 40
"""Columns; deeper lines are left to the loader, which counts how deep lists and groups stand in one another."""


def read_lines(data: bytes, kinds: Kinds, file: str) -> list[Document] | None:
    """The documents of a file that is written in the usual way; None for any other."""
    try:
        return [_Lines(lines, kinds).document(file, index) for index, lines in enumerate(documents_of(data))]
    except (Unusual, ValueError):
        return None


class _Lines:
    """Reads one document."""

    def __init__(self, lines: list[str], kinds: Kinds) -> None:
        self._lines = lines
        self._kinds = kinds
        self._at = 0
        """The line that is read next."""
        self._references: list[Reference] = []

    def document(self, file: str, index: int) -> Document:
        """The document."""
        while not is_told(self._lines[self._at]):
            self._at += 1
        key, _, written = self._lines[self._at].partition(": ")
        written = written.strip(" ")
        if key != "kind" or not written:
            raise Unusual
        kind, plain = value_of(written)
        if kind not in self._kinds:
            raise Unusual
        plan = self._kinds.plan(kind)
        known = plan.fields.get("kind")
        if known is None:
            raise Unusual
        self._at += 1
        values: dict[str, object] = {"kind": scalar(kind, known, plain)}
        self._fields(values, plan, "", "", 0)
        name = values.get("id")
        if self._lines[self._at] is not END or not isinstance(name, str) or not name:
            raise Unusual
        return Document(plan.name, name, values, file=file, index=index, references=tuple(self._references))

    def _fields(self, values: dict[str, object], plan: Plan, path: str, field: str, indent: int) -> None:
        """Read the fields that stand at a column, up to the first line that stands further to the left."""
        lines, known, at, refer = self._lines, plan.lines, self._at, self._references.append
        while True:
            line = lines[at]
            row = known.get(line)
            if row is None or row[0] != indent:
                body = line.lstrip(" ")
                if not body or body[0] == "#":
                    at += 1
                    continue
                depth = len(line) - len(body)
                if depth != indent or line is END:
                    if depth > indent:
                        raise Unusual
                    self._at = at
                    return
                row = line_row(line, body, plan, indent)
            at += 1
            _, what, name, value, part = row
            if name in values:
                raise Unusual
            if what is VALUE:
                values[name] = value
            elif what is REFERENCE:
                values[name] = value
                refer(Reference(path + name, field + name, part.refers, value))
            elif what is OPEN:
                self._at = at
                values[name] = self._below(part, path + name, field + name, indent)
                at = self._at
            elif what is BLOCK:
                said, at = block_of(lines, at, value, indent)
                values[name] = self._scalar(said, part, path + name, field + name, False)
            else:
                values[name] = self._short(what, value, part, path + name, field + name)

    def _short(self, what: int, value: Any, part: Plan, path: str, field: str) -> object:
        """What ends on the line of its key, but depends on where it stands."""
        if what is REFERENCES:
            add, kinds = self._references.append, part.items.refers  # type: ignore[union-attr]
            for number, name in enumerate(value):
                add(Reference(f"{path}.{number}", field, kinds, name))
            return value
        return self._flow(value, part, path, field)

    def _scalar(self, written: str, plan: Plan, path: str, field: str, plain: bool) -> object:
        if not plan.refers:
            return scalar(written, plan, plain)
        name = reference(written, plan, plain)
        if name is None:
            return no_reference(plan)
        self._references.append(Reference(path, field, plan.refers, name))
        return name

    def _next(self) -> int:
        """Go on to the next line on which something stands; its column."""
        lines, at = self._lines, self._at
        while True:
            line = lines[at]
            body = line.lstrip(" ")
            if body and body[0] != "#":
                self._at = at
                return len(line) - len(body)
            at += 1

    def _below(self, plan: Plan, path: str, field: str, indent: int) -> object:
        """What stands on the lines below a key at a column."""
        depth = self._next()
        listed = self._lines[self._at].startswith("- ", depth)
        if depth > DEEPEST or depth < indent + (not listed):
            raise Unusual
        if listed:
            return self._list(plan, path, field, depth)
        return self._object(plan, path, field, depth)

    def _object(self, plan: Plan, path: str, field: str, indent: int) -> object:
        if plan.is_text:
            return self._text(indent)
        if not plan.fields and plan.any_key is None:
            raise Unusual
        values: dict[str, object] = {}
        self._fields(values, plan, path + ".", field + ".", indent)
        for name in plan.required:
            if name not in values:
                raise Unusual
        return values

    def _text(self, indent: int) -> Text:
        """Words in several languages."""
        lines, at = self._lines, self._at
        languages: dict[str, str] = {}
        while True:
            line = lines[at]
            body = line.lstrip(" ")
            if not body or body[0] == "#":
                at += 1
                continue
            if len(line) - len(body) != indent or line is END:
                break
            key, _, written = body.partition(": ")
            language = code(key)
            written = written.strip(" ")
            if not written or language in languages:
                raise Unusual
            at += 1
            if written in BLOCKS:
                said, at = block_of(lines, at, written, indent)
                plain = False
            else:
                said, plain = value_of(written)
            languages[language] = words(said, plain)
        self._at = at
        if not languages:
            raise Unusual
        return Text.of(tuple(languages.items()))

    def _list(self, plan: Plan, path: str, field: str, indent: int) -> tuple[object, ...]:
        part = plan.items
        if part is None:
            raise Unusual
        found: list[object] = []
        while self._next() == indent:
            line = self._lines[self._at]
            if not line.startswith("- ", indent):
                break
            found.append(self._item(line, part, f"{path}.{len(found)}", field, indent))
        return tuple(found)

    def _item(self, line: str, part: Plan, path: str, field: str, indent: int) -> object:
        """An item of a list whose dash stands at a column."""
        written = line[indent + 2 :].lstrip(" ")
        depth = len(line) - len(written)
        written = written.rstrip(" ")
        if not written or written[0] == "#":
            raise Unusual
        self._at += 1
        if written[0] in "[{":
            return self._flow(written, part, path, field)
        if written in BLOCKS:
            said, self._at = block_of(self._lines, self._at, written, indent)
            return self._scalar(said, part, path, field, False)
        if written[0] not in "\"'" and (": " in written or written[-1] == ":"):
            self._at -= 1
            self._lines[self._at] = " " * depth + written
            return self._object(part, path, field, depth)
        said, plain = value_of(written)
        return self._scalar(said, part, path, field, plain)

    def _flow(self, written: str, plan: Plan, path: str, field: str) -> object:
        """A list or fields within brackets."""
        if written[0] == "[":
            part = plan.items
            if part is None:
                raise Unusual
            return tuple(
                [
                    self._flow_item(item.rstrip(", "), part, f"{path}.{number}", field)
                    for number, item in enumerate(parts_of(written))
                ]
            )
        if plan.is_text:
            return _flow_text(written)
        if not plan.fields and plan.any_key is None:
            raise Unusual
        values: dict[str, object] = {}
        self._flow_fields(values, written, plan, path + ".", field + ".")
        for name in plan.required:
            if name not in values:
                raise Unusual
        return values

    def _flow_fields(
        self, values: dict[str, object], written: str, plan: Plan, path: str, field: str
    ) -> None:
        known = plan.parts
        for text in parts_of(written):
            what, name, value, part = known.get(text) or part_row(text, plan)
            if name in values:
                raise Unusual
            if what is VALUE:
                values[name] = value
            elif what is REFERENCE:
                values[name] = value
                self._references.append(Reference(path + name, field + name, part.refers, value))
            else:
                values[name] = self._short(what, value, part, path + name, field + name)

    def _flow_item(self, written: str, part: Plan, path: str, field: str) -> object:
        if written[0] in "[{":
            return self._flow(written, part, path, field)
        said, plain = flow_value_of(written)
        return self._scalar(said, part, path, field, plain)


def _flow_text(written: str) -> Text:
    languages: dict[str, str] = {}
    for text in parts_of(written):
        key, _, words_ = text.rstrip(", ").partition(": ")
        said, plain = flow_value_of(words_.lstrip(" "))
        language = code(key)
        if language in languages:
            raise Unusual
        languages[language] = words(said, plain)
    if not languages:
        raise Unusual
    return Text.of(tuple(languages.items()))
