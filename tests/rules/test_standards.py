"""The register of standards and laws: rules cite only what is in it, and nothing is in it that no rule checks."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from cxlint.errors import PluginError
from cxlint.hookspecs import hookimpl
from cxlint.plugins import build_registry
from cxlint.standard import StandardFault, StandardRef, cited, read_standard

REGISTRY = build_registry(entry_points=False)
RULES = [REGISTRY.load(rule) for rule in REGISTRY.rules]
CLAUSES = REGISTRY.clauses()
CHARGES = "ISO 10002:2018, charges"


def test_rules_cite_only_clauses_of_the_register() -> None:
    assert {
        rule.id: set(rule.clauses) - CLAUSES.keys() for rule in RULES if set(rule.clauses) - CLAUSES.keys()
    } == {}


def test_a_rule_checks_every_clause_of_the_register() -> None:
    assert CLAUSES.keys() - {citation for rule in RULES for citation in rule.clauses} == set()


@pytest.mark.parametrize(
    "name",
    [
        "iso-10001", "iso-10002", "iso-10003", "iso-10004", "iso-18295-1", "iso-23592", "copc", "omb-a11-280", "gds",
        "consumer-duty",
    ],
)  # fmt: skip
def test_a_standard_is_checked_by_several_rules(name: str) -> None:
    assert (
        len({rule.id for rule in RULES for clause in rule.clauses if CLAUSES[clause].standard == name}) >= 2
    )


def test_a_number_of_an_iso_standard_is_cited_only_where_a_source_was_seen() -> None:
    numbered = {c.citation for c in CLAUSES.values() if c.standard.startswith("iso") and c.numbered}
    assert numbered == {"ISO 18295-1:2017 4.2", "ISO 18295-1:2017 4.3"}


@pytest.mark.parametrize("citation", CLAUSES)
def test_a_clause_is_told_in_one_short_sentence_of_plain_words(citation: str) -> None:
    words = CLAUSES[citation].words
    assert re.fullmatch(r"[A-Z].{20,150}[^.]\.", words), words
    assert not re.search(r"\bshall\b|\bpursuant\b|\bthereof\b|\bhereby\b", words)


def test_a_rule_cites_the_law_that_it_holds_documents_against(checkout: Path) -> None:
    """Every law of the law plugin whose limit a rule reads stands in the register, and the rule cites it."""

    def of(text: str) -> set[str]:
        return set(re.findall(r"[^\s,]+", text))

    known = {
        c.citation: of(REGISTRY.standard(c.standard).short + " " + c.label * c.numbered)
        for c in CLAUSES.values()
    }
    missing = set()
    for file in sorted((checkout / "plugins/cxlint-law/cxlint_law/data").glob("*.yaml")):
        for limit in yaml.safe_load(file.read_text("utf-8"))["limits"]:
            if limit.get("status") in ("vacated", "proposed"):
                continue
            for rule in RULES:
                watched = {field.replace(".*", "") for field in rule.law}
                if limit["parameter"] in watched and not any(
                    known[citation] <= of(limit["reference"]) for citation in rule.clauses
                ):
                    missing.add((rule.id, limit["reference"]))
    assert missing == set()


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("iso-10002-charges", [CHARGES]),
        ("ISO 10002:2018, charges", [CHARGES]),
        ("iso 18295-1 4.2", ["ISO 18295-1:2017 4.2"]),
        ("crd-art-9-1", ["Directive 2011/83/EU (CRD) Art 9(1)"]),
        ("crd-art-9", ["Directive 2011/83/EU (CRD) Art 9(1)", "Directive 2011/83/EU (CRD) Art 9(2)"]),
        ("rg-271", [c for c in CLAUSES if c.startswith("ASIC RG 271")]),
        ("all", list(CLAUSES)),
        ("iso-1000", []),
        ("rules", []),
    ],
)
def test_a_clause_is_found_by_the_ways_people_type_it(word: str, found: list[str]) -> None:
    assert [clause.citation for clause in cited(CLAUSES, word)] == found


def test_whole_families_of_standards_are_found_by_their_beginning() -> None:
    assert {clause.standard for clause in cited(CLAUSES, "iso")} == {
        "iso-10001", "iso-10002", "iso-10003", "iso-10004", "iso-18295-1", "iso-23592",
    }  # fmt: skip


HANDBOOK = """\
short: Acme handbook
title: How Acme serves
place: eg
clauses:
  - {number: "7", words: Customers are greeted., certainty: sure}
  - {topic: farewell, words: Customers are thanked., certainty: likely}
