"""Reads documents that are written in the usual way from their lines, without a parser: the shortest way there is.

It answers exactly what the careful way answers (`cxlint.source.load`, then `cxlint.model.reader`), or nothing at all.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any

from cxlint.model.document import Document, Reference
from cxlint.model.rows import BLOCK, BLOCKS, FLOW, HERE, OPEN, REFERENCE, VALUE, line_row, part_row
from cxlint.model.text import Text
from cxlint.model.values import code, codes, no_reference, reference, scalar
from cxlint.source.rows import (
    END,
    Unusual,
    Wrong,
    bare,
    block_of,
    documents_of,
    flow_value_of,
    parts_of,
    value_of,
)

if TYPE_CHECKING:
    from cxlint.model.plan import Plan
    from cxlint.model.spec import Kinds

DEEPEST = 40
"""Columns; deeper lines are left to the loader, which counts how deep lists and groups stand in one another."""


def read_lines(data: bytes, kinds: Kinds, file: str) -> list[Document]:
    """The documents of a file that is written in the usual way; raises Unusual for any other, Wrong for a fault."""
    try:
        return [_Lines(lines, kinds).document(file, index) for index, lines in enumerate(documents_of(data))]
    except ValueError as error:
        raise Unusual from error


class _Lines:
    """Reads one document; `_at` is the number of the line that is read next."""

    def __init__(self, lines: list[str], kinds: Kinds) -> None:
        self._lines = lines
        self._kinds = kinds
        self._at = 0
        self._references: list[Reference] = []

    def document(self, file: str, index: int) -> Document:
        """The document."""
        lines, at = self._lines, 0
        while lines[at].lstrip(" ")[:1] in ("", "#"):
            at += 1
        key, _, written = lines[at].partition(": ")
        kind = written.strip(" ")
        if key != "kind" or kind not in self._kinds:
            raise Unusual
        plan = self._kinds.plan(kind)
        known = plan.fields.get("kind")
        if known is None:
            raise Unusual
        self._at = at + 1
        values: dict[str, object] = {"kind": scalar(kind, known, True)}
        self._fields(values, plan, "", "", 0)
        name = values.get("id")
        if lines[self._at] is not END or not isinstance(name, str) or not name:
            raise Unusual
        return Document(plan.name, name, values, file=file, index=index, references=tuple(self._references))

    def _fields(self, values: dict[str, object], plan: Plan, path: str, field: str, indent: int) -> None:
        """Read the fields that stand at a column, up to the first line that stands elsewhere."""
        lines, at, known = self._lines, self._at, plan.lines[indent]
        while True:
            line = lines[at]
            row = known.get(line)
            if row is None:
                body = line.lstrip(" ")
                if not body or body[0] == "#":
                    at += 1
                    continue
                if len(line) - len(body) != indent or line is END:
                    break
                row = line_row(line, body, plan, indent)
            at += 1
            what, name, value, part = row
            if name in values:
                raise Wrong
            if what is VALUE:
                values[name] = value
            elif what is HERE:
                values[name] = value
                self._references += part
            elif what is BLOCK:
                said, at = block_of(lines, at, value, indent)
                values[name] = (
                    said if part.words else self._scalar(said, part, path + name, field + name, False)
                )
            elif what is OPEN:
                self._at = at
                values[name] = self._below(part, path + name, field + name, indent)
                at = self._at
            else:
                values[name] = self._short(what, value, part, path + name, field + name)
        self._at = at

    def _short(self, what: int, value: Any, part: Plan, path: str, field: str) -> object:
        """What ends on the line of its key, but depends on where it stands."""
        if what is REFERENCE:
            self._references.append(Reference(intern(path), intern(field), part.refers, value))
            return value
        if what is FLOW:
            return self._flow(value, part, path, field)
        return self._refer(value, part, path, field)

    def _refer(self, names: tuple[str, ...], plan: Plan, path: str, field: str) -> tuple[str, ...]:
        """Make the references of a list of names."""
        add, kinds = self._references.append, plan.items.refers  # type: ignore[union-attr]
        field = intern(field)
        for number, name in enumerate(names):
            add(Reference(intern(f"{path}.{number}"), field, kinds, name))
        return names

    def _scalar(self, written: str, plan: Plan, path: str, field: str, plain: bool) -> object:
        if not plan.refers:
            return scalar(written, plan, plain)
        name = reference(written, plan)
        if name is None:
            return no_reference(plan)
        self._references.append(Reference(intern(path), intern(field), plan.refers, name))
        return name

    def _below(self, plan: Plan, path: str, field: str, indent: int) -> object:
        """What stands on the lines below a key at a column."""
        lines, at = self._lines, self._at
        while True:
            line = lines[at]
            body = line.lstrip(" ")
            if body and body[0] != "#":
                break
            at += 1
        self._at = at
        depth = len(line) - len(body)
        if depth > DEEPEST:
            raise Unusual
        if body[:2] == "- ":
            if depth < indent:
                raise Unusual
            return self._list(plan, path, field, depth)
        if depth <= indent:
            raise Unusual
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
        lines, at, margin = self._lines, self._at, " " * indent
        languages: dict[str, str] = {}
        while True:
            line = lines[at]
            body = line[indent:]
            if not line.startswith(margin) or not body or body[0] in " #":
                body = line.lstrip(" ")
                if body and body[0] != "#":
                    break
                at += 1
                continue
            key, _, written = body.partition(": ")
            language = codes.get(key) or code(key)
            written = written.strip(" ")
            if not written or language in languages:
                raise Unusual
            at += 1
            if written[0] in "|>":
                if written not in BLOCKS:
                    raise Unusual
                languages[language], at = block_of(lines, at, written, indent)
            else:
                languages[language], _ = value_of(written)
        if not languages:
            raise Unusual
        self._at = at
        return Text.of(tuple(languages.items()))

    def _list(self, plan: Plan, path: str, field: str, indent: int) -> tuple[object, ...]:
        part = plan.items
        if part is None:
            raise Unusual
        lines = self._lines
        found: list[object] = []
        while True:
            line = lines[self._at]
            body = line.lstrip(" ")
            if not body or body[0] == "#":
                self._at += 1
                continue
            if len(line) - len(body) != indent or body[:2] != "- ":
                return tuple(found)
            self._at += 1
            written = body[2:].strip(" ")
            if written[:1] in ("{", "["):
                found.append(self._flow(bare(written), part, f"{path}.{len(found)}", field))
            else:
                found.append(self._item(written, line, part, f"{path}.{len(found)}", field, indent))

    def _item(self, written: str, line: str, part: Plan, path: str, field: str, indent: int) -> object:
        """An item of a list whose dash stands at a column."""
        if not written or written[0] == "#":
            raise Unusual
        if written in BLOCKS:
            said, self._at = block_of(self._lines, self._at, written, indent)
            return self._scalar(said, part, path, field, False)
        if written[0] not in "\"'" and (": " in written or written[-1] == ":"):
            self._at -= 1
            depth = len(line.rstrip(" ")) - len(written)
            self._lines[self._at] = " " * depth + written
            return self._object(part, path, field, depth)
        said, plain = value_of(written)
        return self._scalar(said, part, path, field, plain)

    def _flow(self, written: str, plan: Plan, path: str, field: str) -> object:
        """A list or fields within brackets."""
        if written[0] == "[":
            return self._flow_list(written, plan, path, field)
        if plan.is_text:
            return _flow_text(written)
        if not plan.fields and plan.any_key is None:
            raise Unusual
        values: dict[str, object] = {}
        known = plan.parts
        for text in parts_of(written):
            what, name, value, part = known.get(text) or part_row(text, plan)
            if name in values:
                raise Unusual
            if what is VALUE:
                values[name] = value
            elif what is REFERENCE:
                values[name] = value
                self._references.append(
                    Reference(intern(f"{path}.{name}"), intern(f"{field}.{name}"), part.refers, value)
                )
            elif what is FLOW:
                values[name] = self._flow(value, part, f"{path}.{name}", f"{field}.{name}")
            else:
                values[name] = self._refer(value, part, f"{path}.{name}", f"{field}.{name}")
        for name in plan.required:
            if name not in values:
                raise Unusual
        return values

    def _flow_list(self, written: str, plan: Plan, path: str, field: str) -> tuple[object, ...]:
        part = plan.items
        if part is None:
            raise Unusual
        found: list[object] = []
        for item in parts_of(written):
            if item[:1] in ("{", "["):
                found.append(self._flow(item, part, f"{path}.{len(found)}", field))
            else:
                said, plain = flow_value_of(item)
                found.append(self._scalar(said, part, f"{path}.{len(found)}", field, plain))
        return tuple(found)


def _flow_text(written: str) -> Text:
    languages: dict[str, str] = {}
    for text in parts_of(written):
        key, _, value = text.strip(" ").partition(": ")
        language = codes.get(key) or code(key)
        if language in languages:
            raise Unusual
        languages[language], _ = flow_value_of(value)
    if not languages:
        raise Unusual
    return Text.of(tuple(languages.items()))
