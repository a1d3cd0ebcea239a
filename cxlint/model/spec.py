"""The schema of a kind, compiled: what the reader walks a document with.

The JSON Schema files are the single source of truth; this is their light form, made once for each kind that is present.
"""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.errors import PluginError
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.model.plan import Plan

    Schema = Mapping[str, object]

SCHEMAS = Path(__file__).parent / "schemas"
COMMON = "common.json"


class KindRef(NamedTuple):
    """A kind of document: its name and the place of its JSON Schema (draft-07)."""

    name: str
    schema: str


def builtin_kinds() -> tuple[KindRef, ...]:
    """The kinds that cxlint brings along."""
    files = sorted(os.listdir(SCHEMAS))  # noqa: PTH208 - at every start, and pathlib takes three times as long
    names = (file.removesuffix(".json") for file in files if file.endswith(".json") and file != COMMON)
    return tuple(KindRef(name, f"{SCHEMAS}/{name}.json") for name in names)


class Spec:
    """What may stand at one place of a document; what stands below it is compiled when first asked for."""

    def __init__(self, schema: Schema, compiled: Compiler) -> None:
        take = schema.get
        self.shapes = frozenset(_words(take("type")))
        self.description = str(take("description", ""))
        self.x_type = take("x-type")
        self.refers_to = _words(take("x-refers-to"))
        self.better = take("x-better")
        self.role = str(take("x-class", ""))
        self.absent = str(take("x-absent", ""))
        self.key = str(take("x-key", ""))
        self.none = bool(take("x-none", False))
        self.boundless = take("x-none") == "boundless"
        self.required = _words(take("required"))
        self.choices = _choices(schema)
        self.pattern = take("pattern") if not self.x_type and not self.refers_to and not self.none else None
        self.minimum, self.maximum = take("minimum"), take("maximum")
        if not self.shapes and self.choices:
            self.shapes = frozenset({"string"})
        self._schema = schema
        self._compiled = compiled

    @cached_property
    def properties(self) -> Mapping[str, Spec]:
        """What may stand in each field."""
        parts: Mapping[str, Schema] = self._schema.get("properties", {})  # type: ignore[assignment]
        return {name: self._compiled.spec(part) for name, part in parts.items()}

    @cached_property
    def any_key(self) -> Spec | None:
        """What may stand in fields of any name."""
        return self._below("additionalProperties")

    @cached_property
    def items(self) -> Spec | None:
        """What may stand in a list."""
        return self._below("items")

    def _below(self, keyword: str) -> Spec | None:
        part = self._schema.get(keyword)
        return self._compiled.spec(part) if isinstance(part, dict) else None

    def compile(self) -> None:
        """Compile all that stands below, so that what is wrong with it is found now."""
        for part in (*self.properties.values(), self.any_key, self.items):
            if part is not None:
                part.compile()

    @property
    def is_object(self) -> bool:
        """Whether named fields stand here."""
        return "object" in self.shapes and self.x_type != "text"


