"""`cxlint diff` on the command line, in real repositories."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import cxlint as package
from tests.revisions.repositories import Repo

CONFIG = "roots: [governance]\n"
PEOPLE = (
    "kind: organisation\nid: shop\nlanguages: [en]\nexecutive_sponsor: lena\n"
    "---\nkind: person\nid: mona\nname: Mona\n---\nkind: person\nid: lena\nname: Lena\n"
    "---\nkind: area\nid: retail\nowner: mona\ncx_champion: mona\n"
    "---\nkind: touchpoint\nid: desk\ntitle: The desk\nowner: mona\npolicies: [returns]\nvolume_month: 1200\n"
)
POLICY = "kind: policy\nid: returns\ntitle: Returns\nversion: 1.0.0\nowner: mona\narea: retail\nterms: {return: {window: 30 days}}\n"
WORSE = POLICY.replace("30 days", "2 weeks")
BETTER = POLICY.replace("30 days", "60 days").replace("1.0.0", "1.1.0") + (
    "changelog: [{version: 1.1.0, on: 2026-11-22, change: More time.}]\n"
)
FILE = "governance/returns.yaml"


@pytest.fixture
def repo(cxlint):
    """A company in a repository of its own, committed once."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    shutil.rmtree(cxlint.folder)
    repo = Repo(cxlint.folder)
    repo.write({"cxlint.yaml": CONFIG, "governance/people.yaml": PEOPLE, FILE: POLICY})
    commit(repo, "Begin")
    return repo


def commit(repo, message):
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", message)


def effect_of(done):
    """What the JSON report says of the one policy."""
    report = json.loads(done.stdout)
    return {change["subject"]["id"]: change["effect"] for change in report["changes"]}


def test_something_worse_ends_with_1_and_says_in_words_what_is_lost(cxlint, repo) -> None:
    repo.write({FILE: WORSE})
    done = cxlint("diff")
    assert done.returncode == 1
    lines = " ".join(done.stdout.split())
    assert "worse Returns (policy/returns)" in lines
    assert "How long customers may return a 30 days 2 weeks customers lose 16 days" in lines
    assert "touchpoints: desk" in lines
    assert "about 1,200 contacts a month" in lines
    assert "Mona (champion): has not agreed yet; Lena (executive sponsor): has not agreed yet" in lines
    assert "version: 2.0.0" in lines
    assert "exit 1: something gets worse for customers" in lines


def test_something_better_and_well_told_ends_with_0(cxlint, repo) -> None:
    repo.write({FILE: BETTER})
    done = cxlint("diff")
    assert done.returncode == 0, done.stdout
    assert "customers gain 30 days" in done.stdout
    assert "exit 0: nothing gets worse for customers" in done.stdout


def test_a_finding_fails_as_in_check_and_never_fails_nothing(cxlint, repo) -> None:
    repo.write({FILE: POLICY.replace("title: Returns", "title: Sending back")})
    failing = cxlint("diff")
    assert (failing.returncode, "DIF008" in failing.stdout) == (1, True)
    assert cxlint("diff", "--ignore", "DIF008").returncode == 0
    repo.write({FILE: WORSE})
    assert cxlint("diff", "--fail-on", "never").returncode == 0
    assert "which does not fail here" in cxlint("diff", "--fail-on", "never").stdout
    assert cxlint("diff", "--ignore", "DIF").returncode == 1  # worse is worse, whatever rules are asked


def test_nothing_changed_is_said(cxlint, repo) -> None:
    done = cxlint("diff", "HEAD")
    assert (done.returncode, done.stdout.split("\n")[0]) == (0, "Nothing changed.")


def test_uncommitted_work_is_compared_with_the_last_commit(cxlint, repo) -> None:
    repo.git("checkout", "-q", "-b", "work")
    repo.write({FILE: WORSE})
    commit(repo, "Worse")
    repo.write({FILE: WORSE.replace("2 weeks", "15 days")})
    assert effect_of(cxlint("diff", "-f", "json")) == {"returns": "better"}


def test_a_clean_branch_is_compared_with_where_it_left_the_main_line(cxlint, repo) -> None:
    repo.git("checkout", "-q", "-b", "work")
    repo.write({FILE: WORSE})
    commit(repo, "Worse")
    repo.git("checkout", "-q", "main")
    repo.write({"governance/more.yaml": "kind: channel\nid: web\nowner: mona\n"})
    commit(repo, "Go on elsewhere")
    repo.git("checkout", "-q", "work")
    assert effect_of(cxlint("diff", "-f", "json")) == {"returns": "worse"}
    assert effect_of(cxlint("diff", "main", "-f", "json")) == {"returns": "worse", "web": "worse"}


