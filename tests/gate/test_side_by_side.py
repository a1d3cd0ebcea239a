"""Both sides of a change are judged at once; what is said of each is what is said of it alone, whatever was changed."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from cxlint.config import load_settings
from cxlint.diagnostics import Severity
from cxlint.engine import parallel
from cxlint.engine.load import find_files, read_corpus
from cxlint.engine.read_both import Side, read_both
from cxlint.engine.run import Run
from cxlint.engine.side_by_side import SideBySide
from cxlint.hookspecs import hookimpl
from cxlint.plugins import build_registry
from cxlint.rule import GraphRule, Message, at, reference
from cxlint.workspace.hashed import hash_like
from cxlint.workspace.tree import Disk
from tests.changing import Company

DAY = date(2026, 11, 22)
LIKE = "0" * 40


@pytest.fixture(scope="module")
def registry():
    return build_registry()


class Committed(Disk):
    """A folder that knows the hashes of its files, as a revision does."""

    def hash_of(self, file: str) -> str:
        data = self.read(file)
        return hash_like(LIKE, data) if isinstance(data, bytes) else ""


class Change:
    """A company, and what it was before."""

    def __init__(self, company: Company, registry) -> None:
        self.company = company
        self.registry = registry
        self.before = company.root.with_name("before")
        shutil.copytree(company.root, self.before, dirs_exist_ok=True)

    def judged(self, jobs: int = 1) -> list[str]:
        """Judge both sides, hold that against judging each alone, and tell whom the base was asked about."""
        settings = load_settings(self.registry, self.company.root)._replace(jobs=jobs)
        kinds, trees = self.registry.kinds, (Committed(self.before), Disk(self.company.root))
        sides = [Side(find_files(settings, tree), tree) for tree in trees]
        base, head = read_both(*sides, kinds, jobs, commit=LIKE, configured=bool(settings.file))
        runs = SideBySide(Run(settings, self.registry, base, DAY), settings, head)
        asked: list[str] = []
        take = runs.base.take

        def noting(document, said):
            asked.append(f"{document.kind}/{document.id}")
            take(document, said)

        runs.base.take = noting
        both = runs.judged(None, lambda: None)
        for tree, read, said in zip(trees, (base, head), both, strict=True):
            corpus = read_corpus(settings, kinds, tree=tree)
            assert told(read) == told(corpus)
            alone = Run(settings, self.registry, corpus, DAY)
            want = alone.judge(alone.subjects)
            assert said.judged == want.judged
            assert said.findings == want.findings
        assert not any(document.recorded for document in head.documents)
        return asked


def told(corpus) -> tuple[object, ...]:
    """All that was read, as plain values that can be compared."""
    documents = [
        (d.kind, d.id, d.file, d.index, d.body, d.body_line, d.references, repr(d.values))
        for d in corpus.documents
    ]
    place = {id(document): number for number, document in enumerate(corpus.documents)}
    faults = [(file, place.get(id(document)), fault) for file, document, fault in corpus.faults]
    sources = list(corpus.sources.items())
    return documents, faults, sources, *corpus[3:]


def odd(folder: Path) -> Path:
    """A folder without settings, in which there is whatever can lie in one."""
    files = {
        "a.yaml": "kind: person\nid: mona\n---\nkind: person\nid: adam\nnam: x\n",
        "b.yaml": "kind: policy\nid: returns\nowner: mona\nterms:\n  return:\n    restocking: 20%\n",
        "c.md": "---\nkind: policy\nid: text\nlanguage: en\n---\nWords for customers.\n",
        "d.yaml": "kind: policy\nid: [\n",
        "e.yaml": "shopping: [bread]\n",
        "f.md": "Nothing for customers.\n",
        "g.yaml": "",
    }
    (folder / "odd").mkdir()
    for name, text in files.items():
        (folder / "odd" / name).write_text(text, encoding="utf-8")
    return folder / "odd"


@pytest.mark.parametrize("seed", range(4))
def test_any_change_gives_what_judging_each_side_alone_gives(
    tmp_path: Path, checkout: Path, registry, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(parallel, "LEAST", 30)
    source = odd(tmp_path) if seed == 3 else checkout / ("policies", "examples/harbour-bank")[seed % 2]
    for number in range(3):
        company = Company(tmp_path / str(number), source, seed * 10 + number)
        for _ in range(4):
            change = Change(company, registry)
            story = [company.edit() for _ in range(company.any.choice((0, 1, 1, 2, 4, 8)))]
            try:
                change.judged(company.any.choice((1, 1, 2)))
            except AssertionError as error:
                raise AssertionError(story) from error
            shutil.rmtree(change.before)


@pytest.fixture
def bank(tmp_path: Path, checkout: Path) -> Company:
    return Company(tmp_path, checkout / "examples" / "harbour-bank", 0)


def test_where_nothing_has_changed_the_base_is_not_judged(bank: Company, registry) -> None:
    assert Change(bank, registry).judged() == []


def test_a_new_title_is_judged_alone(bank: Company, registry) -> None:
    change = Change(bank, registry)
    file = bank.root / "kpis" / "retention-bank.yaml"
    bank.write(file, re.sub(r"(?m)^title:.*$", "title: Who stays", file.read_text(encoding="utf-8")))
    assert change.judged() == ["kpi/retention-bank"]


def test_who_leaves_is_noticed_by_all_who_rely_on_them(bank: Company, registry) -> None:
    change = Change(bank, registry)
    file = bank.root / "people" / "marta-lopez.yaml"
    bank.write(file, file.read_text(encoding="utf-8") + "left_on: 2026-11-01\n")
    asked = change.judged()
    assert {"person/marta-lopez", "area/service-centre"} <= set(asked)
    assert len(asked) < 40


def test_two_documents_of_one_name_are_judged_on_both_sides(bank: Company, registry) -> None:
    file = bank.root / "people" / "marta-lopez.yaml"
    bank.write(file.with_name("again.yaml"), file.read_text(encoding="utf-8"))
    assert len(Change(bank, registry).judged()) > 100


class Peeking(GraphRule):
    """A stranger that looks at a person past everything that notes it."""

    id, name = "ZZZ001", "peeking"
    kinds = ("area",)
    level = 1
    summary = "An area knows what Mona is called."
    why = "For this test."
    fix = "Nothing."
    messages = {"called": Message(Severity.INFO, "She is called {word}.")}
    needs = ("id",)

    def check(self, document, workspace, options):
        mona = workspace.find("person", "mona")
        yield at(document, "id", "called", word=dict.get(mona.values, "name"))


class Plugin:
    @hookimpl
    def cxlint_rules(self):
        return [reference(Peeking)]


def test_a_stranger_that_looks_around_is_asked_on_both_sides(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    people = "kind: person\nid: {}\nname: {}\n"
    (source / "cxlint.yaml").write_text("select: [ZZZ001]\n", encoding="utf-8")
    (source / "areas.yaml").write_text("kind: area\nid: care\n---\nkind: area\nid: sales\n", encoding="utf-8")
    (source / "mona.yaml").write_text(people.format("mona", "Mona"), encoding="utf-8")
    for number in range(3):
        (source / f"{number}.yaml").write_text(people.format(f"one-{number}", "One"), encoding="utf-8")
    company = Company(tmp_path, source, 0)
    change = Change(company, build_registry(extra=[Plugin()]))
    company.write(company.root / "mona.yaml", people.format("mona", "Lisa"))
    assert set(change.judged()) == {"area/care", "area/sales", "person/mona"}
