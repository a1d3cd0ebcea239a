"""`cxlint check --against`: only what a change brings fails, judged by the gate of its base."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gate.conftest import CONFIG, OLD, RETURNS

UNUSED = (
    "kind: waiver\nid: idle\nrule: POL004\nsubject: policy/returns\nreason: Prices change.\nowner: mona\n"
    "approved_by: omar\napproved_on: 2026-11-01\nexpires: 2027-01-31\n"
)

PEOPLE, AREAS = "governance/people.yaml", "governance/areas.yaml"


def test_without_a_change_nothing_is_new(check) -> None:
    told = check()
    assert (told.code, told.new, told.counts) == (0, [], (1, 0, 0))
    assert told.against["base"] == "HEAD"
    assert len(told.against["commit"]) == 40
    assert told.err == "cxlint: exit 0: nothing new at or above 'error' since HEAD\n"


def test_what_was_there_before_does_not_fail_and_what_is_new_does(check, edit) -> None:
    edit(RETURNS, ("30 days", "7 days"))
    told = check("--ignore", "DIF")
    assert (told.code, told.new, told.counts) == (1, [("POL001", "policy/returns")], (1, 0, 0))
    assert told.err == "cxlint: exit 1: new since HEAD at or above 'error': 1\n"
    assert told.causes["POL001"] == ("policy/returns#terms.return.window was “30 days” and is “7 days” now")


def test_what_became_worse_at_the_same_place_counts_as_new(check, edit) -> None:
    edit(OLD, ("10 days", "9 days"))
    told = check("--ignore", "DIF")
    assert (told.code, told.new, told.counts) == (1, [("POL001", "policy/old")], (0, 0, 0))


def test_what_became_better_and_is_still_not_good_remains(check, edit) -> None:
    edit(OLD, ("10 days", "2 weeks"))
    told = check("--ignore", "DIF")
    assert (told.code, told.new, told.counts) == (0, [], (1, 0, 0))


def test_what_is_mended_is_counted(check, edit) -> None:
    edit(OLD, ("10 days", "30 days"))
    told = check("--ignore", "DIF")
    assert (told.code, told.new, told.counts) == (0, [], (0, 1, 0))


def test_moved_and_indented_documents_bring_nothing(check, repo) -> None:
    text = (repo.path / OLD).read_text(encoding="utf-8")
    repo.git("mv", OLD, "governance/older.yaml")
    repo.write({"governance/older.yaml": f"# moved\n\n{text}"})
    told = check()
    assert (told.code, told.new, told.counts) == (0, [], (1, 0, 0))


def test_the_rules_about_changes_speak_too(check, edit) -> None:
    edit(RETURNS, ("30 days", "25 days"))
    told = check()
    assert told.code == 1
    assert ("DIF001", "policy/returns") in told.new
    assert told.causes["DIF001"] == ""  # it tells of the change itself


class TestCauses:
    """The edit that led to a finding, also where the finding stands in another file."""

    def test_somebody_who_was_removed(self, check, edit) -> None:
        edit(PEOPLE, ("---\nkind: person\nid: omar\nname: Omar\n", ""))
        told = check("--select", "OWN009")
        assert told.new == [("OWN009", "area/retail")]
        assert told.found[0]["file"] == AREAS
        assert told.causes == {"OWN009": "person/omar was removed"}

    def test_somebody_who_left(self, check, edit) -> None:
        edit(PEOPLE, ("id: mona\nname: Mona\n", "id: mona\nname: Mona\nleft_on: 2026-11-01\n"))
        told = check("--select", "OWN002")
        assert [finding["file"] for finding in told.found] == [AREAS]
        assert told.causes == {"OWN002": "person/mona#left_on was added"}

    def test_of_several_edits_only_the_one_that_matters(self, check, edit) -> None:
        edit(PEOPLE, ("name: Lena", "name: Lena R"), ("---\nkind: person\nid: omar\nname: Omar\n", ""))
        edit(RETURNS, ("30 days", "40 days"))
        told = check("--select", "OWN009")
        assert told.causes == {"OWN009": "person/omar was removed"}

    def test_a_document_that_is_new(self, check, repo) -> None:
        repo.write({"governance/new.yaml": "kind: policy\nid: new\nterms: {return: {window: 3 days}}\n"})
        told = check("--select", "POL001")
        assert told.causes == {"POL001": "policy/new was added"}

    def test_the_edit_of_the_organisation(self, check, edit) -> None:
        edit("governance/company.yaml", ("cx_lead: lena", "cx_lead: lina"))
        told = check("--select", "OWN009")
        assert told.causes == {"OWN009": "organisation/shop#cx_lead was “lena” and is “lina” now"}

    def test_a_file_that_cannot_be_read_any_more(self, check, edit) -> None:
        edit(RETURNS, ("window: 30 days", "windw: 30 days"))
        told = check("--ignore", "DIF")
        assert told.new == [("CX010", "policy/returns")]
        assert "was" in told.causes["CX010"]


class TestBase:
    """Where the base comes from, and what happens where it cannot be had."""

    def test_a_branch_a_tag_and_where_they_parted(self, check, repo, edit) -> None:
        repo.git("tag", "start")
        repo.git("checkout", "-q", "-b", "feature")
        edit(RETURNS, ("30 days", "7 days"))
        repo.commit()
        repo.git("checkout", "-q", "main")
        edit(OLD, ("10 days", "30 days"))
        repo.commit()
        repo.git("checkout", "-q", "feature")
        for base, remaining in (("start", 1), ("main...", 1)):
            told = check("--ignore", "DIF", base=base)
            assert (told.new, told.counts[0]) == ([("POL001", "policy/returns")], remaining), base
        literal = check("--ignore", "DIF", base="main")
        assert len(literal.new) == 2  # what main has mended meanwhile

    def test_another_head_than_the_files_here(self, check, repo, edit) -> None:
        edit(RETURNS, ("30 days", "7 days"))
        worse = repo.commit()
        repo.git("checkout", "-q", "HEAD~1")
        told = check("--ignore", "DIF", "--head", worse)
        assert told.new == [("POL001", "policy/returns")]
        assert told.against["head"] == worse

    def test_what_is_staged_is_judged_in_a_hook(self, check, repo, edit) -> None:
        edit(RETURNS, ("30 days", "7 days"))
        repo.git("add", RETURNS)
        edit(RETURNS, ("7 days", "30 days"))
        assert check("--ignore", "DIF", "--staged").new == [("POL001", "policy/returns")]
        assert check("--ignore", "DIF").new == []

    def test_auto_takes_what_the_ci_names(self, check, repo, edit, monkeypatch) -> None:
        base = repo.git("rev-parse", "HEAD")
        edit(RETURNS, ("30 days", "7 days"))
        repo.commit()
        monkeypatch.setenv("CI", "true")
        monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
        told = check("--ignore", "DIF", base="auto")
        assert (told.new, told.against["commit"]) == ([("POL001", "policy/returns")], base)

    def test_a_base_that_is_not_here_is_exit_3(self, check, repo) -> None:
        told = check(base="0" * 40)
        assert (told.code, told.data) == (3, None)
        assert "fetch" in told.err

    def test_a_shallow_clone_is_exit_3(self, check, repo, edit, tmp_path: Path) -> None:
        first = repo.git("rev-parse", "HEAD")
        edit(RETURNS, ("30 days", "7 days"))
        repo.commit()
        repo.git("clone", "-q", "--depth", "1", f"file://{repo.path}", str(tmp_path / "shallow"))
        told = check(base=first, folder="../shallow")
        assert told.code == 3
        assert "fetch-depth: 0" in told.err

    def test_no_repository_is_exit_3(self, check, repo) -> None:
        import shutil

        shutil.rmtree(repo.path / ".git")
        assert check().code == 3

    def test_a_wrong_word_is_exit_2(self, check) -> None:
        told = check(base="mian")
        assert told.code == 2
        assert "did you mean 'main'" in told.err

    @pytest.mark.parametrize("word", ["--output=x", "HEAD..", "main\n--x", "-h"])
    def test_hostile_words_are_exit_2(self, check, word: str) -> None:
        from cxlint.cli import main

        assert main(["check", f"--against={word}"]) == 2

    def test_a_base_whose_configuration_cannot_be_used_is_named(self, check, repo) -> None:
        repo.commit({"cxlint.yaml": "roots: [governance]\nprofil: strict\n"})
        repo.write({"cxlint.yaml": CONFIG})
        told = check()
        assert told.code == 2
        assert "the configuration of the base (HEAD) cannot be used: cxlint.yaml:2:1" in told.err

    def test_without_a_configuration_in_the_base_there_is_no_gate_yet(self, check, repo) -> None:
        repo.git("rm", "-q", "cxlint.yaml")
        repo.commit()
        repo.write({"cxlint.yaml": CONFIG})
        told = check()
        assert (told.code, told.new, told.counts) == (0, [], (1, 0, 0))

    def test_documents_that_come_for_the_first_time_are_all_new(self, check, repo) -> None:
        repo.git("rm", "-q", "-r", "governance")
        repo.commit({"cxlint.yaml": "roots: [.]\nselect: [POL001]\n"})
        repo.git("checkout", "-q", "HEAD~1", "--", "governance")
        assert check().new == [("POL001", "policy/old")]


class TestJudgedByTheBase:
    """The change cannot choose by what it is judged."""

    def test_a_rule_that_the_change_switches_off_still_speaks(self, check, repo, edit) -> None:
        edit(RETURNS, ("30 days", "7 days"))
        repo.write({"cxlint.yaml": f"{CONFIG}ignore: [POL001, DIF]\n"})
        assert ("POL001", "policy/returns") in check().new

    def test_a_limit_that_the_change_loosens_still_holds(self, check, edit) -> None:
        edit(RETURNS, ("30 days", "15 days"))
        edit("cxlint.yaml", ("20 days", "10 days"))
        assert ("POL001", "policy/returns") in check().new

    def test_a_waiver_that_comes_with_the_change_lets_nothing_pass(self, check, repo, edit) -> None:
        edit(RETURNS, ("restocking: none", "restocking: 30%"))
        repo.write({
            "governance/waiver.yaml": "kind: waiver\nid: w\nrule: POL004\nsubject: policy/returns\nreason: r\n"
            "owner: mona\napproved_by: lena\nexpires: 2027-01-31\n"
        })  # fmt: skip
        told = check("--ignore", "DIF")
        assert ("POL004", "policy/returns") in told.new
        assert told.code == 1

    def test_a_waiver_of_the_base_goes_on_to_count(self, check, repo, edit) -> None:
        repo.commit({
            "governance/waiver.yaml": "kind: waiver\nid: w\nrule: POL004\nsubject: policy/returns\nreason: r\n"
            "owner: mona\napproved_by: lena\nexpires: 2027-01-31\n"
        })  # fmt: skip
        edit(RETURNS, ("restocking: none", "restocking: 30%"))
        told = check("--ignore", "DIF")
        assert ("POL004", "policy/returns") not in told.new
        assert [finding["rule"] for finding in told.data["waived"]] == ["POL004"]

    def test_a_comment_that_comes_with_the_change_lets_nothing_pass(self, check, edit) -> None:
        edit(
            RETURNS,
            ("restocking: none", 'restocking: 5%  # cxlint: ignore[POL004] until=2027-01-31 reason="x"'),
        )
        assert ("POL004", "policy/returns") in check("--ignore", "DIF").new

    def test_a_comment_of_the_base_goes_on_to_count_wherever_its_line_moves(self, check, repo, edit) -> None:
        edit(
            RETURNS,
            ("restocking: none", 'restocking: 5%  # cxlint: ignore[POL004] until=2027-01-31 reason="x"'),
        )
        repo.commit()
        edit(RETURNS, ("terms:", "# a\n# b\nterms:"))
        told = check("--ignore", "DIF")
        assert (told.new, len(told.data["waived"])) == ([], 1)
        edit(RETURNS, ("restocking: 5%", "restocking: 4%"))
        assert check("--ignore", "DIF").new == []
        edit(RETURNS, ("restocking: 4%", "restocking: 30%"))
        assert ("POL004", "policy/returns") in check("--ignore", "DIF").new  # an error now, and worse

    def test_the_baseline_of_the_base_counts_and_that_of_the_change_does_not(self, check, repo, edit) -> None:
        from cxlint.cli import main

        edit(RETURNS, ("30 days", "7 days"))
        check()  # goes to the folder
        assert main(["baseline", "--as-of", "2026-11-22"]) == 0
        assert ("POL001", "policy/returns") in check("--ignore", "DIF").new
        repo.commit()
        told = check("--ignore", "DIF")
        assert (told.new, told.counts[0], len(told.data["known"])) == ([], 0, 2)
        edit(RETURNS, ("7 days", "6 days"))
        assert ("POL001", "policy/returns") in check("--ignore", "DIF").new

    def test_an_entry_whose_finding_the_change_mends_must_go_with_it(self, check, repo, edit) -> None:
        from cxlint.cli import main

        check()
        main(["baseline", "--as-of", "2026-11-22"])
        repo.commit()
        edit(OLD, ("10 days", "30 days"))
        told = check("--ignore", "DIF")
        assert [rule for rule, _ in told.new] == ["CX041"]
        main(["baseline", "--prune", "--as-of", "2026-11-22"])
        told = check("--ignore", "DIF")
        assert (told.new, told.code) == ([], 0)

    def test_what_only_the_change_would_check_is_checked(self, check, repo, edit) -> None:
        repo.write({"more/new.yaml": "kind: policy\nid: new\nterms: {return: {window: 3 days}}\n"})
        edit("cxlint.yaml", ("[governance]", "[governance, more]"))
        assert ("POL001", "policy/new") in check("--ignore", "DIF").new

    def test_a_rule_that_crashes_is_exit_3(self, check, monkeypatch) -> None:
        from cxlint.rules.pol.pol001_short_return_window import ShortReturnWindow as ReturnWindow

        def broken(*_: object):
            raise ZeroDivisionError

        monkeypatch.setattr(ReturnWindow, "check", broken)
        assert check().code == 3


class TestOptions:
    def test_what_does_not_go_together_is_said(self, check, repo) -> None:
        from cxlint.cli import main

        check()
        for words, told in (
            (["--head", "HEAD"], "--head needs --against"),
            (["--strict-baseline"], "--strict-baseline needs --against"),
            (["--accept-weakening", "x"], "--accept-weakening needs --against"),
        ):
            assert main(["check", *words]) == 2, told
        assert check("--config", "cxlint.yaml").code == 2
        assert check("--staged", "--head", "HEAD").code == 2
        assert check("--shard", "1/2").code == 2

    def test_paths_narrow_the_report(self, check, edit) -> None:
        edit(RETURNS, ("30 days", "7 days"))
        assert check("--ignore", "DIF", "governance/areas.yaml").new == []
        assert check("--ignore", "DIF", RETURNS).new == [("POL001", "policy/returns")]

    def test_exit_zero_and_never_fail_nothing(self, check, edit) -> None:
        edit(RETURNS, ("30 days", "7 days"))
        assert check("--exit-zero").code == 0

    def test_a_workspace_below_the_top_of_its_repository(self, check, repo, edit) -> None:
        files = {
            f"inner/{path.relative_to(repo.path)}": path.read_bytes() for path in repo.path.rglob("*.yaml")
        }
        repo.commit(files)
        text = (repo.path / "inner" / RETURNS).read_text(encoding="utf-8")
        repo.write({f"inner/{RETURNS}": text.replace("30 days", "7 days")})
        told = check("--ignore", "DIF", folder="inner")
        assert told.new == [("POL001", "policy/returns")]
        assert told.data["run"]["folder"] == "inner/"

    def test_the_same_change_gives_the_same_bytes(self, check, edit) -> None:
        edit(PEOPLE, ("---\nkind: person\nid: omar\nname: Omar\n", ""))
        edit(RETURNS, ("30 days", "7 days"))
        first, second = check().data, check().data
        assert json.dumps(first) == json.dumps(second)


class TestReports:
    """Every format tells what is new from what remains."""

    @pytest.fixture
    def shown(self, check, edit, tmp_path: Path):
        edit(PEOPLE, ("---\nkind: person\nid: omar\nname: Omar\n", ""))
        edit(OLD, ("version: 1.0.0", "version: 1.0.1"))

        def shown(name: str) -> str:
            file = tmp_path / "shown"
            check("--select", "OWN009,POL001", "-f", f"{name}={file}")
            return file.read_text(encoding="utf-8")

        return shown

    def test_text(self, shown, check, repo) -> None:
        text = shown("text")
        assert "    Because: person/omar was removed" in text
        assert "new 1, remaining 1, fixed 0; documents changed: 2." in text
        assert "exit 1: new since HEAD at or above 'error': 1" in text
        assert "policies/old" not in text

    def test_markdown(self, shown) -> None:
        text = shown("markdown")
        assert "Because: person/omar was removed" in text
        assert "<summary>Remaining: 1</summary>" in text

    def test_sarif_states_new_and_unchanged(self, shown) -> None:
        results = json.loads(shown("sarif"))["runs"][0]["results"]
        assert [(one["ruleId"], one["baselineState"]) for one in results] == [
            ("OWN009", "new"),
            ("POL001", "unchanged"),
        ]
        assert "Because: person/omar was removed" in results[0]["message"]["text"]

    def test_github_annotates_only_what_is_new(self, shown) -> None:
        text = shown("github")
        assert text.count("::error ") == 1
        assert "Because: person/omar was removed" in text

    def test_gitlab_holds_all_since_it_compares_by_itself(self, shown) -> None:
        issues = json.loads(shown("gitlab"))
        assert [issue["check_name"].split()[0] for issue in issues] == ["OWN009", "POL001"]

    def test_junit_skips_what_remains(self, shown) -> None:
        text = shown("junit")
        assert text.count("<failure ") == 1
        assert text.count('<skipped type="remaining"') == 1

    def test_concise(self, shown) -> None:
        lines = shown("concise").splitlines()
        assert lines[0].endswith("(Because: person/omar was removed)")
        assert lines[1].startswith("cxlint: Since HEAD")


def test_every_one_of_many_findings_has_its_cause_and_few_judgements_find_it(
    check, repo, monkeypatch
) -> None:
    from cxlint.engine import causes

    people = "---\n".join(f"kind: person\nid: p{n}\nname: P {n}\n" for n in range(12))
    policies = "---\n".join(f"kind: policy\nid: q{n}\nowner: p{n % 12}\narea: retail\n" for n in range(60))
    repo.commit({"governance/more.yaml": people, "governance/many.yaml": policies})
    asked: list[object] = []
    judged = causes.Causes._hits
    monkeypatch.setattr(
        causes.Causes, "_hits", lambda self, *words: (asked.append(words), judged(self, *words))[1]
    )
    (repo.path / "governance/more.yaml").unlink()
    told = check("--select", "OWN009")
    assert len(told.found) == 60
    assert {finding["cause"] for finding in told.found} == {f"person/p{n} was removed" for n in range(12)}
    assert len(asked) == 60  # the nearest edit explains each, so that no other is tried


def test_where_enough_has_been_tried_no_cause_is_made_up(check, edit, monkeypatch) -> None:
    from cxlint.engine import causes

    monkeypatch.setattr(causes, "MOST_JUDGED", 0)
    edit("governance/people.yaml", ("---\nkind: person\nid: omar\nname: Omar\n", ""))
    told = check("--select", "OWN009")
    assert told.new == [("OWN009", "area/retail")]
    assert told.causes == {"OWN009": ""}


class TestWhatDoesNothing:
    """Settings and exceptions that match nothing are held against a change only where they are new in it."""

    def test_what_the_change_says_in_vain_is_new(self, check, repo) -> None:
        repo.write(
            {"cxlint.yaml": CONFIG + "overrides: [{paths: [shops], rules: {POL001: {severity: error}}}]\n"}
        )
        told = check()
        assert (told.code, told.new) == (0, [("CX050", "file/cxlint.yaml")])
        assert told.found[0]["span"]["line"] == 5

    def test_what_was_said_in_vain_before_remains_and_is_not_fixed(self, check, repo, edit) -> None:
        repo.commit({"cxlint.yaml": CONFIG + "exclude: [attic]\n", "governance/w.yaml": UNUSED})
        edit(OLD, ("version: 1.0.0", "version: 1.0.1"))
        told = check()
        remaining = {finding["rule"] for finding in told.against["remaining"]}
        assert (told.new, {"CX050", "CX031"} <= remaining) == ([], True)
        assert told.against["fixed"] == []

    def test_what_the_change_leaves_without_a_document_is_new(self, check, repo) -> None:
        text = CONFIG.replace("DIF]", "DIF, SEG001]") + "  SEG001: {severity: warning}\n"
        repo.commit({"cxlint.yaml": text, "governance/s.yaml": "kind: segment\nid: young\nname: Young\n"})
        assert ("CX050", "file/cxlint.yaml") not in check().new
        (repo.path / "governance/s.yaml").unlink()
        assert ("CX050", "file/cxlint.yaml") in check().new

    def test_a_rule_that_the_change_asks_for_the_first_time_is_not_called_idle(self, check, repo) -> None:
        repo.write({"cxlint.yaml": CONFIG.replace("DIF]", "DIF, GOV001]") + "  GOV001: {severity: info}\n"})
        assert check().new == []


def test_a_finding_that_speaks_more_gravely_at_the_same_value_counts_as_new(check, repo, edit) -> None:
    reason = "justification: {basis: law, note: The act on medicines forbids it., until: 2027-06-30}\n"
    text = (repo.path / OLD).read_text(encoding="utf-8")
    repo.commit({OLD: text + reason})
    softer = check("--ignore", "DIF").against["remaining"]
    assert [(finding["rule"], finding["severity"]) for finding in softer] == [("POL001", "warning")]
    edit(OLD, (reason, ""))
    told = check("--ignore", "DIF")
    assert (told.code, told.new) == (1, [("POL001", "policy/old")])