"""


def plugin(*references: StandardRef) -> SimpleNamespace:
    return SimpleNamespace(__name__="acme", cxlint_standards=hookimpl(lambda: references))


def test_a_plugin_brings_a_standard_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "handbook.yaml"
    file.write_text(HANDBOOK, encoding="utf-8")
    registry = build_registry(entry_points=False, extra=[plugin(StandardRef("acme-handbook", str(file)))])
    seventh, farewell = list(cited(registry.clauses(), "acme-handbook"))
    assert (seventh.citation, seventh.place, seventh.numbered) == ("Acme handbook 7", "eg", True)
    assert (farewell.citation, farewell.certainty, farewell.numbered) == (
        "Acme handbook, farewell",
        "likely",
        False,
    )


def test_a_standard_is_read_only_when_it_is_asked_for(tmp_path: Path) -> None:
    registry = build_registry(
        entry_points=False, extra=[plugin(StandardRef("lost", str(tmp_path / "lost.yaml")))]
    )
    with pytest.raises(PluginError, match="plugin 'acme': the standard 'lost' cannot be read"):
        registry.clauses()


def test_a_plugin_does_not_bring_a_known_standard_again(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="'acme' brings the standard 'gdpr' a second time"):
        build_registry(entry_points=False, extra=[plugin(StandardRef("gdpr", str(tmp_path)))])


def test_a_plugin_does_not_bring_a_known_clause_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(HANDBOOK.replace("Acme handbook", "GDPR").replace('"7"', "Art 19"), encoding="utf-8")
    registry = build_registry(entry_points=False, extra=[plugin(StandardRef("mine", str(file)))])
    with pytest.raises(PluginError, match="'acme' brings 'GDPR Art 19' a second time"):
        registry.clauses()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("short: Acme handbook\n", "", "'short' must be a text, not None"),
        ("short: Acme handbook", "short: 7", "'short' must be a text, not 7"),
        ("title: How Acme serves", "title: ''", "'title' must be a text, not ''"),
        ("place: eg", "where: eg", "unknown: where"),
        ('number: "7"', "number: 7", "'number' must be a text, not 7"),
        ('number: "7", ', "", "either a 'number' or a 'topic'"),
        ('number: "7"', 'number: "7", topic: x', "either a 'number' or a 'topic'"),
        ("certainty: sure", "certainty: quite", "'certainty' is one of sure, likely, maybe, not 'quite'"),
        ("certainty: sure", "sure: yes", "unknown: sure"),
        ("topic: farewell", 'number: "7"', "written twice: Acme handbook 7"),
    ],
)
def test_a_standard_that_is_written_wrongly_says_what_is_wrong(old: str, new: str, says: str) -> None:
    assert old in HANDBOOK
    with pytest.raises(StandardFault, match=re.escape(says)):
        read_standard("acme", yaml.safe_load(HANDBOOK.replace(old, new, 1)))


@pytest.mark.parametrize(
    "data", [None, [], "text", {"short": "A", "title": "B"}, {"short": "A", "title": "B", "clauses": ["C"]}]
)
def test_a_file_without_clauses_is_refused(data: object) -> None:
    with pytest.raises(StandardFault):
        read_standard("acme", data)


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("short: [", encoding="utf-8")
    with pytest.raises(StandardFault):
        StandardRef("broken", str(file)).load()
