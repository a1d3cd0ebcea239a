"""`cxlint report`: what the leadership gets to read, in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from cxlint.cli import main
from cxlint.cli.report_arguments import BY, TABLES
from cxlint.reporters.layout import width
from cxlint.reporters.report import FORMATS
from cxlint.reporters.report import tables as all_tables
from cxlint.scorecard import GROUPINGS
from cxlint.scorecard.tables import (
    Clause,
    Debt,
    Gap,
    Impact,
    Kpi,
    Owner,
    Ownership,
    Phase,
    Step,
    Symptom,
    Task,
)
from cxlint.scorecard.values import Blocker, Counts, Group, Level, Score, Scorecard
from tests.scorecard.conftest import SETTINGS, TEN

DAY = ("--as-of", "2026-11-22")
COMPANIES = ("examples/harbour-bank", "examples/corner-shop", "policies")


@pytest.fixture
def tea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The company of ten documents, and the current folder in it."""
    for name, text in {"cxlint.yaml": SETTINGS, **TEN}.items():
        file = tmp_path / "tea" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "tea")
    return tmp_path / "tea"


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs the command, which must end with 0, and gives what it prints."""

    def run(*arguments: str) -> str:
        code = main(["report", *arguments, *DAY])
        shown = capsys.readouterr()
        assert (code, shown.err) == (0, "")
        return shown.out

    return run


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["report", *arguments, *DAY]) == 2
    return capsys.readouterr().err


def test_the_text_tells_level_score_and_how_they_are_counted(tea: Path, report) -> None:
    text = " ".join(report().split())
    assert text.startswith(
        "The Tea House · 2026-11-22 level: 1 declared · score: 97/100 · documents: 10 · checks: 22 ·"
    )
    assert "A check weighs 8 as an error, 3 as a warning and 1 as an info." in text
    assert "multiplied by the share of all customers a month" in text
    assert "What stands before the next level: 2 owned - open error: Nobody answers for “Complain”." in text
    assert "1 of 1 measures are taken in time" in text
    assert "6 of 7 documents that need one accountable person have one who is there." in text


@pytest.mark.parametrize(
    ("by", "row"),
    [
        ("area", "shop 4 11 11 0 0 5 customer-led 100"),
        ("area", "web 3 8 4 3 1 1 declared 59"),
        ("journey", "Buy tea 900 4 11 11 0 0 5 customer-led 100"),
        ("owner", "Mona Khalil 6 17 14 2 1 4 measured 98"),
        ("family", "Touchpoints 2 2 1 1 0 96"),
    ],
)
def test_every_grouping_has_its_table(by: str, row: str, tea: Path, report) -> None:
    lines = [" ".join(line.split()) for line in report("--by", by, "-q").splitlines()]
    assert row in lines


def test_quiet_shows_the_one_table_and_verbose_every_row(checkout: Path, report) -> None:
    company = str(checkout / "examples/harbour-bank")
    quiet, plain, verbose = report(company, "-q"), report(company), report(company, "-v")
    assert "What hurts customers most" not in quiet
    assert "more. (-v)" in plain
    assert "more. (-v)" not in verbose
    assert len(quiet) < len(plain) < len(verbose)


def test_all_formats_come_of_one_run(tea: Path, report) -> None:
    wanted = [word for name in FORMATS for word in ("-f", f"{name}=out.{name}")]
    assert report(*wanted, "-f", "sarif=out.sarif", "-f", "html=out.html") == ""
    assert sorted(path.name for path in tea.glob("out.*")) == sorted(
        [*(f"out.{name}" for name in (*FORMATS, "sarif", "html"))]
    )
    assert "Nobody answers for" in (tea / "out.html").read_text(encoding="utf-8")
    assert json.loads((tea / "out.json").read_text())["whole"]["score"]["shown"] == 97
    assert (tea / "out.csv").read_bytes().count(b"\r\n") == 4


@pytest.mark.parametrize("table", TABLES)
def test_every_figure_can_be_followed_to_a_line(table: str, checkout: Path, report) -> None:
    company = checkout / "examples/harbour-bank"
    rows = list(csv.DictReader(io.StringIO(report(str(company), "-f", "csv", "--table", table))))
    assert rows
    places = [row["where"] for row in rows if row.get("where")]
    assert places or table == "clauses"
    for where in places[:200]:
        file, _, line = where.rpartition(":")
        text = (checkout / file).read_text(encoding="utf-8").splitlines()
        assert 1 <= int(line) <= len(text), where


def test_the_checks_add_up_to_the_score(checkout: Path, report) -> None:
    company = str(checkout / "examples/harbour-bank")
    rows = list(csv.DictReader(io.StringIO(report(company, "-f", "csv", "--table", "checks"))))
    told = json.loads(report(company, "-f", "json"))["whole"]
    earned = sum(float(row["weight"]) for row in rows if row["outcome"] == "pass")
    possible = sum(float(row["weight"]) for row in rows)
    assert told["counts"]["checks"] == len(rows)
    assert told["score"]["earned"] == pytest.approx(earned, abs=0.01)
    assert told["score"]["value"] == pytest.approx(100 * earned / possible, abs=0.001)


HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", '"=1"', "=cmd|' /C calc'!A0", "\u202e=1", "a\tb", "x\r=1")


@pytest.mark.parametrize("title", HOSTILE)
def test_no_text_becomes_a_formula(title: str, tea: Path, report) -> None:
    file = tea / "policies/refunds.yaml"
    file.write_text(
        file.read_text().replace("title: Refunds", f"title: {json.dumps(title)}"), encoding="utf-8"
    )
    report("-f", "csv=t.csv", "--table", "findings", "-f", "xlsx=t.xlsx")
    rows = list(csv.reader(io.StringIO((tea / "t.csv").read_text(encoding="utf-8"), newline="")))
    cells = [cell for row in rows[1:] for cell in row]
    assert all(
        not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) for cell in cells
    )
    assert all(cell.isprintable() for cell in cells)
    book = openpyxl.load_workbook(tea / "t.xlsx")
    values = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in values} <= {"s", "n", "d"}
    with zipfile.ZipFile(tea / "t.xlsx") as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_the_workbook_has_a_sheet_for_every_table_with_typed_cells(tea: Path, report) -> None:
    report("-f", "xlsx=t.xlsx", "--by", "journey", "--lang", "ar")
    book = openpyxl.load_workbook(tea / "t.xlsx")
    others = [name for name in TABLES if name != "groups"]
    assert book.sheetnames == ["summary", "journey", *(by for by in GROUPINGS if by != "journey"), *others]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    row = [cell.value for cell in book["journey"][2]]
    assert row[:8] == ["buy", "Buy tea", 900, 4, 11, 11, 0, 0]
    debt = {cell.value for cell in book["debt"][2]}
    assert datetime(2026, 12, 31) in debt
    assert book["debt"].freeze_panes == "A2"
    first = (tea / "t.xlsx").read_bytes()
    report("-f", "xlsx=t.xlsx", "--by", "journey", "--lang", "ar")
    assert (tea / "t.xlsx").read_bytes() == first


def test_without_the_extra_the_workbook_says_what_to_install(tea: Path, capsys, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    told = refused(capsys, "-f", "xlsx=t.xlsx")
    assert "pip install 'cxlint-governance[xlsx]'" in told
    assert not (tea / "t.xlsx").exists()


@pytest.mark.parametrize("company", COMPANIES)
def test_the_json_keeps_to_its_schema(company: str, checkout: Path, report) -> None:
    schema = json.loads(
        (checkout / "cxlint/reporters/report/scorecard.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft7Validator.check_schema(schema)
    shown = json.loads(report(str(checkout / company), "-f", "json"))
    jsonschema.Draft7Validator(schema).validate(shown)


def test_the_schema_names_every_part_of_a_scorecard(checkout: Path) -> None:
    schema = json.loads(
        (checkout / "cxlint/reporters/report/scorecard.schema.json").read_text(encoding="utf-8")
    )
    assert set(schema["properties"]) == {*Scorecard._fields, "schema_version", "by", "counted"}
    for kind in (
        Blocker,
        Clause,
        Debt,
        Gap,
        Group,
        Impact,
        Kpi,
        Level,
        Owner,
        Ownership,
        Phase,
        Step,
        Symptom,
        Task,
    ):
        assert set(schema["definitions"][kind.__name__.lower()]["properties"]) == set(kind._fields)
    assert set(schema["definitions"]["counts"]["properties"]) == {*Counts._fields, "checks"}
    assert set(schema["definitions"]["score"]["properties"]) == {*Score._fields, "value", "shown"}


def test_the_words_of_the_command_line_are_those_of_the_formats() -> None:
    assert set(BY) == set(GROUPINGS)
    assert tuple(all_tables.TABLES) == TABLES


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
@pytest.mark.parametrize("by", BY)
def test_columns_stand_below_each_other_in_every_language(
    by: str, language: str, checkout: Path, report
) -> None:
    """The dashes below the heads tell how wide each column is; no cell may reach into the gap between two of them."""
    lines = report(str(checkout / "examples/harbour-bank"), "-q", "--by", by, "--lang", language).splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("----"))
    end = next(number for number, line in enumerate(lines) if number > rule and not line)
    gaps = [place for place, char in enumerate(lines[rule]) if char == " "]
    for line in lines[rule + 1 : end]:
        columns = "".join(char * width(char) for char in line if width(char))
        assert all(columns[place : place + 1] in ("", " ") for place in gaps), line


def test_arabic_markdown_is_set_from_right_to_left(tea: Path, report) -> None:
    text = report("-f", "markdown", "--lang", "ar")
    assert text.startswith('<div dir="rtl">\n\n# The Tea House')
    assert text.endswith("\n\n</div>\n")
    assert "## كيف تُحسب هذه الأرقام" in text


def test_the_letter_says_what_to_do_by_when(tea: Path, report) -> None:
    text = report("--digest", "mona", "--links", "https://git.example/tea/blob/main")
    assert text.startswith("# Mona Khalil: what customers need from you\n\nHello Mona Khalil,\n\n")
    assert "you answer for 6 documents at The Tea House. Of 17 checks on them 14 pass. " in text
    assert "at level 4 measured" in text
    assert "## What hurts customers now" not in text
    assert "## What comes next\n\n1. The policy 'Refunds' does not say why it exists." in text
    assert (
        "[`policies/refunds.yaml:2`](https://git.example/tea/blob/main/policies/refunds.yaml#L2) (`GOV005`)"
        in text
    )
    assert "3. **By 2026-11-30:** Measure “Happy guests” and write down the value and the day." in text


def test_a_letter_to_somebody_without_anything_to_do_thanks_them(tea: Path, report) -> None:
    (tea / "people/sami.yaml").write_text("kind: person\nid: sami\nname: Sami\n", encoding="utf-8")
    text = report("--digest", "sami")
    assert "on 2026-11-22 nothing was checked for which you answer at The Tea House." in text
    assert "There is nothing for you to do today." in text


def test_a_report_on_one_owner_lists_the_tasks(tea: Path, report) -> None:
    text = report("--owner", "nobody")
    assert "The Tea House · nobody · 2026-11-22" in text
    assert "Tasks\n- Nobody answers for “Complain”." in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--area", "shpo"], "there is no area 'shpo'; did you mean 'shop'?"),
        (["--area", "xyz"], "there is no area 'xyz'. Known are shop, web"),
        (["--owner", "moona"], "there is no owner 'moona'; did you mean 'mona'?"),
        (["--digest", "mona", "--area", "web"], "--digest is a report on one owner already"),
        (["--digest", "mona", "-f", "csv"], "a letter to an owner is written in Markdown"),
        (["-f", "excel"], "there is no format 'excel'"),
        (["--table", "kpi"], "there is no table 'kpi'; did you mean 'kpis'?"),
        (["-f", "xlsx"], "a workbook needs a file; write -f xlsx=report.xlsx"),
        (["-f", "text", "-f", "csv"], "only one format can go to the terminal"),
        (["--links", "javascript:alert(1)"], "is no address of a web page"),
        (["--home", "a=https://b.example"], "--home and --mixed are for saved results"),
        (["no-such.json", "--select", "all"], "saved results stay as they were judged; leave --select out"),
        (["no-such-folder"], "there is no file or folder 'no-such-folder'"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], told: str, tea: Path, capsys) -> None:
    assert told in refused(capsys, *arguments)


def test_findings_do_not_fail_a_report_but_what_could_not_be_checked_does(tea: Path, report, capsys) -> None:
    (tea / "policies/broken.yaml").write_bytes(b"kind: policy\nid: b\ntitle: \xff\n")
    text = report("-q")
    assert "documents: 11" in text
    code = subprocess.run(
        [sys.executable, "-c", CRASHING], capture_output=True, text=True, cwd=tea, check=False
    )
    assert code.returncode == 3
    assert "NOT EVERYTHING WAS CHECKED" in code.stdout
    assert "exit 3: something could not be checked" in code.stderr


CRASHING = """
import sys
from cxlint.cli import main
from cxlint.rules.pol.pol004_restocking_fee import RestockingFee