def test_both_ends_can_be_named_in_every_usual_way(cxlint, repo) -> None:
    repo.git("tag", "v1")
    repo.write({FILE: WORSE})
    commit(repo, "Worse")
    repo.write({FILE: BETTER})
    commit(repo, "Better")
    assert effect_of(cxlint("diff", "v1", "HEAD^", "-f", "json")) == {"returns": "worse"}
    assert effect_of(cxlint("diff", "v1..HEAD^", "-f", "json")) == {"returns": "worse"}
    assert effect_of(cxlint("diff", "HEAD^...v1", "-f", "json")) == {}
    assert effect_of(cxlint("diff", "v1", "-f", "json")) == {"returns": "better"}
    report = json.loads(cxlint("diff", "v1", "HEAD", "-f", "json").stdout)
    assert report["run"]["base"] == {"name": "v1", "commit": repo.git("rev-parse", "v1")}
    assert report["run"]["head"] == {"name": "HEAD", "commit": repo.git("rev-parse", "HEAD")}


def test_what_is_staged_can_be_compared(cxlint, repo) -> None:
    repo.write({FILE: WORSE})
    repo.git("add", "-A")
    repo.write({FILE: BETTER})
    assert effect_of(cxlint("diff", "--staged", "-f", "json")) == {"returns": "worse"}
    assert cxlint("diff", "main", "HEAD", "--staged").returncode == 2


