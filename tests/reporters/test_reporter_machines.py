"""The formats for dashboards and auditors, read by the parsers of those who read them."""

from __future__ import annotations

import json as plain_json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID
from xml.parsers import expat

import jsonschema
import pytest
from hypothesis import given
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics_families
from prometheus_client.parser import text_string_to_metric_families as prometheus_families

from cxlint.config import load_settings
from cxlint.diagnostics import Outcome, Severity, Span, Subject
from cxlint.engine.examine import run
from cxlint.facts import ExceptionFact, Facts, OrganisationFact, PersonFact
from cxlint.plugins import build_registry
from cxlint.reporters import escape
from cxlint.reporters.badge import AMBER, GREEN, GREY, RED, badge
from cxlint.reporters.openmetrics import openmetrics
from cxlint.reporters.oscal import oscal
from cxlint.reporters.oscal_poam import oscal_poam
from cxlint.reporting import Style
from cxlint.result import DocumentInfo, Known, Result
from tests.reporters.samples import finding, realistic, result, with_crash
from tests.reporters.test_reporter_hostile import PAYLOADS, anything, examples, hostile, spans

DAY = date(2026, 11, 22)
STYLE = Style(version="1.2.3")


@pytest.fixture(scope="module")
def bank() -> Result:
    registry = build_registry()
    settings = load_settings(registry, Path(__file__).resolve().parents[2] / "examples/harbour-bank")
    return run(settings, registry, DAY, facts=True)


# --- openmetrics


