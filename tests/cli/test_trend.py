"""`cxlint trend` on real repositories with dated commits."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil

import pytest

from tests.revisions.repositories import Repo

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

RETURNS = "kind: policy\nid: returns\narea: stores\nterms:\n  return:\n    restocking: 20%\n"
REPAIRS = "kind: policy\nid: repairs\narea: care\nterms:\n  return:\n    restocking: none\n"
COMPANY = {
    "cxlint.yaml": "select: [POL004]\nroots: [cx]\n",
    "cx/company.yaml": "kind: organisation\nid: shop\ntitle: {en: The Shop, ar: المتجر}\n",
    "cx/areas.yaml": "kind: area\nid: care\ntitle: Care\n---\nkind: area\nid: stores\ntitle: {en: Stores, ar: المتاجر}\n",
    "cx/returns.yaml": RETURNS,
    "cx/repairs.yaml": REPAIRS,
}


@pytest.fixture
def repo(tmp_path, cxlint):
    """Five documents and one rule: a fee of 20 % (an error), taken off in February; in March one of 5 EUR (a warning)."""
    found = Repo(tmp_path / "company")
    found.commit(COMPANY, "company: Begin", "2026-01-10")
    found.off = found.commit(
        {"cx/returns.yaml": RETURNS.replace("20%", "none")}, "company: Take the fee off", "2026-02-05"
    )
    found.commit({"README.md": "Hello"}, "docs: Say hello", "2026-03-01")
    found.fee = found.commit(
        {"cx/repairs.yaml": REPAIRS.replace("none", "5 EUR")}, "company: Ask for a fee", "2026-03-03"
    )
    found.commit({"README.md": "Hello again"}, "docs: Say more", "2026-03-20")
    cxlint.folder = found.path
    cxlint.environment["CXLINT_AS_OF"] = "2026-04-15"
    return found


def told(cxlint, *words):
    done = cxlint("trend", "-f", "json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout, parse_float=lambda digits: round(float(digits), 2))


def course(trend, field="score"):
    return [(point["label"], point["whole"][field]) for point in trend["points"]]


def test_the_course_is_the_one_that_can_be_reckoned_by_hand(repo, cxlint):
    """Each of 5 documents can be read (5 x 8) and the rule passes on a policy (8), fails (8 as error, 3 as warning)."""
    trend = told(cxlint)
    begin, free, fee = 100 * 48 / 56, 100.0, 100 * 48 / 51
    assert course(trend) == [
        ("2026-01", round(begin, 2)),
        ("2026-02", free),
        ("2026-03", round(fee, 2)),
        ("2026-04", round(fee, 2)),
    ]
    assert course(trend, "errors") == [("2026-01", 1), ("2026-02", 0), ("2026-03", 0), ("2026-04", 0)]
    assert course(trend, "warnings") == [("2026-01", 0), ("2026-02", 0), ("2026-03", 1), ("2026-04", 1)]
    assert course(trend, "level") == [(f"2026-0{month}", 1) for month in (1, 2, 3, 4)]
    assert [point["day"] for point in trend["points"]] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-15",
    ]
    assert [point["documents"] for point in trend["points"]] == [5, 5, 5, 5]
    areas = {area["id"]: area for area in trend["points"][2]["areas"]}
    assert (areas["care"]["reading"]["score"], areas["care"]["reading"]["warnings"]) == (
        round(100 * 16 / 19, 2),
        1,
    )
    assert (areas["stores"]["title"], areas["stores"]["reading"]["score"]) == ("Stores", 100.0)
    assert areas["(no area)"]["reading"] == {
        "score": 100.0,
        "level": 1,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
    }


def test_the_commits_that_moved_the_score_are_named_with_their_areas(repo, cxlint):
    moves = told(cxlint)["moves"]
    assert [(move["commit"], move["subject"], move["commits"]) for move in moves] == [
        (repo.off, "company: Take the fee off", 1),
        (repo.fee, "company: Ask for a fee", 1),
    ]
    assert [(area["id"], area["change"]) for move in moves for area in move["areas"]] == [
        ("stores", 33.33),
        ("care", -15.79),
    ]
    assert (moves[1]["before"]["warnings"], moves[1]["after"]["warnings"]) == (0, 1)
    assert told(cxlint, "--moves", "1")["moves"] == moves[:1]
    assert told(cxlint, "--moves", "0")["moves"] == []


def test_one_commit_among_many_in_a_month_is_named(repo, cxlint):
    for number in range(1, 25):
        text = RETURNS.replace("20%", "none" if number < 17 else "20%") + f"title: {{en: Returns {number}}}\n"
        last = repo.commit({"cx/returns.yaml": text}, f"company: Change {number}", f"2026-04-{number:02}")
        repo.culprit = last if number == 17 else getattr(repo, "culprit", "")
    moves = told(cxlint, "--as-of", "2026-04-30", "--since", "2026-03-31")["moves"]
    assert [(move["commit"], move["subject"], move["commits"]) for move in moves] == [
        (repo.culprit, "company: Change 17", 1)
    ]


def test_what_time_alone_does_is_told_apart_from_what_commits_do(tmp_path, cxlint):
    repo = Repo(tmp_path / "company")
    review = "kind: policy\nid: returns\nlast_reviewed: 2025-02-10\nreview_every: 12 months\n"
    company = {"cxlint.yaml": "select: [GOV002]\n", "company.yaml": "kind: organisation\nid: shop\n"}
    repo.commit({**company, "a.yaml": review}, "company: Begin", "2026-01-10")
    repo.commit({"a.yaml": review.replace("2025-02-10", "2026-03-05")}, "company: Review", "2026-03-05")
    cxlint.folder = repo.path
    trend = told(cxlint, "--as-of", "2026-03-31")
    late = 100 * 16 / 19  # two documents can be read (8 each), the review of one is overdue (3)
    assert course(trend)[1:] == [("2026-02", round(late, 2)), ("2026-03", 100.0)]
    assert [point["aged"] for point in trend["points"]] == [None, round(late - 100, 2), 0.0]
    assert [(move["subject"], move["day"]) for move in trend["moves"]] == [("company: Review", "2026-03-31")]


def test_weeks_quarters_and_tags_can_be_chosen(repo, cxlint):
    assert [label for label, _ in course(told(cxlint, "--every", "quarter"))] == ["2026-Q1", "2026-Q2"]
    weeks = told(cxlint, "--every", "week", "--since", "2026-04-01")
    assert [label for label, _ in course(weeks)] == ["2026-W14", "2026-W15", "2026-W16"]
    repo.git("tag", "v1", repo.off)
    repo.git("tag", "--annotate", "v2", "--message", "Second", repo.fee)
    repo.git("tag", "note", repo.fee)
    tags = told(cxlint, "--tags", "v*")
    assert course(tags) == [("v1", 100.0), ("v2", round(100 * 48 / 51, 2))]
    assert [point["day"] for point in tags["points"]] == ["2026-02-05", "2026-03-03"]
    assert [move["commit"] for move in tags["moves"]] == [repo.fee]
    assert (tags["every"], weeks["every"]) == ("tag", "week")
    assert [label for label, _ in course(told(cxlint, "--tags"))] == ["v1", "note", "v2"]
    done = cxlint("trend", "--tags", "w*")
    assert (done.returncode, "no tag 'w*'" in done.stderr) == (2, True)


def test_one_set_of_rules_is_played_back_whatever_the_settings_were_then(repo, cxlint):
    repo.commit(
        {"cxlint.yaml": "ignore: [POL004]\nroots: [cx]\nlanguage: ar\n"}, "company: Look away", "2026-04-01"
    )
    assert told(cxlint)["points"][0]["whole"]["errors"] > 0, "other rules of the standard profile"
    repo.commit({"cxlint.yaml": COMPANY["cxlint.yaml"]}, "company: Look again", "2026-04-02")
    assert course(told(cxlint))[-1] == ("2026-04", round(100 * 48 / 51, 2))


def test_text_shows_the_course_the_points_and_the_commits(repo, cxlint):
    done = cxlint("trend", environment={"COLUMNS": "110"})
    assert done.returncode == 0, done.stderr
    lines = done.stdout.split("\n")
    assert lines[0] == "How it went: The Shop"
    whole, care, stores = (
        next(line for line in lines if line.startswith(f"│ {name} "))
        for name in ("The whole", "Care", "Stores")
    )
    assert re.findall(r"[^│ ][^│]*[^│ ]", whole) == [
        "The whole",
        "▆█▇▇",
        "94.1",
        "+8.4",
        "1 declared",
        "1 → 1",
    ]
    assert re.findall(r"[^│ ][^│]*[^│ ]", care) == ["Care", "██▅▅", "84.2", "-15.8", "1 declared", "0 → 1"]
    assert re.findall(r"[^│ ][^│]*[^│ ]", stores) == [
        "Stores",
        "▂███",
        "100.0",
        "+33.3",
        "1 declared",
        "1 → 0",
    ]
    assert "▁ stands for a score of 60, █ for 100; the oldest is on the left." in lines
    assert f"   +14.3  {repo.off[:10]}  2026-02-05  company: Take the fee off" in lines
    assert "          Score 85.7 to 100.0, findings 1 to 0. Stores +33.3" in lines


@pytest.mark.parametrize(
    ("language", "title", "area"), [("ar", "المتجر", "المتاجر"), ("fa", "The Shop", "Stores")]
)
def test_other_languages_read_the_same_course(repo, cxlint, language, title, area):
    done = cxlint("trend", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert title in done.stdout
    assert area in done.stdout
    assert "▆█▇▇" in done.stdout
    assert "\\u" not in done.stdout
    for english in ("How it went", "The whole", "Findings", "Commit", "oldest", "rules of today", "findings"):
        assert english not in done.stdout


def test_csv_has_a_line_for_the_whole_and_each_area_at_each_point(repo, cxlint):
    done = cxlint("trend", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 4 * 4
    assert [row["score"] for row in rows if not row["area"]] == ["85.71", "100.0", "94.12", "94.12"]
    assert {row["area"] for row in rows} == {"", "care", "stores", "(no area)"}
    assert [row["judged_on"] for row in rows if row["area"] == "care"] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-15",
    ]


def test_a_file_is_written_and_the_repository_is_not_touched(repo, cxlint, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in repo.path.rglob("*")}
    done = cxlint("trend", "-f", f"csv={tmp_path / 'trend.csv'}")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "trend.csv").read_bytes().count(b"\r\n") == 17
    assert {path: path.stat().st_mtime_ns for path in repo.path.rglob("*")} == before


def test_hostile_words_in_the_history_stay_words(repo, cxlint):
    evil = "=cmd|'/C calc'!A0 \x1b]8;;http://evil\x07 \u202e <script> ::error::x"
    repo.commit(
        {
            "cx/repairs.yaml": REPAIRS,
            "cx/areas.yaml": COMPANY["cx/areas.yaml"].replace("title: Care", "title: '=1+1'"),
        },
        evil,
        "2026-04-01",
    )
    text, table = cxlint("trend"), cxlint("trend", "-f", "csv")
    assert (text.returncode, table.returncode) == (0, 0)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text.stdout)
    assert '"\'=1+1"' in table.stdout
    assert json.loads(cxlint("trend", "-f", "json").stdout)["moves"]


def test_the_same_history_gives_the_same_bytes(repo, cxlint, tmp_path):
    shutil.copytree(repo.path, tmp_path / "elsewhere" / "copy")
    for form in ("text", "csv", "html", "json"):
        here = cxlint("trend", "-f", form, environment={"PYTHONHASHSEED": "1"})
        there = cxlint(
            "trend", "-f", form, folder=tmp_path / "elsewhere" / "copy", environment={"PYTHONHASHSEED": "2"}
        )
        assert here.stdout == there.stdout


def test_a_folder_that_was_not_there_yet_is_no_fault(repo, cxlint):
    repo.git("mv", "cx", "governance")
    repo.commit({"cxlint.yaml": "select: [POL004]\nroots: [governance]\n"}, "company: Move", "2026-04-03")
    trend = told(cxlint)
    assert [label for label, _ in course(trend)] == ["2026-04"]


def test_a_workspace_below_the_top_of_the_repository(tmp_path, cxlint):
    repo = Repo(tmp_path / "company")
    repo.commit({f"parts/one/{name}": text for name, text in COMPANY.items()}, "company: Begin", "2026-01-10")
    repo.commit({"other/a.yaml": "kind: person\nid: mona\n"}, "other: Change", "2026-03-10")
    repo.commit({"parts/one/cx/returns.yaml": RETURNS.replace("20%", "none")}, "company: Mend", "2026-03-12")
    repo.commit({"other/a.yaml": "kind: person\nid: adam\n"}, "other: Change", "2026-03-20")
    for folder, words in ((repo.path / "parts/one", ()), (repo.path, ("parts/one",))):
        cxlint.folder = folder
        trend = told(cxlint, *words, "--as-of", "2026-03-31")
        assert course(trend) == [("2026-01", 85.71), ("2026-02", 85.71), ("2026-03", 100.0)]
        assert [(move["subject"], move["commits"]) for move in trend["moves"]] == [("company: Mend", 1)]


def test_a_bare_repository_has_a_history_too(repo, cxlint, tmp_path):
    repo.git("clone", "--quiet", "--bare", repo.path.as_uri(), str(tmp_path / "bare.git"))
    expected = told(cxlint)
    cxlint.folder = tmp_path / "bare.git"
    assert told(cxlint)["points"] == expected["points"]


def test_a_shallow_clone_never_shows_a_shorter_history_silently(repo, cxlint, tmp_path):
    repo.git("clone", "--quiet", "--depth=2", repo.path.as_uri(), str(tmp_path / "shallow"))
    cxlint.folder = tmp_path / "shallow"
    done = cxlint("trend")
    assert (done.returncode, "fetch-depth: 0" in done.stderr) == (3, True), done.stderr
    assert "--since 2026-03-03" in done.stderr
    assert [label for label, _ in course(told(cxlint, "--since", "2026-03-03"))] == ["2026-03", "2026-04"]


def test_what_cannot_be_shown_is_said(repo, cxlint, tmp_path):
    empty = Repo(tmp_path / "empty")
    done = cxlint("trend", folder=empty.path)
    assert (done.returncode, "no commit yet" in done.stderr) == (3, True)
    empty.commit({"README.md": "x"})
    done = cxlint("trend", folder=empty.path)
    assert (done.returncode, "no commit in this time holds a governance document" in done.stderr) == (2, True)
    for words, said in (
        (["--since", "yesterday"], "'yesterday' is not a day"),
        (["--since", "2027-01-01"], "lies behind the last day"),
        (["-f", "jsn"], "did you mean 'json'"),
        (["gone"], "there is no file or folder 'gone'"),
        (["cx", "cx"], "one argument too many"),
    ):
        done = cxlint("trend", *words)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    plain = tmp_path / "plain"
    plain.mkdir()
    done = cxlint("trend", folder=plain, environment={"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert (done.returncode, "is not in a git repository" in done.stderr) == (3, True)


def test_a_page_shows_the_course_and_the_report_of_the_leadership_draws_it_too(repo, cxlint, tmp_path):
    page = cxlint("trend", "-f", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "played back from" in page
    saved, report = tmp_path / "trend.json", tmp_path / "report.html"
    assert cxlint("trend", "-f", f"json={saved}").returncode == 0
    done = cxlint("report", "--trend", str(saved), "-f", f"html={report}")
    assert done.returncode == 0, done.stderr
    (drawn,) = re.findall(r'<section id="trend">.*?</section>', report.read_text(encoding="utf-8"), re.DOTALL)
    assert all(chart in drawn for chart in re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL))
