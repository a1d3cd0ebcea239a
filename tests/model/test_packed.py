"""Documents that were packed or sent, carried and unpacked are what they were, in every part."""

from __future__ import annotations

import gc
import marshal
import pickle
import string
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import make
from cxlint.diagnostics import Fault, Span
from cxlint.engine.carried import CARRIED, CARRIED_EACH
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.model.document import Document, Reference
from cxlint.model.packed import (
    CannotPack,
    pack,
    pack_fault,
    pack_value,
    unpack,
    unpack_fault,
    unpack_references,
    unpack_value,
)
from cxlint.model.scalars import (
    ALWAYS,
    FAULTY,
    NONE,
    Duration,
    Hours,
    Money,
    Percent,
    Place,
    Quantity,
    Version,
)
from cxlint.model.spec import Kinds, builtin_kinds
from cxlint.model.text import Text
from tests.model.alike import changed

KINDS = Kinds(builtin_kinds())
TOP = Path(__file__).parents[2]
FILES = sorted(
    file
    for top in ("examples", "policies")
    for end in ("yaml", "md")
    for file in TOP.glob(f"{top}/**/*.{end}")
)
TEXTS = [(file.name, file.read_bytes()) for file in FILES if file.name != "cxlint.yaml"]
MADE = [("made.yaml", made.text.encode()) for made in make(150)]


def read(name: str, data: bytes) -> Corpus:
    corpus = Corpus.empty()
    read_text(corpus, name, data, KINDS, configured=True)
    return corpus


def exactly(value: Any) -> Any:
    """The value and all its parts, each with its type: 1 is not True, nor 1.0, and NONE is only the one NONE."""
    if isinstance(value, dict):
        inner: Any = [(exactly(key), exactly(part)) for key, part in value.items()]
    elif isinstance(value, tuple | list):
        inner = [exactly(part) for part in value]
    elif value is NONE or value is FAULTY:
        inner = id(value)
    elif hasattr(value, "__slots__") and not isinstance(value, float):
        inner = [exactly(getattr(value, name)) for name in type(value).__slots__]
    else:
        inner = (repr(value), str(value), getattr(value, "unit", None))
    return type(value), inner


def parts(document: Document) -> list[Any]:
    slots = {name for kind in type(document).__mro__ for name in getattr(kind, "__slots__", ())}
    return [(name, exactly(getattr(document, name))) for name in sorted(slots - {"document", "context"})]


def carried(plain: Any) -> Any:
    return marshal.loads(marshal.dumps(plain))


def sent(*corpora: Corpus) -> list[Corpus]:
    """What another process is told of what was read of some files, whose documents are let go by that."""
    plain = pickle.dumps([CARRIED.plain(corpus) for corpus in corpora], pickle.HIGHEST_PROTOCOL)
    return [CARRIED.whole(one) for one in pickle.loads(plain)]


def hold(corpus: Corpus) -> None:
    """Everything of the file comes back as it was."""
    for document in corpus.documents:
        again = unpack(carried(pack(document)), document.file)
        assert parts(again) == parts(document)
        assert again.document is again
        assert again.context is None
        _, _, _, values, references, *_ = carried(pack(document))
        assert {name: exactly(unpack_value(plain)) for name, plain in values.items()} == {
            name: exactly(value) for name, value in document.values.items()
        }
        assert unpack_references(references) == document.references
    for _, _, fault in corpus.faults:
        assert exactly(unpack_fault(carried(pack_fault(fault)))) == exactly(fault)
    hold_what_is_sent(corpus, before=[parts(document) for document in corpus.documents])


def hold_what_is_sent(corpus: Corpus, before: list[Any]) -> None:
    """Everything of the file is told to another process as it is."""
    (again,) = sent(corpus)
    assert [parts(document) for document in again.documents] == before
    assert all(document.document is document and document.context is None for document in again.documents)
    places = [
        [None if document is None else documents.index(document) for _, document, _ in faults]
        for documents, faults, *_ in (corpus, again)
    ]
    assert places[0] == places[1]
    assert [(file, exactly(fault)) for file, _, fault in again.faults] == [
        (file, exactly(fault)) for file, _, fault in corpus.faults
    ]
    assert again._replace(documents=[], faults=[]) == corpus._replace(
        documents=[], faults=[], files=len(corpus.sources)
    )