def crash(self, document, options):
    raise RuntimeError("boom")

RestockingFee.check = crash
sys.exit(main(["report", "--as-of", "2026-11-22", "--no-plugins"]))
"""


def test_an_empty_folder_has_no_report(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "nothing to report: there is no governance document" in refused(capsys)


def test_files_are_named_from_where_the_user_stands(tea: Path, report, monkeypatch) -> None:
    monkeypatch.chdir(tea.parent)
    assert "tea/journeys/complain.yaml:2" in report("tea")
    assert json.loads(report("tea", "-f", "json"))["top"][0]["file"] == "journeys/complain.yaml"


def test_the_report_of_a_part_says_so(tea: Path, report) -> None:
    report("--area", "web", "-f", "html=web.html", "-f", "markdown=web.md", "-f", "json=web.json")
    assert "This report is limited to: web." in (tea / "web.html").read_text(encoding="utf-8")
    assert (tea / "web.md").read_text(encoding="utf-8").startswith("# The Tea House · web · 2026-11-22")
    assert json.loads((tea / "web.json").read_text())["scope"] == "web"
    assert "The Tea House · policies · 2026-11-22" in report("policies")
    assert "documents: 2 ·" in report("policies")


def told_of(result: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says of a saved result, which has a day of its own."""
    code = main(["report", result, *arguments])
    shown = capsys.readouterr()
    assert (code, shown.err) == (0, "")
    return shown.out


