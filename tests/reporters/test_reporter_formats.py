"""What the machine formats and the Markdown report hold."""

from __future__ import annotations

import json as plain_json
import os
import re
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from cxlint import reporters
from cxlint.diagnostics import Outcome, Related, Severity, Span, Subject
from cxlint.reporters.github import github
from cxlint.reporters.gitlab import gitlab
from cxlint.reporters.json import json
from cxlint.reporters.junit import junit
from cxlint.reporters.markdown import BUDGET, markdown
from cxlint.reporters.sarif import sarif
from cxlint.reporting import Reporter, Style
from cxlint.result import DocumentInfo
from tests.reporters.samples import finding, realistic, result, with_crash

GOLDEN = Path(__file__).parent / "golden"
DATA = os.environ.get("CXLINT_REAL_DATA", "")
REFRESH = bool(os.environ.get("CXLINT_REFRESH"))
needs_schemas = pytest.mark.skipif(
    not DATA, reason="CXLINT_REAL_DATA does not name the folder of published schemas"
)
FORMATS = {reference.name: reference.load() for reference in reporters.cxlint_reporters()}


def test_every_reporter_stands_under_its_name():
    assert list(FORMATS) == [
        "text",
        "concise",
        "json",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "markdown",
        "html",
        "openmetrics",
        "oscal",
        "oscal-poam",
        "badge",
    ]
    for name, reporter in FORMATS.items():
        module = name.replace("-", "_")
        assert reporter is getattr(import_module(f"cxlint.reporters.{module}"), module)


@pytest.mark.parametrize("name", ["text", "concise", "github", "markdown"])
def test_the_report_is_the_golden_one(name: str):
    """After a wanted change run this test with CXLINT_REFRESH=1 and read the difference before you commit it."""
    shown = FORMATS[name](realistic(), Style(width=80, version="1.2.3"))
    golden = GOLDEN / f"{name}.txt"
    if REFRESH:
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_equal_results_give_equal_bytes_and_none_names_the_machine(name: str):
    reporter: Reporter = FORMATS[name]
    shown = reporter(with_crash(), Style())
    assert shown == reporter(with_crash(), Style())
    assert shown.endswith("\n")
    assert "/srv/someone" not in shown


# --- json