def test_a_workspace_below_the_top_of_its_repository_is_found(cxlint, repo) -> None:
    repo.git("mv", "governance", "moved")
    (repo.path / "company").mkdir()
    repo.git("mv", "moved", "company/governance")
    repo.git("mv", "cxlint.yaml", "company/cxlint.yaml")
    commit(repo, "Move")
    (repo.path / "company" / FILE).write_text(WORSE, encoding="utf-8")
    assert effect_of(cxlint("diff", "-f", "json", folder=repo.path / "company")) == {"returns": "worse"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("nosuch",), 2, "there is no revision 'nosuch'"),
        (("--output=x",), 2, "has no option"),
        (("main", "nosuch"), 2, "there is no revision 'nosuch'"),
        (("main..",), 2, "needs a revision on both sides"),
        (("main", "HEAD", "more"), 2, "one argument too many"),
        (("-f", "markdwn"), 2, "did you mean 'markdown'"),
        (("-f", "json", "-f", "html"), 2, "only one format can go to the terminal"),
    ],
)
def test_what_cannot_be_compared_is_said(cxlint, repo, words, code, told) -> None:
    done = cxlint("diff", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr


def test_without_a_repository_or_a_commit_it_ends_with_3(cxlint, repo, files) -> None:
    outside = files(repo.path.parent / "outside", {"cxlint.yaml": CONFIG, FILE: POLICY})
    assert cxlint("diff", folder=outside).returncode == 3
    unborn = Repo(repo.path.parent / "unborn")
    unborn.write({"cxlint.yaml": CONFIG, FILE: POLICY})
    done = cxlint("diff", folder=unborn.path)
    assert (done.returncode, "no commit yet" in done.stderr) == (3, True)


def test_what_can_no_longer_be_read_ends_with_3(cxlint, repo) -> None:
    repo.write({FILE: "kind: policy\nid: [\n"})
    done = cxlint("diff", "HEAD")
    assert done.returncode == 3
    assert "NOT COMPARED: governance/returns.yaml cannot be read as a whole." in done.stdout


def test_nothing_to_compare_is_a_mistake(cxlint, repo) -> None:
    repo.write({"cxlint.yaml": "roots: [nowhere]\n"})
    (repo.path / "nowhere").mkdir()
    done = cxlint("diff", "HEAD")
    assert (done.returncode, "nothing to compare" in done.stderr) == (2, True)


def test_the_json_report_keeps_to_its_schema(cxlint, repo) -> None:
    repo.write({FILE: f"{WORSE}commitments: {{gift: {{value: 5 EUR, better: more}}}}\nnotes: kept\n"})
    schema = Path(package.__file__).parent / "reporters" / "changes" / "changes.schema.json"
    report = json.loads(cxlint("diff", "-f", "json").stdout)
    assert list(Draft7Validator(json.loads(schema.read_bytes())).iter_errors(report)) == []
    window = next(f for c in report["changes"] for f in c["fields"] if f["path"] == "terms.return.window")
    assert (window["before"], window["after"], window["difference"]) == ("30 days", "2 weeks", "16 days")
    assert report["run"]["exit_code"] == 1
    assert report["summary"]["worse"] + report["summary"]["mixed"] == 1


def test_several_formats_can_be_written_in_one_run(cxlint, repo) -> None:
    repo.write({FILE: WORSE})
    done = cxlint("diff", "-f", "text", "-f", "markdown=diff.md", "-f", "html=diff.html")
    assert "customers lose 16 days" in done.stdout
    table = (repo.path / "diff.md").read_text("utf-8")
    assert (
        "| 🔴 worse | Returns `policy/returns` | How long customers may return a purchase | 30 days | 2 weeks | customers lose 16 days |"
        in table
    )
    assert (
        (repo.path / "diff.html")
        .read_text("utf-8")
        .startswith('<section class="cxlint-diff" lang="en" dir="ltr">')
    )


def test_each_kind_that_a_change_reaches_keeps_its_own_order_on_a_page(cxlint, repo) -> None:
    repo.write({FILE: WORSE})
    page = cxlint("diff", "--lang", "ar", "-f", "html").stdout
    reached = re.search("<li>[^<]*: (<bdi>[^<]+</bdi>(?:; <bdi>[^<]+</bdi>)+)</li>", page)
    assert reached is not None
    assert not any(";" in part for part in re.findall("<bdi>(.*?)</bdi>", reached[1]))


class Tags(HTMLParser):
    """The tags of a fragment, and whether each is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


HOSTILE = "<script>alert(1)</script> | `x` @team [a](http://evil) \x1b[31m ::error:: ##[group] \u202e"


def test_whatever_documents_say_is_escaped_in_every_format(cxlint, repo) -> None:
    named = POLICY.replace("title: Returns", "title: " + json.dumps(HOSTILE))
    repo.write({FILE: named})
    commit(repo, "Named")
    repo.write(
        {
            FILE: named.replace("30 days", "2 weeks")
            + "fees: x\ncommitments: {"
            + json.dumps(HOSTILE)
            + ": {value: 3, better: more}}\n"
        }
    )
    for form in ("text", "markdown", "html"):
        told = cxlint("diff", "HEAD", "-f", form).stdout
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert "<script" not in told.replace("\\<", "") or form == "text"
        assert "##[" not in told
        assert not any(line.lstrip().startswith("::") for line in told.split("\n"))
    table = cxlint("diff", "HEAD", "-f", "markdown").stdout
    assert "@team" not in table.replace("`@team`", "")
    rows = [line for line in table.split("\n") if line.startswith("| 🔴")]
    assert rows
    for row in rows:
        assert len(row.replace("\\|", "").split(" | ")) == 6, row
    parser = Tags()
    parser.feed(cxlint("diff", "HEAD", "-f", "html").stdout)
    assert parser.open == []
    assert "script" not in parser.seen


def test_a_huge_change_fits_into_a_comment_and_says_what_it_leaves_out(cxlint, repo) -> None:
    many = {f"governance/p{n}.yaml": POLICY.replace("id: returns", f"id: p{n}") for n in range(500)}
    many["governance/better.yaml"] = POLICY.replace("id: returns", "id: better")
    repo.write(many)
    commit(repo, "Many")
    repo.write({name: text.replace("30 days", "2 weeks") for name, text in many.items()})
    repo.write({"governance/better.yaml": many["governance/better.yaml"].replace("30 days", "90 days")})
    table = cxlint("diff", "HEAD", "-f", "markdown").stdout
    assert len(table) <= 65_536
    assert "Documents that changed for customers: 501 (" in table
    shown = table.count("| 🔴 worse |")
    assert 100 < shown < 500
    assert f"Not shown here: {501 - shown} more changes, of which {500 - shown} hurt customers." in table
    assert "more documents." in table
    assert "exit 1: something gets worse for customers" in table


@pytest.mark.parametrize(
    ("language", "lost", "way"),
    [("ar", "يفقد العملاء ١٦ يومًا", "rtl"), ("fa", "مشتریان ۱۶ روز از دست می‌دهند", "rtl")],
)
def test_it_speaks_arabic_and_persian(cxlint, repo, language, lost, way) -> None:
    repo.write({FILE: WORSE})
    told = cxlint("diff", "--lang", language, "-f", "html").stdout
    assert f'lang="{language}" dir="{way}"' in told
    assert lost in told
    assert "customers" not in told


def test_the_same_change_gives_the_same_bytes(cxlint, repo) -> None:
    repo.write({FILE: WORSE})
    for form in ("text", "markdown", "json", "html"):
        first, second = (
            cxlint("diff", "-f", form, environment={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
        )
        assert first.stdout == second.stdout


def test_quiet_shows_the_changes_only(cxlint, repo) -> None:
    repo.write({FILE: WORSE})
    told = cxlint("diff", "-q").stdout
    assert "customers lose 16 days" in told
    assert "Reaches" not in told
    assert "DIF008" not in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "How much it is (late payment) | 9% | 12% | customers pay 3 percentage points more"),
        ("ar", "(late payment)"),
        ("fa", "(late payment)"),
    ],
)
def test_a_fee_is_named_and_its_share_grows_by_points(cxlint, repo, language: str, told: str) -> None:
    fee = POLICY.rstrip("}\n") + "}, fees: [{name: copy, amount: 1 EUR}, {name: late payment, amount: 9%}]}\n"
    repo.write({FILE: fee})
    commit(repo, "Charge")
    repo.write({FILE: fee.replace("9%", "12%")})
    said = " ".join(cxlint("diff", "-f", "markdown", "--lang", language).stdout.split())
    assert told in said
    assert {"en": "3 percentage points", "ar": "٣ نقاط مئوية", "fa": "۳ واحد درصد"}[language] in said
