"""What is saved is the whole result: read back it is the same, and so is every report of it."""

from __future__ import annotations

import json as plain_json
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import jsonschema
import pytest
from hypothesis import given, settings

import cxlint
from cxlint.against import Against
from cxlint.atlas import (
    Atlas,
    Ecosystem,
    Edge,
    Handoff,
    Item,
    JourneyMap,
    Marks,
    Measure,
    Notice,
    Pain,
    Rung,
    Stage,
    Stop,
)
from cxlint.config import load_settings
from cxlint.diagnostics import Finding, Related, Span, Subject
from cxlint.engine.examine import examine
from cxlint.errors import UsageError
from cxlint.facts import Facts
from cxlint.home import Home, is_address
from cxlint.maps import atlas
from cxlint.origin import Origin
from cxlint.part import Audit, Part
from cxlint.plugins import build_registry
from cxlint.reporters import cxlint_reporters
from cxlint.reporters.json import json
from cxlint.reporting import Style
from cxlint.result import DocumentInfo, Known, Result, RuleInfo
from cxlint.saved import SCHEMA, read_result
from tests.reporters.samples import realistic, with_crash
from tests.saved.strategies import results

REPORTERS = {reference.name: reference.load() for reference in cxlint_reporters()}
STYLE = Style(width=90, version="9.9.9", verbose=True)
VALIDATOR = jsonschema.Draft7Validator(plain_json.loads(SCHEMA.read_text(encoding="utf-8")))


MAPS = {
    "atlas": Atlas, "ecosystem": Ecosystem, "edge": Edge, "handoff": Handoff, "journey_map": JourneyMap, "map_item": Item,
    "marks": Marks, "measure": Measure, "notice": Notice, "pain": Pain, "rung": Rung, "stage": Stage, "stop": Stop,
}  # fmt: skip
"""The definitions of the schema that are about maps."""


def again(result: Result) -> Result:
    """The result, saved and read back."""
    return read_result("saved.json", json(result, STYLE).encode())


def checked(folder: Path) -> Result:
    """The result of a company with everything that any format asks for."""
    registry = build_registry()
    asked = load_settings(registry, folder)
    result, workspace = examine(asked, registry, date(2026, 11, 22), facts=True)
    return result._replace(atlas=atlas(workspace, result))


@settings(max_examples=80)
@given(results())
def test_a_result_that_was_saved_is_read_back_exactly(result: Result) -> None:
    VALIDATOR.validate(plain_json.loads(json(result, STYLE)))
    assert again(result) == result


@settings(max_examples=40)
@given(results())
def test_every_report_of_a_saved_result_has_the_same_bytes(result: Result) -> None:
    saved = again(result)
    for name, reporter in REPORTERS.items():
        if name != "html":  # it takes too long to be drawn for every one of them
            assert reporter(saved, STYLE) == reporter(result, STYLE), name


@pytest.mark.parametrize("company", ["examples/harbour-bank", "examples/corner-shop", "policies"])
def test_a_company_is_read_back_exactly(company: str, checkout: Path) -> None:
    result = checked(checkout / company)
    assert again(result) == result._replace(root="")
    saved = again(result)
    for name, reporter in REPORTERS.items() if company == "examples/corner-shop" else ():
        assert reporter(saved, STYLE) == reporter(result, STYLE), name
    assert result.origin.folder == f"{company}/"
    assert result.origin.version == cxlint.__version__
    assert "POL001" in result.origin.rules


def test_what_broke_is_read_back_too() -> None:
    result = again(with_crash())
    assert result.exit_code == 3
    assert result == with_crash()._replace(root="")._replace(origin=Origin(version="9.9.9"))


