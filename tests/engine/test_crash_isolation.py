"""A rule that breaks is a finding of its own; nothing else is lost, and nothing can hide it."""

from __future__ import annotations

import sys

import pytest

from cxlint import Outcome, Severity, Subject
from cxlint.errors import ConfigError
from cxlint.rule import ERROR, DocumentRule, GraphRule, Hit, Message, NoOptions, at

FILES = {
    "shop.yaml": "kind: organisation\nid: shop\nlanguages: [en]\ncx_lead: dana\n---\nkind: person\nid: mona\n",
    "returns.yaml": "kind: policy\nid: returns\nowner: mona\nterms:\n  return:\n    restocking: 20%\n",
}


class Base(DocumentRule[NoOptions]):
    """What all the broken rules below share."""

    summary = why = fix = "A sentence."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "Found {thing}.", "{thing}")}


class RaisesInApplies(Base):
    id, name = "TST001", "raises-in-applies"

    def applies(self, document, options):
        raise RuntimeError("no idea")


class RaisesInCheck(Base):
    id, name = "TST002", "raises-in-check"

    def check(self, document, options):
        raise ZeroDivisionError("by zero")


class RaisesMidway(Base):
    id, name = "TST003", "raises-midway"

    def check(self, document, options):
        yield at(document, "id", "found", thing="one")
        raise RuntimeError("after the first")


class Exits(Base):
    id, name = "TST004", "exits"

    def check(self, document, options):
        sys.exit(0)
        yield


class YieldsJunk(Base):
    id, name = "TST005", "yields-junk"

    def check(self, document, options):
        yield "a hit"


class ReturnsNothing(Base):
    id, name = "TST006", "returns-nothing"

    def check(self, document, options):
        return None


class UnknownMessage(Base):
    id, name = "TST007", "unknown-message"

    def check(self, document, options):
        yield at(document, "id", "fuond", thing="one")


class MissingPlaceholder(Base):
    id, name = "TST008", "missing-placeholder"

    def check(self, document, options):
        yield at(document, "id", "found")


class StrangePath(Base):
    id, name = "TST009", "strange-path"

    def check(self, document, options):
        yield Hit(7, "found", {"thing": "one"})


class Recurses(Base):
    id, name = "TST010", "recurses"

    def check(self, document, options):
        yield from self.check(document, options)


class StrangeData(Base):
    id, name = "TST011", "strange-data"

    def check(self, document, options):
        yield Hit("id", "found", 5)


class BreaksOnGraph(GraphRule[NoOptions]):
    id, name = "TST012", "breaks-on-graph"
    summary = why = fix = "A sentence."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "Found.", "")}

    def check(self, document, workspace, options):
        raise KeyError(document.id)


class Careless(Base):
    """Compares a share with a plain number."""

    id, name = "TST013", "careless"

    def applies(self, document, options):
        return document.values["terms"]["return"]["restocking"] > 3


BROKEN = (
    RaisesInApplies,
    RaisesInCheck,
    RaisesMidway,
    Exits,
    YieldsJunk,
    ReturnsNothing,
    UnknownMessage,
    MissingPlaceholder,
    StrangePath,
    Recurses,
    StrangeData,
    BreaksOnGraph,
    Careless,
)
SAYS = {
    "TST001": "RuntimeError: no idea",
    "TST002": "ZeroDivisionError: by zero",
    "TST003": "RuntimeError: after the first",
    "TST004": "SystemExit: 0",
    "TST005": "a rule must yield hits, not str",
    "TST007": "there is no message 'fuond'",
    "TST008": "'thing'",
}


@pytest.mark.parametrize("rule", BROKEN, ids=lambda rule: rule.name)
def test_a_rule_that_breaks_is_a_finding_and_all_others_stand(rule, company, check) -> None:
    result = check(company(FILES), rule, select="POL004", mandatory=[rule.id])
    crashes = [f for f in result.findings if f.rule == "CX900"]
    assert [(f.file, f.severity, f.subject) for f in crashes] == [
        ("returns.yaml", Severity.ERROR, Subject("policy", "returns"))
    ]
    assert rule.id in crashes[0].text
    assert "pack" in crashes[0].text
    assert SAYS.get(rule.id, "") in crashes[0].text
    assert "POL004" in {f.rule for f in result.findings}
    assert result.assessments.outcome(rule.id, Subject("policy", "returns")) is Outcome.INTERNAL_ERROR
    assert result.exit_code == 3
    assert result.reason.startswith("exit 3:")


def test_what_a_rule_found_before_it_broke_stands(company, check) -> None:
    result = check(company(FILES), RaisesMidway, select="TST003")
    assert [(f.rule, f.text) for f in result.findings if f.rule != "CX900"] == [("TST003", "Found one.")]


def test_several_rules_may_break_on_one_document(company, check) -> None:
    result = check(company(FILES), *BROKEN)
    crashes = [f for f in result.findings if f.rule == "CX900"]
    assert len(crashes) == len(BROKEN)
    assert len({f.fingerprint for f in crashes}) == len(BROKEN)


def test_a_broken_rule_is_asked_of_every_other_document(company, check) -> None:
    files = {**FILES, "fees.yaml": "kind: policy\nid: fees\nowner: mona\n"}
    result = check(company(files), RaisesInCheck, select="TST002")
    assert [f.subject.id for f in result.findings if f.rule == "CX900"] == ["fees", "returns"]


def test_nothing_can_suppress_that_a_rule_broke(company, check) -> None:
    waiver = (
        "kind: waiver\nid: w\nrule: CX900\nsubject: policy/returns\nreason: It is annoying\nowner: mona\n"
        "approved_by: dana\nexpires: 2027-01-31\n---\nkind: person\nid: dana\n"
    )
    comment = '# cxlint: ignore[CX900] until=2027-01-31 reason="It is annoying"\n'
    files = {**FILES, "waiver.yaml": waiver, "returns.yaml": comment + FILES["returns.yaml"]}
    root = company(files)
    result = check(root, RaisesInCheck, select="TST002", ignore=["POL"])
    assert "CX900" in {f.rule for f in result.findings}
    assert result.waived == ()
    assert [f.key for f in result.findings if f.rule == "CX037"] == ["core", "core"]
    assert result.exit_code == 3


@pytest.mark.parametrize(
    "settings",
    [
        {"ignore": ["CX900"]},
        {"ignore": ["CX"]},
        {"ignore": ["rule-crash"]},
        {"rules": {"CX900": {"severity": "off"}}},
        {"rules": {"CX900": {"severity": "info"}}},
        {"overrides": [{"paths": ["*"], "ignore": ["CX900"]}]},
        {"overrides": [{"paths": ["*"], "rules": {"CX900": {"severity": "info"}}}]},
    ],
)
def test_no_setting_can_hide_that_a_rule_broke(settings, company, check) -> None:
    with pytest.raises(ConfigError, match="about files and fields themselves"):
        check(company(FILES), RaisesInCheck, select="TST002", **settings)


def test_the_exit_code_is_3_whatever_the_level_that_fails(company, check) -> None:
    assert check(company(FILES), RaisesInCheck, select="TST002", fail_on="never").exit_code == 3
