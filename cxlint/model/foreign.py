"""Checks the schemas of kinds that plugins bring: they must be draft-07, in the dialect that the reader knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.spec import Schema

_OF_SCHEMAS = frozenset({
    "$schema", "$id", "$ref", "title", "description", "type", "properties", "required", "additionalProperties",
    "items", "enum", "oneOf", "const", "allOf", "pattern", "minimum", "maximum", "minLength", "default",
    "definitions", "examples", "x-type", "x-refers-to", "x-better", "x-key", "x-none",
})  # fmt: skip
"""The keywords that the reader understands; another one would be checked by editors but not by cxlint."""


def check_schema(kind: str, schema: Schema) -> None:
    """Raise PluginError where a schema is not valid, or asks for what the reader would pass over in silence."""
    from jsonschema import Draft7Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft7Validator.check_schema(schema)
    except SchemaError as error:
        place = "/".join(map(str, error.absolute_path))
        raise PluginError(f"the schema of kind '{kind}' is not valid at '{place}': {error.message}") from None
    unknown = sorted(set(_keywords(schema)) - _OF_SCHEMAS)
    if unknown:
        raise PluginError(
            f"the schema of kind '{kind}' uses {', '.join(unknown)}, which cxlint would not check"
        )
    required = schema.get("required")
    if not isinstance(required, list) or not {"kind", "id"} <= set(required):
        raise PluginError(f"the schema of kind '{kind}' must require 'kind' and 'id'")


def _keywords(schema: object) -> Iterator[str]:
    """Every keyword of a schema and of those inside it; names of fields are not keywords."""
    if not isinstance(schema, dict):
        return
    yield from schema
    for name in ("properties", "definitions"):
        for part in schema.get(name, {}).values():
            yield from _keywords(part)
    for name in ("items", "additionalProperties"):
        yield from _keywords(schema.get(name))
    for name in ("oneOf", "allOf"):
        for part in schema.get(name, []):
            yield from _keywords(part)
