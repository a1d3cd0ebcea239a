"""Content that was read once is not read again, and what comes of it is the same."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from cxlint.config import load_settings
from cxlint.engine import memory as memories
from cxlint.engine import parallel
from cxlint.engine.load import read_corpus
from cxlint.engine.memory import Memory
from cxlint.engine.run import Run
from cxlint.plugins import build_registry

FILES = {
    "a.yaml": "kind: person\nid: mona\n---\nkind: person\nid: adam\nnam: x\n",
    "b.yaml": "kind: policy\nid: returns\nowner: mona\nterms:\n  return:\n    restocking: 20%\n",
    "c.md": "---\nkind: policy\nid: text\nlanguage: en\n---\nWords for customers.\n",
    "d.yaml": "kind: policy\nid: [\n",
    "e.yaml": "shopping: [bread]\n",
}


class Counted:
    """A tree that notes what is read of it."""

    def __init__(self, tree):
        self.tree = tree
        self.read_files = []

    def discover(self, roots, exclude=()):
        return self.tree.discover(roots, exclude)

    def read(self, file):
        self.read_files.append(file)
        return self.tree.read(file)

    def read_all(self, files):
        return {file: self.read(file) for file in files}

    def hash_of(self, file):
        return self.tree.hash_of(file)


@pytest.fixture
def judged(repo, around):
    """Judges a commit with a memory or without; gives the findings and what was read for them."""
    registry = build_registry(entry_points=False)
    settings = load_settings(registry, Path(repo.path), isolated=True, overrides={"profile": "strict"})

    def judge(commit, memory=None, day=date(2026, 11, 22)):
        tree = Counted(around(repo.path).snapshot(commit))
        corpus = read_corpus(settings, registry.kinds, tree=tree, memory=memory)
        result = Run(settings, registry, corpus, day).result(())
        return (result.findings, list(result.assessments), result.files, result.notes), tree.read_files

    return judge


def test_only_what_changed_is_read_again(repo, judged):
    commits = [
        repo.commit(FILES),
        repo.commit({"b.yaml": FILES["b.yaml"].replace("20%", "none")}),
        repo.commit({"b.yaml": FILES["b.yaml"], "f.yaml": "kind: person\nid: mona\n"}),
    ]
    memory = Memory()
    read = []
    for commit, day in zip(commits, (date(2026, 11, 22), date(2027, 11, 22), date(2026, 1, 1)), strict=True):
        told, files = judged(commit, memory, day)
        read.append(files)
        assert told == judged(commit, day=day)[0]
        assert told[0], "there must be something to compare"
    assert read == [sorted(FILES), ["b.yaml"], ["f.yaml"]]


def test_the_same_content_under_another_name_is_read_for_itself(repo, judged):
    memory = Memory()
    judged(repo.commit(FILES), memory)
    repo.git("mv", "b.yaml", "moved.yaml")
    told, files = judged(repo.commit(), memory)
    assert files == ["moved.yaml"]
    assert "moved.yaml" in {finding.file for finding in told[0]}


def test_too_much_is_forgotten(repo, judged, monkeypatch):
    monkeypatch.setattr(memories, "LIMIT", 100)
    memory, commit = Memory(), repo.commit(FILES)
    first, _ = judged(commit, memory)
    again, files = judged(commit, memory)
    assert again == first
    assert files, "what was forgotten is read again"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems read in one process")
def test_a_revision_is_read_alike_in_any_number_of_processes(repo, around, monkeypatch):
    monkeypatch.setattr(parallel, "LEAST", 5)
    monkeypatch.setattr(parallel, "can_fork", lambda: True)
    people = {f"person-{number}.yaml": f"kind: person\nid: p{number}\nnam: x\n" for number in range(40)}
    first = repo.commit({**FILES, **people})
    second = repo.commit({"person-7.yaml": "kind: person\nid: other\n"})
    registry = build_registry(entry_points=False)
    settings = load_settings(registry, Path(repo.path), isolated=True)
    told = []
    for jobs in (1, 3):
        memory, here = Memory(), settings._replace(jobs=jobs)
        for commit, known in ((first, memory), (second, memory), (first, None)):
            tree = Counted(around(repo.path).snapshot(commit))
            corpus = read_corpus(here, registry.kinds, tree=tree, memory=known)
            files = [(document.file, document.id, repr(document.values)) for document in corpus.documents]
            faults = [(file, document and document.id, fault) for file, document, fault in corpus.faults]
            told.append((files, faults, corpus.sources, corpus.foreign, sorted(tree.read_files)))
    assert told[:3] == told[3:]
    assert told[1][-1] == ["person-7.yaml"]
    assert len(told[0][0]) == 44
