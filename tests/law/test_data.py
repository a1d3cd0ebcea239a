"""The facts of the law plugin are well written, and say only what the documents can say."""

from __future__ import annotations

import importlib.util
import json
from importlib import import_module
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from cxlint.model.limit_text import LimitFault, read_limits
from cxlint.plugins import build_registry
from tests.law.facts import FACTS, told

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from cxlint.model.limits import LimitEntry

REGISTRY = build_registry(entry_points=False)


@pytest.fixture(scope="module")
def folder(checkout: Path) -> Path:
    return checkout / "plugins" / "cxlint-law" / "cxlint_law"


def test_every_file_keeps_to_the_schema(folder: Path) -> None:
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    files = sorted((folder / "data").glob("*.yaml"))
    assert [file.stem for file in files] == [
        "ae", "au", "de", "eg", "es", "eu", "fr", "in", "ir", "sa", "uk", "us-bank", "us-ca", "us-dot", "us-ny", "us",
    ]  # fmt: skip
    for file in files:
        data = yaml.safe_load(file.read_text("utf-8"))
        assert [error.message for error in validator.iter_errors(data)] == [], file.name
        assert file.stem.startswith(data["jurisdiction"]), file.name


def test_every_limit_is_on_a_field_that_documents_have(limits: tuple[LimitEntry, ...]) -> None:
    for limit in limits:
        fields = [
            limit.parameter,
            *(condition.field for condition in limit.given),
            *filter(None, [limit.like]),
        ]
        for field in fields:
            spec = REGISTRY.kinds.spec(limit.kind)
            for step in field.split("."):
                spec = spec.items or spec
                assert step in spec.properties, f"{limit.jurisdiction}: {field}"
                spec = spec.properties[step]


def test_every_fact_is_the_one_of_its_source(law_plugin: ModuleType) -> None:
    written = import_module(f"{law_plugin.__name__}.written")
    read = {file.stem: [told(limit) for limit in written.read_file(file)] for file in written.data_files()}
    assert read == FACTS


def test_a_run_uses_the_facts_as_they_are_written(
    law_plugin: ModuleType, limits: tuple[LimitEntry, ...]
) -> None:
    written = import_module(f"{law_plugin.__name__}.written")
    assert limits == tuple(limit for file in written.data_files() for limit in written.read_file(file)), (
        "run `make law`"
    )


def test_the_facts_that_a_run_uses_are_fresh(checkout: Path) -> None:
    spec = importlib.util.spec_from_file_location("law_facts", checkout / "scripts" / "law_facts.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.FACTS.read_text(encoding="utf-8") == script.text(), "run `make law`"


def test_no_limit_is_written_twice_for_the_same_time(limits: tuple[LimitEntry, ...]) -> None:
    seen = [(*limit[:4], limit.sectors, limit.effective_to) for limit in limits]
    assert len(seen) == len(set(seen))


def test_only_what_is_law_or_will_be_has_a_word_to_say(limits: tuple[LimitEntry, ...]) -> None:
    told = {
        (limit.status, limit.reference.partition(",")[0]) for limit in limits if limit.status != "in_force"
    }
    assert told == {
        ("vacated", "16 CFR 425"),
        ("enacted_not_yet", "DMCC Act 2024 Pt 4 Ch 2"),
        ("enacted_not_yet", "47 CFR 64.1200(a)(10)"),
        ("proposed", "Draft of the Ministry of Commerce"),
        ("proposed", "Unfair Trading Practices Bill 2026"),
    }


def test_a_rule_reads_every_fact(limits: tuple[LimitEntry, ...]) -> None:
    read = {field.replace(".*", "") for rule in REGISTRY.rules for field in REGISTRY.load(rule).law}
    assert {limit.parameter for limit in limits} - read == set()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"value": "14"}, None),
        ({"value": "14 dayz"}, "not a value such as"),
        ({"value": "14 days", "certainty": "quite"}, "'quite'"),
        ({"value": "14 days", "status": "repealed"}, "'repealed'"),
        ({"value": "14 days", "better": "most"}, "'most'"),
        ({"value": "14 days", "effective_from": "in spring"}, "effective_from is not a day"),
        ({"value": "14 days", "colour": "red"}, "unknown: colour"),
        ({"forbids": "reason"}, "not a list: 'reason'"),
        ({"value": "14 days", "given": ["auto_renew"]}, "not fields"),
        ({"value": "14 days", "given": {"steps": {"least": "3"}}}, "at_least"),
        ({}, "it limits nothing"),
    ],
)
def test_a_fact_that_is_written_wrongly_is_named(wrong: dict[str, object], says: str | None) -> None:
    written = {"parameter": "terms.return.window", "reference": "Act 1", **wrong}
    data = {"jurisdiction": "xx", "working_days": 5, "limits": [written]}
    if says is None:
        assert len(list(read_limits(data))) == 1
        return
    with pytest.raises(LimitFault) as raised:
        list(read_limits(data))
    assert str(raised.value).startswith("xx: terms.return.window (Act 1): ")
    assert says in str(raised.value)


@pytest.mark.parametrize("data", [{}, {"limits": {}}, {"limits": ["14 days"]}])
def test_a_file_without_limits_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(LimitFault):
        list(read_limits({"jurisdiction": "xx", "working_days": 5} | data))


def test_the_plugin_needs_nothing_but_the_hook_and_the_reading_of_limits(law_plugin: ModuleType) -> None:
    source = law_plugin.__loader__.get_source(law_plugin.__name__)
    imports = {line.split()[1] for line in source.splitlines() if line.strip().startswith("from cxlint")}
    assert imports == {"cxlint.hookspecs", "cxlint.model.limits", "cxlint_law.facts"}
