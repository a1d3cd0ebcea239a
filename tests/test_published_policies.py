"""Published policies of real companies, described from public facts: they are read, and their README says what is found."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from cxlint.plugins import build_registry
from cxlint.result import Result
from cxlint.testing import run_files

PUBLISHED = Path(__file__).parents[1] / "examples" / "published"
COMPANIES = {"zalando": "Zalando", "best-buy": "Best Buy", "noon": "noon"}
"""Folders, and how the heading in the README begins."""
POSSIBLE_CONFLICTS = {"zalando": [], "best-buy": [], "noon": ["POL009 Law 181/2018 Art 40 (EG)"]}


@cache
def files_of(company: str) -> dict[str, str]:
    """The documents of a company, by their names in its folder."""
    folder = PUBLISHED / company
    files = sorted(file for file in folder.rglob("*.yaml") if file.name != "cxlint.yaml")
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def result_of(company: str, *plugins: object) -> Result:
    """What cxlint says of a company, with these plugins and no installed one."""
    return run_files(files_of(company), registry=build_registry(entry_points=False, extra=plugins))


def section_of(company: str) -> str:
    """What the README says of a company."""
    sections = (PUBLISHED / "README.md").read_text("utf-8").split("\n## ")
    (section,) = (one for one in sections if one.startswith(COMPANIES[company]))
    return section


@pytest.fixture(scope="module")
def law_plugin(checkout: Path) -> ModuleType:
    """The law plugin as it lies in the checkout."""
    folder = str(checkout / "plugins" / "cxlint-law")
    sys.path.insert(0, folder)
    try:
        return import_module("cxlint_law")
    finally:
        sys.path.remove(folder)


def test_every_published_company_is_tested() -> None:
    assert {folder.name for folder in PUBLISHED.iterdir() if folder.is_dir()} == set(COMPANIES)


@pytest.mark.parametrize("company", COMPANIES)
def test_the_documents_are_read_without_a_fault(company: str) -> None:
    result = result_of(company)
    assert {"organisation", "policy", "channel"} <= {document.subject.kind for document in result.documents}
    assert [finding.text for finding in result.findings if finding.rule.startswith("CX")] == []


@pytest.mark.parametrize("company", COMPANIES)
def test_the_readme_lists_exactly_what_is_found(company: str) -> None:
    found = {
        finding.rule for finding in result_of(company).findings if finding.rule.startswith(("POL", "GOV"))
    }
    (listed,) = re.findall(r"^Found: (.+)$", section_of(company), re.MULTILINE)
    assert listed.split(", ") == sorted(found)


@pytest.mark.parametrize("company", COMPANIES)
def test_the_readme_explains_every_rule_that_is_found(company: str) -> None:
    text = (PUBLISHED / "README.md").read_text("utf-8")
    (common,) = re.findall(r"^## In all three.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    listed, _, explained = section_of(company).partition("Found: ")[2].partition("\n")
    assert [rule for rule in listed.split(", ") if rule not in common + explained] == []


@pytest.mark.parametrize("company", COMPANIES)
def test_possible_conflicts_with_the_law_are_those_the_readme_names(
    company: str, law_plugin: ModuleType
) -> None:
    findings = result_of(company, law_plugin).findings
    conflicts = [
        f"{finding.rule} {said.group(1)}"
        for finding in findings
        if (said := re.search(r"Possible conflict with (.+?)\.?$", finding.text))
    ]
    assert conflicts == POSSIBLE_CONFLICTS[company]
    for conflict in conflicts:
        assert conflict.split(" ", 1)[1].partition(" (")[0] in " ".join(section_of(company).split())


@pytest.mark.parametrize("company", COMPANIES)
def test_every_document_says_where_it_comes_from(company: str) -> None:
    for file, text in files_of(company).items():
        for document in yaml.safe_load_all(text):
            notes = " ".join(document.get("notes", "").split())
            assert re.search(r"^Described from public facts known of 20\d\d", notes), file
            assert "may have changed" in notes, file
