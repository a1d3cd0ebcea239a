"""Which files are found, which are left out, and that nothing on the way can stop the search."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys

import pytest

from cxlint.workspace import discovery, ignore
from cxlint.workspace.discovery import discover

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes, modes and names as POSIX has them")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def write(root, *paths):
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"kind: policy\n")


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture(params=["git", "no git", "no repository"])
def company(request, tmp_path, monkeypatch):
    """A workspace in a repository that git answers for, in one where git is missing, and in none."""
    root = tmp_path / "company"
    root.mkdir()
    if request.param != "no repository":
        if shutil.which("git") is None:
            pytest.skip("needs git")
        git(root, "init", "-q")
    if request.param == "no git":
        monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    return root


def test_yaml_and_markdown_are_found_in_the_order_of_their_bytes(company):
    write(
        company, "b.yaml", "a/z.yml", "a/x.md", "A.YAML", "a.txt", "a/b/c.yaml", "ä.yaml", "a-b.yaml", "yaml"
    )
    assert discover(company, ["."]).files == (
        "A.YAML",
        "a-b.yaml",
        "a/b/c.yaml",
        "a/x.md",
        "a/z.yml",
        "b.yaml",
        "ä.yaml",
    )


def test_roots_may_overlap_and_name_single_files(company):
    write(company, "a/x.yaml", "a/b/y.yaml", "c/z.yaml", "d.txt")
    found = discover(company, ["a", "a/b", "./a/", "c/z.yaml", "d.txt"])
    assert found.files == ("a/b/y.yaml", "a/x.yaml", "c/z.yaml", "d.txt")
    assert (found.faults, found.ignored) == ([], 0)


def test_hidden_and_foreign_folders_are_skipped(company):
    write(
        company,
        ".hidden.yaml",
        ".github/x.yaml",
        "a/.venv/y.yaml",
        "node_modules/z.yaml",
        "a/node_modules/z.yaml",
        "a/b.yaml",
    )
    found = discover(company, ["."])
    assert (found.files, found.ignored) == (("a/b.yaml",), 0)


def test_a_hidden_folder_named_as_a_root_is_searched(company):
    write(company, ".cx/a.yaml")
    assert discover(company, [".cx"]).files == (".cx/a.yaml",)


def test_what_gitignore_names_is_left_out_and_counted(company):
    write(
        company,
        "a.yaml",
        "build/b.yaml",
        "build/deep/c.yaml",
        "x/build/d.yaml",
        "x/e.tmp.yaml",
        "x/f.yaml",
        "top.yaml",
        "x/top.yaml",
    )
    (company / ".gitignore").write_text("build/\n*.tmp.yaml\n/top.yaml\n# comment\n\n", encoding="utf-8")
    found = discover(company, ["."])
    assert found.files == ("a.yaml", "x/f.yaml", "x/top.yaml")
    assert found.ignored == 5


def test_deeper_ignore_files_and_later_lines_win(company):
    write(company, "a/x.yaml", "a/keep.yaml", "b/x.yaml", "b/sub/keep.yaml", "out/keep.yaml")
    (company / ".gitignore").write_text("x.yaml\nout/\n!out/keep.yaml\nkeep.yaml\n", encoding="utf-8")
    (company / "a" / ".gitignore").write_text("!keep.yaml\r\n", encoding="utf-8")
    (company / "b" / ".gitignore").write_text("!x.yaml\n", encoding="utf-8")
    (company / "out" / ".gitignore").write_text("!keep.yaml\n", encoding="utf-8")
    assert discover(company, ["."]).files == ("a/keep.yaml", "b/x.yaml")


def test_a_root_that_is_itself_left_out_was_named_on_purpose(company):
    write(company, "build/a.yaml", "build/sub/b.yaml", "build/other.yaml", "c.yaml", "gen.yaml")
    (company / ".gitignore").write_text("build/\ngen.yaml\n", encoding="utf-8")
    assert discover(company, ["build"]).files == ("build/a.yaml", "build/other.yaml", "build/sub/b.yaml")
    assert discover(company, ["."]).files == ("c.yaml",)
    assert discover(company, [".", "build/sub", "gen.yaml"]).files == (
        "build/sub/b.yaml",
        "c.yaml",
        "gen.yaml",
    )


def test_a_workspace_inside_a_repository_obeys_the_ignore_files_above_it(tmp_path, monkeypatch):
    if shutil.which("git") is None:
        pytest.skip("needs git")
    git(tmp_path, "init", "-q")
    write(tmp_path, "cx/a.yaml", "cx/drafts/b.yaml", "drafts/c.yaml")
    (tmp_path / ".gitignore").write_text("cx/drafts/\n", encoding="utf-8")
    assert discover(tmp_path / "cx", ["."]).files == ("a.yaml",)
    monkeypatch.setenv("PATH", "")
    assert discover(tmp_path / "cx", ["."]).files == ("a.yaml",)


def test_a_workspace_that_a_repository_leaves_out_is_still_searched(tmp_path, monkeypatch):
    if shutil.which("git") is None:
        pytest.skip("needs git")
    git(tmp_path, "init", "-q")
    write(tmp_path, "out/cx/a.yaml", "out/cx/b/c.yaml")
    (tmp_path / ".gitignore").write_text("out/\n", encoding="utf-8")
    for path in (os.environ["PATH"], ""):
        monkeypatch.setenv("PATH", path)
        assert discover(tmp_path / "out" / "cx", ["."]).files == ("a.yaml", "b/c.yaml")
        assert discover(tmp_path / "out", ["."]).files == ("cx/a.yaml", "cx/b/c.yaml")


@needs_git
def test_files_that_git_follows_stay_whatever_gitignore_says(tmp_path):
    git(tmp_path, "init", "-q")
    write(tmp_path, "followed.yaml", "other.yaml")
    git(tmp_path, "add", "followed.yaml")
    (tmp_path / ".gitignore").write_text("*.yaml\n", encoding="utf-8")
    found = discover(tmp_path, ["."])
    assert (found.files, found.ignored) == (("followed.yaml",), 1)


@needs_git
def test_the_variables_of_a_hook_do_not_lead_git_astray(tmp_path, monkeypatch):
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    for folder in (here, elsewhere):
        folder.mkdir()
        git(folder, "init", "-q")
    write(here, "a.yaml", "b.yaml")
    (here / ".gitignore").write_text("b.yaml\n", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elsewhere))
    monkeypatch.setenv("GIT_INDEX_FILE", str(elsewhere / "index"))
    assert discover(here, ["."]).files == ("a.yaml",)


@needs_git
@posix
def test_git_runs_nothing_that_the_repository_configures(tmp_path):
    git(tmp_path, "init", "-q")
    canary = tmp_path / "ran"
    program = tmp_path / "hook.sh"
    program.write_text(f"#!/bin/sh\ntouch {canary}\n", encoding="utf-8")
    program.chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(program))
    write(tmp_path, "a.yaml")
    assert discover(tmp_path, ["."]).files == ("a.yaml",)
    assert not canary.exists()


@needs_git
def test_a_linked_worktree_is_a_repository_too(tmp_path):
    main = tmp_path / "main"
    main.mkdir()
    git(main, "init", "-q")
    write(main, "a.yaml")
    (main / ".gitignore").write_text("b.yaml\n", encoding="utf-8")
    git(main, "add", ".")
    git(main, "commit", "-qm", "one")
    git(main, "worktree", "add", "-q", str(tmp_path / "second"))
    write(tmp_path / "second", "b.yaml", "c.yaml")
    assert discover(tmp_path / "second", ["."]).files == ("a.yaml", "c.yaml")


def test_git_is_only_asked_where_there_is_a_repository(tmp_path, monkeypatch):
    monkeypatch.setattr(discovery, "ask_git", lambda *_: pytest.fail("asked"))
    write(tmp_path, "a.yaml")
    assert discover(tmp_path, ["."]).files == ("a.yaml",)


@pytest.mark.parametrize(
    "answer", [subprocess.TimeoutExpired("git", 30), FileNotFoundError("git"), PermissionError("git")]
)
def test_when_git_does_not_answer_the_ignore_files_are_read(tmp_path, monkeypatch, answer):
    def refuse(*_, **__):
        raise answer

    (tmp_path / ".git").mkdir()
    write(tmp_path, "a.yaml", "b.yaml")
    (tmp_path / ".gitignore").write_text("b.yaml\n", encoding="utf-8")
    monkeypatch.setattr(subprocess, "run", refuse)
    assert discover(tmp_path, ["."]).files == ("a.yaml",)


@needs_git
def test_a_repository_that_git_refuses_is_read_without_it(tmp_path):
    """An empty `.git` is refused by git as a strange owner's would be."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, "a.yaml", "b.yaml")
    (tmp_path / ".gitignore").write_text("b.yaml\n", encoding="utf-8")
    assert ignore.ask_git(tmp_path, [""]) is None
    assert discover(tmp_path, ["."]).files == ("a.yaml",)