def test_json_keeps_to_its_published_schema():
    schema = plain_json.loads(
        (Path(reporters.__file__).parent / "result.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for made in (realistic(), with_crash(), result(), realistic()._replace(fail_on=None)):
        validator.validate(plain_json.loads(json(made, Style())))


def test_json_tells_the_outcome_of_every_rule_for_every_document():
    report = plain_json.loads(json(realistic(), Style(version="1.2.3")))
    assert report["tool"] == {"name": "cxlint", "version": "1.2.3", "plugins": []}
    assert report["run"]["exit_code"] == 1
    assert report["run"]["as_of"] == "2026-11-22"
    assert report["summary"]["counts"] == {"error": 5, "warning": 2, "info": 1, "known": 0, "waived": 1}
    rules = report["assessments"]["rules"]
    complaints = next(s for s in report["assessments"]["subjects"] if s["id"] == "complaints")
    assert dict(zip(rules, complaints["outcomes"], strict=True))["POL037"] == "w"
    assert report["waived"][0]["justification"] == "Legal review until 2027-01-31, approved by leila-h"
    assert list(report) == sorted(report)


def test_json_has_a_letter_for_each_outcome():
    from cxlint.diagnostics import LETTERS

    assert {o.word: LETTERS[o] for o in Outcome} == {
        "not-applicable": "n", "pass": "p", "waived": "w", "fail": "f", "internal-error": "e",
    }  # fmt: skip


# --- sarif


def _sarif_run(made):
    return plain_json.loads(sarif(made, Style(version="1.2.3")))["runs"][0]


@needs_schemas
@pytest.mark.parametrize("made", [realistic(), with_crash(), result()], ids=["findings", "crash", "clean"])
def test_sarif_keeps_to_the_published_schema(made):
    schema = plain_json.loads(
        (Path(DATA) / "output_schemas/sarif-schema-2.1.0.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft4Validator(schema).validate(plain_json.loads(sarif(made, Style())))


def test_sarif_has_all_that_code_scanning_asks_for():
    run = _sarif_run(realistic())
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert rule["properties"]["precision"] == "very-high"
        assert rule["properties"]["tags"][0] == "customer-experience"
    assert len(run["results"]) == len(realistic().findings)
    for shown in run["results"]:
        assert rules[shown["ruleIndex"]]["id"] == shown["ruleId"]
        place = shown["locations"][0]["physicalLocation"]
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        hashes = shown["partialFingerprints"]
        assert hashes["primaryLocationLineHash"] == hashes["cxlint/v1"]
    assert not any("suppressions" in shown for shown in run["results"])
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_says_first_what_is_wrong_and_links_related_places():
    made = finding(related=(Related("policies/terms of use.md", Span(2, 1, 2, 5), "The [other] place"),))
    shown = _sarif_run(result((made,)))["results"][0]
    assert shown["message"]["text"] == (
        "Customers have 10 days to return what they bought; 14 days is the least.\n\n"
        "Write instead:\nwindow: 30 days\n\nSee also: [The (other) place](1)\n\nFor: mona-k"
    )
    assert shown["relatedLocations"][0]["id"] == 1
    location = shown["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "policies/terms%20of%20use.md"}


def test_sarif_tells_what_broke_as_notification_and_as_result():
    run = _sarif_run(with_crash())
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]] == ["CX900"]
    assert any(shown["ruleId"] == "CX900" for shown in run["results"])


def test_sarif_lists_plugins_as_extensions_without_rules():
    run = _sarif_run(result((finding(rule="ACM001", plugin="acme-rules"),)))
    assert run["tool"]["extensions"] == [{"name": "acme-rules"}]
    assert run["tool"]["driver"]["rules"][0]["id"] == "ACM001"


def test_sarif_puts_the_gravest_first_where_github_shows_only_a_part():
    many = [finding(severity=Severity.INFO, span=Span(n, 1, n, 2)) for n in range(1, 5001)]
    grave = finding(file="zz.yaml", severity=Severity.ERROR)
    assert _sarif_run(result((*many[:10], grave)))["results"][-1]["level"] == "error"
    run = _sarif_run(result((*many, grave)))
    assert run["results"][0]["level"] == "error"
    notice = run["invocations"][0]["toolExecutionNotifications"][0]
    assert notice["message"]["text"] == "GitHub shows the 5,000 gravest of 5,001 findings."


# --- github


def test_github_shows_ten_of_each_and_counts_the_rest():
    made = tuple(
        finding(severity=severity, span=Span(n, 1, n, 2), text=f"{severity.word} {n}")
        for severity, number in ((Severity.ERROR, 13), (Severity.WARNING, 11), (Severity.INFO, 30))
        for n in range(1, number + 1)
    )
    lines = github(result(made), Style()).splitlines()
    kinds = [line[2 : line.index(" ")] for line in lines]
    assert {kind: kinds.count(kind) for kind in kinds} == {"error": 10, "warning": 10, "notice": 10}
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert (
        lines[-1] == "::notice title=cxlint::3 more errors, 1 more warning, 21 more info; the log shows all"
    )


def test_github_leaves_out_columns_over_several_lines():
    assert "line=2,endLine=4,title=" in github(result((finding(span=Span(2, 5, 4, 1)),)), Style())


def test_github_says_nothing_where_there_is_nothing():
    assert github(result(), Style()) == ""


# --- gitlab


def test_gitlab_is_an_empty_list_on_a_clean_run():
    assert gitlab(result(), Style()) == "[]\n"


def test_gitlab_fingerprints_are_unique_and_broken_checks_block():
    made = with_crash()
    issues = plain_json.loads(gitlab(made._replace(findings=(*made.findings, made.findings[-1])), Style()))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert issues[-1]["fingerprint"] == issues[-2]["fingerprint"] + "-2"
    assert [issue["severity"] for issue in issues].count("blocker") == 1
    assert {issue["severity"] for issue in issues} == {"blocker", "major", "minor", "info"}
    assert not any(issue["location"]["path"].startswith(("/", "./")) for issue in issues)


# --- junit


@needs_schemas
@pytest.mark.parametrize("made", [realistic(), with_crash(), result()], ids=["findings", "crash", "clean"])
def test_junit_keeps_to_the_published_schema(made):
    import xmlschema

    xmlschema.XMLSchema(str(Path(DATA) / "output_schemas/junit-10.xsd")).validate(junit(made, Style()))


def test_junit_counts_what_it_holds():
    root = ElementTree.fromstring(junit(with_crash(), Style()))
    for suite in root:
        assert int(suite.get("tests")) == len(suite) > 0
        for attribute, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(attribute)) == len(suite.findall(f"testcase/{element}"))
    assert int(root.get("errors")) == 1
    assert root.find(".//skipped").get("message") == "Legal review until 2027-01-31, approved by leila-h"


def test_junit_shows_a_passing_test_for_each_clean_document():
    clean = Subject("policy", "returns")
    made = result(documents=(DocumentInfo(clean, "Returns", "policies/returns.yaml", "", "mona-k"),))
    root = ElementTree.fromstring(junit(made, Style()))
    assert [(s.get("name"), [c.get("name") for c in s]) for s in root] == [
        ("policies/returns.yaml", ["policy/returns"])
    ]
    assert ElementTree.fromstring(junit(result(), Style())).get("tests") == "1"


def test_junit_joins_the_findings_of_a_rule_in_a_file():
    root = ElementTree.fromstring(junit(result((finding(), finding(span=Span(9, 1, 9, 2)))), Style()))
    assert root.get("tests") == "1"
    assert root.find(".//failure").get("message").startswith("2 findings: Customers have")


# --- markdown


def test_markdown_keeps_within_its_budget_and_counts_what_it_leaves_out():
    many = tuple(finding(span=Span(n, 1, n, 2), text="x " * 900, why="y " * 900) for n in range(1, 1001))
    shown = markdown(result(many), Style())
    assert len(shown.encode()) < BUDGET
    rows = shown.count("| error |")
    assert 100 < rows < 1000
    assert f"Not shown here: {1000 - rows:,} more." in shown


def test_markdown_keeps_within_its_budget_whatever_is_long():
    word = "😀" * 100_000
    many = tuple(
        finding(
            file=word, rule=f"POL{n:03}", owner=word, text=word, why=word, fix=word, write=word, name=word
        )
        for n in range(200)
    )
    documents = tuple(
        DocumentInfo(Subject("area", f"{n}{word}"), word, "f.yaml", f"{n}{word}", word) for n in range(9)
    )
    outcomes = {d.subject: {"POL001": Outcome.FAIL} for d in documents}
    made = result(many, documents=documents, outcomes=outcomes, notes=(word,) * 100)
    assert len(markdown(made, Style()).encode()) < BUDGET


def test_markdown_of_a_clean_run_is_a_friendly_line():
    shown = markdown(result(files=12), Style())
    assert shown.startswith("### cxlint: Well done: nothing in 12 files stands in your customers' way.\n")


def test_markdown_marks_what_was_not_checked():
    shown = markdown(with_crash(), Style())
    assert "**NOT EVERYTHING WAS CHECKED: 1 internal error.**" in shown
    assert re.search(r"\| `kpis/csat.yaml:1` \| \*\*not checked\*\* \| `CX900`", shown)
