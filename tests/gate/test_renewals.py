"""How often an exception was prolonged is told by the history too, whatever its waiver says of itself."""

from __future__ import annotations

import json
import shutil

import pytest

from cxlint.cli import main
from tests.gate.conftest import OLD
from tests.revisions.repositories import Repo

WAIVERS = "governance/waivers.yaml"


def waiver(expires: str, name: str = "slow", more: str = "") -> str:
    return (
        f"kind: waiver\nid: {name}\nrule: POL001\nsubject: policy/old\nreason: The carrier is changed.\nowner: mona\n"
        f"approved_by: omar\napproved_on: 2026-11-01\nexpires: {expires}\n{more}"
    )


DAYS = ("2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31")


@pytest.fixture
def shown(check, repo, tmp_path, capsys):
    """The register as data, and what it says."""
    check()  # goes to the folder, and takes the machine's own settings away

    def shown():
        file = tmp_path / "register.json"
        assert main(["waivers", "--as-of", "2026-11-22", "-f", f"json={file}"]) == 0
        assert main(["waivers", "--as-of", "2026-11-22"]) == 0
        told = " ".join(capsys.readouterr().out.split())
        data = json.loads(file.read_text(encoding="utf-8"))
        return {row["id"]: row["renewals"] for row in data["waivers"]}, data, told

    return shown


def test_a_last_day_that_was_moved_counts(shown, repo: Repo) -> None:
    repo.commit({WAIVERS: waiver(DAYS[0])})
    assert shown()[0] == {"slow": 0}
    repo.commit({WAIVERS: waiver(DAYS[1])})
    repo.commit({WAIVERS: waiver(DAYS[2])})
    counts, data, told = shown()
    assert (counts, data["too_often"], data["remark"]) == ({"slow": 2}, [], "")
    assert "Prolonged more than" not in told
    repo.write({WAIVERS: waiver(DAYS[3])})
    counts, data, told = shown()
    assert (counts, data["too_often"]) == ({"slow": 3}, ["slow"])
    assert "Prolonged more than 2 times: slow. Mend what they are for." in told


def test_another_name_or_another_file_hides_nothing(shown, repo: Repo) -> None:
    repo.commit({WAIVERS: waiver(DAYS[0])})
    repo.git("rm", "--quiet", WAIVERS)
    repo.commit({"governance/more/w.yaml": waiver(DAYS[1], "carrier")})
    repo.git("rm", "--quiet", "governance/more/w.yaml")
    repo.commit()
    repo.commit({WAIVERS: waiver(DAYS[2], "again").replace("POL001", "short-return-window")})
    assert shown()[0] == {"again": 2}


def test_what_a_branch_brings_at_once_counts_once(shown, repo: Repo) -> None:
    repo.commit({WAIVERS: waiver(DAYS[0])})
    repo.git("switch", "--quiet", "--create", "branch")
    repo.commit({WAIVERS: waiver(DAYS[1])})
    repo.commit({WAIVERS: waiver(DAYS[2])})
    repo.git("switch", "--quiet", "main")
    repo.commit({"governance/note.md": "Nothing.\n"})
    repo.git("merge", "--quiet", "--no-ff", "--message", "company: Merge", "branch")
    assert shown()[0] == {"slow": 1}


def test_requests_shorter_terms_and_other_matters_prolong_nothing(shown, repo: Repo) -> None:
    asked = waiver(DAYS[2], more="status: requested\n").replace("approved_by: omar\n", "")
    repo.commit({WAIVERS: waiver(DAYS[1])})
    repo.commit({WAIVERS: waiver(DAYS[0])})
    repo.commit({WAIVERS: waiver(DAYS[1]) + "---\n" + asked.replace("slow", "asked")})
    repo.commit({WAIVERS: waiver(DAYS[1]) + "---\n" + waiver(DAYS[2], "fee").replace("POL001", "POL004")})
    assert shown()[0] == {"slow": 0, "fee": 0}


def test_what_a_waiver_says_itself_counts_where_there_is_no_history(shown, repo: Repo) -> None:
    repo.write({WAIVERS: waiver(DAYS[0], "first") + "---\n" + waiver(DAYS[1], more="renews: first\n")})
    assert shown()[0] == {"slow": 1, "first": 0}


def test_without_a_repository_it_says_that_only_waivers_tell(
    shown, repo: Repo, tmp_path, monkeypatch
) -> None:
    repo.write({WAIVERS: waiver(DAYS[0])})
    shutil.rmtree(repo.path / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    _, data, told = shown()
    assert data["remark"].startswith(
        "How often waivers were prolonged, only they themselves tell ('renews'): "
    )
    assert "is not in a git repository" in told


def test_a_shallow_clone_says_that_there_may_have_been_more(shown, repo: Repo, tmp_path, monkeypatch) -> None:
    repo.commit({WAIVERS: waiver(DAYS[0])})
    repo.commit({WAIVERS: waiver(DAYS[1])})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.path}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    counts, _, told = shown()
    assert counts == {"slow": 0}
    assert "Only the newest part of the history is here: waivers may have been prolonged more often." in told


def test_a_workspace_below_the_top_of_its_repository(shown, repo: Repo, monkeypatch) -> None:
    for name in ("cxlint.yaml", "governance"):
        (repo.path / "cx").mkdir(exist_ok=True)
        (repo.path / name).rename(repo.path / "cx" / name)
    repo.commit({f"cx/{WAIVERS}": waiver(DAYS[0])})
    repo.commit({f"cx/{WAIVERS}": waiver(DAYS[1]), "elsewhere.yaml": waiver(DAYS[3])})
    monkeypatch.chdir(repo.path / "cx")
    assert shown()[0] == {"slow": 1}


class TestAChange:
    """In a change, an exception that was prolonged often enough cannot be prolonged again, whoever agrees."""

    @pytest.fixture
    def twice(self, repo: Repo) -> None:
        for day in DAYS[:3]:
            repo.commit({WAIVERS: waiver(day)})

    def test_the_third_time_fails_although_it_is_accepted(self, check, repo: Repo, twice) -> None:
        repo.write({WAIVERS: waiver(DAYS[3])})
        told = check()
        assert ("CX039", "waiver/slow") in told.new
        assert told.gate == [("GAT009", "prolonged")]
        again = check("--accept-weakening", told.marks[0])
        assert (again.code, again.new) == (1, [("CX039", "waiver/slow")])
        assert "this exception was prolonged 2 times already, and 2 is the most" in again.found[0]["text"]

    def test_under_a_new_name_too(self, check, repo: Repo, twice) -> None:
        repo.write({WAIVERS: waiver(DAYS[3], "carrier")})
        assert ("CX039", "waiver/carrier") in check().new

    def test_an_earlier_time_can_be_accepted(self, check, repo: Repo) -> None:
        repo.commit({WAIVERS: waiver(DAYS[0])})
        repo.commit({WAIVERS: waiver(DAYS[1])})
        repo.write({WAIVERS: waiver(DAYS[2])})
        told = check("--accept-weakening", check().marks[0])
        assert (told.code, told.new) == (0, [])

    def test_the_history_is_read_only_where_a_waiver_is_prolonged(
        self, check, edit, twice, monkeypatch
    ) -> None:
        from cxlint.revisions import Repository

        monkeypatch.setattr(Repository, "course", lambda *_: pytest.fail("nobody needs it"))
        edit(OLD, ("version: 1.0.0", "version: 1.0.1"))
        assert check().code == 0
