"""What is noted when one document looks at another, method by method; of itself a document notes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.config import load_settings
from cxlint.engine.examine import examine
from cxlint.model.document import Document
from cxlint.model.scalars import FaultyField
from cxlint.plugins import build_registry
from cxlint.workspace.reads import ACTIVE, CODES, REFERENCES, REFERRERS, Reads
from cxlint.workspace.recorded import RecordedWorkspace

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def bank(checkout):
    registry = build_registry()
    settings = load_settings(registry, checkout / "examples" / "harbour-bank")._replace(jobs=1)
    return examine(settings, registry, DAY)[1]


@pytest.fixture
def watched(bank) -> RecordedWorkspace:
    return RecordedWorkspace([document.again() for document in bank.all], DAY)


@pytest.fixture
def journey(watched) -> Document:
    """One that refers to something within a list."""
    return next(d for d in watched.documents("journey") if d.references and watched.targets(d, "owner") == ())


LOOKS = [
    (lambda w, d: w.target(d, "owner"), {CODES["owner"]}),
    (lambda w, d: w.target_or_none(d, "owner"), {CODES["owner"]}),
    (lambda w, d: w.targets(d, "channels"), {CODES["channels"]}),
    (lambda w, d: w.target(next(d.each("stages")), "owner"), {CODES["stages"], CODES["stages.0"]}),
    (lambda w, d: list(w.links(d)), {REFERENCES}),
    (lambda w, d: w.referrers(d), {REFERRERS}),
    (lambda w, d: w.is_active(d), {ACTIVE}),
    (lambda _, d: d.active, {CODES["status"]}),
    (lambda _, d: d.references, {REFERENCES}),
    (lambda _, d: d.get("title"), {CODES["title"]}),
]


@pytest.mark.parametrize(("look", "codes"), LOOKS)
def test_what_is_read_of_another_document_is_noted(watched, journey, look, codes):
    watched.begin(watched.documents("person")[0])
    watched.reads.forget()
    look(watched, journey)
    read = {note - journey.recorded.base for note in watched.reads.now if isinstance(note, int)}
    assert codes <= read
    watched.end()
    assert watched.reads.now == []


@pytest.mark.parametrize(("look", "codes"), LOOKS)
def test_what_a_document_reads_of_itself_is_not_noted(watched, journey, look, codes):
    watched.begin(journey)
    look(watched, journey)
    read = {note - journey.recorded.base for note in watched.reads.now if isinstance(note, int)}
    assert read <= {REFERRERS}, "who refers to it is no field of its own"


def test_what_has_a_note_of_its_own_notes_nothing_else(watched, journey):
    watched.begin(journey)
    watched.active("person")
    person = watched.documents("person")[0]
    watched.reads.forget()
    watched.active("area")
    watched.is_active(person)
    assert set(watched.reads.now) == {("active", "area"), person.recorded.base + ACTIVE}


def test_no_document_of_a_kind_is_an_answer_that_is_remembered(watched, monkeypatch):
    asked = []
    monkeypatch.setattr(watched, "_unnoted", lambda make: asked.append(make) or make())
    for _ in range(3):
        assert watched.active("nothing-of-the-kind") == ()
    assert len(asked) == 1


def test_a_row_keeps_what_was_marked_and_forgets_the_rest():
    reads = Reads()
    for note in (7, 9, 7):
        reads.note(note)
    reads.keep(-1)
    reads.note(11)
    answer, notes = reads.aside(lambda: reads.note(13) or "answer")
    assert (answer, notes, reads.now) == ("answer", {13}, [7, 9, 7, -1, 11])
    reads.forget()
    assert reads.taken() == [7, 9, 7, -1]
    assert (reads.now, reads.kept) == ([], 0)
    reads.note(5)
    assert reads.now == [5], "whoever takes notes goes on with the same row"


def test_what_was_read_for_an_answer_that_never_came_was_read_by_whoever_asked():
    reads = Reads()
    reads.note(7)

    def make() -> None:
        reads.note(13)
        raise FaultyField("holds")

    with pytest.raises(FaultyField):
        reads.aside(make)
    assert reads.now == [7, 13]


def test_what_is_noted_again_and_again_is_kept_once():
    reads = Reads()
    for note in [1, 2, 3] * 100:
        reads.note(note)
    reads.keep(-2)
    assert (sorted(reads.now[:-1]), reads.now[-1]) == ([1, 2, 3], -2)
    for note in [1, 2] * 100:
        reads.note(note)
    reads.keep(-3)
    assert reads.now[3] == -2, "what was kept before stays as it is"
    assert (sorted(reads.now[4:-1]), reads.now[-1]) == ([1, 2], -3)
