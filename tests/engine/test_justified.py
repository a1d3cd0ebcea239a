"""A policy that explains why it has to be strict is spoken to more softly, for as long as its reason holds."""

from __future__ import annotations

import pytest

from cxlint import Severity
from cxlint.config.settings import RuleSetting
from cxlint.diagnostics import Finding
from cxlint.hookspecs import hookimpl
from cxlint.law import is_legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.plugins import build_registry
from cxlint.testing import run_files

DAY = "2026-11-22"
POLICY = """\
kind: policy
id: returns
justification: {{{justification}}}
terms:
  return: {{window: {window}, approvals: 2}}
  preferences: {{scope: product}}
---
kind: organisation
id: company
jurisdictions: [xx]
"""
WHY = "note: Stolen cards are paid out otherwise"
TERMS = {
    "POL001": Severity.ERROR,
    "POL037": Severity.WARNING,
    "PRF001": Severity.ERROR,
    "OWN006": Severity.ERROR,
    "GOV003": Severity.WARNING,
}
SOFTER = {**TERMS, "POL001": Severity.WARNING, "POL037": Severity.INFO, "PRF001": Severity.WARNING}


def findings(
    justification: str, window: str = "10 days", certainty: str = "", **given: object
) -> dict[str, Finding]:
    class Law:
        @hookimpl
        def cxlint_limits(self):
            limit = LimitEntry(
                "terms.return.window", "xx", "Act 1", Duration(31, "days"), certainty=certainty
            )
            return (limit,) if certainty else ()

    registry = build_registry(entry_points=False, extra=[Law()])
    text = POLICY.format(justification=justification, window=window)
    found = run_files({"returns.yaml": text}, DAY, registry, **given).findings
    return {f.rule: f for f in found if f.subject.id == "returns" and f.rule in TERMS}


def severities(justification: str, **given: object) -> dict[str, Severity]:
    return {rule: finding.severity for rule, finding in findings(justification, **given).items()}


@pytest.mark.parametrize("basis", ["law", "safety", "fraud"])
def test_a_good_reason_lowers_what_is_said_of_terms_and_preferences_by_one_level(basis: str) -> None:
    assert severities(f"basis: {basis}, {WHY}, until: 2026-12-31") == SOFTER


def test_the_last_day_of_a_reason_still_counts() -> None:
    assert severities(f"basis: fraud, {WHY}, until: {DAY}") == SOFTER


@pytest.mark.parametrize(
    "justification",
    [
        "",
        f"basis: cost, {WHY}, until: 2026-12-31",
        f"{WHY}, until: 2026-12-31",
        "basis: fraud, until: 2026-12-31",
        "basis: fraud, note: ' ', until: 2026-12-31",
        f"basis: fraud, {WHY}",
        f"basis: fraud, {WHY}, until: 2026-11-21",
        f"basis: fraud, {WHY}, until: someday",
        f"basis: weather, {WHY}, until: 2026-12-31",
    ],
)
def test_cost_and_reasons_that_are_incomplete_or_over_excuse_nothing(justification: str) -> None:
    assert severities(justification) == TERMS


@pytest.mark.parametrize(
    ("certainty", "window", "key", "severity"),
    [
        ("sure", "10 days", "law", Severity.ERROR),
        ("sure", "21 days", "law", Severity.ERROR),
        ("likely", "21 days", "law-likely", Severity.WARNING),
    ],
)
def test_what_the_law_gives_customers_is_never_excused(
    certainty: str, window: str, key: str, severity: Severity
) -> None:
    found = findings(f"basis: law, {WHY}, until: 2026-12-31", window=window, certainty=certainty)
    assert (found["POL001"].key, found["POL001"].severity) == (key, severity)
    assert found["POL037"].severity is Severity.INFO


def test_a_configured_severity_is_lowered_too_and_a_hint_stays_a_hint() -> None:
    rules = {"POL001": RuleSetting(Severity.INFO), "POL037": RuleSetting(Severity.ERROR)}
    found = severities(f"basis: safety, {WHY}, until: 2026-12-31", rules=rules)
    assert (found["POL001"], found["POL037"]) == (Severity.INFO, Severity.WARNING)


def test_a_legal_message_is_known_by_its_key() -> None:
    for key in ("law", "law-likely", "law-maybe", "fee-law", "missing-law-likely", "fee-law-maybe"):
        assert is_legal(key)
    for key in ("short", "flaw", "law-and-order", "likely"):
        assert not is_legal(key)
