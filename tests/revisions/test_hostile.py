"""Hostile words, settings and objects: nothing is executed, written or fetched, and nothing passes unnoticed."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from cxlint.diagnostics import Fault
from cxlint.errors import RevisionError, UnknownRevision
from cxlint.revisions import command, objects
from cxlint.revisions.command import COMMANDS, Git

PERSON = "kind: person\nid: mona\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")

HOSTILE = [
    "",
    " ",
    "-h",
    "--output={canary}",
    "--upload-pack=touch {canary}",
    "-c core.pager=touch {canary}",
    "ext::sh -c 'touch {canary}'",
    "HEAD..",
    "..HEAD",
    "HEAD...main",
    "main\n--output={canary}",
    "main\0--output={canary}",
    "main\x1b[2J",
    "^HEAD",
    "HEAD:a.yaml",
    ":/[",
    "$(touch {canary})",
    "`touch {canary}`",
    "; touch {canary}",
    "| touch {canary}",
    "../../../etc/passwd",
    "HEAD^{/nothing like it}",
    "HEAD@{99999}",
    "refs/heads/../../config",
    "no-such-branch",
    "x" * 10_000,
    "ä" * 300,
    "\udcff",
]


@pytest.mark.parametrize("word", HOSTILE)
def test_a_word_that_names_no_revision_is_refused_and_does_nothing(word, repo, around, tmp_path):
    canary = tmp_path / "canary"
    repo.commit({"a.yaml": PERSON})
    before = sorted(path.name for path in repo.path.rglob("*"))
    with pytest.raises(UnknownRevision) as stopped:
        around(repo.path).resolve(word.replace("{canary}", str(canary)))
    assert stopped.value.code == 2
    assert len(str(stopped.value)) < 400
    if word.startswith("-") or ".." in word:
        assert "cannot be the name of one revision" in str(stopped.value), "not even shown to git"
    assert not canary.exists()
    assert sorted(path.name for path in repo.path.rglob("*")) == before


@pytest.mark.parametrize("word", ["HEAD", "main", "--all", "HEAD^", "abc123", "f" * 41, f"{'0' * 40}\n", ""])
def test_only_full_hashes_get_past_the_first_step(word, repo, around):
    commit = repo.commit({"a.yaml": PERSON})
    repository = around(repo.path)
    for ask in (
        lambda: repository.snapshot(word),
        lambda: repository.history(word),
        lambda: repository.merge_base(word, commit),
        lambda: repository.changed_files(commit, word),
    ):
        with pytest.raises(ValueError, match=f"^{re.escape(word)}$"):
            ask()


def test_git_is_called_in_one_place_and_only_to_read(checkout, repo, environment):
    allowed = "cat-file diff-tree for-each-ref ls-files ls-tree merge-base rev-list rev-parse"
    assert sorted(COMMANDS) == allowed.split()
    for word in ("fetch", "checkout", "config", "status", "log", "diff", "-c"):
        with pytest.raises(ValueError, match=word):
            Git(repo.path, environment).tell(word)
    importers, callers = set(), set()
    for file in (checkout / "cxlint").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            if any(name.partition(".")[0] in ("git", "gitdb") for name in names):
                importers.add(file.name)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "safer_popen":
                callers.add(file.name)
    assert importers == callers == {"command.py"}


def trapped(repo, canary):
    """A repository whose settings name a program wherever git can run one; each leaves its name in a folder."""
    canary.mkdir()
    trap = repo.path / "trap.sh"
    trap.write_text(f'#!/bin/sh\ntouch "{canary}/${{0##*/}}-$1"\ncat\n')
    trap.chmod(0o755)
    hooks = repo.path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (hooks / hook).write_text(trap.read_text())
        (hooks / hook).chmod(0o755)
    for name in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy",
        "core.alternateRefsCommand", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean",
        "filter.x.smudge", "filter.x.process", "gpg.program", "credential.helper", "uploadpack.packObjectsHook",
        "pager.ls-tree", "pager.rev-list", "pager.diff-tree", "interactive.diffFilter",
    ):  # fmt: skip
        repo.git("config", name, f"{trap} {name}")
    repo.git("config", "core.hooksPath", str(hooks))
    repo.git("config", "log.showSignature", "true")
    repo.git("config", "alias.ls-tree", f"!{trap} alias")
    for path in canary.iterdir():
        path.unlink()
    return canary


@posix
def test_nothing_that_the_settings_of_a_repository_name_is_executed(repo, around, environment, tmp_path):
    first = repo.commit(
        {".gitattributes": "* filter=x diff=x\n", "a.yaml": PERSON, "cxlint.yaml": "profile: minimal\n"}
    )
    second = repo.commit({"a.yaml": PERSON + "name: Mona\n"})
    canary = trapped(repo, tmp_path / "canary")
    (repo.path / "a.yaml").write_text("kind: person\nid: adam\n")
    repository = around(repo.path)
    for snapshot in (repository.snapshot(repository.resolve("HEAD")), repository.staged()):
        assert snapshot.read("a.yaml") == b"kind: person\nid: mona\nname: Mona\n"
    assert repository.merge_base(first, second) == first
    assert [file.path for file in repository.changed_files(first, second)] == ["a.yaml"]
    assert len(repository.history(second)) == 2
    assert repository.automatic_base({}) == second
    for words in (["--staged"], []):
        subprocess.run(
            [sys.executable, "-P", "-m", "cxlint", *words],
            cwd=repo.path,
            env=environment,
            capture_output=True,
            check=False,
        )
    assert list(canary.iterdir()) == []
    repo.git("status", check=False)
    repo.git("--paginate", "diff", check=False)
    assert list(canary.iterdir()) != [], "the traps must be able to spring"


@posix
def test_what_is_missing_is_not_fetched_but_a_fault(repo, around, tmp_path):
    commit = repo.commit({"a.yaml": PERSON, "b.yaml": "kind: person\nid: adam\n"})
    canary = tmp_path / "canary"
    repo.git("config", "core.repositoryFormatVersion", "1")
    repo.git("config", "extensions.partialClone", "origin")
    repo.git("config", "remote.origin.promisor", "true")
    repo.git("config", "remote.origin.url", f"ext::sh -c touch% {canary}")
    repo.git("config", "protocol.ext.allow", "always")
    blob = repo.git("rev-parse", "HEAD:a.yaml")
    (repo.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    repository = around(repo.path)
    for snapshot in (repository.snapshot(commit), repository.staged()):
        found = snapshot.read("a.yaml")
        assert isinstance(found, Fault)
        assert (found.key, found.data) == ("unreadable", {"reason": "git does not have its contents here"})
        assert snapshot.read("b.yaml") == b"kind: person\nid: adam\n"
    assert not canary.exists()
    repo.git("cat-file", "-p", blob, check=False)
    assert canary.exists(), "the trap must be able to spring"


def test_a_damaged_object_is_a_fault_and_the_next_one_is_still_read(repo, around):
    commit = repo.commit({"a.yaml": PERSON, "b.yaml": "kind: person\nid: adam\n"})
    blob = repo.git("rev-parse", "HEAD:a.yaml")
    file = repo.path / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(b"garbage")
    snapshot = around(repo.path).snapshot(commit)
    assert isinstance(snapshot.read("a.yaml"), Fault)
    assert snapshot.read("b.yaml") == b"kind: person\nid: adam\n"


def test_an_object_that_is_replaced_by_another_is_still_the_one_of_its_hash(repo, around):
    commit = repo.commit({"a.yaml": PERSON})
    other = repo.git("hash-object", "-w", "--stdin", stdin=b"kind: person\nid: false\n")
    repo.git("replace", repo.git("rev-parse", "HEAD:a.yaml"), other)
    assert around(repo.path).snapshot(commit).read("a.yaml") == PERSON.encode()


@posix
def test_names_that_no_disk_would_hold_do_no_harm(repo, around, tmp_path):
    blob = repo.git("hash-object", "-w", "--stdin", stdin=b"kind: person\nid: x\n")
    link = repo.git("hash-object", "-w", "--stdin", stdin=b"")
    long = repo.git("hash-object", "-w", "--stdin", stdin=b"a/" * 5_000)
    entries = [
        ("100644", blob, "../up.yaml"),
        ("100644", blob, ".git"),
        ("120000", link, "nowhere.yaml"),
        ("120000", long, "long.yaml"),
        ("100644", blob, "ok.yaml"),
    ]
    raw = b"".join(
        f"{mode} {name}\0".encode() + bytes.fromhex(hexadecimal)
        for mode, hexadecimal, name in sorted(entries, key=lambda e: e[2])
    )
    tree = repo.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", stdin=raw)
    snapshot = around(repo.path).snapshot(repo.git("commit-tree", tree, "-m", "x"))
    found = snapshot.discover(["."])
    assert found.files == ("ok.yaml",)
    assert isinstance(snapshot.read("../up.yaml"), Fault)


@posix
def test_git_that_does_not_answer_is_ended(repo, around, environment, monkeypatch):
    commit = repo.commit({"a.yaml": PERSON})
    repository = around(repo.path)
    snapshot = repository.snapshot(commit)
    monkeypatch.setattr(command, "SECONDS", 1)
    monkeypatch.setattr(objects, "SECONDS", 1)
    pipe = repo.path / "pipe"
    os.mkfifo(pipe)
    repo.git("config", "include.path", str(pipe))
    with pytest.raises(RevisionError, match="did not answer within 1 seconds"):
        repository.resolve("HEAD")
    with pytest.raises(RevisionError, match="did not hand over the contents of a file within 1 seconds"):
        snapshot.read("a.yaml")


def test_no_process_is_left_behind(repo, environment):
    from cxlint.revisions import Repository

    repository = Repository.around(repo.path, environment)
    snapshot = repository.snapshot(repo.commit({"a.yaml": PERSON}))
    assert snapshot.read("a.yaml") == PERSON.encode()
    process = repository._objects._process
    assert process.poll() is None
    del repository, snapshot
    assert process.returncode is not None