@needs_git
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a folder away"
)
def test_a_repository_of_somebody_else_is_read_without_git(tmp_path):
    git(tmp_path, "init", "-q")
    write(tmp_path, "a.yaml", "b.yaml")
    (tmp_path / ".gitignore").write_text("b.yaml\n", encoding="utf-8")
    for path in (tmp_path, tmp_path / ".git"):
        os.chown(path, 12_345, 12_345)
    assert ignore.ask_git(tmp_path, [""]) is None
    assert discover(tmp_path, ["."]).files == ("a.yaml",)


def test_patterns_of_the_configuration_exclude_files(company):
    write(company, "a.yaml", "drafts/b.yaml", "x/drafts/c.yaml", "x/d.old.yaml", "x/e.yaml")
    assert discover(company, ["."], ["drafts/", "*.old.yaml"]).files == ("a.yaml", "x/e.yaml")
    found = discover(company, ["."], ["/drafts/**"])
    assert (found.files, found.ignored) == (("a.yaml", "x/d.old.yaml", "x/drafts/c.yaml", "x/e.yaml"), 1)
    assert discover(company, ["."], ["**/drafts/*", "!/drafts/b.yaml"]).files == (
        "a.yaml",
        "drafts/b.yaml",
        "x/d.old.yaml",
        "x/e.yaml",
    )


