"""The table of settings, and the schema that editors use."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from cxlint.config import show_settings
from cxlint.config.shape import SCHEMA


def test_every_setting_is_shown_with_its_origin(load, registry, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    settings = load(
        "roots: [policies]\nmandatory: [OWN]\nrules:\n  POL004: {severity: off}\n  POL001: {short: 20 days, exempt: [a, b]}\n"
        "overrides:\n  - paths: [old]\n    ignore: [KPI]\n    rules: {POL001: {severity: info, looks: 1}}\n",
        {"fail_on": "never"},
        {"CXLINT_LANG": "fa"},
    )
    shown = [line.split("    # ") for line in show_settings(settings, registry).splitlines()]
    assert [(setting.rstrip(), origin) for setting, origin in shown] == [
        ("roots = [policies]", "cxlint.yaml:1:8"),
        ("exclude = []", "default"),
        ("profile = standard", "default"),
        ("select = []", "default"),
        ("ignore = []", "default"),
        ("mandatory = [OWN001]", "cxlint.yaml:2:12"),
        ("fail_on = never", "command line --fail-on"),
        ("language = fa", "CXLINT_LANG"),
        ("home =", "default"),
        ("plugins = []", "default"),
        ("allow_empty = false", "default"),
        ("baseline = none", "default"),
        (
            "overrides = [{paths: [old], ignore: [KPI], rules: {POL001: {severity: info, looks: 1}}}]",
            "cxlint.yaml:7:3",
        ),
        ("rules.POL001.short = 20 days", "cxlint.yaml:5:19"),
        ("rules.POL001.looks = 3", "default"),
        ("rules.POL001.kind_words = true", "default"),
        ("rules.POL001.name = returns", "default"),
        ("rules.POL001.exempt = [a, b]", "cxlint.yaml:5:36"),
        ("rules.POL004.severity = off", "cxlint.yaml:4:22"),
    ]


def test_the_schema_is_valid_and_tells_every_setting_in_words() -> None:
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft7Validator.check_schema(schema)

    def described(part: dict[str, object]) -> bool:
        inner = [*part.get("properties", {}).values(), *part.get("definitions", {}).values()]
        inner += [part[word] for word in ("items",) if word in part]
        return ("description" in part or "allOf" in part) and all(map(described, inner))

    assert described(schema)


@pytest.mark.parametrize(
    ("document", "valid"),
    [
        ({"roots": ["policies"], "rules": {"POL001": {"severity": "off", "short": "20 days"}}}, True),
        ({"overrides": [{"paths": ["old"], "rules": {"POL001": {"severity": "info"}}}]}, True),
        ({"overrides": [{"ignore": ["POL"]}]}, False),
        ({"fail_on": "sometimes"}, False),
        ({"rulez": {}}, False),
        ({"rules": {"POL001": {"severity": "fatal"}}}, False),
    ],
)
def test_editors_are_told_the_same_as_the_command_line(document: dict[str, object], valid: bool) -> None:
    assert jsonschema.Draft7Validator(json.loads(SCHEMA.read_bytes())).is_valid(document) is valid
