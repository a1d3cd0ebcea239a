"""Every kind's schema is valid, speaks only the dialect that the reader knows, and explains every field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

import cxlint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Json = dict[str, Any]

FOLDER = Path(cxlint.__file__).parent / "model" / "schemas"
SCHEMAS: dict[str, Json] = {
    path.stem: json.loads(path.read_bytes()) for path in sorted(FOLDER.glob("*.json"))
}
COMMON = SCHEMAS["common"]
FILES = sorted(SCHEMAS)
KINDS = sorted(set(SCHEMAS) - {"common"})

EVERY_KIND = {
    *(
        "organisation",
        "area",
        "person",
        "team",
        "policy",
        "kpi",
        "objective",
        "process",
        "journey",
        "touchpoint",
    ),
    *("channel", "system", "communication", "segment", "product", "request-type", "training", "promise"),
    *("error-level", "error-type", "roadmap-item", "waiver", "rule"),
}
GOVERNED = sorted(set(KINDS) - {"person", "waiver"})
HEAD_FIELDS = ["kind", "id", "title", "description", "tags", "notes"]
GOVERNED_FIELDS = [
    *(
        "status",
        "version",
        "owner",
        "area",
        "effective_from",
        "effective_to",
        "last_reviewed",
        "review_every",
    ),
    *("supersedes", "changelog", "rationale"),
]
KEYWORDS = {
    *(
        "$schema",
        "$id",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
    ),
    *(
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
    ),
    *("examples", "x-type", "x-refers-to", "x-better", "x-class", "x-absent", "x-key", "x-none"),
}
X_TYPES = {
    *("duration", "money", "percent", "amount", "measure", "hours", "date", "semver", "text", "id", "place"),
}
DIRECTIONS = ("more", "less", "superset", "subset")
ROLES = ("right", "limit", "burden", "way", "authority")


class Part(NamedTuple):
    """One schema inside a file, and where it stands."""

    where: str
    schema: Json


def parts(schema: Json, where: str) -> Iterator[Part]:
    """Every schema of a file: itself, its fields, list items, free-keyed values and definitions, at every depth."""
    yield Part(where, schema)
    for keyword in ("properties", "definitions"):
        for name, field in schema.get(keyword, {}).items():
            yield from parts(field, f"{where}.{name}")
    for keyword, mark in (("items", "[]"), ("additionalProperties", ".*")):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword], where + mark)


def every_part(name: str) -> list[Part]:
    return list(parts(SCHEMAS[name], name))


def wrong(name: str, is_wrong: Callable[[Json], bool]) -> list[str]:
    """The places of a file where something is wrong."""
    return [part.where for part in every_part(name) if is_wrong(part.schema)]


def definition(reference: str) -> Json:
    """What a $ref stands for; raises KeyError where it stands for nothing."""
    _, _, name = reference.rpartition("#/definitions/")
    found: Json = COMMON["definitions"][name]
    return found


def flat(schema: Json) -> Json:
    """The schema with what it takes over from the shared definitions; what it says itself wins."""
    result: Json = {}
    for base in schema.get("allOf", []):
        result |= flat(definition(base["$ref"]))
    return result | {key: value for key, value in schema.items() if key != "allOf"}


def words(schema: Json) -> list[str]:
    """The values of an enumeration; for a list, those of its items."""
    schema = flat(schema)
    if "items" in schema:
        return words(schema["items"])
    if schema.get("type") == "boolean":
        return ["true", "false"]
    return [choice["const"] for choice in schema.get("oneOf", [])] or list(schema.get("enum", []))


def validator(schema: Json) -> Draft7Validator:
    registry = Registry().with_resource("common.json", Resource.from_contents(COMMON))
    return Draft7Validator(schema, registry=registry)


def test_the_schemas_belong_to_kinds_that_exist() -> None:
    assert set(KINDS) <= EVERY_KIND
    assert {"policy", "kpi", "objective", "organisation", "person", "team", "area", "waiver"} <= set(KINDS)


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_valid_draft_7(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMAS[name]["$id"] == f"cxlint:{name}"
    assert SCHEMAS[name]["title"] == name


@pytest.mark.parametrize("name", FILES)
def test_a_schema_uses_only_the_keywords_of_the_dialect(name: str) -> None:
    strange = {part.where: sorted(set(part.schema) - KEYWORDS) for part in every_part(name)}
    assert {where: keys for where, keys in strange.items() if keys} == {}


@pytest.mark.parametrize("name", FILES)
def test_every_field_is_described_in_full_sentences(name: str) -> None:
    def poor(schema: Json) -> bool:
        text = schema.get("description", "")
        return len(text) < 15 or text[-1] not in ".?!" or "  " in text or text != text.strip()

    assert wrong(name, poor) == []


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_an_enumeration_with_words_is_described(name: str) -> None:
    def poor(schema: Json) -> bool:
        return any(
            set(choice) != {"const", "description"} or not choice["description"].endswith(".")
            for choice in schema.get("oneOf", [])
        )

    assert wrong(name, poor) == []


@pytest.mark.parametrize("name", FILES)
def test_every_reference_to_a_shared_definition_resolves(name: str) -> None:
    start = "#/definitions/" if name == "common" else "common.json#/definitions/"
    for part in every_part(name):
        for base in part.schema.get("allOf", []):
            assert list(base) == ["$ref"], part.where
            assert base["$ref"].startswith(start), part.where
            assert definition(base["$ref"]), part.where
        assert len(part.schema.get("allOf", [None])) == 1, part.where


@pytest.mark.parametrize("name", FILES)
def test_beside_a_shared_definition_stand_only_words_and_annotations(name: str) -> None:
    def mixed(schema: Json) -> bool:
        beside = {key for key in schema if key not in ("allOf", "description") and not key.startswith("x-")}
        return "allOf" in schema and bool(beside)

    assert wrong(name, mixed) == []


@pytest.mark.parametrize("name", FILES)
def test_every_part_says_what_it_holds(name: str) -> None:
    def vague(schema: Json) -> bool:
        return "definitions" not in schema and not {"type", "const", "enum", "oneOf"} & set(flat(schema))

    assert wrong(name, vague) == []


@pytest.mark.parametrize("name", FILES)
def test_every_fixed_object_refuses_unknown_fields(name: str) -> None:
    def open_object(schema: Json) -> bool:
        return "properties" in schema and schema.get("additionalProperties") is not False

    def shapeless(schema: Json) -> bool:
        said = flat(schema)
        is_object = "object" in [
            said.get("type"),
            *(said["type"] if isinstance(said.get("type"), list) else []),
        ]
        return (
            is_object and "properties" not in said and not isinstance(said.get("additionalProperties"), dict)
        )

    assert wrong(name, open_object) == []
    assert wrong(name, shapeless) == []


@pytest.mark.parametrize("name", FILES)
def test_every_list_says_what_is_in_it(name: str) -> None:
    def open_list(schema: Json) -> bool:
        said = flat(schema)
        return "array" in str(said.get("type")) and not isinstance(said.get("items"), dict)

    assert wrong(name, open_list) == []


@pytest.mark.parametrize("name", FILES)
def test_the_key_of_a_list_is_a_field_of_its_items(name: str) -> None:
    def without(schema: Json) -> bool:
        return "x-key" in schema and schema["x-key"] not in flat(schema["items"]).get("properties", {})

    assert wrong(name, without) == []


@pytest.mark.parametrize("name", FILES)
def test_references_name_kinds_that_exist(name: str) -> None:
    for part in every_part(name):
        kinds = part.schema.get("x-refers-to")
        if kinds is not None:
            assert kinds, part.where
            assert set(kinds) <= EVERY_KIND, part.where
            assert len(kinds) == len(set(kinds)), part.where
            assert flat(part.schema)["type"] == "string", part.where


@pytest.mark.parametrize("name", FILES)
def test_typed_values_have_a_known_type(name: str) -> None:
    assert wrong(name, lambda schema: "x-type" in schema and schema["x-type"] not in X_TYPES) == []


@pytest.mark.parametrize("name", FILES)
def test_what_is_better_fits_the_field(name: str) -> None:
    for part in every_part(name):
        better = part.schema.get("x-better")
        said = flat(part.schema)
        if isinstance(better, list):
            assert "items" not in said, part.where
            assert sorted(better) == sorted(words(part.schema)), part.where
        elif better in ("superset", "subset"):
            assert "items" in said, part.where
        elif better is not None:
            assert better in DIRECTIONS, part.where
            numeric = said["type"] in ("integer", "number")
            sized = said.get("x-type") in ("duration", "money", "percent", "amount", "measure", "hours")
            assert numeric or sized, part.where


@pytest.mark.parametrize("name", FILES)
def test_whose_a_field_is_and_what_its_absence_means_is_said_only_of_fields_with_a_direction(
    name: str,
) -> None:
    for part in every_part(name):
        said = flat(part.schema)
        assert said.get("x-class", "right") in ROLES, part.where
        assert said.get("x-absent", "best") in ("best", "worst", "unknown"), part.where
        if "x-class" in said or "x-absent" in said:
            assert "x-better" in said, part.where


@pytest.mark.parametrize("name", FILES)
def test_none_is_allowed_where_the_pattern_allows_it(name: str) -> None:
    for part in every_part(name):
        said = flat(part.schema)
        if said.get("x-none"):
            check = validator({key: said[key] for key in ("type", "pattern", "enum", "oneOf") if key in said})
            assert check.is_valid("none"), part.where
        elif said.get("x-type") in X_TYPES - {"text", "id"} and "boolean" not in said["type"]:
            assert not validator({"pattern": said["pattern"]}).is_valid("none"), part.where


@pytest.mark.parametrize("name", FILES)
def test_a_list_that_may_be_a_word_takes_only_the_word_none(name: str) -> None:
    def loose(schema: Json) -> bool:
        either = isinstance(schema.get("type"), list) and "array" in schema["type"]
        said = (schema.get("pattern"), schema.get("x-none"))
        return either and said != ("^none$", True) and schema.get("x-type") != "measure"

    assert wrong(name, loose) == []


@pytest.mark.parametrize("name", KINDS)
def test_only_kind_and_id_are_required(name: str) -> None:
    schema = SCHEMAS[name]
    assert sorted(schema["required"]) == ["id", "kind"]
    assert schema["properties"]["kind"]["const"] == name
    assert wrong(name, lambda part: "required" in part) == [name]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_begins_with_the_shared_fields(name: str) -> None:
    assert list(SCHEMAS[name]["properties"])[:6] == HEAD_FIELDS


@pytest.mark.parametrize("name", GOVERNED)
def test_every_governed_kind_has_the_fields_of_governance(name: str) -> None:
    fields = SCHEMAS[name]["properties"]
    assert list(fields)[6:17] == GOVERNED_FIELDS
    assert flat(flat(fields["supersedes"])["items"])["x-refers-to"] == [name]
