"""`cxlint check --with`: what would fail with other settings of rules; nothing is changed, and nothing fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

RETURNS = "  governance/policies/returns.yaml:6:17  POL004  "
FEES = "  governance/policies/fees.yaml:6:17  POL004  "


def test_a_higher_severity_says_what_would_fail_and_where(cxlint, shop: Path) -> None:
    told = cxlint("check", "--select", "POL004", "--with", "POL004.severity=error")
    assert told.returncode == 0
    assert "Would fail, and does not fail now: 1 (documents: 1)" in told.stdout
    assert FEES in told.stdout
    assert RETURNS not in told.stdout


def test_an_option_that_allows_more_says_what_would_fail_no_more(cxlint, shop: Path) -> None:
    told = cxlint("check", "--select", "POL004", "--with", "restocking-fee.severity=off", "-f", "json")
    data = json.loads(told.stdout)
    assert [finding["subject"] for finding in data["fewer"]] == ["policy/returns"]
    assert data["more"] == []
    assert data["exit_code"] == {"now": 1, "then": 0}


def test_a_rule_that_is_not_asked_today_is_asked_for_once(cxlint, shop: Path) -> None:
    told = cxlint("check", "--select", "POL001", "--with", "POL004.severity=error", "-f", "json")
    data = json.loads(told.stdout)
    assert sorted(finding["subject"] for finding in data["more"]) == ["policy/fees", "policy/returns"]
    assert data["exit_code"] == {"now": 0, "then": 1}


def test_where_nothing_changes_it_says_so(cxlint, shop: Path) -> None:
    told = cxlint("check", "--select", "POL004", "--with", "POL004.severity=warning", "--fail-on", "warning")
    assert "Nothing would fail that does not fail now, and nothing would fail no more." in told.stdout


def test_it_writes_a_file_and_speaks_other_languages(cxlint, shop: Path) -> None:
    told = cxlint("check", "--with", "POL004.severity=error", "--lang", "fa", "-f", "text=what.txt")
    assert told.stdout == ""
    assert "POL004.severity=error" in (shop / "what.txt").read_text(encoding="utf-8")
    assert "Would fail" not in (shop / "what.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--with", "POL004"), "is not clear"),
        (("--with", "POL004.severity="), "is not clear"),
        (("--with", "POL04.severity=error"), "there is no rule 'POL04'"),
        (("--with", "POL004.severity=loud"), "'loud' is no severity"),
        (("--with", "POL004.lowest=3"), "has no option 'lowest'"),
        (("--with", "POL004.severity=error", "-f", "sarif"), "text or json"),
        (("--with", "POL004.severity=error", "--shard", "1/2"), "goes with no other comparison"),
    ],
)
def test_what_is_not_clear_is_exit_2(cxlint, shop: Path, words, complaint) -> None:
    told = cxlint("check", *words)
    assert told.returncode == 2
    assert complaint in told.stderr
    assert told.stdout == ""
