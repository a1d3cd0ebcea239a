"""Documents are filed under keys; who looks under one is asked again only where something changes there."""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

import pytest

from cxlint.cache.store import Store
from cxlint.config import load_settings
from cxlint.engine.bench import Bench
from cxlint.engine.cached import CachedRuns
from cxlint.engine.differences import differences
from cxlint.engine.examine import examine
from cxlint.engine.kept import Unsure
from cxlint.model.document import Document
from cxlint.model.folded import Folded, fold
from cxlint.plugins import build_registry
from cxlint.workspace.asleep import Dormitory
from cxlint.workspace.filing import Way, noted_of
from cxlint.workspace.graph import Workspace
from cxlint.workspace.reads import EVERYTHING, Reads
from cxlint.workspace.recorded import RecordedWorkspace
from cxlint.workspace.watched import watch

DAY = date(2026, 11, 22)
LATER = 4 * 10**18


def by_letter(person: Document) -> dict[object, object]:
    name = person.word("name")
    return {name[0]: len(name)} if name else {}


def in_vain(person: Document) -> dict[object, object]:
    raise ValueError(person.id)


def people(**names: str) -> list[Document]:
    return [Document("person", id_, {"name": name}) for id_, name in names.items()]


def test_documents_are_filed_by_id_with_what_is_noted_of_them() -> None:
    workspace = Workspace(people(zoe="Mona", adam="Maya", lea="Lea", nobody=""), DAY)
    found = workspace.filed("person", by_letter, "M")
    assert [(who.id, length) for who, length in found] == [("adam", 4), ("zoe", 4)]
    assert workspace.filed("person", by_letter, "X") == ()
    assert workspace.filed("team", by_letter, "M") == ()


def test_who_looks_under_a_key_has_read_that_key_and_no_field() -> None:
    workspace = RecordedWorkspace(people(zoe="Mona", lea="Lea"), DAY)
    workspace.reads.now.clear()
    workspace.filed("person", by_letter, "M")
    assert set(workspace.reads.now) == {("filed", "person", __name__, "by_letter", "M")}
    assert workspace.filings.table(Way("person", __name__, "by_letter")) == {0: {"M": 4}, 1: {"L": 3}}


def test_a_function_that_nobody_can_find_again_has_looked_at_everything() -> None:
    workspace = RecordedWorkspace(people(zoe="Mona"), DAY)
    workspace.reads.now.clear()
    assert workspace.filed("person", lambda who: {who.id: 1}, "zoe")[0][1] == 1
    assert set(workspace.reads.now) == {EVERYTHING}


def test_what_was_noted_earlier_is_not_worked_out_again() -> None:
    known = {0: {"M": 99}}
    workspace = RecordedWorkspace(people(zoe="Mona", lea="Lea"), DAY, filed=lambda _: known)
    assert [length for _, length in workspace.filed("person", by_letter, "M")] == [99]
    assert [length for _, length in workspace.filed("person", by_letter, "L")] == [3]


class Known:
    """What an earlier run has left: some documents."""

    def __init__(self, *documents: Document) -> None:
        self.documents = dict(enumerate(documents))

    def document(self, number: int) -> Document:
        return self.documents[number]

    def mentions(self) -> dict[str, object]:
        return {}


def keys_touched(old: Document | None, new: Document | None) -> set[object]:
    kept = Known(*[old] if old else [])
    now = {0: new} if new else {}
    for document in now.values():
        watch(document, 0, Reads())
    found = differences(kept, now, [0] if old else [], {}, [Way("person", __name__, "by_letter")])  # type: ignore[arg-type]
    return {note[4] for note in found.notes if isinstance(note, tuple) and note[0] == "filed"}


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("Mona", "Lea", {"M", "L"}),
        ("Mona", "Mira", set()),
        ("Mona", "Marta", {"M"}),
        ("Mona", None, {"M"}),
        (None, "Lea", {"L"}),
    ],
)
def test_a_change_touches_the_keys_of_before_and_now(old, new, keys) -> None:
    documents = [None if name is None else people(x=name)[0] for name in (old, new)]
    assert keys_touched(*documents) == keys


def test_a_function_that_fails_means_that_everything_is_judged() -> None:
    (one,) = people(x="Mona")
    with pytest.raises(Unsure):
        differences(Known(one), {}, [0], {}, [Way("person", __name__, "in_vain")])  # type: ignore[arg-type]


def test_filing_a_document_that_is_judged_leaves_it_as_it_was() -> None:
    workspace = RecordedWorkspace(people(zoe="Mona"), DAY)
    (zoe,) = workspace.all
    workspace.begin(zoe)
    before = zoe.values
    assert noted_of(by_letter, zoe) == {"M": 4}
    assert zoe.values is before


# What follows holds the rules that look at documents of their own kind to a run without a cache.