def test_the_report_tells_the_version_that_judged_not_the_one_that_renders() -> None:
    judged = realistic()._replace(origin=Origin(version="0.0.7"))
    for name in ("json", "sarif"):
        assert "0.0.7" in REPORTERS[name](judged, STYLE)
        assert "9.9.9" not in REPORTERS[name](judged, STYLE)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Finding, "finding"),
        (Known, "known"),
        (Against, "against"),
        (Span, "span"),
        (Subject, "subject"),
        (RuleInfo, "rule"),
        *((kind, name) for name, kind in MAPS.items()),
    ],
)
def test_the_schema_names_every_part_of_a_value(kind: type, place: str) -> None:
    assert set(VALIDATOR.schema["definitions"][place]["properties"]) == set(kind._fields)


def test_the_schema_names_every_part_of_a_result() -> None:
    schema = VALIDATOR.schema["properties"]
    finding = VALIDATOR.schema["definitions"]["finding"]["properties"]
    assert set(finding["related"]["items"]["properties"]) == set(Related._fields)
    subject = schema["assessments"]["properties"]["subjects"]["items"]["properties"]
    assert set(subject) == {*DocumentInfo._fields, *Subject._fields, "outcomes", "document"} - {"subject"}
    told = {*schema["run"]["properties"], *schema} - {"schema_version", "tool", "run", "summary"}
    origin = {"rule_set", "folder", "home"}
    drawn = {"trend"}  # a picture for people, which no file of a result holds
    parts = set(Result._fields) - {"root", "documents", "origin"} - drawn
    assert told - origin - {"exit_code", "reason"} == parts
    assert set(schema["part"]["properties"]) == set(Part._fields)
    assert set(schema["part"]["properties"]["audit"]["items"]["properties"]) == set(Audit._fields)
    assert set(schema["run"]["properties"]["homes"]["items"]["properties"]) == set(Home._fields)
    assert set(Origin._fields) == {"version", "plugins", "rules", "settings", "folder", "home"}


def test_facts_go_with_the_result_and_come_back(checkout: Path) -> None:
    result = cxlint.check(checkout / "examples/harbour-bank", as_of=date(2026, 11, 22), facts=True)
    assert result.facts is not None
    assert len(result.facts.kpis) > 20
    assert again(result).facts == result.facts


def test_the_schema_names_every_part_of_the_facts() -> None:
    told = VALIDATOR.schema["properties"]["facts"]["properties"]
    assert set(told) == set(Facts._fields)
    for name, hint in get_type_hints(Facts).items():
        kind = get_args(hint)[0] if get_args(hint) else hint
        described = told[name].get("items", told[name])["properties"]
        assert set(described) == set(kind._fields), name


def test_only_the_lines_that_findings_stand_on_are_kept(checkout: Path) -> None:
    result = cxlint.check(checkout / "examples/harbour-bank", as_of=date(2026, 11, 22))
    wanted = {(f.file, f.span.line) for f in (*result.findings, *result.waived)}
    assert {(file, number) for file, some in result.lines.items() for number in some} <= wanted
    first = next(f for f in result.findings if f.span.line > 2)
    text = (checkout / "examples/harbour-bank" / first.file).read_text(encoding="utf-8")
    assert result.quote(first) == text.splitlines()[first.span.line - 1]


ADDRESSES = {
    "": False, "https://git.example.org": True, "http://localhost:8080/a/b.c?": False, "https://a/b%20c": True,
    "ftp://a/b": False, "javascript:alert(1)": False, "https://user@host/": False, "https://a/b c": False,
    "https://a/<b>": False, "https://a/b)": False, "https://a/b\n": False, "https://a/\u202e": False,
    "HTTPS://a/b": False, "https://": False, "https://a/" + "b" * 600: False, "//a/b": False,
}  # fmt: skip


@pytest.mark.parametrize(("text", "good"), ADDRESSES.items())
def test_only_a_harmless_web_address_is_one(text: str, good: bool) -> None:
    assert is_address(text) is good
    part = plain_json.loads(json(realistic(), STYLE))
    part["run"]["home"] = text
    if good or not text:
        assert read_result("r", plain_json.dumps(part).encode()).origin.home == text
    else:
        with pytest.raises(UsageError):
            read_result("r", plain_json.dumps(part).encode())
