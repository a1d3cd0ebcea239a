"""A file of the cache that grows while a run goes on is there when it is whole, and never before."""

from __future__ import annotations

import errno
import marshal
import os
import resource
from datetime import date
from pathlib import Path

import pytest

from cxlint.cache.growing import Growing
from cxlint.cache.store import Store
from cxlint.config import load_settings
from cxlint.engine import cached, parallel
from cxlint.engine.cached import CachedRuns
from cxlint.engine.examine import examine
from cxlint.engine.kept import Kept
from cxlint.model.packed import CannotPack
from cxlint.plugins import build_registry

DAY, LATER = date(2026, 11, 22), 4 * 10**18


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", b"k" * 32)


@pytest.fixture(scope="module")
def registry():
    return build_registry()


@pytest.fixture
def settings(checkout, registry):
    return load_settings(registry, checkout / "examples" / "harbour-bank")._replace(jobs=1)


def left(store: Store) -> list[str]:
    """The names of all files that were kept, or begun, for workspaces."""
    folder = Path(store.folder) / "workspaces"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_it_is_read_as_it_was_written(store):
    growing = Growing(store, "workspaces/one")
    places = [growing.add("parts", word) for word in (b"first", b"second")]
    growing.section("whole", [b"a", b"", b"bc"])
    growing.section("empty", [])
    assert store.open("workspaces/one") is None
    assert growing.finish()
    opened = store.open("workspaces/one")
    assert [opened.part("parts", place, 5) for place in places] == [b"first", b"secon"]
    assert opened.section("whole") == b"abc"
    assert opened.section("empty") == b""
    assert opened.section("parts") is None, "nobody vouches for all of it"


def test_it_has_another_name_until_it_is_whole(store):
    first, second = Growing(store, "workspaces/one"), Growing(store, "workspaces/one")
    for growing, word in ((first, b"first"), (second, b"second")):
        growing.section("run", [word])
    assert len(left(store)) == 2
    assert second.finish()
    assert first.finish()
    assert left(store) == ["one"]
    assert store.open("workspaces/one").section("run") == b"first"


def test_what_is_dropped_leaves_nothing(store):
    growing = Growing(store, "workspaces/one")
    growing.section("run", [b"word"])
    growing.drop()
    growing.section("more", [b"word"])
    assert not growing.finish()
    assert left(store) == []
    Growing(store, "workspaces/one")
    assert left(store) == [], "what nobody holds on to is dropped"


def test_a_disk_that_is_full_keeps_nothing(store):
    growing, before = Growing(store, "workspaces/one"), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        growing.section("run", [b"x" * 100_000])
        assert not growing.finish()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert left(store) == []


@pytest.mark.parametrize("call", ["open", "makedirs", "replace"])
def test_where_nothing_can_be_written_nothing_is_kept(store, monkeypatch, call):
    def fails(*_, **__):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        growing = Growing(store, "workspaces/one")
        growing.section("run", [b"word"])
        assert not growing.finish()
    assert left(store) == []


def test_every_document_is_laid_aside_once_by_however_many_processes(store, settings, registry, monkeypatch):
    monkeypatch.setattr(parallel, "LEAST", 20)
    for jobs in (1, 2):
        runs = CachedRuns(store, LATER)
        _, workspace = runs.examine(settings._replace(jobs=jobs), registry, DAY)
        runs.leave()
        (name,) = left(store)
        kept = Kept(store.open(f"workspaces/{name}"), cached._keys(settings, registry, DAY).facts)
        assert len(kept.documents) == len(workspace.all)
        for number, document in enumerate(workspace.all):
            again = kept.document(number)
            assert (again.id, again.file, again.body) == (document.id, document.file, document.body)
            assert dict(again.values) == document.recorded.plain()
            assert again.references == document.references
        (Path(store.folder) / "workspaces" / name).unlink()


def test_what_cannot_be_folded_is_not_kept_and_said_as_ever(store, settings, registry, monkeypatch):
    from cxlint.engine import folding

    def refuse(_: object) -> bytes:
        raise CannotPack("a grade")

    want, _ = examine(settings, registry, DAY)
    monkeypatch.setattr(folding, "fold", refuse)
    monkeypatch.setattr(parallel, "LEAST", 20)
    for jobs in (1, 2):
        runs = CachedRuns(store, LATER)
        got, _ = runs.examine(settings._replace(jobs=jobs), registry, DAY)
        runs.leave()
        assert got.findings == want.findings
        assert left(store) == []


def test_a_run_that_is_broken_off_leaves_nothing(store, settings, registry, monkeypatch):
    from cxlint.cli.checking import Check
    from cxlint.engine.run import Run

    def broken_off(*_: object) -> None:
        assert len(left(store)) == 1
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "judge", broken_off)
    runs = CachedRuns(store, LATER)
    monkeypatch.setattr(Check, "report", lambda _, cached: cached.examine(settings, registry, DAY))
    with pytest.raises(KeyboardInterrupt):
        Check(None, registry, [], DAY, settings, {}).report_with(runs)
    assert left(store) == []


def test_a_note_that_cannot_be_kept_says_too_much(registry, settings):
    from cxlint.engine.record import Recorder
    from cxlint.workspace.reads import EVERYTHING
    from cxlint.workspace.recorded import RecordedWorkspace

    _, workspace = examine(settings, registry, DAY)
    watched = RecordedWorkspace(workspace.all, DAY)
    recorder, (first, second, *_) = Recorder(watched), watched.documents("policy")
    for document, notes in ((first, [("filed", object()), 5]), (second, [("filed", "plain")])):
        recorder.begin(document)
        recorder.reads.now.extend(notes)
        recorder.heard(3)
        recorder.end()
    numbers = [document.recorded.base >> 16 for document in (first, second)]
    record = recorder.taken()
    assert record.touched({EVERYTHING}, set(), lambda *_: True) == {numbers[0]: {3}}
    assert record.touched({EVERYTHING, ("filed", "plain")}, set(), lambda *_: True) == {
        number: {3} for number in numbers
    }
    assert record.touched({5}, set(), lambda *_: True) == {numbers[0]: {3}}
    assert record.touched({6}, set(), lambda *_: True) == {}


def test_what_another_program_has_left_is_never_looked_into(store, settings, registry):
    runs = CachedRuns(store, LATER)
    want, _ = runs.examine(settings, registry, DAY)
    runs.leave()
    (name,) = left(store)
    growing = Growing(store, f"workspaces/{name}")
    about = ((b"the facts of another", b"verdicts"), "and", "whatever", "else", "it", "has", "to", "say")
    growing.section("about", [marshal.dumps(about)])
    for title in ("files", "documents", "reads"):
        growing.section(title, [b"in another format"])
    assert growing.finish()
    runs = CachedRuns(store, LATER)
    got, _ = runs.examine(settings, registry, DAY)
    assert got.findings == want.findings
    runs.leave()
    facts = cached._keys(settings, registry, DAY).facts
    assert Kept(store.open(f"workspaces/{name}"), facts).documents, "it is written anew"