@pytest.mark.parametrize(("name", "data"), [*TEXTS, *MADE])
def test_every_document_comes_back_as_it_was(name: str, data: bytes) -> None:
    hold(read(name, data))


def test_the_cases_of_all_rules_come_back() -> None:
    from cxlint.plugins import build_registry

    registry = build_registry(entry_points=False)
    rules = [registry.load(rule) for rule in registry.rules]
    for stream in {case.stream for rule in rules for case in (*rule.good, *rule.bad)}:
        hold(read("case.yaml", stream.encode()))


SIGNS = [
    *"\n :-,[]{}#|>'\".0123456789%",
    *(
        "none",
        " none",
        "- none\n",
        "true",
        "30 days",
        "1.50",
        "null",
        "٣",
        "\u200c",
        "é",
        "25 EUR",
        "24/7",
        "x: y\n",
    ),
    *(
        "45 points",
        "2026-13-45",
        "kind: policy\n",
        "en: A",
        "  ",
        "- [a, {b: none}]\n",
        "0",
        "\t",
        "&a ",
        "*a",
    ),
    *string.ascii_letters[:4],
]
EDIT = st.tuples(
    st.floats(0, 1), st.sampled_from(["put", "cut", "twice"]), st.sampled_from(SIGNS), st.integers(1, 30)
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([*TEXTS, *MADE]), st.lists(EDIT, min_size=1, max_size=4))
def test_whatever_is_changed_in_a_file_comes_back(
    file: tuple[str, bytes], edits: list[tuple[float, str, str, int]]
) -> None:
    name, data = file
    hold(read(name, changed(data.decode(), edits).encode()))


WORDS = st.text(max_size=8)
NUMBERS = st.integers(0, 10**15) | st.floats(0, 10**9)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | WORDS
    | st.sampled_from([NONE, FAULTY, ALWAYS])
    | st.dates()
    | st.builds(Duration, NUMBERS, st.sampled_from(["days", "working days", "months", "milliseconds"]))
    | st.builds(Money, NUMBERS, st.sampled_from(["EUR", "IRR"]))
    | st.builds(Percent, NUMBERS)
    | st.builds(Quantity, NUMBERS, WORDS)
    | st.builds(Hours, st.integers(0, 2**10080 - 1))
    | st.builds(Version, st.integers(0, 99), st.integers(0, 9), st.integers(0, 9), st.just("rc"), WORDS)
    | st.builds(Place, WORDS, WORDS, st.lists(WORDS, max_size=2).map(tuple))
    | st.builds(Text, st.dictionaries(WORDS, WORDS, max_size=3)),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_every_value_comes_back_with_its_type(value: object) -> None:
    assert exactly(unpack_value(carried(pack_value(value)))) == exactly(value)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(WORDS, VALUES, max_size=4), WORDS, st.none() | WORDS, st.booleans())
def test_every_part_of_a_document_comes_back(
    values: dict[str, object], name: str, body: str | None, assumed: bool
) -> None:
    references = (Reference("stages.0.owner", "stages.owner", ("person", "team"), name),)
    document = Document(
        "policy",
        name,
        values,
        file="a/b.md",
        index=3,
        references=references,
        body=body,
        body_line=7,
        assumed=assumed,
    )
    before = parts(document)
    assert parts(unpack(carried(pack(document)), "a/b.md")) == before
    (again,) = sent(Corpus.empty()._replace(documents=[document]))
    assert parts(again.documents[0]) == before


@pytest.mark.parametrize("value", ["words", 3, 4.5, True, None, ("a", 1), {"a": {"b": ("c",)}}, (), {}])
def test_what_is_plain_stands_for_itself(value: object) -> None:
    assert pack_value(value) == value
    assert type(pack_value(value)) is type(value)