@pytest.mark.parametrize("name", ["text", "markdown", "csv", "json"])
def test_a_saved_result_has_the_report_of_the_run(name: str, tea: Path, report, capsys) -> None:
    assert main(["check", "-f", "json=saved.json", *DAY]) == 1
    capsys.readouterr()
    assert told_of("saved.json", capsys, "-f", name) == report("-f", name)
    assert told_of("saved.json", capsys, "--digest", "mona") == report("--digest", "mona")


def test_several_repositories_are_reported_as_one(tea: Path, capsys) -> None:
    for name in ("tea", "cake"):
        assert main(["check", "-f", f"json={name}.json", *DAY]) == 1
        organisation = tea / "organisation.yaml"
        organisation.write_text(organisation.read_text().replace("Tea", "Cake"), encoding="utf-8")
    capsys.readouterr()
    homes = ("--home", "tea=https://git.example/tea", "--home", "cake=https://git.example/cake")
    text = told_of("tea.json", capsys, "cake.json", *homes, "-f", "markdown")
    assert text.startswith("# The Tea House · The Cake House · 2026-11-22")
    assert "**score: 97/100**" in text
    assert "documents: 20 · checks: 44 · passed: 36 · failed: 6 · waived: 2" in text
    assert (
        "[`cake/journeys/complain.yaml:2`](https://git.example/cake/blob/HEAD/journeys/complain.yaml#L2)"
        in text
    )
    debts = list(
        csv.DictReader(io.StringIO(told_of("tea.json", capsys, "cake.json", "-f", "csv", "--table", "debt")))
    )
    assert [(row["id"], row["covers"]) for row in debts] == [("cake/fee", "1"), ("tea/fee", "1")]
    clauses = list(
        csv.DictReader(
            io.StringIO(told_of("tea.json", capsys, "cake.json", "-f", "csv", "--table", "clauses"))
        )
    )
    assert len({row["clause"] for row in clauses}) == len(clauses)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_the_companies_that_are_shown_have_a_report_in_every_language(
    company, language, checkout, report
) -> None:
    text = report(str(checkout / company), "--lang", language)
    assert len(text.splitlines()) > 40


def test_the_model_company_stands_at_the_top(checkout: Path, report) -> None:
    shown = json.loads(report(str(checkout / "policies"), "-f", "json"))["whole"]
    assert (shown["score"]["shown"], shown["level"]["reached"], shown["counts"]["failed"]) == (100, 5, 0)
