from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

import cxlint.model
from cxlint.model.starters import GOVERNANCE, STARTERS
from cxlint.model.templates import template

SCHEMAS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(next(iter(cxlint.model.__path__)), "schemas").glob("*.json"))
}
COMMON = Resource.from_contents(SCHEMAS.pop("common"), DRAFT7)
REGISTRY = Registry().with_resources([("common.json", COMMON), ("cxlint:common", COMMON)])


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2: no dates, no yes and no."""

    yaml_implicit_resolvers: dict = {}


CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"\d+$"), list("0123456789"))


def read(text: str) -> dict:
    return yaml.load(text, CoreLoader)


def faults(kind: str, document: dict) -> list[str]:
    validator = Draft7Validator(SCHEMAS[kind], registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def take_up(text: str) -> str:
    """The document with every commented example taken up, as an editor would."""
    return re.sub("(?m)^# ", "", text)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_fresh_document_has_no_schema_faults(kind: str) -> None:
    document = read(template(kind, "returns-online", SCHEMAS[kind]))
    assert faults(kind, document) == []
    assert (document["kind"], document["id"]) == (kind, "returns-online")
    assert document["title"] == {"en": "Returns online"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_document_with_every_example_taken_up_has_no_schema_faults(kind: str) -> None:
    document = read(take_up(template(kind, "returns-online", SCHEMAS[kind])))
    assert faults(kind, document) == []
    assert set(read(STARTERS[kind])) <= set(document)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_example_is_a_field_of_its_kind(kind: str) -> None:
    assert set(read(STARTERS[kind])) - set(SCHEMAS[kind]["properties"]) == set()


def test_every_starter_belongs_to_a_kind() -> None:
    assert set(STARTERS) == set(SCHEMAS)


def test_the_first_line_tells_editors_where_the_schema_is() -> None:
    text = template("segment", "families", SCHEMAS["segment"], location="schemas/segment.json")
    assert text.splitlines()[:3] == [
        "# yaml-language-server: $schema=schemas/segment.json",
        "kind: segment",
        "id: families",
    ]


def test_without_a_place_for_the_schema_the_document_begins_with_its_kind() -> None:
    assert template("segment", "families", SCHEMAS["segment"]).startswith("kind: segment\nid: families\n")


def test_each_example_stands_beneath_its_description() -> None:
    lines = template("training", "listening", SCHEMAS["training"]).splitlines()
    at = lines.index("# valid_for: 24 months")
    assert lines[at - 1] == "## " + SCHEMAS["training"]["properties"]["valid_for"]["description"]


def test_lines_within_a_block_are_described_too_and_stay_comments_when_taken_up() -> None:
    text = template("process", "handle-a-return", SCHEMAS["process"])
    assert (
        "#   ## How soon the customer hears that the request has arrived, for example 1 hour. Sooner is\n"
        "#   ## better.\n"
        "#   acknowledge: 1 hour\n"
    ) in text
    assert read(take_up(text))["intake"]["acknowledge"] == "1 hour"


def test_the_title_is_in_the_language_asked_for() -> None:
    assert read(template("product", "بطاقة-ائتمان", SCHEMAS["product"], "ar"))["title"] == {
        "ar": "بطاقة ائتمان"
    }


@pytest.mark.parametrize("name", ["007", "no", "none", "2026-01-01", "a: b", "a # b", '"', "x\ny: z", "- a"])
def test_an_id_stays_a_text_whatever_it_looks_like(name: str) -> None:
    assert yaml.safe_load(template("product", name, SCHEMAS["product"]))["id"] == name


def test_a_kind_of_a_plugin_shows_all_of_its_own_fields() -> None:
    schema = {
        "properties": {
            "kind": {"const": "shelf"},
            "id": {"type": "string"},
            "status": {"description": "Whether it is lit.", "enum": ["lit", "dark"]},
            "height": {"description": "How high the shelf is.", "type": "integer"},
        }
    }
    assert template("shelf", "top", schema) == (
        "kind: shelf\nid: top\n\n"
        "## Lines that begin with ## explain. Lines that begin with # are examples: take away the # and\n"
        "## the space behind it, and write your own.\n\n"
        "## How high the shelf is.\n# height:\n"
    )


def test_governance_is_shown_only_where_the_kind_has_it() -> None:
    assert "# review_every: 12 months" in template("policy", "returns", SCHEMAS["policy"])
    assert "# review_every" not in template("waiver", "long-refund", SCHEMAS["waiver"])
    assert "version: 1.0.0" in GOVERNANCE
