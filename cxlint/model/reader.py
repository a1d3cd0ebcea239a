"""Reads a document: walks its nodes with the schema of its kind and makes typed values, references and faults.

A faulty field never hides the rest: it becomes FAULTY in the tree, and the fault says what to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Path, Span
from cxlint.model.document import Document, Reference, dotted
from cxlint.model.scalars import FAULTY, NONE, ScalarFault, is_identifier, is_none, normal, read_scalar, slug
from cxlint.model.suggest import closest
from cxlint.model.text import Text, is_language
from cxlint.named import NamedTuple
from cxlint.source import MappingNode, ScalarNode, SequenceNode, resolve_core, span_of
from cxlint.source.core import BLANK

if TYPE_CHECKING:
    from cxlint.model.spec import Kinds, Spec
    from cxlint.source import Node


class Read(NamedTuple):
    """What came of one root node; `document` is None where it has no kind or id to be known by."""

    document: Document | None
    faults: list[Fault]
    kind: str = ""


def written_kind(root: Node) -> str:
    """The `kind` that a root node states, or an empty string."""
    if isinstance(root, MappingNode):
        for key, value in root.value:
            if key.value == "kind" and isinstance(value, ScalarNode):
                return str(value.value)
    return ""


def read_document(root: Node, kinds: Kinds, file: str, index: int = 0) -> Read:
    """Read the root node of one document; `index` counts the documents of a file from 0."""
    if not isinstance(root, MappingNode):
        return Read(None, [Fault("CX006", "not-a-document", span_of(root))])
    kind = written_kind(root)
    if not kind:
        return Read(None, [Fault("CX015", "kind-missing", _head(root), {"kinds": kinds.names})])
    if kind not in kinds:
        place = next(span_of(value) for key, value in root.value if key.value == "kind")
        near = closest(kind, kinds.names)
        data: dict[str, object] = {"kind": kind, "near": near, "kinds": kinds.names}
        return Read(
            None, [Fault("CX014", "unknown-kind-near" if near else "unknown-kind", place, data)], kind
        )
    reader = Reader()
    values = reader.fields(root, kinds.spec(kind), ())
    name = values.get("id")
    if not isinstance(name, str) or not name:
        if name is None:
            reader.faults.append(Fault("CX015", "id-missing", _head(root), {"kind": kind}))
        return Read(None, reader.faults, kind)
    references = tuple(reader.references)
    return Read(
        Document(kind, name, values, file=file, index=index, references=references), reader.faults, kind
    )


def _head(root: MappingNode) -> Span:
    """The place of a document as a whole: its first key."""
    return span_of(root.value[0][0]) if root.value else span_of(root)


class Reader:
    """Reads the nodes of one document; collects its references and faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.references: list[Reference] = []

    def value(self, node: Node, spec: Spec, path: Path) -> object:
        """The typed value of a node; None where it is blank."""
        if isinstance(node, ScalarNode):
            return self.scalar(node, spec, path)
        if isinstance(node, SequenceNode):
            if spec.items is None:
                return self._wrong_shape(node, spec, path)
            items = (self.value(item, spec.items, (*path, n)) for n, item in enumerate(node.value))
            return tuple(FAULTY if item is None else item for item in items)
        if isinstance(node, MappingNode) and spec.x_type == "text":
            return self._text(node, path)
        if isinstance(node, MappingNode) and (spec.properties or spec.any_key):
            return self.fields(node, spec, path)
        return self._wrong_shape(node, spec, path)

    def fields(self, node: MappingNode, spec: Spec, path: Path) -> dict[str, object]:
        """The named fields of an object; unknown ones are faults."""
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            field = spec.properties.get(key) or spec.any_key
            if field is None:
                self._unknown(key_node, spec, path)
                continue
            value = self.value(value_node, field, (*path, key))
            if value is not None:
                values[key] = value
        for name in spec.required:
            if path and name not in values:
                self._fault("CX015", "field-missing", span_of(node), path, field=name)
        return values

    def scalar(self, node: ScalarNode, spec: Spec, path: Path) -> object:
        """The typed value of a single value; None where it is blank."""
        raw: str = node.value
        plain = node.tag == "?"
        if plain and raw in BLANK:
            return None
        if not plain and not raw.strip():
            return None
        if spec.none and is_none(raw):
            return () if spec.items is not None else NONE
        if spec.x_type is not None:
            return self._typed(node, spec, path)
        if spec.refers_to:
            return self._reference(node, spec, path)
        if spec.choices and "boolean" not in spec.shapes:
            return self._choice(node, spec, path)
        return self._plain(node, spec, path, plain)

    def _typed(self, node: ScalarNode, spec: Spec, path: Path) -> object:
        raw: str = node.value
        if spec.x_type == "text":
            return Text.plain(raw)
        if spec.x_type == "id":
            name = normal(raw)
            return (
                name
                if is_identifier(name)
                else self._fault("CX012", "not-an-id", span_of(node), path, written=raw, suggestion=slug(raw))
            )
        try:
            return read_scalar(spec.x_type, raw)  # type: ignore[arg-type]
        except ScalarFault as fault:
            if "string" in spec.shapes and "boolean" in spec.shapes:
                return resolve_core(raw) if node.tag == "?" and raw in ("true", "false") else raw
            return self._fault("CX012", fault.key, span_of(node), path, **fault.data)

    def _reference(self, node: ScalarNode, spec: Spec, path: Path) -> object:
        name = normal(node.value)
        if not name or name.isspace() or name.count("/") > 1:
            return self._fault("CX012", "not-a-reference", span_of(node), path, written=node.value)
        field = ".".join(str(step) for step in path if not isinstance(step, int))
        self.references.append(Reference(dotted(path), field, spec.refers_to, name))
        return name

    def _choice(self, node: ScalarNode, spec: Spec, path: Path) -> object:
        if node.value in spec.choices:
            return node.value
        near = closest(node.value, spec.choices)
        key = "not-a-choice-near" if near else "not-a-choice"
        return self._fault(
            "CX013", key, span_of(node), path, written=node.value, near=near, choices=spec.choices
        )

    def _plain(self, node: ScalarNode, spec: Spec, path: Path, plain: bool) -> object:
        raw: str = node.value
        shapes = spec.shapes
        value = resolve_core(raw) if plain else raw
        if "boolean" in shapes and isinstance(value, bool):
            return value
        if "string" in shapes and (len(shapes) == 1 or not isinstance(value, (bool, int, float))):
            return self._string(node, spec, path)
        for shape in ("number", "integer", "boolean"):
            if shape in shapes:
                return self._number(node, spec, path, shape)
        return self._wrong_shape(node, spec, path)

    def _string(self, node: ScalarNode, spec: Spec, path: Path) -> object:
        if spec.pattern:
            import re

            if not re.search(str(spec.pattern), node.value[:1000]):
                return self._fault("CX012", "not-the-form", span_of(node), path, written=node.value)
        return node.value

    def _number(self, node: ScalarNode, spec: Spec, path: Path, shape: str) -> object:
        try:
            value = read_scalar(shape, node.value)
        except ScalarFault as fault:
            return self._fault("CX012", fault.key, span_of(node), path, **fault.data)
        for limit, key in ((spec.minimum, "too-small"), (spec.maximum, "too-large")):
            if limit is not None and (value < limit if key == "too-small" else value > limit):  # type: ignore[operator]
                return self._fault("CX012", key, span_of(node), path, written=node.value, limit=limit)
        return value

    def _text(self, node: MappingNode, path: Path) -> object:
        languages: dict[str, str] = {}
        for key_node, value_node in node.value:
            code = key_node.value
            if not is_language(code):
                self._fault("CX017", "unknown-language", span_of(key_node), path, language=code)
            elif not isinstance(value_node, ScalarNode):
                self._fault("CX011", "text-wanted", span_of(value_node), (*path, code), field=code)
            elif value_node.value.strip() and not (value_node.tag == "?" and value_node.value in BLANK):
                languages[code] = value_node.value
        return Text(languages) if languages else None

    def _unknown(self, key_node: ScalarNode, spec: Spec, path: Path) -> None:
        near = closest(key_node.value, tuple(spec.properties))
        key = "unknown-field-near" if near else "unknown-field"
        self._fault(
            "CX010", key, span_of(key_node), (*path, key_node.value), near=near, fields=tuple(spec.properties)
        )

    def _wrong_shape(self, node: Node, spec: Spec, path: Path) -> object:
        if spec.items is not None:
            key = "list-wanted" if isinstance(node, ScalarNode) else "list-wanted-fields"
        elif spec.is_object:
            key = "fields-wanted"
        else:
            key = "value-wanted"
        data = {"written": node.value} if isinstance(node, ScalarNode) else {}
        return self._fault("CX011", key, span_of(node), path, **data)

    def _fault(self, code: str, key: str, span: Span, path: Path, **data: object) -> object:
        data.setdefault("field", next((step for step in reversed(path) if isinstance(step, str)), ""))
        if code == "CX012":
            better = data.get("suggestion") or data.get("example") or ""
            data["instead"] = (
                f"{path[-1]}: {better}" if better and path and isinstance(path[-1], str) else better
            )
        self.faults.append(Fault(code, key, span, data, path))
        return FAULTY