def _words(value: object) -> tuple[str, ...]:
    """One word or a list of them, as a tuple."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _choices(schema: Schema) -> tuple[str, ...]:
    if "const" in schema:
        return (str(schema["const"]),)
    listed = schema.get("enum")
    if isinstance(listed, list):
        return tuple(_plain(item) for item in listed)
    parts = schema.get("oneOf")
    return (
        tuple(_plain(part["const"]) for part in parts if "const" in part) if isinstance(parts, list) else ()
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class Compiler:
    """Compiles one schema file; shared definitions are read once for all kinds."""

    def __init__(self, schema: Schema, common: Schema) -> None:
        self._own = schema
        self._common = common
        self._shared: dict[str, Schema] = {}

    def spec(self, schema: Schema) -> Spec:
        """The light form of a schema, with what it refers to merged in."""
        return Spec(self.flat(schema), self)

    def flat(self, schema: Schema) -> Schema:
        """The schema with the definition of its `allOf` below its own keywords."""
        merged: dict[str, object] = {}
        for part in schema.get("allOf", ()):  # type: ignore[attr-defined]
            merged |= self.flat(self.definition(part["$ref"])) if "$ref" in part else part
        if "$ref" in schema:
            merged |= self.flat(self.definition(str(schema["$ref"])))
        return merged | {name: value for name, value in schema.items() if name not in ("allOf", "$ref")}

    def definition(self, reference: str) -> Schema:
        """The definition that a reference names: in this file or in the shared one, never elsewhere."""
        file, _, pointer = reference.partition("#/definitions/")
        homes = {"": (self._own, self._common), "common.json": (self._common,)}
        for home in homes.get(file, ()):
            definitions: Mapping[str, Schema] = home.get("definitions", {})  # type: ignore[assignment]
            if pointer in definitions:
                return definitions[pointer]
        raise PluginError(f"schema refers to {reference!r}, which does not exist")


class Kinds:
    """The kinds of a run, their schemas read when first asked for."""

    def __init__(self, references: tuple[KindRef, ...]) -> None:
        self._files = {reference.name: reference.schema for reference in references}
        self._schemas: dict[str, Schema] = {}
        self._specs: dict[str, Spec] = {}
        self._plans: dict[str, Plan] = {}
        self._common: Schema | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All kinds, sorted."""
        return tuple(sorted(self._files))

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def schema(self, name: str) -> Schema:
        """The JSON Schema of a kind as its file has it; raises PluginError where it cannot be read."""
        return self._schemas.get(name) or _read(self._files[name])

    def sendable(self) -> dict[str, Schema | None]:
        """The kinds as plain data for a process that has no plugins: None for those that cxlint brings along."""
        own = {reference.name: reference.schema for reference in builtin_kinds()}
        return {
            name: None if own.get(name) == file else self.schema(name) for name, file in self._files.items()
        }

    @classmethod
    def received(cls, sent: Mapping[str, Schema | None]) -> Kinds:
        """The kinds that were sent."""
        own = {reference.name: reference.schema for reference in builtin_kinds()}
        kinds = cls(
            tuple(KindRef(name, own[name] if schema is None else "") for name, schema in sent.items())
        )
        kinds._schemas = {name: schema for name, schema in sent.items() if schema is not None}
        return kinds

    @property
    def common(self) -> Schema:
        """The shared definitions."""
        if self._common is None:
            self._common = _read(f"{SCHEMAS}/{COMMON}")
        return self._common

    def spec(self, name: str) -> Spec:
        """The compiled schema of a kind."""
        spec = self._specs.get(name)
        if spec is None:
            schema = self.schema(name)
            spec = self._specs[name] = Compiler(schema, self.common).spec(schema)
        return spec

    def plan(self, name: str) -> Plan:
        """The compiled schema of a kind in the form that reads fastest."""
        plan = self._plans.get(name)
        if plan is None:
            from cxlint.model.plan import Plan

            plan = self._plans[name] = Plan(self.spec(name), name)
        return plan

    def bundled(self, name: str) -> Schema:
        """The JSON Schema of a kind in one piece, for editors: shared definitions inside, nothing to fetch."""
        schema = dict(self.schema(name))
        wanted = _uses(schema)
        own: Mapping[str, Schema] = schema.get("definitions", {})  # type: ignore[assignment]
        shared: Mapping[str, Schema] = self.common["definitions"]  # type: ignore[assignment]
        found: dict[str, Schema] = {}
        while wanted:
            definition = wanted.pop()
            if definition in shared and definition not in found and definition not in own:
                found[definition] = shared[definition]
                wanted |= _uses(shared[definition])
        text = json.dumps(schema | {"definitions": {**own, **dict(sorted(found.items()))}})
        bundle: Schema = json.loads(text.replace('"common.json#/', '"#/'))
        return bundle


def _uses(schema: object) -> set[str]:
    """Names of the shared definitions that a schema refers to."""
    if isinstance(schema, dict):
        reference = schema.get("$ref")
        own = {reference.rpartition("/")[2]} if isinstance(reference, str) else set()
        return own.union(*(_uses(part) for part in schema.values()))
    if isinstance(schema, list):
        return set().union(*(_uses(part) for part in schema))
    return set()


def _read(file: str) -> Schema:
    try:
        schema: Schema = json.loads(Path(file).read_bytes())
    except (OSError, ValueError) as error:
        raise PluginError(f"schema {file} cannot be read: {error}") from error
    return schema
