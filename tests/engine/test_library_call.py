"""`cxlint.check(path)` is as usable as the command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cxlint
from cxlint.errors import ConfigError, CxlintError

HOSTILE = "kind: policy\nid: p\nowner: mona\nlast_reviewed: 2026-01-01\nterms: {return: {restocking: 20%}}\n"
PERSON = "---\nkind: person\nid: mona\n"


def test_a_folder_gives_a_result(company) -> None:
    root = company({"p.yaml": HOSTILE + PERSON})
    result = cxlint.check(root, as_of=date(2026, 11, 22))
    assert isinstance(result, cxlint.Result)
    assert (result.root, result.as_of, result.files, result.exit_code) == (
        str(root), date(2026, 11, 22), 1, 1,
    )  # fmt: skip
    (finding,) = (f for f in result.findings if f.rule == "POL004")
    assert (finding.file, finding.span) == ("p.yaml", cxlint.Span(5, 30, 5, 33))
    assert finding.severity is cxlint.Severity.ERROR
    assert finding.subject == cxlint.Subject("policy", "p")
    assert result.quote(finding) == "terms: {return: {restocking: 20%}}"
    assert result.assessments.outcome("POL004", finding.subject) is cxlint.Outcome.FAIL


@pytest.mark.parametrize("place", ["", "sub", "sub/q.yaml", "p.yaml"])
def test_the_workspace_is_found_from_any_place_inside_it(place: str, company) -> None:
    root = company({"p.yaml": HOSTILE + PERSON, "sub/q.yaml": "kind: kpi\nid: q\n"})
    result = cxlint.check(str(root / place), as_of=date(2026, 11, 22))
    assert result.root == str(root)
    assert {d.file for d in result.documents} >= {"p.yaml", "sub/q.yaml"}


def test_the_current_folder_is_checked_where_none_is_named(company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(company({"p.yaml": HOSTILE + PERSON}))
    assert "POL004" in {f.rule for f in cxlint.check().findings}


def test_given_settings_win_over_the_file(company) -> None:
    root = company({"p.yaml": HOSTILE + PERSON}, "roots: [.]\nselect: [OWN]\nfail_on: never\n")
    assert not [f for f in cxlint.check(root).findings if f.rule == "POL004"]
    result = cxlint.check(root, settings={"select": ["POL004"], "fail_on": "warning"})
    assert {f.rule for f in result.findings} >= {"POL004"}
    assert result.exit_code == 1


def test_the_day_decides_what_is_overdue(company) -> None:
    reviewed = HOSTILE + "review_every: 6 months\n" + PERSON
    root = company({"p.yaml": reviewed})
    late = {f.rule for f in cxlint.check(root, as_of=date(2027, 1, 1)).findings}
    early = {f.rule for f in cxlint.check(root, as_of=date(2026, 2, 1)).findings}
    assert "GOV002" in late - early


def test_settings_that_cannot_be_used_raise(company) -> None:
    root = company({"p.yaml": HOSTILE}, "roots: [.]\nprofil: strict\n")
    with pytest.raises(ConfigError, match=r"cxlint.yaml:2:1: .*profile"):
        cxlint.check(root)
    with pytest.raises(CxlintError, match="POL004"):
        cxlint.check(company({}), settings={"select": ["POL0004"]})


def test_an_empty_workspace_is_an_empty_result(company) -> None:
    result = cxlint.check(company({"README.md": "# Nothing yet\n"}))
    assert result.empty
    assert result.findings == ()


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(CxlintError, match="nowhere"):
        cxlint.check(tmp_path / "nowhere")


def test_results_cannot_be_changed(company) -> None:
    result = cxlint.check(company({"p.yaml": HOSTILE + PERSON}))
    with pytest.raises(AttributeError):
        result.findings = ()
    with pytest.raises(AttributeError):
        result.findings[0].text = "harmless"
