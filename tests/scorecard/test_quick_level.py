"""The level at the end of a check is the one of the scorecard, or is not told at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxlint
from cxlint.diagnostics import Finding, Outcome, Severity, Span
from cxlint.result import Known, Result
from cxlint.scorecard import scorecard
from cxlint.scorecard.quick import level_of
from tests.scorecard.test_score_properties import ROWS, RULES, made

DAY = date(2026, 11, 22)


def with_findings(rows: list[list[Outcome]], severity: st.DataObject) -> Result:
    """A result with a finding for each check that failed or is waived; some of the failures are in the baseline."""
    result = made(rows, [])
    lists: dict[str, list] = {"findings": [], "waived": [], "known": []}
    for rule, subject, outcome in result.assessments:
        if outcome not in (Outcome.FAIL, Outcome.WAIVED):
            continue
        highest = RULES[rule].severity
        found = Finding(
            "p.yaml", Span(), rule, rule, Severity(severity.draw(st.integers(1, highest))), "k", "t", "", "", "",
            subject, subject.id, "", (), "nobody", "", f"{rule}{subject}",
        )  # fmt: skip
        if outcome is Outcome.WAIVED:
            lists["waived"].append(found)
        elif severity.draw(st.booleans()):
            lists["known"].append(Known(found, DAY))
        else:
            lists["findings"].append(found)
    return result._replace(**{name: tuple(some) for name, some in lists.items()})


@given(ROWS, st.data())
def test_it_is_the_level_of_the_scorecard(rows, data) -> None:
    result = with_findings(rows, data)
    whole = scorecard(result).whole
    assert level_of(result) == (whole.level.reached if rows else None)


@given(ROWS, st.data())
def test_without_all_findings_nothing_is_told(rows, data) -> None:
    result = with_findings(rows, data)
    if result.findings:
        assert level_of(result._replace(findings=result.findings[1:])) is None


@pytest.mark.parametrize("company", ["examples/harbour-bank", "examples/corner-shop", "policies"])
def test_the_companies_that_are_shown_have_the_same_level_in_both(company: str, checkout: Path) -> None:
    result = cxlint.check(checkout / company, as_of=DAY, facts=True)
    assert level_of(result) == scorecard(result).whole.level.reached


def test_a_company_without_documents_is_told_no_level(tea_house, ten) -> None:
    assert level_of(tea_house(dict.fromkeys(ten))) in (None, 0)


def test_the_end_of_a_check_tells_the_level_of_the_whole_and_none_of_a_part(tea_house, cxlint_text) -> None:
    assert "Level: 1 declared. `cxlint report` tells what stands before the next.\n" in cxlint_text(
        tea_house()
    )
    part = tea_house()._replace(findings=())
    assert "Level:" not in cxlint_text(part)


@pytest.fixture
def cxlint_text():
    """The text format of a result."""
    from cxlint.reporters.text import text
    from cxlint.reporting import Style

    return lambda result: text(result, Style())


def test_a_rule_that_breaks_does_not_make_its_document_unreadable(tea_house, monkeypatch) -> None:
    from cxlint.rules.kpi.kpi010_measured_in_time import MeasuredInTime

    def broken(self, document, options):
        raise RuntimeError("boom")

    monkeypatch.setattr(MeasuredInTime, "check", broken)
    result = tea_house()
    assert result.incomplete
    card = scorecard(result)
    readable = next(group for group in card.families if group.id == "CX")
    assert (readable.counts.passed, readable.counts.failed) == (10, 0)
    assert card.whole.counts.broken == 1
    assert level_of(result) == card.whole.level.reached == 1