def series(shown: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Every series by name and labels, as OpenMetrics reads them; Prometheus reads the same."""
    read = [
        {(s.name, frozenset(s.labels.items())): s.value for family in families(shown) for s in family.samples}
        for families in (openmetrics_families, prometheus_families)
    ]
    count = sum(not line.startswith("#") for line in shown.splitlines())
    assert len(read[0]) == len(read[1]) == count, "a series is there twice"
    assert read[0] == read[1]
    return read[0]


def value(shown: str, name: str, **labels: str) -> float:
    return series(shown)[f"cxlint_{name}", frozenset(labels.items())]


def test_figures_are_those_of_the_result() -> None:
    shown = openmetrics(realistic(), STYLE)
    assert shown.endswith("\n# EOF\n")
    assert value(shown, "findings", severity="error", state="open") == 5
    assert value(shown, "findings", severity="warning", state="waived") == 1
    assert value(shown, "findings", severity="error", state="known") == 0
    assert value(shown, "rule_findings", rule="POL001") == 1
    assert value(shown, "exit_code") == 1
    assert value(shown, "files") == 6
    assert value(shown, "documents", kind="policy") == 2
    assert value(shown, "judged_day_seconds") == 1795305600
    assert value(shown, "checks", outcome="failed") == 7
    assert value(shown, "area_checks", area="retail", outcome="waived") == 1
    assert value(openmetrics(with_crash(), STYLE), "exit_code") == 3


def test_scores_and_levels_are_those_of_the_scorecard(bank: Result) -> None:
    from cxlint.scorecard import scorecard

    shown, card = openmetrics(bank, STYLE), scorecard(bank)
    assert value(shown, "score") == card.whole.score.shown
    for area in card.areas:
        assert value(shown, "area_score", area=area.id) == area.score.shown
        assert value(shown, "area_level", area=area.id) == area.level.reached


def test_a_rule_that_finds_nothing_has_a_series_of_its_own(bank: Result) -> None:
    asked = {rule for rule in bank.assessments.rules if rule != "CX"}
    found = Counter(one.rule for one in bank.findings)
    told = {
        dict(labels)["rule"]: count
        for (name, labels), count in series(openmetrics(bank, STYLE)).items()
        if name == "cxlint_rule_findings"
    }
    assert told == {rule: found[rule] for rule in asked | found.keys()}


def test_no_label_names_a_person_a_file_or_a_document(bank: Result) -> None:
    shown = openmetrics(bank, STYLE)
    names = {label for _, labels in series(shown) for label, _ in labels}
    assert names == {"version", "rule_set", "kind", "severity", "state", "rule", "area", "family", "outcome"}
    areas = {document.area for document in bank.documents}
    told = {text for _, labels in series(shown) for label, text in labels}
    assert not told & ({document.owner for document in bank.documents} - areas)
    assert not any(".yaml" in text for text in told)
    assert len(shown.encode()) < 40_000


def test_nothing_is_no_figure() -> None:
    shown = openmetrics(result(), STYLE)
    assert value(shown, "exit_code") == 0
    assert "cxlint_score" not in shown


@examples
@given(anything, spans)
def test_figures_can_be_read_whatever_names_hold(words: str, span: Span) -> None:
    shown = openmetrics(hostile(words, span), STYLE)
    shown.encode()
    read = series(shown)
    told = {dict(labels)["rule"] for name, labels in read if name == "cxlint_rule_findings"}
    assert told == {escape.visible(words or "POL001")}


def test_names_that_look_alike_are_one_series() -> None:
    made = result(
        documents=tuple(DocumentInfo(Subject(kind, "a"), "", "f", "", "") for kind in ("\x1b", "\\x1b")),
        outcomes={Subject(kind, "a"): {"POL001": Outcome.PASS} for kind in ("\x1b", "\\x1b")},
    )
    assert value(openmetrics(made, STYLE), "documents", kind="\\x1b") == 2


# --- badge


def parsed(shown: str) -> tuple[list[tuple[str, dict[str, str]]], str]:
    """The elements of a picture, and its words."""
    elements: list[tuple[str, dict[str, str]]] = []
    words: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: elements.append((name, attributes))
    parser.CharacterDataHandler = words.append
    parser.Parse(shown.encode(), True)
    return elements, "".join(words)


def test_the_badge_tells_level_and_score_in_words(bank: Result) -> None:
    elements, words = parsed(badge(bank, STYLE))
    picture = elements[0][1]
    assert picture["role"] == "img"
    assert picture["aria-label"] in words
    assert re.fullmatch(r"customer experience: level 0 · score \d\d · \d+ errors", picture["aria-label"])


@pytest.mark.parametrize(
    ("made", "told", "colour"),
    [
        (result(), "nothing was checked", GREY),
        (with_crash(), "not everything was checked", RED),
        (realistic(), "level 0 · score 49 · 5 errors", RED),  # 48 of 97: six passes of weight 8
    ],
)
def test_the_badge_never_shines_where_nothing_is_known(made: Result, told: str, colour: str) -> None:
    shown = badge(made, STYLE)
    assert f">{told}</text>" in shown
    assert f'fill="{colour}"' in shown


def test_the_badge_of_a_clean_company_is_green(checkout: Path) -> None:
    registry = build_registry()
    made = run(load_settings(registry, checkout / "policies"), registry, DAY, facts=True)
    shown = badge(made, STYLE)
    assert "level 5 customer-led · score 100</text>" in shown
    assert GREEN in shown


@pytest.mark.parametrize("colour", [GREY, RED, AMBER, GREEN])
def test_white_letters_can_be_read_on_every_colour(colour: str) -> None:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_the_badge_runs_from_right_to_left_where_the_language_does(language: str) -> None:
    elements, words = parsed(badge(realistic()._replace(language=language), STYLE))
    assert {attributes.get("direction") for name, attributes in elements if name == "text"} == {"rtl"}
    assert not re.search("[a-z]", words)
    boxes = [attributes for name, attributes in elements if name == "rect"]
    assert boxes[-1]["fill"] == GREY, "the name stands on the right"


ALLOWED = {
    "svg": {"xmlns", "width", "height", "role", "aria-label"}, "title": set(), "g": {"fill", "text-anchor", "font-family", "font-size"},
    "rect": {"width", "height", "fill", "x"}, "text": {"x", "y", "direction"},
}  # fmt: skip


@pytest.mark.parametrize("words", PAYLOADS)
def test_the_badge_holds_nothing_but_a_picture(words: str) -> None:
    elements, _ = parsed(badge(hostile(words), STYLE))
    for name, attributes in elements:
        assert attributes.keys() <= ALLOWED[name]
    assert badge(hostile(words), STYLE).count("http") == 1, "only the name of the format"


# --- oscal


def held() -> Result:
    """A result with an open, a known and a waived finding, a person and a team."""
    made = realistic()
    waived = finding(
        rule="POL037", name="vague-promise", fingerprint="w1", owner="care",
        justification="Legal review. (approved by leila-h until 2027-01-31, waiver/legal)",
    )  # fmt: skip
    known = Known(
        finding(rule="TCH001", fingerprint="k1", owner="mona-k"),
        DAY,
        "x",
        date(2027, 3, 1),
        "mona-k",
        "It waits.",
    )
    people = (
        PersonFact(Subject("person", "mona-k"), "Mona K", "p.yaml", 1),
        PersonFact(Subject("team", "care"), "Customer care", "p.yaml", 2),
    )
    exception = ExceptionFact(
        "waiver", "legal", "w.yaml", 1, "POL037", "policy/returns", until=date(2027, 1, 31)
    )
    facts = Facts(OrganisationFact("shop", "Shop", "", 0), people=people, exceptions=(exception,))
    return made._replace(waived=(waived,), known=(known,), facts=facts)


def results_of(made: Result) -> dict[str, object]:
    return plain_json.loads(oscal(made, STYLE))["assessment-results"]


def plan_of(made: Result) -> dict[str, object]:
    return plain_json.loads(oscal_poam(made, STYLE))["plan-of-action-and-milestones"]


SAMPLES = {"findings": realistic(), "crash": with_crash(), "clean": result(), "held": held()}


@pytest.mark.parametrize("made", SAMPLES.values(), ids=SAMPLES)
def test_the_published_models_of_oscal_take_the_documents(made: Result) -> None:
    import oscal_bindings

    oscal_bindings.parse_assessment_results(oscal(made, STYLE))
    oscal_bindings.parse_plan_of_action_and_milestones(oscal_poam(made, STYLE))


def official(name: str) -> jsonschema.Draft7Validator:
    """NIST's own schema; its patterns in the spelling of Python."""
    file = Path(os.environ.get("CXLINT_REAL_DATA", "")) / f"output_schemas/oscal_{name}_schema.json"
    if not file.is_file():
        pytest.skip(f"CXLINT_REAL_DATA does not hold the published schema {file.name}")
    text = file.read_text(encoding="utf-8").replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d")
    return jsonschema.Draft7Validator(plain_json.loads(text))


@pytest.mark.parametrize("made", SAMPLES.values(), ids=SAMPLES)
@pytest.mark.parametrize("name", ["assessment-results", "poam"])
def test_the_official_schema_takes_the_documents(name: str, made: Result, bank: Result) -> None:
    validator = official(name)
    for one in (made, bank):
        shown = oscal(one, STYLE) if name == "assessment-results" else oscal_poam(one, STYLE)
        validator.validate(plain_json.loads(shown))


@pytest.mark.parametrize("words", PAYLOADS)
def test_the_documents_of_oscal_are_valid_whatever_words_hold(words: str) -> None:
    import oscal_bindings

    made = hostile(words)
    oscal_bindings.parse_assessment_results(oscal(made, STYLE))
    oscal_bindings.parse_plan_of_action_and_milestones(oscal_poam(made, STYLE))
    assert re.fullmatch(r"[ -~\n]+", oscal(made, STYLE))


def uuids(value: object) -> list[str]:
    """The ids that a document gives, not those that it refers to."""
    if isinstance(value, dict):
        own = [value["uuid"]] if "uuid" in value else []
        return own + [found for item in value.values() for found in uuids(item)]
    return [found for item in value for found in uuids(item)] if isinstance(value, list) else []


def references(value: object) -> set[str]:
    """The ids that a document refers to."""
    if isinstance(value, dict):
        own = {item for key, item in value.items() if key.endswith("-uuid")}
        return own | {found for item in value.values() for found in references(item)}
    return {found for item in value for found in references(item)} if isinstance(value, list) else set()


@pytest.mark.parametrize("read", [results_of, plan_of])
def test_ids_are_unique_the_same_each_time_and_lead_somewhere(read, bank: Result) -> None:
    for made in (bank, held(), held()._replace(findings=(finding(), finding(), finding()))):
        document = read(made)
        given_ids = uuids(document)
        assert len(set(given_ids)) == len(given_ids)
        assert {UUID(one).version for one in given_ids} == {5}
        assert references(document) <= set(given_ids)
        assert read(made) == document
    later = (
        {risk["uuid"] for risk in read(bank._replace(as_of=date(2026, 12, 24)))["risks"]}
        if read is plan_of
        else set()
    )
    assert not later or later == {risk["uuid"] for risk in read(bank)["risks"]}


def test_each_rule_is_satisfied_or_not() -> None:
    (made,) = results_of(realistic())["results"]
    states = {o["target"]["target-id"]: o["target"]["status"] for o in made["findings"]}
    assert states["POL001"] == {"state": "not-satisfied", "reason": "fail"}
    assert states["OWN002"]["state"] == "not-satisfied"
    assert states["POL037"] == {
        "state": "not-satisfied", "reason": "fail", "remarks": "Some of it is let pass for a time.",
    }  # fmt: skip
    passed = Subject("policy", "good")
    (kept,) = results_of(
        result(outcomes={passed: {"POL001": Outcome.PASS, "POL002": Outcome.NOT_APPLICABLE}})
    )["results"]
    states = {o["target"]["target-id"]: o["target"]["status"]["state"] for o in kept["findings"]}
    assert states == {"POL001": "satisfied"}
    (broke,) = results_of(with_crash())["results"]
    status = {o["target"]["target-id"]: o["target"]["status"] for o in broke["findings"]}["CX900"]
    assert status == {
        "state": "not-satisfied",
        "reason": "other",
        "remarks": "Not everything could be checked.",
    }


def test_the_plan_names_every_gap_with_owner_and_deadline() -> None:
    plan = plan_of(held())
    parties = {party["uuid"]: (party["name"], party["type"]) for party in plan["metadata"]["parties"]}
    assert ("Mona K", "person") in parties.values()
    assert ("Customer care", "organization") in parties.values()
    risks = {risk["uuid"]: risk for risk in plan["risks"]}
    told = {}
    for item in plan["poam-items"]:
        risk = risks[item["related-risks"][0]["risk-uuid"]]
        owner = [parties[a["actor-uuid"]][0] for o in item.get("origins", ()) for a in o["actors"]]
        told[item["title"], risk["status"], risk.get("deadline", "")[:10], *owner] = item
    assert len(told) == len(held().findings) + 2
    assert ("POL037 vague-promise: Returns", "deviation-approved", "2027-01-31", "Customer care") in told
    known = told["TCH001 short-return-window: Returns", "open", "2027-03-01", "Mona K"]
    assert known["remarks"] == "It waits."
    assert ("TCH001 unowned-touchpoint: Mortgage statements", "open", "") in told, "nobody answers for it"


def test_a_plan_without_gaps_says_so() -> None:
    (item,) = plan_of(result(files=3))["poam-items"]
    assert item["title"] == "Nothing is open"


def test_days_that_oscal_does_not_know_become_the_nearest_that_it_knows() -> None:
    assert results_of(result(as_of=date(1, 1, 1)))["metadata"]["last-modified"] == "1900-01-01T00:00:00Z"
    assert results_of(result(as_of=date(9999, 1, 1)))["metadata"]["last-modified"] == "2999-12-31T00:00:00Z"


def test_severities_are_told() -> None:
    found = plan_of(realistic())["poam-items"]
    assert {item["props"][0]["value"] for item in found} == {severity.word for severity in Severity}
