"""`cxlint check --with`: what would fail with other settings; nothing is changed, and nothing fails."""

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


def tried(cxlint, *words: str, form: str = "json"):
    told = cxlint("check", "-f", form, *(part for word in words for part in ("--with", word)))
    assert (told.returncode, told.stderr) == (0, "")
    return json.loads(told.stdout) if form == "json" else told.stdout


def rules(findings: list[dict]) -> set[str]:
    return {finding["rule"] for finding in findings}


@pytest.mark.parametrize(
    ("word", "more", "fewer"),
    [
        ("fail_on=warning", {"POL004", "GOV012"}, set()),
        ("fail_on=never", set(), {"POL004"}),
        ("profile=strict", {"POL004", "GOV012"}, set()),
        ("profile=declared", set(), {"KPI001"}),
        ("select=[OWN, KPI]", set(), {"POL004"}),
        ("ignore=POL004,POL001", set(), {"POL004"}),
        ("mandatory=KPI", set(), set()),
    ],
)
def test_settings_of_the_whole_can_be_tried_too(cxlint, shop: Path, word: str, more: set, fewer: set) -> None:
    data = tried(cxlint, word)
    assert more <= rules(data["more"])
    assert bool(more) == bool(data["more"])
    assert fewer <= rules(data["fewer"])
    assert bool(fewer) == bool(data["fewer"])


def test_a_mandatory_rule_lets_no_exception_stand(cxlint, shop: Path) -> None:
    file = shop / "governance/policies/fees.yaml"
    reason = '  # cxlint: ignore[POL004] until=2027-01-31 reason="an old contract"\n'
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + reason, encoding="utf-8")
    data = tried(cxlint, "mandatory=POL004")
    assert rules(data["more"]) == {"CX037"}
    data = tried(cxlint, "mandatory=POL004", "fail_on=warning")
    assert "policy/fees" in {finding["subject"] for finding in data["more"] if finding["rule"] == "POL004"}


def test_what_is_said_of_the_settings_themselves_is_no_part_of_it(cxlint, shop: Path) -> None:
    (shop / "cxlint.yaml").write_text("roots: [governance]\nselect: [POL004]\nfail_on: info\nignore: [KPI]\n")
    assert "CX050" in cxlint("check").stdout
    data = tried(cxlint, "ignore=JRN")
    assert (data["more"], data["fewer"]) == ([], [])


def test_it_says_how_many_documents_in_which_area(cxlint, shop: Path) -> None:
    area = "kind: area\nid: retail\nowner: mona\n"
    (shop / "governance/areas.yaml").write_text(area, encoding="utf-8")
    file = shop / "governance/policies/fees.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "area: retail\n", encoding="utf-8")
    words = ("POL004.severity=error", "select=POL004")
    data = tried(cxlint, *words)
    assert data["documents"]["more"] == 1
    assert data["areas"]["more"] == {"retail": 1}
    assert "  Documents by area: retail 1\n" in tried(cxlint, *words, form="text")


def test_markdown_fits_into_a_pull_request(cxlint, shop: Path) -> None:
    told = tried(cxlint, "POL004.severity=error", "select=[POL004]", form="markdown")
    assert told.startswith("### What if `POL004.severity=error`, `select=[POL004]`?\n\n**Would fail")
    assert "\n- `governance/policies/fees.yaml:6:17` `POL004` " in told


def test_several_formats_are_written_at_once(cxlint, shop: Path) -> None:
    told = cxlint("check", "--with", "fail_on=info", "-f", "text", "-f", "json=a.json", "-f", "markdown=a.md")
    assert told.stdout.startswith("What if fail_on=info?")
    assert json.loads((shop / "a.json").read_text(encoding="utf-8"))["with"] == ["fail_on=info"]
    assert (shop / "a.md").read_text(encoding="utf-8").startswith("### What if")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--with", "POL004"), "is not clear"),
        (("--with", "POL004.severity="), "is not clear"),
        (("--with", "POL04.severity=error"), "there is no rule 'POL04'"),
        (("--with", "POL004.severity=loud"), "'loud' is no severity"),
        (("--with", "POL004.lowest=3"), "has no option 'lowest'"),
        (("--with", "POL004.highest"), "is not clear"),
        (("--with", "POL004.=3"), "is not clear"),
        (("--with", "profil=strict"), "'profil' cannot be tried; did you mean 'profile'"),
        (
            ("--with", "roots=governance"),
            "'roots' cannot be tried; known are profile, fail_on, select, ignore, mandatory",
        ),
        (("--with", "profile=strikt"), "'strikt' is not a choice for 'profile'"),
        (("--with", "select=[POL, KIP]"), "there is no rule, name, family or level 'KIP'"),
        (
            ("--with", "mandatory=POL004", "--with", "ignore=POL"),
            "would leave out POL004, which is mandatory",
        ),
        (("--with", "POL004.severity=error", "-f", "sarif"), "there is no format 'sarif' for --with"),
        (
            ("--with", "POL004.severity=error", "-f", "json", "-f", "text"),
            "only one format can go to the terminal",
        ),
        (("--with", "POL004.severity=error", "--shard", "1/2"), "goes with no other comparison"),
    ],
)
def test_what_is_not_clear_is_exit_2(cxlint, shop: Path, words, complaint) -> None:
    told = cxlint("check", *words)
    assert told.returncode == 2
    assert complaint in told.stderr
    assert told.stdout == ""
