"""Every sort of repository: what can be read is read, and what cannot is said with what to do about it."""

from __future__ import annotations

import os
import sys

import pytest

from cxlint.errors import RevisionError, UnknownRevision
from cxlint.revisions import ChangedFile, Repository
from tests.revisions.repositories import Repo

PERSON = "kind: person\nid: mona\n"
OTHER = "kind: person\nid: adam\n"


def clone(repo, folder, *options):
    """A copy of a repository, made by the real git as a CI makes it."""
    repo.git("clone", "--quiet", *options, repo.path.as_uri(), str(folder))
    return Repo.at(folder)


def test_a_revision_is_named_in_every_way_that_git_knows(repo, around):
    first, second = (
        repo.commit({"a.yaml": PERSON}),
        repo.commit({"a.yaml": OTHER}, message="company: Say who"),
    )
    repo.git("tag", "--annotate", "v1.0", "--message", "First", first)
    repository = around(repo.path)
    for word in ("HEAD~1", "v1.0", "HEAD^", "main~1", first, first[:10], "HEAD@{1}", "refs/tags/v1.0"):
        assert repository.resolve(word) == first, word
    for word in ("HEAD", "main", "@", "HEAD^{/Say who}"):
        assert repository.resolve(word) == second, word


def test_a_wrong_word_comes_with_the_nearest_right_one(repo, around):
    repo.commit({"a.yaml": PERSON})
    repo.git("branch", "release")
    with pytest.raises(UnknownRevision, match=r"there is no revision 'relaese'.*did you mean 'release'"):
        around(repo.path).resolve("relaese")


def test_a_commit_that_is_not_here_is_no_wrong_word(repo, around):
    repo.commit({"a.yaml": PERSON})
    with pytest.raises(RevisionError, match="fetch-depth: 0") as stopped:
        around(repo.path).resolve("a" * 40)
    assert stopped.value.code == 3


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_says_that_history_is_missing(depth, repo, around, tmp_path):
    commits = [repo.commit({"a.yaml": f"{PERSON}name: M{number}\n"}) for number in range(4)]
    repo.git("branch", "side", commits[0])
    shallow = clone(repo, tmp_path / "shallow", f"--depth={depth}", "--no-single-branch")
    repository = around(shallow.path)
    assert repository.shallow
    head = repository.resolve("HEAD")
    assert repository.snapshot(head).read("a.yaml") == b"kind: person\nid: mona\nname: M3\n"
    for ask in (
        lambda: repository.resolve("HEAD~3"),
        lambda: repository.resolve(commits[1]),
        lambda: repository.resolve("origin/gone"),
        lambda: repository.merge_base(head, repository.resolve("origin/side")),
    ):
        with pytest.raises(RevisionError, match=r"only .*newest part.*fetch-depth: 0") as stopped:
            ask()
        assert stopped.value.code == 3


def test_histories_without_a_common_commit_have_no_base(repo, around):
    first = repo.commit({"a.yaml": PERSON})
    repo.git("checkout", "--quiet", "--orphan", "island")
    second = repo.commit({"a.yaml": OTHER})
    with pytest.raises(RevisionError, match="nothing in common") as stopped:
        around(repo.path).merge_base(first, second)
    assert stopped.value.code == 3


def test_the_base_is_where_two_histories_part(repo, around):
    base = repo.commit({"a.yaml": PERSON})
    repo.git("checkout", "--quiet", "-b", "change")
    change = repo.commit({"b.yaml": OTHER})
    repo.git("checkout", "--quiet", "main")
    later = repo.commit({"c.yaml": OTHER})
    assert around(repo.path).merge_base(later, change) == base


def test_a_detached_head_is_a_revision_like_any_other(repo, around):
    first = repo.commit({"a.yaml": PERSON})
    repo.commit({"a.yaml": OTHER})
    repo.git("checkout", "--quiet", "--detach", first)
    assert around(repo.path).resolve("HEAD") == first


def test_a_repository_without_a_commit_has_nothing_to_compare_but_what_is_staged(repo, around):
    repo.write({"a.yaml": PERSON})
    repo.git("add", ".")
    repository = around(repo.path)
    with pytest.raises(RevisionError, match="no commit yet") as stopped:
        repository.resolve("HEAD")
    assert stopped.value.code == 3
    assert repository.staged().discover(["."]).files == ("a.yaml",)


