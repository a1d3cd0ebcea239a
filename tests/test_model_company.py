"""The model company in `policies/`: it shows how each rule is kept, and keeps them all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

import cxlint
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
RULES = sorted(
    name
    for name, registered in build_registry().rules.items()
    if registered.rule.shape in ("document", "graph") and registered.rule.kinds != ("waiver",)
)
"""Every rule but those about exceptions, which it does not need, and about changes."""


@pytest.fixture(scope="module")
def result(checkout: Path) -> cxlint.Result:
    return cxlint.check(checkout / "policies", as_of=DAY, settings={"profile": "strict"})


@pytest.fixture(scope="module")
def documents(checkout: Path) -> list[dict[str, object]]:
    files = sorted((checkout / "policies").rglob("*.yaml"))
    read = [document for file in files for document in yaml.safe_load_all(file.read_text(encoding="utf-8"))]
    return [document for document in read if "kind" in document]


def test_it_has_no_finding_in_the_strictest_profile(result: cxlint.Result) -> None:
    assert [(finding.file, finding.span.line, finding.rule) for finding in result.findings] == []


@pytest.mark.parametrize("rule", RULES)
def test_it_shows_how_each_rule_is_kept(result: cxlint.Result, rule: str) -> None:
    assert any(
        checked == rule and outcome is cxlint.Outcome.PASS for checked, _, outcome in result.assessments
    )


def test_it_needs_no_exception(checkout: Path, result: cxlint.Result) -> None:
    outcomes = {outcome for _, _, outcome in result.assessments}
    texts = [
        file.read_text(encoding="utf-8") for file in (checkout / "policies").rglob("*.*") if file.is_file()
    ]
    assert cxlint.Outcome.WAIVED not in outcomes
    assert not any("cxlint: ignore" in text or "kind: waiver" in text for text in texts)


def test_the_project_checks_it_in_the_strictest_profile(checkout: Path) -> None:
    settings = yaml.safe_load((checkout / "cxlint.yaml").read_text(encoding="utf-8"))
    assert settings == {"roots": ["policies"], "profile": "strict"}


def test_customers_read_every_policy_in_every_language(
    checkout: Path, documents: list[dict[str, object]]
) -> None:
    policies = [document for document in documents if document["kind"] == "policy"]
    assert len(policies) == 9
    for policy in policies:
        text = policy["customer_text"]
        assert isinstance(text, dict)
        assert set(text) == {"en", "ar", "fa"}, policy["id"]
    markdown = {file.name for file in (checkout / "policies" / "policies").glob("*.md")}
    assert markdown == {"terms-of-sale.md", "terms-of-sale.ar.md", "terms-of-sale.fa.md"}


def test_each_yaml_file_is_named_after_the_document_that_stands_alone_in_it(checkout: Path) -> None:
    for file in sorted((checkout / "policies").rglob("*.yaml")):
        read = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))
        if len(read) == 1 and read[0].get("kind") not in (None, "organisation"):
            assert read[0]["id"] == file.stem
