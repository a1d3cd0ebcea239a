"""The report as a page: its figures are those of the scorecard, and a document's words stay words."""

from __future__ import annotations

import json
import re

import pytest

from cxlint.diagnostics import Outcome, Related, Severity, Span, Subject
from cxlint.facts import Facts, OrganisationFact
from cxlint.reporters.html import html
from cxlint.reporters.page.press import against, island, shown, told
from cxlint.result import Known
from cxlint.scorecard import scorecard
from tests.maps.conftest import SHOP
from tests.maps.test_drawings import all_hostile, hostile
from tests.maps.test_ladder import LEVELS
from tests.page.markup import Markup, harmless
from tests.page.reports import STYLE, example, page_of, result_of
from tests.page.test_map_page import names
from tests.reporters.samples import finding, realistic, result, with_crash
from tests.reporters.test_reporter_hostile import PAYLOADS

COMPANY = f"{SHOP}---\n{LEVELS}"


def words_of(page: str, section: str = "") -> str:
    """What a reader sees of a page, or of one section of it."""
    if section:
        (page,) = re.findall(
            rf'<(?:section|header)[^>]* id="{section}".*?</(?:section|header)>', page, re.DOTALL
        )
    return " ".join(" ".join(Markup(page).words).split())


def data_of(page: str) -> dict:
    """The data that the page carries for its script."""
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(text)


def test_the_first_figures_are_those_of_the_scorecard_with_what_they_are_counted_against() -> None:
    made, card = result_of(COMPANY), scorecard(result_of(COMPANY))
    summary = words_of(page_of(COMPANY), "summary")
    assert f"Score {card.whole.score.shown} of 100" in summary
    assert f"Level {card.whole.level.reached} of 5" in summary
    assert f"Open findings {len(made.findings)}" in summary
    assert f"Somebody answers {card.ownership.answered} of {card.ownership.needed}" in summary
    assert f"Measures alive 0 of {len(card.kpis)}" in summary, "the one measure has no source"
    documents = [document for document in made.documents if document.file]
    clean = {document.subject for document in documents} - {f.subject for f in made.findings}
    assert f"Documents in order {len(clean)} of {len(documents)}" in summary
    assert f"documents: {card.whole.counts.documents} · checks: {card.whole.counts.checks:,}" in summary
    assert "As of 2026-11-22" in summary


def test_the_three_signs_say_how_many_checks_failed_and_lead_to_the_places() -> None:
    text = example()
    card, made = scorecard(result_of(text)), result_of(text)
    page = page_of(text)
    shown_there = words_of(page, "symptoms")
    for symptom in card.symptoms:
        checks = [outcome for rule, _, outcome in made.assessments if rule in symptom.rules]
        failed = checks.count(Outcome.FAIL)
        assert f"{symptom.findings} places; {failed} of {len(checks)} checks for it failed" in shown_there
        assert f'href="#findings?sign={symptom.id}"' in page
        for place in symptom.places[:3]:
            assert place.text in shown_there
    assert "linter" not in shown_there


def test_the_way_out_has_its_three_steps_in_order_with_their_state() -> None:
    page = words_of(page_of(example()), "way")
    first, second, third = (
        page.index(name)
        for name in ("Bring the data together", "Settle how you answer", "Let everybody see it")
    )
    assert first < second < third
    for phase in scorecard(result_of(example())).phases:
        assert f"{phase.passed} of {phase.passed + phase.failed} checks for it pass" in page
    assert "Nothing on the roadmap serves this step." in page
    assert "2027-06-30" in page


@pytest.mark.parametrize(
    ("section", "groups"), [("areas", "areas"), ("journeys", "journeys"), ("subjects", "families")]
)
def test_every_group_is_a_row_that_counts_what_passed_of_what_was_checked(section: str, groups: str) -> None:
    card = scorecard(result_of(COMPANY))
    page = words_of(page_of(COMPANY), section)
    for group in getattr(card, groups):
        assert group.title in page
        assert f"{group.counts.passed:,} of {group.counts.checks:,}" in page