def test_a_bare_repository_can_be_read_and_has_nothing_staged(repo, around, tmp_path):
    commit = repo.commit({"a.yaml": PERSON, "company/b.yaml": OTHER})
    bare = clone(repo, tmp_path / "bare.git", "--bare")
    repository = around(bare.path)
    assert repository.bare
    assert repository.relative(bare.path) == ""
    assert repository.snapshot(repository.resolve("main")).discover(["."]).files == (
        "a.yaml",
        "company/b.yaml",
    )
    assert repository.snapshot(commit, "company").read("b.yaml") == OTHER.encode()
    with pytest.raises(RevisionError, match="nothing is staged"):
        repository.staged()


def test_a_second_worktree_has_its_own_head_and_its_own_stage(repo, around, tmp_path):
    first = repo.commit({"a.yaml": PERSON})
    repo.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    side = Repo.at(tmp_path / "side")
    second = side.commit({"b.yaml": OTHER})
    side.write({"c.yaml": OTHER})
    side.git("add", "c.yaml")
    here, there = around(repo.path), around(side.path)
    assert (here.resolve("HEAD"), there.resolve("HEAD")) == (first, second)
    assert here.staged().discover(["."]).files == ("a.yaml",)
    assert there.staged().discover(["."]).files == ("a.yaml", "b.yaml", "c.yaml")
    assert there.relative(side.path) == ""


def test_the_inside_of_a_submodule_is_a_repository_of_its_own(repo, around, tmp_path):
    other = Repo(tmp_path / "other")
    commit = other.commit({"inner.yaml": PERSON})
    repo.git("submodule", "--quiet", "add", str(other.path), "vendor/other")
    repo.commit()
    repository = around(repo.path / "vendor/other")
    assert repository.resolve("HEAD") == commit
    assert repository.staged().discover(["."]).files == ("inner.yaml",)


def test_a_repository_with_longer_hashes_is_read_in_the_same_way(tmp_path, around):
    repo = Repo(tmp_path / "long", "--object-format=sha256")
    first = repo.commit({"a.yaml": PERSON})
    second = repo.commit({"a.yaml": OTHER, "empty.yaml": ""})
    repository = around(repo.path)
    assert len(repository.resolve("HEAD~1")) == 64
    assert repository.snapshot(first).read("a.yaml") == PERSON.encode()
    assert repository.staged().read("a.yaml") == OTHER.encode()
    assert repository.merge_base(first, second) == first
    assert [commit.hex for commit in repository.history(second)] == [second, first]
    assert [file.path for file in repository.changed_files(first, second)] == ["a.yaml", "empty.yaml"]
    repo.write({"later.yaml": OTHER})
    repo.git("add", "--intent-to-add", "later.yaml")
    assert repository.staged().discover(["."]).files == ("a.yaml", "empty.yaml")


def test_changed_files_are_told_with_both_hashes(repo, around):
    names = {
        "edit.yaml": PERSON,
        "gone.yaml": PERSON,
        "moved.yaml": OTHER,
        "mode.yaml": PERSON,
        "Case.yaml": PERSON,
        "still.yaml": PERSON,
    }
    before = repo.commit(names)
    repo.git("mv", "moved.yaml", "there.yaml")
    repo.git("mv", "--force", "Case.yaml", "case.yaml")
    repo.git("rm", "--quiet", "gone.yaml")
    repo.git("update-index", "--chmod=+x", "mode.yaml")
    repo.git("commit", "--quiet", "--message", "company: Move")
    repo.git("reset", "--quiet", "--hard")
    after = repo.commit(
        {"edit.yaml": OTHER, "new\nline.yaml": OTHER} if sys.platform != "win32" else {"edit.yaml": OTHER}
    )
    person, other = (repo.git("hash-object", "--stdin", stdin=text.encode()) for text in (PERSON, OTHER))
    found = {file.path: file for file in around(repo.path).changed_files(before, after)}
    assert found["edit.yaml"] == ChangedFile("edit.yaml", person, other)
    assert found["gone.yaml"] == ChangedFile("gone.yaml", person, "")
    assert (found["moved.yaml"].after, found["there.yaml"]) == ("", ChangedFile("there.yaml", "", other))
    assert (found["Case.yaml"].after, found["case.yaml"].before) == ("", "")
    assert found["mode.yaml"].before == found["mode.yaml"].after == person
    assert "still.yaml" not in found
    assert sys.platform == "win32" or found["new\nline.yaml"] == ChangedFile("new\nline.yaml", "", other)