def test_values_that_are_equal_but_written_otherwise_stay_apart() -> None:
    pairs = [(Duration(1, "days"), Duration(1.0, "days")), (Version(2, raw="2"), Version(2, raw="2.0"))]
    pairs.append((Quantity(1, "star"), Quantity(1, "point")))
    for pair in pairs:
        assert exactly(unpack_value(carried(pack_value(pair)))) == exactly(pair)


def test_packing_leaves_the_document_as_it_is() -> None:
    document = read(*MADE[0]).documents[0]
    before = parts(document)
    packed = pack(document)
    unpack(packed, "x")
    assert parts(document) == before
    assert marshal.dumps(packed), "what was packed can still be carried after it was unpacked"


def test_names_and_typed_values_are_shared_between_documents() -> None:
    values = {"term": Duration(30, "days"), "since": date(2026, 1, 2)}
    one, other = (unpack(carried(pack(Document("policy", "p", values))), "x") for _ in range(2))
    assert one.kind is other.kind
    assert all(a is b for a, b in zip(one.values, other.values, strict=True))
    assert one.values["term"] is other.values["term"]


def test_documents_that_are_sent_together_keep_what_they_share_and_their_own_references() -> None:
    term, kinds = Duration(30, "days"), ("person", "team")
    references = [
        tuple(Reference(f"o.{n}", "o", kinds, f"{n} of {many}") for n in range(many)) for many in (2, 0, 3)
    ]
    corpora = [
        Corpus.empty()._replace(
            documents=[Document("policy", "p", {"term": term, "name": Text.plain("A")}, references=some)]
        )
        for some in references
    ]
    corpora[2].documents.append(Document("policy", "q", {}))
    corpora[1] = corpora[1]._replace(foreign=2)
    one, other, third = sent(*corpora)
    assert [document.references for corpus in (one, other, third) for document in corpus.documents] == [
        *references, ()
    ]  # fmt: skip
    assert (
        one.documents[0].values["term"]
        is other.documents[0].values["term"]
        is third.documents[0].values["term"]
    )
    assert [corpus.foreign for corpus in (one, other, third)] == [0, 2, 0]
    assert one.documents[0].references[0].kinds is third.documents[0].references[2].kinds


def test_what_was_read_of_each_file_is_sent_as_it_is() -> None:
    files = [*TEXTS[:3], *MADE[:3]]
    shown = [[parts(document) for document in read(*file).documents] for file in files]
    plain = pickle.dumps(CARRIED_EACH.plain([read(*file) for file in files]))
    again = CARRIED_EACH.whole(pickle.loads(plain))
    assert [[parts(document) for document in corpus.documents] for corpus in again] == shown


class Grade(str):
    """What a plugin might make of a word."""

    __slots__ = ()


@pytest.mark.parametrize("value", [Grade("A"), {1, 2}, ["a"], object(), b"bytes", 1j])
def test_a_value_of_an_unknown_type_is_refused_by_name(value: object) -> None:
    for held in (value, (value,), {"inner": ("a", {"deeper": value})}):
        with pytest.raises(CannotPack, match=type(value).__qualname__):
            pack(Document("policy", "p", {"grade": held}))
        with pytest.raises(CannotPack):
            pack_fault(Fault("CX012", "key", Span(), {"grade": held}))


def test_documents_that_were_sent_away_leave_no_memory_behind_although_nobody_looks_for_circles() -> None:
    corpus = Corpus.empty()
    text = b"kind: policy\nid: returns\ntags: [care, shop]\n"
    assert read_text(corpus, "p.yaml", text, KINDS, configured=True)
    values = corpus.documents[0].values
    gc.disable()
    try:
        told = sent(corpus)
        corpus.documents.clear()
        assert sys.getrefcount(values) == 2, "the name here, and the argument"
    finally:
        gc.enable()
    assert [document.values for document in told[0].documents] == [values]