@pytest.mark.timeout(20)
def test_patterns_that_would_take_forever_are_not_used(tmp_path):
    write(tmp_path, "a" * 240 + ".yaml", "/".join(["a"] * 60) + "/b.yaml")
    evil = ["*a" * 60 + "b", "**/a/" * 40 + "b", "!", "[", "x" * 5_000, "a*" * 4 + "!"]
    (tmp_path / ".gitignore").write_text("\n".join(evil), encoding="utf-8")
    assert len(discover(tmp_path, ["."], evil).files) == 2


@posix
def test_the_ignore_file_may_be_a_pipe_or_lead_outside(tmp_path):
    write(tmp_path, "company/a.yaml", "company/b/c.yaml")
    os.mkfifo(tmp_path / "company" / ".gitignore")
    (tmp_path / "rules").write_text("*\n", encoding="utf-8")
    (tmp_path / "company" / "b" / ".gitignore").symlink_to("../../rules")
    assert discover(tmp_path / "company", ["."]).files == ("a.yaml", "b/c.yaml")


def faults(found):
    return [(path, fault.code, fault.key, fault.data) for path, fault in found.faults]


@posix
def test_pipes_and_sockets_named_like_documents_are_faults(company, monkeypatch):
    write(company, "a.yaml")
    monkeypatch.chdir(company)
    os.mkfifo("pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.md")
        found = discover(company, ["."])
    assert found.files == ("a.yaml",)
    assert faults(found) == [
        ("pipe.yaml", "CX005", "not-a-file", {"what": "pipe"}),
        ("s.md", "CX005", "not-a-file", {"what": "socket"}),
    ]
    assert faults(discover(company, ["pipe.yaml"])) == [
        ("pipe.yaml", "CX005", "not-a-file", {"what": "pipe"})
    ]


def test_a_folder_named_like_a_document_is_a_folder(company):
    write(company, "a.yaml/b.yaml")
    assert discover(company, ["."]).files == ("a.yaml/b.yaml",)


def test_links_to_folders_are_not_followed(company):
    write(company, "a/b.yaml")
    (company / "again").symlink_to("a")
    (company / "a" / "up").symlink_to("..")
    (company / "a" / "self").symlink_to("self")
    (company / "folder.yaml").symlink_to("a")
    found = discover(company, ["."])
    assert (found.files, found.faults) == (("a/b.yaml",), [])


