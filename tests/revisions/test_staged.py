"""What is staged is judged: not what lies in the folder, and not what was committed before."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cxlint.diagnostics import Fault
from cxlint.errors import RevisionError
from tests.revisions.repositories import Repo

PERSON = "kind: person\nid: mona\n"
OTHER = "kind: person\nid: adam\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")


@pytest.fixture
def cxlint(checkout, environment):
    """The command, in a folder."""

    def run(folder, *words, **more):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "cxlint", "check", *words],
            cwd=folder,
            env={
                **environment,
                "PYTHONPATH": str(checkout),
                "PYTHONUTF8": "1",
                "CXLINT_AS_OF": "2026-11-22",
                **more,
            },
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


COMPANY = {
    "cxlint.yaml": "select: [OWN009]\n",
    "mona.yaml": PERSON,
    "care.yaml": "kind: area\nid: care\ncx_champion: mona\n",
}


def test_only_what_is_added_counts(repo, around):
    repo.commit({"a.yaml": PERSON, "b.yaml": PERSON, "c.yaml": PERSON})
    repo.write({"a.yaml": OTHER, "b.yaml": OTHER, "untracked.yaml": OTHER})
    repo.git("add", "a.yaml")
    repo.git("rm", "--quiet", "--cached", "c.yaml")
    staged = around(repo.path).staged()
    assert staged.discover(["."]).files == ("a.yaml", "b.yaml")
    assert (staged.read("a.yaml"), staged.read("b.yaml")) == (OTHER.encode(), PERSON.encode())
    assert staged.hex == ""


def test_a_file_that_is_only_announced_is_not_part_of_the_commit(repo, around):
    repo.write(
        {"empty.yaml": "", "later.yaml": PERSON, "new\nline.yaml" if os.name == "posix" else "x.yaml": PERSON}
    )
    repo.git("add", "empty.yaml")
    repo.git("add", "--intent-to-add", ".")
    assert around(repo.path).staged().discover(["."]).files == ("empty.yaml",)


def test_an_unfinished_merge_is_a_fault(repo, around):
    repo.commit({"a.yaml": PERSON})
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit({"a.yaml": PERSON + "name: M\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"a.yaml": PERSON + "name: N\n"})
    repo.git("merge", "--quiet", "side", check=False)
    found = around(repo.path).staged().read("a.yaml")
    assert isinstance(found, Fault)
    assert found.data == {"reason": "its merge is not finished"}


def test_the_index_of_a_hook_of_this_repository_counts(repo, around, tmp_path):
    repo.commit({"a.yaml": PERSON})
    repo.write({"b.yaml": OTHER})
    for index in (".git/index.hook", str(repo.path / ".git/index.hook")):
        (repo.path / ".git/index.hook").unlink(missing_ok=True)
        repo.git("add", "b.yaml", GIT_INDEX_FILE=".git/index.hook")
        assert around(repo.path, GIT_INDEX_FILE=index).staged().discover(["."]).files == ("b.yaml",)
    other = Repo(tmp_path / "other")
    other.commit()
    with pytest.raises(RevisionError, match=r"GIT_INDEX_FILE is .* not part of this repository"):
        around(repo.path, GIT_INDEX_FILE=str(other.path / ".git/index")).staged()


def test_the_command_judges_documents_and_settings_as_staged(repo, cxlint):
    repo.commit(COMPANY)
    assert cxlint(repo.path, "--staged")[0] == 0
    repo.git("rm", "--quiet", "--cached", "mona.yaml")
    code, said, _ = cxlint(repo.path, "--staged")
    assert (code, "care.yaml" in said, "OWN009" in said) == (1, True, True)
    assert cxlint(repo.path)[0] == 0, "the file still lies in the folder"
    repo.write({"cxlint.yaml": "select: [OWN009]\nprofil: strict\n"})
    assert cxlint(repo.path)[0] == 2
    assert cxlint(repo.path, "--staged")[0] == 1
    assert cxlint(repo.path, "--staged", "--show-files")[1] == "care.yaml\n"


def test_a_workspace_below_the_top_of_the_repository_is_judged_as_staged(repo, cxlint):
    repo.commit({f"governance/{name}": text for name, text in COMPANY.items()} | {"notes.yaml": "x: 1\n"})
    repo.write({"governance/untracked.yaml": "kind: person\nid: mona\n", "governance/cxlint.yml": "x: 1\n"})
    for folder, words in (
        ("governance", ["--staged"]),
        (".", ["--staged", "governance"]),
        ("governance", ["--staged", "care.yaml"]),
    ):
        code, said, told = cxlint(repo.path / folder, *words)
        assert (code, "CX016" in said) == (0, False), told
    assert cxlint(repo.path / "governance")[0] == 2


def test_settings_in_pyproject_are_read_as_staged(repo, cxlint):
    files = {name: text for name, text in COMPANY.items() if name != "cxlint.yaml"}
    repo.commit({**files, "pyproject.toml": '[tool.cxlint]\nselect = ["OWN009"]\nroots = ["gone"]\n'})
    (repo.path / "gone").mkdir()
    code, _, told = cxlint(repo.path, "--staged")
    assert (code, "nothing called 'gone'" in told) == (2, True)


def test_what_cannot_be_asked_of_git_is_incomplete_and_a_full_check_goes_on(repo, cxlint, tmp_path):
    repo.commit(COMPANY)
    code, _, told = cxlint(repo.path, "--staged", PATH=str(tmp_path))
    assert (code, told) == (3, "cxlint: exit 3: git is not installed here, so revisions cannot be read\n")
    assert cxlint(repo.path, PATH=str(tmp_path))[0] == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give folders away")
def test_in_the_repository_of_another_user_a_full_check_goes_on(repo, cxlint):
    repo.commit(COMPANY)
    for path in (repo.path, *repo.path.rglob("*")):
        os.chown(path, 12345, 12345)
    code, _, told = cxlint(repo.path, "--staged")
    assert (code, f"git config --global --add safe.directory {repo.path}\n" in told) == (3, True)
    assert cxlint(repo.path)[0] == 0


def test_a_submodule_is_noted(repo, cxlint, tmp_path):
    other = Repo(tmp_path / "other")
    other.commit({"inner.yaml": PERSON})
    repo.git("submodule", "--quiet", "add", str(other.path), "vendor/other")
    repo.commit(COMPANY)
    code, said, _ = cxlint(repo.path, "--staged")
    assert (code, "vendor/other is a repository of its own and was not checked" in said) == (0, True), said


def test_before_a_push_it_is_what_is_pushed(repo, cxlint):
    broken = repo.commit({name: text for name, text in COMPANY.items() if name != "mona.yaml"})
    repo.commit(COMPANY)
    assert cxlint(repo.path, "--staged")[0] == 0
    assert cxlint(repo.path, "--staged", PRE_COMMIT_TO_REF=broken)[0] == 1


@posix
@pytest.mark.parametrize("how", [["-a"], ["--", "mona.yaml"], []])
def test_a_hook_judges_what_the_commit_will_hold(how, repo, checkout, environment):
    """`commit -a` and `commit -- FILE` hand an index of their own to the hook; a plain commit the usual one."""
    repo.commit(COMPANY)
    hook = repo.path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f'#!/bin/sh\nPYTHONPATH="{checkout}" "{sys.executable}" -P -m cxlint check --staged > "{repo.path}/said.txt"\n'
    )
    hook.chmod(0o755)
    before = repo.git("rev-parse", "HEAD")
    (repo.path / "mona.yaml").write_text(OTHER)
    if how:
        repo.git("commit", "--quiet", "--message", "company: Break it", *how, check=False)
        assert repo.git("rev-parse", "HEAD") == before
        assert "OWN009" in (repo.path / "said.txt").read_text()
    else:
        repo.git("commit", "--quiet", "--allow-empty", "--message", "company: Leave it")
        assert repo.git("rev-parse", "HEAD") != before
