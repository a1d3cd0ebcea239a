"""What was asked for and met nothing is said: a rule, a setting, an override or a plugin never passes by silence."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace

import pytest

import cxlint
from cxlint.hookspecs import hookimpl
from cxlint.origin import Origin
from cxlint.reporters import cxlint_reporters
from cxlint.reporters.digest import in_runs
from cxlint.reporting import Style
from cxlint.result import Assessments, Result
from cxlint.rule import ERROR, DocumentRule, Message, reference
from cxlint.saved.alike import Member
from cxlint.saved.group import gather

DAY = date(2026, 11, 22)
POLICY = "kind: policy\nid: returns\nterms: {return: {restocking: none}}\n"
WAIVER = (
    "kind: waiver\nid: slow\nrule: KPI002\nsubject: policy/returns\nreason: r\nowner: mona\napproved_by: lena\n"
    "approved_on: 2026-11-01\nexpires: 2027-01-31\n"
)
PEOPLE = (
    "kind: organisation\nid: shop\ncx_lead: lena\n---\nkind: person\nid: mona\n---\nkind: person\nid: lena\n"
)
COMMENT = '# cxlint: ignore[{rule}] until=2027-01-31 reason="It takes a while"\n'


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


KIOSKS = SimpleNamespace(__name__="acme-kiosks", cxlint_rules=hookimpl(lambda: [reference(Kiosk)]))


@pytest.fixture
def write(tmp_path):
    """Writes files, beside one policy."""

    def write(**files: str) -> None:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    write(returns=POLICY)
    return write


@pytest.fixture
def run(tmp_path, write):
    """The result of a run with some configuration."""

    def run(config: str, settings: dict | None = None, plugins: tuple = ()):
        write(cxlint=config)
        return cxlint.check(tmp_path, as_of=DAY, settings=settings or {}, plugins=plugins)

    return run


def told(result) -> list[str]:
    return sorted(finding.key for finding in result.findings if finding.rule == "CX050")


def test_rules_that_had_nothing_to_judge_are_named_and_never_count_as_passed(run) -> None:
    result = run("select: [POL004, POL001, CHN005, SEG001, DIF001]\n")
    assert result.idle == ("CHN005", "POL001", "SEG001")
    assert result.notes == (
        "There is no document of the kind channel, segment, so rules about it had nothing to judge.",
    )


def test_rules_that_have_something_to_judge_are_not_mentioned(run) -> None:
    result = run("select: [POL004]\n")
    assert (result.idle, result.notes) == ((), ())


def test_that_there_is_no_waiver_is_nothing_to_mention(run) -> None:
    result = run("select: [POL004, GOV007]\n")
    assert (result.idle, result.notes) == ((), ())


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ("select: [POL004]\n", []),
        ("select: [POL004]\nrules: {POL004: {severity: info}}\n", []),
        ("select: [POL004]\nrules: {POL001: {severity: error}}\n", ["not-asked"]),
        ("select: [POL004, POL001]\nrules: {POL001: {severity: error}}\n", ["rule", "select"]),
        ("select: [POL004, POL001]\nrules: {POL001: {severity: off}}\n", []),
        ("select: [POL004]\nrules: {POL001: {severity: off}}\n", ["ignored"]),
        ("profile: declared\nrules: {KPI001: {severity: off}}\n", ["ignored"]),
        ("select: [POL004, CHN]\n", ["select"]),
        ("select: [POL, DIF]\n", []),
        ("select: [POL004]\nmandatory: [CHN001]\n", ["mandatory"]),
        ("select: [POL004]\nmandatory: [POL]\n", []),
        ("select: [POL004]\nignore: [KPI]\n", ["ignored"]),
        ("select: [POL]\nignore: [POL001]\n", []),
        ("profile: declared\nignore: [customer-led]\n", ["ignored"]),
        ("ignore: [KPI]\n", []),
        ("select: [POL004]\nexclude: [drafts]\n", ["exclude"]),
        ("select: [POL004]\nexclude: [drafts, '!old.yaml', '*.draft.yaml']\n", ["exclude"] * 3),
        ("select: [POL004]\noverrides: [{paths: [shops/*], ignore: [POL004]}]\n", ["override"]),
        ("select: [POL004]\noverrides: [{paths: [ret*], ignore: [POL004]}]\n", ["select"]),
        ("select: [POL]\noverrides: [{paths: [ret*], ignore: [POL004]}]\n", []),
        ("select: [POL004]\noverrides: [{paths: [ret*], rules: {POL004: {severity: info}}}]\n", []),
        (
            "select: [POL004]\noverrides: [{paths: [ret*], rules: {POL001: {severity: info}}}]\n",
            ["override-rule"],
        ),
        (
            "select: [POL]\noverrides: [{paths: [ret*], rules: {POL001: {severity: info}}}]\n",
            ["override-rule"],
        ),
        ("select: [POL004]\nplugins: [acme-kiosks]\n", ["plugin-off"]),
        ("select: [POL004, ACM001]\nplugins: [acme-kiosks]\n", ["plugin", "select"]),
    ],
)
def test_what_the_configuration_says_in_vain_is_told(run, config: str, found: list[str]) -> None:
    assert told(run(config, plugins=(KIOSKS,))) == found


def test_a_pattern_that_leaves_out_a_file_is_not_told(run, write) -> None:
    write(old=POLICY)
    assert told(run("select: [POL004]\nexclude: [old.yaml]\n")) == []


def test_a_folder_without_a_document_is_told(run, tmp_path, write) -> None:
    (tmp_path / "empty").mkdir()
    assert told(run("select: [POL004]\nroots: [returns.yaml, empty]\n")) == ["root"]


def test_the_place_is_that_of_the_setting(run) -> None:
    result = run("select: [POL004]\nexclude: [drafts]\nmandatory:\n  - POL004\n  - CHN001\n")
    places = [(f.key, f.file, f.span.line, f.span.column) for f in result.findings if f.rule == "CX050"]
    assert places == [("exclude", "cxlint.yaml", 2, 11), ("mandatory", "cxlint.yaml", 5, 5)]


def test_each_has_a_name_of_its_own_that_outlives_another_line(run) -> None:
    one = run("select: [POL004]\nexclude: [drafts, attic]\n")
    other = run("exclude: [attic]\n\nselect: [POL004]\n")
    marks = {f.fingerprint for f in one.findings if f.rule == "CX050"}
    assert len(marks) == 2
    assert [f.fingerprint in marks for f in other.findings if f.rule == "CX050"] == [True]


def test_what_somebody_leaves_out_for_one_run_is_not_called_idle(run) -> None:
    config = "rules: {POL001: {severity: error}}\nignore: [CHN001]\n"
    assert told(run(config, {"select": ["POL004"]})) == []
    assert told(run(config, {"ignore": ["POL001"]})) == []
    assert told(run(config, {"profile": "declared"})) == []


def test_what_is_certain_is_a_warning_and_what_may_come_is_an_information(run) -> None:
    result = run("select: [POL004, CHN001]\nexclude: [drafts]\n")
    assert {f.key: f.severity.word for f in result.findings if f.rule == "CX050"} == {
        "exclude": "warning",
        "select": "info",
    }


@pytest.mark.parametrize(
    ("status", "found"), [("", ["waiver"]), ("status: refused\n", []), ("status: requested\n", [])]
)
def test_a_waiver_of_a_rule_that_does_not_run_is_told(run, write, status: str, found: list[str]) -> None:
    text = (
        WAIVER.replace("approved_by: lena\napproved_on: 2026-11-01\n", "")
        if "requested" in status
        else WAIVER
    )
    write(people=PEOPLE, waiver=text + status)
    assert told(run("select: [POL004]\n")) == found
    assert told(run("select: [POL004, KPI002]\n")) == ["select"]
    assert told(run("", {"select": ["POL004"]})) == []


def test_a_comment_of_a_rule_that_does_not_run_is_told(run, write) -> None:
    write(returns=COMMENT.format(rule="POL001") + POLICY)
    assert told(run("select: [POL004]\n")) == ["inline"]
    assert told(run("", {"select": ["POL004"]})) == []


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("[eu]", ""),
        ("[de-by, GB, us-tx]", ""),
        ("[br, eu]", "No limit of the law of br is known here, so none was checked."),
        ("[jp, br-sp]", "No limit of the law of br-sp, jp is known here, so none was checked."),
        ("none", ""),
    ],
)
def test_a_law_that_nobody_knows_is_told(run, write, places: str, told: str) -> None:
    write(people=PEOPLE.replace("id: shop\n", f"id: shop\njurisdictions: {places}\n"))
    assert run("select: [POL004]\n", plugins=()).notes == ((told,) if told else ())


def test_an_override_of_the_caller_has_no_place_but_is_told(run) -> None:
    result = run("select: [POL004]\n", {"overrides": [{"paths": ["shops/*"], "ignore": ["POL004"]}]})
    assert told(result) == ["override"]


def test_a_plugin_without_anything_to_judge_is_named(run) -> None:
    told = " ".join(run("select: [ACM001, POL004]\n", plugins=(KIOSKS,)).notes)
    assert "No rule of the plugin acme-kiosks had anything to judge." in told


class TestReports:
    """How many rules had nothing to judge stands in every report for people, and which of them in every full one."""

    @pytest.fixture
    def shown(self, run):
        result = run("select: [POL004, POL001, CHN005]\n")
        look = Style(width=100)

        def shown(name: str, **more: object) -> str:
            reporter = next(one for one in cxlint_reporters() if one.name == name)
            return reporter.load()(result, look._replace(**more))

        return shown

    def test_text_counts_them_and_names_them_on_request(self, shown) -> None:
        told = "Rules that had nothing to judge: 2 of 3. "
        assert told + "-v names them." in shown("text")
        assert told + "CHN005, POL001" in shown("text", verbose=True)
        assert told not in shown("text", quiet=True)

    def test_markdown_folds_them_away(self, shown) -> None:
        assert "<summary>Rules that had nothing to judge: 2 of 3.</summary>\n\n`CHN005` `POL001`" in shown(
            "markdown"
        )

    def test_a_page_has_it_among_its_notes(self, shown) -> None:
        assert "Rules that had nothing to judge: 2 of 3." in shown("html")

    def test_json_has_the_list(self, shown) -> None:
        assert json.loads(shown("json"))["idle"] == ["CHN005", "POL001"]


def test_ids_that_follow_one_another_are_drawn_together() -> None:
    ids = [
        "POL009",
        "CHN001",
        "CHN002",
        "CHN003",
        "COM001",
        "COM002",
        "POL010",
        "POL011",
        "POL099",
        "X",
        "X1",
    ]
    assert in_runs(ids) == ["CHN001–CHN003", "COM001", "COM002", "POL009–POL011", "POL099", "X", "X1"]


def test_in_a_group_only_what_no_repository_could_judge_is_left() -> None:
    one, other = (
        Result(
            root="", as_of=DAY, language="en", fail_on=None, findings=(), waived=(), assessments=Assessments(("CX",)),
            documents=(), rules={}, files=1, lines={}, origin=Origin(rules=rules), idle=idle,
        )
        for rules, idle in ((("KPI001", "POL001", "POL002"), ("POL001", "POL002")), (("POL001", "POL004"), ("POL004",)))
    )  # fmt: skip
    assert gather([Member("a", one), Member("b", other)], mixed=True).idle == ("POL002", "POL004")
