"""Every rule proves itself: its cases are run exactly, and every message has one."""

from __future__ import annotations

import pytest

from cxlint.plugins import build_registry
from cxlint.rule import Case, Rule
from cxlint.testing import cases, check_case, check_contract

REGISTRY = build_registry(entry_points=False)
RULES = [REGISTRY.load(rule) for rule in REGISTRY.rules]
CASES = [pytest.param(rule, case, id=name) for rule in RULES for name, case in cases(rule)]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_case_finds_exactly_what_it_expects(rule: type[Rule], case: Case) -> None:
    check_case(rule, case, REGISTRY)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_its_words_and_proves_every_message(rule: type[Rule]) -> None:
    check_contract(rule)
