"""The three signs of scattered answers, named from the findings."""

from __future__ import annotations

import json as plain_json

from cxlint.plugins import build_registry
from cxlint.reporters.json import json
from cxlint.reporters.markdown import markdown
from cxlint.reporters.text import text
from cxlint.reporting import Style
from cxlint.symptoms import SYMPTOMS, counted
from tests.reporters.samples import finding, realistic, result

SCATTERED = result((
    *(finding(rule="JRN002", name="nothing-told-twice", fingerprint=f"{n:016x}") for n in range(11)),
    finding(rule="CHN012", name="every-channel-taken-in"),
    finding(rule="POL001"),
))  # fmt: skip


def test_every_rule_that_sees_a_symptom_exists_and_sees_one_only() -> None:
    named = [rule for rules in SYMPTOMS.values() for rule in rules]
    assert len(named) == len(set(named)) == 13
    assert set(named) <= set(build_registry(entry_points=False).rules)


def test_symptoms_are_counted_by_finding() -> None:
    assert counted(["PRF006", "JRN011", "TXT008", "POL001", "PRF006"]) == {
        "repetition": 3,
        "inconsistency": 1,
        "unanswered": 0,
    }


def test_text_names_all_three_where_one_is_seen() -> None:
    assert (
        "\nSigns of scattered answers\n"
        "Customers have to explain again  11\n"
        "Customers get different answers   0\n"
        "Customers get no answer           1\n"
        "\n13 errors"
    ) in text(SCATTERED, Style())


def test_markdown_shows_a_table_of_them() -> None:
    assert (
        "| Signs of scattered answers | findings |\n| --- | ---: |\n"
        "| Customers have to explain again | 11 |\n"
        "| Customers get different answers | 0 |\n"
        "| Customers get no answer | 1 |\n"
    ) in markdown(SCATTERED, Style())


def test_json_always_counts_them() -> None:
    def told(made: object) -> object:
        return plain_json.loads(json(made, Style()))["summary"]["symptoms"]

    assert told(SCATTERED) == {"inconsistency": 0, "repetition": 11, "unanswered": 1}
    assert told(realistic()) == {"inconsistency": 0, "repetition": 0, "unanswered": 0}


def test_nothing_is_said_of_them_where_none_is_seen_or_when_quiet() -> None:
    for reporter in (text, markdown):
        assert "scattered" not in reporter(realistic(), Style())
        assert "scattered" not in reporter(SCATTERED, Style(quiet=True))


def test_waived_findings_are_no_symptom() -> None:
    waived = result((finding(rule="POL001"),), waived=(finding(rule="JRN002", justification="Until spring"),))
    assert "scattered" not in text(waived, Style())