TERMS = (
    "terms: {return: {window: 30 days}}", "terms: {return: {window: 14 days}}", "terms: {refund: {fee: 5%}}",
    "terms: {complaint: {resolve: 9 days}, return: {window: 14 days}}", "terms: 3", "translates: p-1",
)  # fmt: skip
PLACES = ("", "jurisdictions: [de]", "jurisdictions: [de, us-ca]", "jurisdictions: [eu]", "jurisdictions: 7")
SCOPES = ("", "scope: {channels: [web]}", "scope: {channels: [web, app]}", "effective_to: 2026-01-01")
STATES = ("", "", "status: draft", "status: retired")
TITLES = ("", "title: Solved", "title: sólved!", "title: {en: Waiting}")
TYPES = ("", "type: fcr", "type: csat_top2", "type: custom", "type: [x]")
WAYS = ("", "repeat_window: 7 days", "repeat_window: 2 weeks", "percentile: 90", "method: All are asked")
AREAS = ("", "area: shop", "area: bank", "area: [shop]")


def some(any_: random.Random, kind: str) -> str:
    parts = (TERMS, PLACES, SCOPES, STATES) if kind == "policy" else (TITLES, TYPES, WAYS, AREAS, STATES)
    return "\n".join(filter(None, map(any_.choice, parts)))


def write(root: Path, any_: random.Random, clock: list[int]) -> None:
    kind = any_.choice(("policy", "kpi"))
    name = f"{kind[0]}-{any_.randrange(9)}"
    file = root / f"{any_.choice('abc')}-{name}.yaml"
    for other in root.glob(f"*-{name}.yaml"):
        other.unlink()
    if any_.random() < 0.8:
        file.write_text(f"kind: {kind}\nid: {name}\n{some(any_, kind)}\n", encoding="utf-8")
        clock[0] += 10**9
        os.utime(file, ns=(clock[0], clock[0]))


@pytest.mark.parametrize("seed", range(4))
def test_rules_that_look_at_their_like_say_what_they_say_without_a_cache(tmp_path, seed) -> None:
    registry, any_, clock = build_registry(), random.Random(seed), [10**18]
    root = tmp_path / "company"
    root.mkdir()
    (root / "cxlint.yaml").write_text("roots: [.]\n")
    (root / "areas.yaml").write_text("kind: area\nid: shop\n---\nkind: area\nid: bank\n")
    settings = load_settings(registry, root)._replace(jobs=1)
    for _ in range(12):
        write(root, any_, clock)
    for step in range(25):
        runs = CachedRuns(Store(tmp_path / "cache", b"k" * 32), LATER)
        got, _ = runs.examine(settings, registry, DAY)
        want, _ = examine(settings, registry, DAY)
        assert got.findings == want.findings, (seed, step)
        assert got.assessments == want.assessments, (seed, step)
        runs.leave()
        for _ in range(any_.choice((1, 1, 2))):
            write(root, any_, clock)


def test_policies_that_cannot_meet_are_not_asked_about_each_other(tmp_path, monkeypatch) -> None:
    registry, asked = build_registry(), []
    root = tmp_path / "company"
    root.mkdir()
    (root / "cxlint.yaml").write_text("roots: [.]\n")
    for number, place in enumerate(("de", "de", "fr", "it")):
        text = f"kind: policy\nid: p-{number}\njurisdictions: [{place}]\nterms: {{return: {{window: {number + 14} days}}}}\n"
        (root / f"p-{number}.yaml").write_text(text)
    settings = load_settings(registry, root)._replace(jobs=1)
    store = Store(tmp_path / "cache", b"k" * 32)
    runs = CachedRuns(store, LATER)
    runs.examine(settings, registry, DAY)
    runs.leave()
    says = Bench.says

    def noting(self, document, workspace, column, recorder):
        asked.append((self.rules[column], document.id))
        return says(self, document, workspace, column, recorder)

    monkeypatch.setattr(Bench, "says", noting)
    file = root / "p-0.yaml"
    file.write_text(file.read_text().replace("[de]", "[it]"))
    got, _ = CachedRuns(store, LATER).examine(settings, registry, DAY)
    assert {name for rule, name in asked if rule == "GOV004"} == {"p-1", "p-3"}
    assert got.findings == examine(settings, registry, DAY)[0].findings


def test_a_question_to_a_document_that_sleeps_can_be_asked_twice() -> None:
    (mona,) = people(mona="Mona")
    dormitory = Dormitory(lambda _: Folded(fold(mona)), Reads())
    asleep = dormitory.put("person", "mona", "mona.yaml", 0, "", 7)
    ask = asleep.values.get
    assert (ask("name"), ask("name"), ask("level")) == ("Mona", "Mona", None)
    assert (asleep.path("name"), asleep.assumed, asleep.prefix) == ("name", False, "")