def test_what_stands_before_the_next_level_is_named() -> None:
    card = scorecard(result_of(example()))
    page = words_of(page_of(example()), "areas")
    for area in card.areas:
        for blocker in area.level.blockers[:10]:
            told = blocker.text or "Nothing has passed here yet."
            assert told.replace(" ", "") in page.replace(" ", "")


def test_owners_measures_gaps_exceptions_and_clauses_are_all_there() -> None:
    text = example()
    card, page = scorecard(result_of(text)), page_of(text)
    people, gaps, measures = (words_of(page, name) for name in ("people", "ownership", "measures"))
    for owner in card.todo:
        assert owner.title in people
        assert owner.tasks[0].text in people
    for kpi in card.kpis:
        assert kpi.title in measures
    assert f"{card.ownership.answered} of {card.ownership.needed} documents" in gaps
    assert all(gap.title in gaps for gap in card.ownership.gaps)
    assert all(debt.rule in words_of(page, "exceptions") for debt in card.debt)
    assert all(clause.clause in words_of(page, "standards") for clause in card.clauses)


def test_the_formula_is_printed_with_the_numbers_of_this_company() -> None:
    card = scorecard(result_of(COMPANY))
    page = words_of(page_of(COMPANY), "method")
    assert f"here 100 × {card.whole.score.earned:,.1f} ÷ {card.whole.score.possible:,.1f}" in page
    assert "8 where the rule finds errors, 3 for warnings, 1 for the rest" in page


def test_only_the_rules_that_found_something_are_explained_each_once() -> None:
    page = page_of(COMPANY)
    explained = re.findall(r'id="rule-([^"]+)"', page)
    assert explained == sorted({found.rule for found in result_of(COMPANY).findings})


def test_every_finding_is_in_the_data_with_its_line_and_what_to_write() -> None:
    made, data = result_of(COMPANY), data_of(page_of(COMPANY))
    assert len(data["findings"]) == len(made.findings) + len(made.waived)
    rows = {row[19]: row for row in data["findings"]}
    for found in made.findings:
        row = rows[found.fingerprint]
        assert (row[1], row[7], row[9]) == (found.text, found.rule, found.span.line)
        assert data["files"][row[8]] == found.file
        assert row[13] == found.write
        if row[12] and found.span.end_line == found.span.line and len(row[12]) < 80:
            line = made.quote(found)
            assert row[12][row[10] : row[11]] == line[found.span.column - 1 : found.span.end_column - 1]
    severities = [row[0] for row in data["findings"]]
    assert severities == sorted(severities), "the gravest first"


def test_what_is_let_pass_is_listed_with_its_reason_and_not_counted_as_open() -> None:
    base = realistic()
    excused = base.findings[0]._replace(fingerprint="k" * 16)
    made = base._replace(
        known=(Known(excused, base.as_of.replace(month=1), "", None, "mona", "An old promise."),)
    )
    data = data_of(html(made, STYLE))
    states = {row[19]: (row[17], row[18]) for row in data["findings"]}
    assert states["k" * 16] == ("known", "In the baseline since 2026-01-22. An old promise.")
    assert states["9" * 16] == ("waived", "Legal review until 2027-01-31, approved by leila-h")
    assert data["states"]["known"] == "in the baseline"
    assert f"Open findings {len(base.findings)}" in words_of(html(made, STYLE), "summary")


def test_a_result_without_facts_and_maps_is_shown_with_what_there_is() -> None:
    page = html(realistic(), STYLE)
    assert "Your company" in words_of(page, "summary")
    assert 'id="maps"' not in page
    assert "Nothing is measured." in words_of(page, "measures")


