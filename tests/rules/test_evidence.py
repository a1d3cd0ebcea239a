"""What passes for a row of the source articles rests on other documents or on dates: without these it passes no more."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from cxlint.plugins import build_registry
from cxlint.testing import judge_case
from tests.rules.test_sources import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.rule import Case, Rule

REGISTRY = build_registry(entry_points=False)
RULES = [REGISTRY.load(rule) for rule in REGISTRY.rules]
KNOWN_REFERENCES = REGISTRY.load("OWN009")
"""It tells of a name that leads nowhere, whichever rule counted on it."""

BREAK = "---\n"
DATED = re.compile(r"\b20\d\d-\d\d-\d\d\b")
STATEMENTS = {
    "S3.5": "GOV005, GOV010: the reason that a policy gives is read, word by word",
    "S4.10": "PRC010: how many systems a step needs is counted",
    "S4.12": "PRC015: how much a process can do, and what happens when more comes, is stated",
}
"""Rows that only ask for a statement: a reason, a number or a plan, with nothing to refer to."""


def without_one_document(case: Case) -> Iterator[Case]:
    """The case without each of the documents around its subject."""
    documents = case.stream.split(BREAK)
    for number in range(1, len(documents)):
        yield case._replace(stream=BREAK.join(documents[:number] + documents[number + 1 :]))


def without_one_date(case: Case) -> Iterator[Case]:
    """The case without each of its lines, or items of a line, that state a day."""
    for match in DATED.finditer(case.stream):
        start = max(case.stream.rfind(mark, 0, match.start()) for mark in ("\n", "{", ","))
        end = min(end for mark in ("\n", "}", ",") if (end := case.stream.find(mark, match.end())) >= 0)
        yield case._replace(stream=case.stream[: start + 1] + case.stream[end:].lstrip(","))


def fails(rule: type[Rule], case: Case) -> bool:
    """Whether the rule finds something, or a name leads nowhere; a case that is no document any more says nothing."""
    try:
        found, _ = judge_case(rule, case, REGISTRY)
        if found:
            return True
        found, _ = judge_case(KNOWN_REFERENCES, case._replace(options={}, limits=()), REGISTRY)
    except AssertionError:
        return False
    return bool(found)


@cache
def rests_on_evidence(rule: type[Rule]) -> bool:
    """Whether a passing case of the rule fails without a document that it names, or without a date."""
    passing = [case for case in rule.good if case.applies and not case.expect]
    less = (other for case in passing for other in (*without_one_document(case), *without_one_date(case)))
    return any(fails(rule, case) for case in less)


@pytest.mark.parametrize("row", ROWS)
def test_what_passes_for_a_row_fails_without_its_evidence(row: str) -> None:
    deciding = [rule for rule in RULES if row in rule.sources and rule.shape in ("document", "graph")]
    assert any(map(rests_on_evidence, deciding)) is (row not in STATEMENTS), [rule.id for rule in deciding]