def test_a_link_to_a_file_counts_as_that_file(company):
    write(company, "a/b.yaml", "c.txt")
    (company / "one.yaml").symlink_to("a/b.yaml")
    (company / "two.yaml").symlink_to("c.txt")
    assert discover(company, ["."]).files == ("a/b.yaml", "c.txt")


def test_links_that_lead_nowhere_round_and_outside_are_faults(company):
    write(company, "a.yaml")
    (company.parent / "secret.yaml").write_bytes(b"kind: secret\n")
    (company / "gone.yaml").symlink_to("nothing")
    (company / "me.yaml").symlink_to("me.yaml")
    (company / "out.yaml").symlink_to("../secret.yaml")
    found = discover(company, ["."])
    assert found.files == ("a.yaml",)
    assert faults(found) == [
        ("gone.yaml", "CX005", "unreadable", {"reason": "it does not exist"}),
        ("me.yaml", "CX005", "link-loop", {}),
        ("out.yaml", "CX005", "link-outside", {}),
    ]


def test_roots_that_are_missing_or_outside_are_faults(company):
    (company / "out").symlink_to("..")
    (company / "me").symlink_to("me")
    found = discover(company, ["no", "..", "out", "me", "a\0b", str(company.parent)])
    assert found.files == ()
    assert {path: fault.key for path, fault in found.faults} == {
        "no": "unreadable", "..": "link-outside", "out": "link-outside", "me": "link-loop", "a\0b": "unreadable",
        str(company.parent): "link-outside",
    }  # fmt: skip


def test_a_root_that_is_a_link_inside_is_searched_under_its_real_name(company):
    write(company, "releases/3/a.yaml")
    (company / "current").symlink_to("releases/3")
    assert discover(company, ["current", "releases"]).files == ("releases/3/a.yaml",)


def test_a_folder_that_may_not_be_opened_is_a_fault(company, monkeypatch):
    write(company, "a.yaml", "closed/b.yaml")
    really_scan = os.scandir

    def scan(folder):
        if os.fspath(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return really_scan(folder)

    monkeypatch.setattr(os, "scandir", scan)
    found = discover(company, ["."])
    assert found.files == ("a.yaml",)
    assert faults(found) == [
        ("closed", "CX005", "unreadable", {"reason": "there is no permission to read it"})
    ]


def test_folders_without_end_are_a_fault(tmp_path):
    write(tmp_path, "/".join(["d"] * 64) + "/in.yaml", "/".join(["d"] * 70) + "/out.yaml")
    found = discover(tmp_path, ["."])
    assert found.files == ("/".join(["d"] * 64) + "/in.yaml",)
    assert [(path.count("/"), fault.key) for path, fault in found.faults] == [(65, "unreadable")]


NAMES = ["new\nline.yaml", "-rf.yaml", "a b.yaml", "#1.yaml", "100%.yaml", ":!x.yaml", "*.yaml", "[a].yaml", '"q".yaml', "\x1b[31m.yaml",
         "CON.yaml", "back\\slash.yaml", "الإرجاع.yaml", "é.yaml", "x" * 250 + ".yaml"]  # fmt: skip


@posix
def test_strange_names_are_found_and_left_out_like_others(company):
    write(company, *NAMES, *(f"out/{name}" for name in NAMES))
    write(company, os.fsdecode(b"caf\xe9.yaml"), os.fsdecode(b"out/caf\xe9.yaml"))
    (company / ".gitignore").write_text("/out/*\n/new*\n", encoding="utf-8")
    found = discover(company, ["."])
    expected = [*NAMES[1:], os.fsdecode(b"caf\xe9.yaml")]
    assert found.files == tuple(sorted(expected, key=os.fsencode))
    assert found.ignored == len(NAMES) + 2


def test_the_same_tree_is_found_in_the_same_order(company, monkeypatch):
    write(company, *(f"{folder}/{name}.yaml" for folder in "cab" for name in "zxy"))
    once = discover(company, ["."])
    really_scan = os.scandir

    class Backwards:
        def __init__(self, folder):
            with really_scan(folder) as entries:
                self.entries = list(entries)[::-1]

        def __enter__(self):
            return iter(self.entries)

        def __exit__(self, *_):
            pass

    monkeypatch.setattr(os, "scandir", Backwards)
    assert discover(company, ["."]) == once