def test_a_report_on_something_broken_says_so_before_all_figures() -> None:
    summary = words_of(html(with_crash(), STYLE), "summary")
    assert summary.index("NOT EVERYTHING WAS CHECKED") < summary.index("Score")
    assert "NOT EVERYTHING" not in words_of(html(realistic(), STYLE), "summary")


def test_a_company_without_findings_is_praised_and_an_empty_one_does_not_break() -> None:
    assert "Nothing in your rules stands in your customers' way." in words_of(
        html(result(), STYLE), "summary"
    )
    facts = Facts(OrganisationFact("acme", "Acme", "a.yaml", 1))
    assert "Acme" in words_of(html(result(facts=facts), STYLE), "summary")


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_the_report_of_the_example_company_is_small_in_every_language(language: str) -> None:
    assert len(page_of(example(), language).encode()) <= 600_000


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
def test_the_page_says_its_language_and_its_direction(language: str, direction: str) -> None:
    page = page_of(COMPANY, language)
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert not re.search(
        r"[;{ ](?:margin|padding|border|inset)?-?(?:left|right) *:", page.partition("</style>")[0]
    )


def test_the_same_result_gives_the_same_bytes() -> None:
    assert html(result_of(COMPANY), STYLE) == html(result_of(COMPANY), STYLE)


def attacked(words: str, number: int):
    """A finding that says the same words wherever it can."""
    span = Span(1, 2, 1, 9)
    return finding(
        file=words or "-", span=span, rule=f"{words}{number}", name=words, key=words, text=words, why=words, fix=words,
        write=words, subject=Subject(words, words), title=words, pointer=words, path=(words,), owner=words, area=words,
        fingerprint=f"{words}{number}", plugin=words, related=(Related(words, span, words),), value=words,
        severity=Severity.WARNING if number % 2 else Severity.ERROR,
    )  # fmt: skip


def test_hostile_findings_become_no_element_attribute_script_or_address() -> None:
    plain = Markup(html(result((attacked("plain words", 0), attacked("plain words", 1))), STYLE))
    found = tuple(attacked(words, number) for number, words in enumerate(PAYLOADS))
    lines = {one.file: (one.text,) for one in found}
    page = html(
        result(found, waived=(found[0]._replace(justification=PAYLOADS[5]),), lines=lines, notes=PAYLOADS),
        STYLE,
    )
    tried = Markup(page)
    assert tried.elements <= plain.elements
    assert names(tried) <= names(plain)
    assert all(map(harmless, tried.addresses))
    assert len(tried.scripts) == 2
    assert tried.scripts[1] == plain.scripts[1]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", page)
    rows = data_of(page)["findings"]
    assert {row[1] for row in rows} == {shown(one.text) for one in found}


def test_hostile_documents_become_no_element_attribute_script_or_address() -> None:
    plain, tried = Markup(page_of(hostile("plain words"))), Markup(page_of(all_hostile()))
    assert tried.elements <= plain.elements | {"input", "p", "em", "details", "summary"}
    assert names(tried) <= names(plain) | {"dir"}
    assert all(map(harmless, tried.addresses))
    assert tried.scripts[1] == plain.scripts[1]


def test_nothing_closes_the_element_that_holds_the_data() -> None:
    text = str(island({"</script><script>": "<!--<script>\u2028\ud800&"}))
    assert not re.search(r"[<>&\u2028\ud800]", text)
    assert json.loads(text) == {"</script><script>": "<!--<script>\u2028\ud800&"}


def test_a_sentence_runs_as_most_of_its_letters_do_and_days_keep_their_order() -> None:
    assert not against("Customers wait for “الإرجاع”.", "en")
    assert against("العملاء ينتظرون Returns طويلًا.", "en")
    assert against("A plain English sentence", "ar")
    assert not against("Marta Lopez، سفير تجربة العميل", "ar")
    assert not against("2026-11-22", "ar")
    assert told("منذ 2026-11-22 <b>") == 'منذ <bdi class="d">2026-11-22</bdi> &lt;b&gt;'
