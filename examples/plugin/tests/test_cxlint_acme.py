"""The rules of this plugin keep what they promise; the plugin has to be installed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cxlint_acme import GreetingLanguage

import cxlint
from cxlint.rule import Case
from cxlint.testing import cases, check_case, check_contract

CHAT = "kind: channel\nid: chat\ntitle: {en: Chat}\nlanguages: [en, fa]\n"


CASES = dict(cases(GreetingLanguage))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_rule_says_exactly_what_its_cases_expect(case: Case) -> None:
    check_case(GreetingLanguage, case)


def test_the_rule_has_words_for_everything_it_says() -> None:
    check_contract(GreetingLanguage)


def test_the_installed_plugin_takes_part_in_a_run(tmp_path: Path) -> None:
    (tmp_path / "chat.yaml").write_text(CHAT, encoding="utf-8")
    result = cxlint.check(tmp_path, as_of=date(2026, 11, 22))
    assert [finding.text for finding in result.findings if finding.rule == "ACME001"] == [
        "Customers are served in fa on 'Chat', but its name does not exist in fa."
    ]
