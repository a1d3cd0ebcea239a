"""A place is the same whether a file was parsed whole for it or only the field that it is in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.generate import make
from cxlint.engine.corpus import Corpus
from cxlint.engine.places import Places
from cxlint.engine.reading import read_text
from cxlint.model.spec import Kinds, builtin_kinds

KINDS = Kinds(builtin_kinds())
TOP = Path(__file__).parents[2]
FILES = [file for file in sorted(TOP.glob("examples/harbour-bank/**/*.yaml")) if file.name != "cxlint.yaml"]
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in FILES}
TEXTS |= {made.name: made.text for made in make(40) if not made.faulty}


def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path of a document, and beside each one that is not there."""
    yield path
    yield (*path, "zebra")
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for key, part in items:
        yield from paths(part, (*path, key))


def read(text: str) -> Corpus:
    corpus = Corpus.empty()
    read_text(corpus, "x.yaml", text.encode(), KINDS, configured=True)
    return corpus


@pytest.mark.parametrize("name", TEXTS)
def test_both_ways_name_the_same_place(name: str) -> None:
    corpus = read(TEXTS[name])
    if not corpus.straight:
        pytest.skip("the file has something unusual")
    partly, whole = Places(corpus.sources, corpus.straight), Places(corpus.sources)
    for document in corpus.documents:
        for path in paths(document.values):
            assert partly.place(document, path) == whole.place(document, path), path


def test_the_second_document_of_a_file_has_its_own_places() -> None:
    corpus = read("kind: policy\nid: p\ntitle: A\n---\nkind: policy\nid: q\nowner: mona\n")
    places = Places(corpus.sources, corpus.straight)
    first, second = corpus.documents
    assert places.place(second, ("owner",)).line == 7
    assert places.place(first, ("owner",)).line == 2
    assert places.place(second, ("title",)).line == 6


def test_a_field_that_is_left_blank_is_still_the_place_for_what_is_missing_there() -> None:
    corpus = read("kind: policy\nid: p\nowner:\n")
    places = Places(corpus.sources, corpus.straight)
    assert places.place(corpus.documents[0], ("owner",)).line == 3


ODD = {
    "fields in quotes": "kind: policy\n'id': p\ntitle: A\n",
    "a field within a value that is not indented": 'kind: policy\nid: p\nrationale: "a\ntitle: b"\ntitle: A\n',
    "all on one line": "{kind: policy, id: p, title: A}\n",
    "an indented document": "  kind: policy\n  id: p\n  title: A\n",
    "a list that is not indented": "kind: policy\nid: p\ntags:\n- a\n- b\ntitle: A\n",
    "a list within braces that is not indented": "kind: policy\nid: p\ntags: [a,\nb]\ntitle: A\n",
    "other line ends": "kind: policy\r\nid: p\r\ntitle: A\r\n",
    "a line that only a parser sees": "kind: policy\nid: p\nrationale: 'a\u2028 b'\ntitle: A\n",
    "a byte order mark": "\ufeffkind: policy\nid: p\ntitle: A\n",
    "remarks and blank lines": "# x\n\nkind: policy # y\n\nid: p\n# title: B\nrationale: |\n  a\n\n\n# z\ntitle: A\n",
    "a remark behind a divider": "--- # one\nkind: policy\nid: p\n--- # two\nkind: policy\nid: q\ntitle: A\n",
    "an end of a document": "kind: policy\nid: p\n...\n---\nkind: policy\nid: q\ntitle: A\n",
    "no end of the last line": "kind: policy\nid: p\ntitle: A",
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_both_ways_name_the_same_place_however_it_is_written(case: str) -> None:
    corpus = read(ODD[case])
    assert corpus.straight
    partly, whole = Places(corpus.sources, corpus.straight), Places(corpus.sources)
    for document in corpus.documents:
        for path in paths(document.values):
            assert partly.place(document, path) == whole.place(document, path), path
