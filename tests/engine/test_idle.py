"""What was asked for and met nothing is said: a rule, a setting, an override or a plugin never passes by silence."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

import cxlint
from cxlint.hookspecs import hookimpl
from cxlint.rule import ERROR, DocumentRule, Message, reference

DAY = date(2026, 11, 22)
POLICY = "kind: policy\nid: returns\nterms: {return: {restocking: none}}\n"


@pytest.fixture
def notes(tmp_path):
    """The notes of a run over one policy with some settings."""
    (tmp_path / "returns.yaml").write_text(POLICY, encoding="utf-8")

    def run(settings: dict, *plugins: object) -> str:
        return " ".join(cxlint.check(tmp_path, as_of=DAY, settings=settings, plugins=plugins).notes)

    return run


def test_rules_about_kinds_that_are_not_there_are_counted(notes) -> None:
    told = notes({"select": ["POL004", "CHN005", "SEG001"]})
    assert told == "2 of 3 rules had nothing to judge: there is no document of the kind channel, segment."


def test_rules_that_have_something_to_judge_are_not_mentioned(notes) -> None:
    assert notes({"select": ["POL004"]}) == ""


def test_that_there_is_no_waiver_is_nothing_to_mention(notes) -> None:
    assert notes({"select": ["POL004", "GOV007"]}) == ""


def test_an_override_for_no_file_is_told(notes) -> None:
    told = notes({"select": ["POL004"], "overrides": [{"paths": ["shops/*"], "ignore": ["POL004"]}]})
    assert told == "The settings for 'shops/*' change nothing: no file that was read has such a name."


def test_an_override_for_a_file_that_is_there_is_not(notes) -> None:
    assert notes({"select": ["POL004"], "overrides": [{"paths": ["ret*"], "ignore": ["POL004"]}]}) == ""


def test_settings_of_a_rule_that_is_not_asked_are_told(notes) -> None:
    told = notes({"select": ["POL004"], "rules": {"POL001": {"severity": "error"}}})
    assert told == "The settings of POL001 change nothing: the rule is not among those that are asked."


def test_a_rule_that_is_switched_off_on_purpose_is_not(notes) -> None:
    assert notes({"select": ["POL004", "POL001"], "rules": {"POL001": {"severity": "off"}}}) == ""


class Kiosk(DocumentRule):
    """A rule about a kind that is not there."""

    id, name = "ACM001", "kiosk-hours"
    summary, why, fix = (
        "Kiosks say when they open.",
        "Customers stand before a closed door.",
        "Write 'hours'.",
    )
    kinds = ("channel",)
    messages = {"missing": Message(ERROR, "No hours.")}

    def check(self, document, options):
        """Yield nothing."""
        yield from ()


def test_a_plugin_without_anything_to_judge_is_named(notes) -> None:
    plugin = SimpleNamespace(__name__="acme-kiosks", cxlint_rules=hookimpl(lambda: [reference(Kiosk)]))
    assert "No rule of the plugin acme-kiosks had anything to judge." in notes(
        {"select": ["ACM001", "POL004"]}, plugin
    )
