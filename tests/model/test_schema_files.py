from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import cxlint.model

FOLDER = Path(next(iter(cxlint.model.__path__)), "schemas")
SCHEMAS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
KINDS = sorted(set(SCHEMAS) - {"common"})
SHARED = "common.json#/definitions/"
KEYWORDS = {
    "$schema",
    "$id",
    "$ref",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "oneOf",
    "const",
    "allOf",
    "pattern",
    "minimum",
    "maximum",
    "minLength",
    "default",
    "definitions",
    "examples",
    "x-type",
    "x-refers-to",
    "x-better",
    "x-key",
    "x-none",
}
TYPES = {
    "duration",
    "money",
    "percent",
    "amount",
    "measure",
    "hours",
    "date",
    "semver",
    "text",
    "id",
    "place",
}


def parts(schema: dict, place: str) -> Iterator[tuple[str, dict]]:
    """Every field and list item of a schema, at every depth, with its place."""
    yield place, schema
    for name, field in (schema.get("properties", {}) | schema.get("definitions", {})).items():
        yield from parts(field, f"{place}.{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword], f"{place}.*")


EVERY_PART = [part for name, schema in SCHEMAS.items() for part in parts(schema, name)]


def resolved(part: dict) -> dict:
    """A part with what it takes from the shared definitions."""
    reference = part.get("$ref") or next((shared["$ref"] for shared in part.get("allOf", ())), None)
    if reference is None:
        return part
    return resolved(SCHEMAS["common"]["definitions"][reference.rpartition("/")[2]]) | part


def values(part: dict) -> list:
    return [choice["const"] for choice in part.get("oneOf", ())] or part.get("enum", [])


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_valid_draft_07_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert (SCHEMAS[name]["$id"], SCHEMAS[name]["title"]) == (f"cxlint:{name}", name)


@pytest.mark.parametrize("kind", KINDS)
def test_only_kind_and_id_are_required(kind: str) -> None:
    schema = SCHEMAS[kind]
    assert schema["required"] == ["kind", "id"]
    assert list(schema["properties"])[:5] == ["kind", "id", "title", "description", "tags"]
    assert schema["properties"]["kind"]["const"] == kind


def test_only_the_keywords_of_the_dialect_are_used() -> None:
    assert {place: set(part) - KEYWORDS for place, part in EVERY_PART if set(part) - KEYWORDS} == {}


def test_every_field_is_described_in_a_whole_sentence() -> None:
    descriptions = {place: resolved(part).get("description", "") for place, part in EVERY_PART}
    assert {
        place: text for place, text in descriptions.items() if len(text) < 15 or text[-1] not in ".?!"
    } == {}


def test_every_choice_told_in_words_has_a_description() -> None:
    choices = [(place, choice) for place, part in EVERY_PART for choice in part.get("oneOf", ())]
    assert [
        c for c in choices if set(c[1]) != {"const", "description"} or c[1]["description"][-1] != "."
    ] == []


def test_every_shared_definition_referred_to_exists() -> None:
    shared = [(place, part["allOf"]) for place, part in EVERY_PART if "allOf" in part]
    faults = [
        (place, refs)
        for place, refs in shared
        if len(refs) != 1
        or refs[0]["$ref"].removeprefix("#/definitions/").removeprefix(SHARED)
        not in SCHEMAS["common"]["definitions"]
    ]
    assert faults == []


def test_no_object_takes_unknown_fields() -> None:
    assert [
        p for p, part in EVERY_PART if part.get("type") == "object" and "additionalProperties" not in part
    ] == []


def test_references_name_kinds_that_exist() -> None:
    assert [p for p, part in EVERY_PART if set(part.get("x-refers-to", ())) - set(KINDS)] == []


def test_types_are_known() -> None:
    assert [p for p, part in EVERY_PART if part.get("x-type") and part["x-type"] not in TYPES] == []


def test_what_is_better_fits_the_field() -> None:
    faults = []
    for place, part in EVERY_PART:
        better, whole = part.get("x-better"), resolved(part)
        kinds = whole.get("type", [])
        ordered = "x-type" in whole or kinds in ("integer", "number")
        fits = {
            "more": ordered,
            "less": ordered,
            "superset": "array" in kinds,
            "subset": "array" in kinds,
        }
        if isinstance(better, list):
            known = values(whole) or (["true", "false"] if kinds == "boolean" else [])
            if sorted(map(str, known)) != sorted(better):
                faults.append(place)
        elif better is not None and not fits.get(better):
            faults.append(place)
    assert faults == []


def test_lists_are_keyed_by_a_field_of_their_items() -> None:
    keyed = [(p, part) for p, part in EVERY_PART if "x-key" in part]
    assert [p for p, part in keyed if part["x-key"] not in part["items"]["properties"]] == []


def test_a_list_that_may_be_a_word_takes_the_word_none() -> None:
    faults = [
        place
        for place, part in EVERY_PART
        if "array" in part.get("type", ()) and "string" in part["type"] and part.get("x-none") is not True
    ]
    assert faults == []
