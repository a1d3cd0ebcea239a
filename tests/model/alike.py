"""What the ways to read a file without a tree are held to: the careful way."""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from benchmarks.generate import make
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import _read_carefully
from cxlint.model.lines import read_lines
from cxlint.model.spec import Kinds, builtin_kinds
from cxlint.plugins import build_registry
from cxlint.source.rows import Unusual

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.model.document import Document

Edits = list[tuple[float, str, str, int]]

TOP = Path(__file__).parents[2]
FILES = sorted([*TOP.glob("examples/*/**/*.yaml"), *TOP.glob("policies/**/*.yaml")])
TEXTS = [file.read_bytes() for file in FILES if file.name != "cxlint.yaml"]
MADE = [made.text.encode() for made in make(60)]
KINDS = Kinds(builtin_kinds())


def shown(document: Document) -> tuple[object, ...]:
    """Everything that rules can see of a document; `repr` tells 1 from True and 30 days from 4 weeks."""
    values = repr(document.values)
    return (document.kind, document.id, values, document.references, document.file, document.index)


def carefully(data: bytes, kinds: Kinds = KINDS) -> Corpus:
    """What the careful way reads."""
    corpus = Corpus.empty()
    _read_carefully(corpus, "x.yaml", data, kinds, configured=True)
    return corpus


def read_shortest(data: bytes, kinds: Kinds, file: str) -> list[Document] | None:
    """The documents of a file that the way from lines takes; None for any other."""
    try:
        return read_lines(data, kinds, file)
    except Unusual:
        return None


def agree(
    way: Callable[[bytes, Kinds, str], list[Document] | None], data: bytes, kinds: Kinds = KINDS
) -> bool:
    """Whether a way took the file; AssertionError where it read anything else than the careful way."""
    documents = way(data, kinds, "x.yaml")
    if documents is None:
        return False
    corpus = carefully(data, kinds)
    assert corpus.faults == []
    assert list(map(shown, documents)) == list(map(shown, corpus.documents))
    return True


SIGNS = [
    *"\n :-,[]{}#&*!|>'\"%@`?~<=.0123456789",
    *("\n\n", "  ", "---\n", "...\n", ": ", " #", "- ", "<<: ", "*a ", "&a ", "!!str ", "null", "true", "none"),
    *("\t", "\r\n", "\x85", "\u2028", "\ufeff", "\x01", "é", "٣", "\u200c", "kind: policy\n", "id: q\n", "title: A\n"),
    *string.ascii_letters[:6],
]  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(["put", "cut", "twice"]), st.sampled_from(SIGNS), st.integers(1, 30)
    ),
    min_size=1,
    max_size=3,
)
"""Small changes of a text: where, what, with which sign, and how much."""


def changed(text: str, edits: Edits) -> str:
    """The text with the changes."""
    for where, what, sign, length in edits:
        at = int(where * len(text))
        if what == "put":
            text = text[:at] + sign + text[at:]
        elif what == "cut":
            text = text[:at] + text[at + length :]
        else:
            text = text[:at] + text[at : at + length] + text[at:]
    return text


def streams_of_all_rules() -> list[bytes]:
    """The documents in the cases of all rules."""
    registry = build_registry(entry_points=False)
    rules = [registry.load(rule) for rule in registry.rules]
    return sorted({case.stream.encode() for rule in rules for case in (*rule.good, *rule.bad)})
