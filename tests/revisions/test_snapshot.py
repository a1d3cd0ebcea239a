"""A workspace at a revision holds what the disk would hold after a checkout, found and read in the same way."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.diagnostics import Fault
from cxlint.source.limits import DEFAULT
from cxlint.workspace.tree import Disk
from tests.revisions.repositories import Repo

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and names as POSIX has them")
PERSON = "kind: person\nid: mona\n"


def seen(tree, roots=(".",), exclude=()):
    """What a tree finds and reads: files with bytes or the key of their fault, and the faults of the search."""
    found = tree.discover(roots, exclude)
    read = {file: tree.read(file) for file in found.files}
    told = {file: data.key if isinstance(data, Fault) else data for file, data in read.items()}
    return told, [(name, fault.key, fault.data) for name, fault in found.faults]


def both(repo, around, **how):
    """What the snapshot of all that lies in the folder sees, made sure to be what the disk sees."""
    repository = around(repo.path)
    snapshot = repository.snapshot(repo.commit())
    on_disk = seen(Disk(repo.path), **how)
    assert seen(snapshot, **how) == on_disk
    assert seen(repository.staged(), **how) == on_disk
    return on_disk


def test_files_are_found_by_their_ending_in_the_order_of_their_bytes(repo, around):
    repo.write(
        dict.fromkeys(
            ["b.yaml", "a/z.yml", "a/x.md", "A.YAML", "a.txt", "a/b/c.yaml", "ä.yaml", "a-b.yaml"], PERSON
        )
    )
    files, faults = both(repo, around)
    assert list(files) == ["A.YAML", "a-b.yaml", "a/b/c.yaml", "a/x.md", "a/z.yml", "b.yaml", "ä.yaml"]
    assert set(files.values()) == {PERSON.encode()}
    assert faults == []


def test_hidden_and_foreign_folders_are_skipped_and_roots_may_name_them(repo, around):
    repo.write(
        dict.fromkeys(
            [".github/a.yaml", "node_modules/b.yaml", "c/.d.yaml", "c/node_modules/e.yaml", "c/f.yaml"],
            PERSON,
        )
    )
    assert list(both(repo, around)[0]) == ["c/f.yaml"]
    assert list(both(repo, around, roots=[".github", "c/f.yaml", "node_modules"])[0]) == [
        ".github/a.yaml",
        "c/f.yaml",
        "node_modules/b.yaml",
    ]


def test_patterns_leave_files_out(repo, around):
    repo.write(dict.fromkeys(["drafts/a.yaml", "b/drafts/c.yaml", "d.md", "e.yaml"], PERSON))
    assert list(both(repo, around, exclude=["drafts/", "*.md"])[0]) == ["e.yaml"]


def test_a_tracked_file_counts_although_it_is_ignored(repo, around):
    repo.write({".gitignore": "a.yaml\n", "a.yaml": PERSON, "b.yaml": PERSON})
    repo.git("add", "--force", "a.yaml")
    assert list(both(repo, around)[0]) == ["a.yaml", "b.yaml"]


def test_roots_that_are_missing_or_lead_out_are_faults(repo, around):
    repo.write({"a.yaml": PERSON})
    _, faults = both(repo, around, roots=["gone", "a.yaml"])
    assert faults == [("gone", "unreadable", {"reason": "it does not exist"})]


@posix
def test_names_may_hold_anything_that_a_disk_allows(repo, around):
    names = [
        "new\nline.yaml",
        "tab\t.yaml",
        'quote".yaml',
        "-dash.yaml",
        "star*.yaml",
        "::error::.md",
        "a\\b.yaml",
        ":(top)x.yaml",
    ]
    repo.write(dict.fromkeys(names, PERSON))
    (repo.path / os.fsdecode(b"latin-\xe9.yaml")).write_text(PERSON)
    assert set(both(repo, around)[0]) == {*names, os.fsdecode(b"latin-\xe9.yaml")}


@posix
def test_a_link_counts_as_the_file_inside_that_it_leads_to(repo, around):
    repo.write({"a/real.yaml": PERSON, "b/other.txt": PERSON, "deep/er/x.yaml": PERSON})
    (repo.path / "link.yaml").symlink_to("a/real.yaml")
    (repo.path / "a/text.md").symlink_to("../b/other.txt")
    (repo.path / "chain.yaml").symlink_to("link.yaml")
    (repo.path / "shortcut").symlink_to("deep")
    (repo.path / "through.yaml").symlink_to("shortcut/er/x.yaml")
    (repo.path / "folder.yaml").symlink_to("a")
    (repo.path / "absolute.yaml").symlink_to(repo.path / "a/real.yaml")
    (repo.path / "back.yaml").symlink_to("deep/../a/real.yaml")
    files, faults = both(repo, around)
    assert list(files) == ["a/real.yaml", "b/other.txt", "deep/er/x.yaml"]
    assert faults == []
    assert list(both(repo, around, roots=["shortcut", "link.yaml"])[0]) == ["a/real.yaml", "deep/er/x.yaml"]


@posix
def test_links_that_lead_out_nowhere_or_in_circles_are_faults(repo, around, tmp_path):
    (tmp_path / "secret.yaml").write_text("kind: person\nid: secret\n")
    repo.write({"inner/a.yaml": PERSON})
    links = {
        "out.yaml": "../secret.yaml",
        "far.yaml": str(tmp_path / "secret.yaml"),
        "passwords.yaml": "/etc/passwd",
        "gone.yaml": "nowhere.yaml",
        "back.yaml": "nowhere/../inner/a.yaml",
        "self.yaml": "self.yaml",
        "one.yaml": "two.yaml",
        "two.yaml": "one.yaml",
    }
    for name, target in links.items():
        (repo.path / name).symlink_to(target)
    files, faults = both(repo, around)
    assert list(files) == ["inner/a.yaml"]
    assert {name: key for name, key, _ in faults} == {
        "out.yaml": "link-outside",
        "far.yaml": "link-outside",
        "passwords.yaml": "link-outside",
        "gone.yaml": "unreadable",
        "back.yaml": "unreadable",
        "self.yaml": "link-loop",
        "one.yaml": "link-loop",
        "two.yaml": "link-loop",
    }


@posix
def test_a_link_out_of_the_workspace_is_a_fault_although_the_repository_holds_its_end(repo, around):
    repo.write({"outside.yaml": PERSON, "company/a.yaml": PERSON})
    (repo.path / "company/link.yaml").symlink_to("../outside.yaml")
    snapshot = around(repo.path).snapshot(repo.commit(), "company")
    assert seen(snapshot) == seen(Disk(repo.path / "company"))
    assert seen(snapshot)[1] == [("link.yaml", "link-outside", {})]


def test_a_workspace_may_be_a_folder_of_the_repository(repo, around):
    repo.write(
        {"a.yaml": PERSON, "company/b.yaml": PERSON, "company/c/d.yaml": PERSON, "company2/e.yaml": PERSON}
    )
    snapshot = around(repo.path / "company").snapshot(repo.commit(), "company")
    assert list(seen(snapshot)[0]) == ["b.yaml", "c/d.yaml"]
    assert snapshot.read("c/d.yaml") == PERSON.encode()
    assert list(seen(snapshot.inside(repo.path))[0]) == [
        "a.yaml",
        "company/b.yaml",
        "company/c/d.yaml",
        "company2/e.yaml",
    ]


def test_a_workspace_that_was_not_there_yet_is_empty(repo, around):
    snapshot = around(repo.path).snapshot(repo.commit({"a.yaml": PERSON}), "company")
    assert seen(snapshot) == ({}, [])


def test_folders_nested_too_deeply_are_one_fault(repo, around):
    repo.write({"/".join(["d"] * 63) + "/a.yaml": PERSON, "/".join(["e"] * 70) + "/b.yaml": PERSON})
    files, faults = both(repo, around)
    assert len(files) == 1
    assert [(key, data) for _, key, data in faults] == [
        ("unreadable", {"reason": "the folders are nested too deeply"})
    ]


def test_a_file_above_the_limit_is_a_fault_and_the_next_one_is_still_read(repo, around):
    repo.write({"a.yaml": PERSON, "b.yaml": b"x" * 5_000_001, "c.yaml": PERSON})
    files, _ = both(repo, around)
    assert files == {"a.yaml": PERSON.encode(), "b.yaml": "too-large-file", "c.yaml": PERSON.encode()}


def test_a_pointer_of_git_lfs_is_never_taken_for_the_text(repo, around):
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 12345\n"
    repo.write({"a.yaml": pointer, "b.md": pointer})
    assert both(repo, around)[0] == {"a.yaml": "stand-in", "b.md": "stand-in"}


def test_a_submodule_is_skipped_and_named(repo, around, tmp_path):
    other = Repo(tmp_path / "other")
    other.commit({"inner.yaml": PERSON})
    repo.git("submodule", "--quiet", "add", str(other.path), "vendor/other")
    snapshot = around(repo.path).snapshot(repo.commit({"a.yaml": PERSON}))
    found = snapshot.discover(["."])
    assert (found.files, found.skipped, found.faults) == (("a.yaml",), ("vendor/other",), [])
    assert snapshot.discover(["vendor"]).skipped == ("vendor/other",)
    assert snapshot.discover(["vendor/other"]).skipped == ("vendor/other",)


def test_the_hash_of_a_file_is_known_without_reading_it(repo, around):
    repo.write({"a.yaml": PERSON, "b.yaml": PERSON, "c.yaml": "kind: person\nid: adam\n"})
    snapshot = around(repo.path).snapshot(repo.commit())
    hashes = [snapshot.hash_of(file) for file in ("a.yaml", "b.yaml", "c.yaml", "gone.yaml")]
    assert hashes[0] == hashes[1] == repo.git("rev-parse", "HEAD:a.yaml")
    assert hashes[2] not in (hashes[0], "")
    assert hashes[3] == ""
    assert Disk(repo.path).hash_of("a.yaml") == ""


def test_what_is_asked_for_beside_the_files_found_is_read_as_on_disk(repo, around):
    repo.write({"a.yaml": PERSON, "b/c.txt": "text"})
    snapshot, disk = around(repo.path).snapshot(repo.commit()), Disk(repo.path)
    for name in (
        "a.yaml",
        "b/c.txt",
        "b/../a.yaml",
        "gone.yaml",
        "b",
        "../outside.yaml",
    ):
        assert snapshot.read(name) == disk.read(name), name


STEPS = st.sampled_from(["a", "b", ".h", "node_modules"])
NAMES = st.sampled_from(["x.yaml", "y.MD", "z.yml", ".s.yaml", "n.txt", "a", "b"])
PATHS = st.builds(lambda steps, name: "/".join([*steps, name]), st.lists(STEPS, max_size=2), NAMES)
TARGETS = st.lists(
    st.sampled_from(["..", ".", "a", "b", ".h", "x.yaml", "y.MD", "z.yml", "n.txt"]), min_size=1, max_size=4
)
ROOTS = st.lists(st.one_of(PATHS, st.just("."), st.just("a"), st.just("b/a")), min_size=1, max_size=3)


@posix
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(PATHS, max_size=6), links=st.dictionaries(PATHS, TARGETS, max_size=5), roots=ROOTS)
def test_any_tree_is_seen_as_on_disk(tmp_path, around, files, links, roots):
    """Files and links in every position, links through links, out of the workspace and in circles."""
    repo = Repo(tmp_path / uuid4().hex)
    for path in files:
        with suppress(OSError):  # a folder of this name is there already, or a file in the place of a folder
            repo.write({path: PERSON})
    for path, steps in links.items():
        with suppress(OSError):
            (repo.path / path).parent.mkdir(parents=True, exist_ok=True)
            (repo.path / path).symlink_to("/".join(steps))
    repo.git("add", "--all")
    repo.git("clean", "-q", "-d", "--force")  # git knows no empty folders
    on_disk = seen(Disk(repo.path), roots)
    commit = repo.commit()
    for tree in (around(repo.path).snapshot(commit), around(repo.path).staged()):
        found, faults = seen(tree, roots)
        assert found == on_disk[0]
        # What lies outside is not known to git: there is no telling whether it exists.
        told = [(name, "unreadable" if key == "link-outside" else key) for name, key, _ in faults]
        assert told == [(name, "unreadable" if key == "link-outside" else key) for name, key, _ in on_disk[1]]


def test_many_files_are_read_as_each_of_them_is(repo, around):
    files = {f"{number:03}.yaml": f"kind: person\nid: p{number}\n" for number in range(150)}
    files["040.yaml"] = files["090.yaml"] = "x" * (DEFAULT.size + 1)
    commit = repo.commit(files)
    for name, damage in (("020.yaml", None), ("060.yaml", b"damaged"), ("149.yaml", b"")):
        hexadecimal = repo.git("rev-parse", f"HEAD:{name}")
        lies = repo.path / ".git" / "objects" / hexadecimal[:2] / hexadecimal[2:]
        lies.chmod(0o644)
        lies.unlink() if damage is None else lies.write_bytes(damage)
    snapshot = around(repo.path).snapshot(commit)
    names = [*files, "not-there.yaml"]
    told = snapshot.read_all(names)
    assert list(told) == names
    assert told == {name: snapshot.read(name) for name in names}
    faulty = {name for name, data in told.items() if not isinstance(data, bytes)}
    assert faulty == {"020.yaml", "040.yaml", "060.yaml", "090.yaml", "149.yaml", "not-there.yaml"}
    assert all(told[name] == text.encode() for name, text in files.items() if name not in faulty)