def test_history_follows_the_main_line_with_the_day_of_each_commit(repo, around):
    first = repo.commit({"a.yaml": PERSON}, message="company: Begin", day="2026-01-31")
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit({"b.yaml": OTHER}, day="2026-02-10")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge 'x' – ضم", "side", day="2026-02-20")
    found = around(repo.path).history(repo.git("rev-parse", "HEAD"))
    assert [(commit.day.isoformat(), commit.subject) for commit in found] == [
        ("2026-02-20", "Merge 'x' – ضم"),
        ("2026-01-31", "company: Begin"),
    ]
    assert found[1].hex == first


def test_a_folder_outside_any_repository_is_said_to_be(around, tmp_path):
    (tmp_path / "plain").mkdir()
    with pytest.raises(RevisionError, match=r"plain' is not in a git repository") as stopped:
        around(tmp_path / "plain", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert stopped.value.code == 3


def test_a_repository_that_is_broken_is_told_in_the_words_of_git(repo, around):
    (repo.path / ".git/config").write_text("[core\n")
    with pytest.raises(RevisionError, match=r"git cannot read this repository: .*bad config line 1"):
        around(repo.path)


def test_a_repository_of_a_later_format_is_refused(repo, around):
    repo.git("config", "core.repositoryFormatVersion", "1")
    repo.git("config", "extensions.fromTheFuture", "true")
    with pytest.raises(RevisionError, match=r"git cannot read this repository: .*found: fromthefuture"):
        around(repo.path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give folders away")
def test_a_repository_of_another_user_is_refused_with_the_line_that_trusts_it(repo, around):
    repo.commit({"a.yaml": PERSON})
    for path in (repo.path, *repo.path.rglob("*")):
        os.chown(path, 12345, 12345)
    line = f"git config --global --add safe.directory {repo.path}"
    with pytest.raises(RevisionError, match="belongs to another user") as stopped:
        around(repo.path)
    assert str(stopped.value).endswith(line)
    assert stopped.value.code == 3
    trust = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": str(repo.path),
    }
    assert around(repo.path, **trust).staged().discover(["."]).files == ("a.yaml",)


def test_without_git_only_what_needs_it_stops(repo, environment, tmp_path):
    repo.commit({"a.yaml": PERSON})
    with pytest.raises(RevisionError, match=r"git cannot be started|git is not installed") as stopped:
        Repository.around(repo.path, {**environment, "PATH": str(tmp_path)})
    assert stopped.value.code == 3


def test_the_variables_of_another_repository_s_hook_lead_nowhere(repo, around, tmp_path):
    commit = repo.commit({"a.yaml": PERSON})
    other = Repo(tmp_path / "other")
    other.commit({"b.yaml": OTHER})
    hook = {
        "GIT_DIR": str(other.path / ".git"),
        "GIT_WORK_TREE": str(other.path),
        "GIT_OBJECT_DIRECTORY": str(other.path / ".git/objects"),
        "GIT_NAMESPACE": "x",
        "GIT_PREFIX": "x/",
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_COMMON_DIR": str(other.path / ".git"),
    }
    repository = around(repo.path, **hook)
    assert repository.resolve("HEAD") == commit
    assert repository.staged().discover(["."]).files == ("a.yaml",)


def test_tags_name_commits_whatever_sort_of_tag_they_are(repo, around):
    first = repo.commit({"a.yaml": PERSON}, message="company: Begin", day="2026-01-31")
    second = repo.commit({"a.yaml": OTHER}, message="company: Go on", day="2026-02-28")
    repo.git("tag", "light", first)
    repo.git("tag", "--annotate", "full/ü", "--message", "Words\n\nof many lines", second, day="2026-03-05")
    repo.git("tag", "tree", "HEAD^{tree}")
    found = around(repo.path).tags()
    assert {name: (commit.hex, commit.day.isoformat(), commit.subject) for name, commit in found.items()} == {
        "light": (first, "2026-01-31", "company: Begin"),
        "full/ü": (second, "2026-02-28", "company: Go on"),
    }
    assert around(Repo(repo.path.parent / "none").path).tags() == {}


def test_a_commit_of_an_impossible_day_is_dated_all_the_same(repo, around):
    repo.commit({"a.yaml": PERSON})
    raw = repo.git("cat-file", "commit", "HEAD").replace(" +0000", "0000000 +0000")
    commit = repo.git(
        "hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=(raw + "\n").encode()
    )
    assert around(repo.path).history(commit)[0].day.year == 9999
