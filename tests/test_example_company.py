"""The companies in `examples/` have the gaps that every rule is about, and their findings say how to mend them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from cxlint.diagnostics import Finding, Outcome
from cxlint.plugins import build_registry
from cxlint.result import Result
from cxlint.testing import run_files
from tests.mending import PLACEHOLDER, mended

EXAMPLES = Path(__file__).parents[1] / "examples"
COMPANIES = ("harbour-bank", "corner-shop")
MOST = 2
"""So many findings of a rule are tried in each company."""

REGISTRY = build_registry(entry_points=False)
RULES = sorted(
    name for name, registered in REGISTRY.rules.items() if registered.rule.shape in ("document", "graph")
)


@cache
def files_of(company: str) -> dict[str, str]:
    """The governance files of a company, by their names in it."""
    folder = EXAMPLES / company
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".yaml", ".md") and file.name != "cxlint.yaml"
    }


@cache
def result_of(company: str) -> Result:
    """What cxlint says of a company on the day that its documents were written for."""
    return run_files(files_of(company), registry=REGISTRY)


def found(rule: str) -> list[tuple[str, Finding]]:
    """Some findings of a rule in each company, different messages first."""
    some: list[tuple[str, Finding]] = []
    for company in COMPANIES:
        findings = [finding for finding in result_of(company).findings if finding.rule == rule]
        firsts = {finding.key: finding for finding in reversed(findings)}
        rest = [finding for finding in findings if finding not in firsts.values()]
        some += [(company, finding) for finding in (*firsts.values(), *rest)[:MOST]]
    return some


def marks(result: Result) -> Counter[tuple[str, str, str]]:
    """How often each rule finds something at each place."""
    return Counter((finding.rule, str(finding.subject), finding.pointer) for finding in result.findings)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_finds_something_in_the_examples(rule: str) -> None:
    assert found(rule)


@pytest.mark.parametrize("company", COMPANIES)
def test_the_examples_are_well_written_documents(company: str) -> None:
    assert [finding.text for finding in result_of(company).findings if finding.rule.startswith("CX")] == []


def test_the_bank_is_a_company_of_realistic_size_and_mostly_healthy() -> None:
    result = result_of("harbour-bank")
    troubled = {finding.subject for finding in result.findings}
    healthy = [document for document in result.documents if document.subject not in troubled]
    assert len(result.documents) >= 60
    assert 0.5 <= len(healthy) / len(result.documents) <= 0.8
    assert [finding.rule for finding in result.waived] == ["POL036"]
    tally = Counter(outcome for _, _, outcome in result.assessments)
    assert tally[Outcome.PASS] > 4 * tally[Outcome.FAIL]


def test_the_bank_speaks_the_languages_of_its_customers() -> None:
    texts = files_of("harbour-bank")
    policies = "".join(text for file, text in texts.items() if file.startswith("policies/"))
    assert len(re.findall(r"^  ar: \|$", policies, re.MULTILINE)) >= 5
    assert len(re.findall(r"^  fa: \|$", policies, re.MULTILINE)) >= 5
    assert {"policies/account-closing.ar.md", "policies/account-closing.fa.md"} <= texts.keys()


FOLLOWS = {
    "": {"TXT007"},  # whoever changes a term has to change the text that customers read as well
    "GOV004": {"POL031"},  # two policies that now say the same may both leave out a channel
    "GOV009": {"TXT008"},  # the translation that is begun has to say what the original says
    "KPI009": {"KPI012"},  # the measure that is dropped may have been the only one of its channel
    "POL006": {"GOV004"},  # the same term in a policy that overlaps has to follow
    "POL022": {"GOV004"},
    "POL034": {"GOV004"},
    "TCH010": {"KPI012"},  # a touchpoint in public makes public reviews count
}
"""What a rule may rightly ask for once another one's finding is mended."""


@pytest.mark.parametrize("rule", RULES)
def test_writing_what_a_finding_says_makes_exactly_that_finding_go_away(rule: str) -> None:
    for company, finding in found(rule):
        assert not PLACEHOLDER.search(finding.write), f"{finding.text}\nproposes nobody:\n{finding.write}"
        before = marks(result_of(company))
        after = marks(run_files(mended(files_of(company), finding), registry=REGISTRY))
        mark = (finding.rule, str(finding.subject), finding.pointer)
        assert after[mark] == before[mark] - 1, f"{finding.text}\nstays after writing:\n{finding.write}"
        known = {str(document.subject) for document in result_of(company).documents}
        # What is written for a new document is a beginning; its own gaps are said once it is there.
        brought = {other for other, subject, _ in after - before if subject in known}
        brought -= set(REGISTRY.load(rule).supersedes) | FOLLOWS[""] | FOLLOWS.get(rule, set())
        assert brought == set(), f"{finding.text}\nbrings others after writing:\n{finding.write}"


def test_the_sample_plugin_passes_its_own_tests_where_it_is_installed(checkout: Path, tmp_path: Path) -> None:
    plugin = EXAMPLES / "plugin"
    project = tomllib.loads((plugin / "pyproject.toml").read_text("utf-8"))["project"]
    installed = tmp_path / f"cxlint_acme-{project['version']}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1\n", "utf-8"
    )
    points = "".join(f"{name} = {module}\n" for name, module in project["entry-points"]["cxlint"].items())
    (installed / "entry_points.txt").write_text(f"[cxlint]\n{points}", "utf-8")
    path = os.pathsep.join(map(str, (tmp_path, plugin, checkout)))
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            plugin,
            plugin / "tests",
        ],
        env=os.environ | {"PYTHONPATH": path},
        cwd=plugin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "7 passed" in run.stdout
