"""No file crashes, hangs or fools the loader: each hostile input ends in a fault with its place, quickly."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from cxlint.source import Limits, load
from tests.pace import SECOND

LAUGHS = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + i, 98 + i, b", ".join([b"*%c" % (97 + i)] * 9)) for i in range(10)
)
MERGES = b"a: &a {x: 1}\n" + b"".join(
    b"%c: &%c {<<: [%s]}\n" % (98 + i, 98 + i, b", ".join([b"*%c" % (97 + i)] * 9)) for i in range(10)
)

# name: (bytes, number of documents kept, [(code, key, line, column), ...])
HOSTILE = {
    "a million open brackets": (b"[" * 10**6, 0, [("CX003", "too-deep", 1, 65)]),
    "a million open braces": (b"{" * 10**6, 0, [("CX003", "too-deep", 1, 65)]),
    "a hundred thousand dashes": (b"- " * 10**5, 0, [("CX003", "too-deep", 1, 129)]),
    "two hundred thousand question marks": (b"? " * 200_000, 0, [("CX003", "too-deep", 1, 129)]),
    "three thousand levels of fields": (
        b"\n".join(b" " * level + b"k:" for level in range(3_000)),
        0,
        [("CX003", "too-deep", 65, 65)],
    ),
    "depth behind a good document": (b"kind: policy\n---\na: " + b"[" * 9_999, 1, [("CX003", "too-deep", 3, 67)]),
    "billion laughs": (LAUGHS, 0, [("CX003", "too-large-expanded", 6, 12)]),
    "billion merges": (MERGES, 0, [("CX003", "too-large-expanded", 6, 33)]),
    "a list that contains itself": (b"k: &a [1, *a]\n", 1, [("CX003", "recursive", 1, 11)]),
    "a group that contains itself": (b"k: &a\n  x: 1\n  y: *a\n", 1, [("CX003", "recursive", 3, 6)]),
    "a group that merges itself": (b"k: &a\n  <<: *a\n  x: 1\n", 1, [("CX003", "recursive", 2, 7)]),
    "1,100 shortcuts": (
        b"a: &a 1\nb:\n" + b"- *a\n" * 1_100,
        0,
        [("CX003", "too-many-aliases", 1_003, 3)],
    ),
    "half a million fields": (b"k: 1\n" * 500_000, 0, [("CX003", "too-many-nodes", 1, 1)]),
    "a million list items": (b"k:\n" + b"-\n" * 10**6, 0, [("CX003", "too-many-nodes", 1, 1)]),
    "100,000 fields on one line": (b"{" + b", ".join(b"k%d: 1" % n for n in range(100_000)) + b"}", 1, []),
    "100,000 names": (b"\n".join(b"k%d: &n%d 1" % (n, n) for n in range(100_000)), 1, []),
    "a number of 5,000 digits": (b"k: " + b"9" * 5_000, 1, []),
    "a clock without end": (b"k: 1" + b":59" * 30_000, 1, []),
    "an endless comment": (b"k: 1 " + b"#" * 4_000_000, 1, []),
    "an endless plain text": (b"k: " + b"ab " * 1_300_000, 1, []),
    "a quote of 4 MB that never closes": (b'k: "' + b"x" * 4_000_000, 0, [("CX002", "syntax", 1, 4)]),
    "a file above the size limit": (b"#" * 5_000_001, 0, [("CX005", "too-large-file", 1, 1)]),
    "100,000 times the same key": (b"a: 1\r" * 100_000, 1, [("CX004", "duplicate-key", n, 1) for n in range(2, 202)]),
    "faults without end and a last one that ends the reading": (
        b"a: 1\n" * 300 + b"b: " + b"[" * 99,
        0,
        [("CX003", "too-deep", 301, 67)],
    ),
    "many faults and a last one that ends the reading": (
        b"a: 1\n" * 300 + b"---\nb: [",
        1,
        [*(("CX004", "duplicate-key", n, 1) for n in range(2, 202)), ("CX002", "syntax", 302, 4)],
    ),
    "an empty file": (b"", 0, [("CX006", "empty", 1, 1)]),
    "only comments": (b"# nothing\n\n# here\n", 0, [("CX006", "empty", 1, 1)]),
    "only a document start": (b"---\n", 0, [("CX006", "empty", 1, 1)]),
    "a list as a document": (b"\n- a\n- b\n", 0, [("CX006", "not-a-document", 2, 1)]),
    "a single value as a document": (b"hello\n", 0, [("CX006", "not-a-document", 1, 1)]),
    "a python tag": (
        b"kind: policy\nid: !!python/object/apply:os.system [ls]\n",
        1,
        [("CX007", "tag", 2, 5)],
    ),
    "a tag of its own": (b"a: !secret x\n", 1, [("CX007", "tag", 1, 4)]),
    "a list as a key": (b"a: 1\n? [b, c]\n: 2\n", 1, [("CX007", "key-type", 2, 3)]),
    "a template": (b"name: {{ name }}\nid: x\n", 1, [("CX007", "key-type", 1, 8)]),
    "a duplicate key": (b"a: 1\nb: 2\na: 3\n", 1, [("CX004", "duplicate-key", 3, 1)]),
    "a shortcut to nothing": (b"a: *nowhere\nb: 1\n", 1, [("CX002", "syntax", 1, 4)]),
    "a merge of a text": (b"a: 1\n<<: text\n", 1, [("CX002", "syntax", 2, 5)]),
    "latin-1": ("kind: policy\ntitle: é\n".encode("latin-1"), 1, [("CX001", "encoding", 2, 8)]),
    "an overlong byte sequence": (b"a: 1\nb: \xc0\xaf\n", 1, [("CX001", "encoding", 2, 4)]),
    "a half emoji": (b"a: \xed\xa0\xbd\n", 1, [("CX001", "encoding", 1, 4)]),
    "utf-16": ("a: é\n".encode("utf-16"), 1, [("CX001", "utf16", 1, 1)]),
    "utf-16 without a mark": ("a: b\n".encode("utf-16-le"), 0, [("CX001", "encoding", 1, 1)]),
    "utf-32": ("a: b\n".encode("utf-32"), 0, [("CX001", "encoding", 1, 1)]),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 0, [("CX001", "encoding", 1, 1)]),
    "a NUL": (b"a: 1\nb: x\x00y\nc: 2\n", 1, [("CX002", "control-character", 2, 5)]),
    "an escape": (b"a: \x1b[31m\n", 1, [("CX002", "control-character", 1, 4)]),
    "a byte order mark in the middle": (b"a: 1\n\xef\xbb\xbfb: 2\n", 1, [("CX002", "control-character", 2, 1)]),
    "half a surrogate pair": (b'k: "\\ud800"\n', 0, [("CX002", "syntax", 1, None)]),
    "a character that does not exist": (b'k: "\\U00110000"\n', 0, [("CX002", "syntax", 1, 7)]),
}  # fmt: skip
# The parser in Python is about twenty times slower: it promises no crash and the same answer, not the same speed.
SLOW_IN_PYTHON = 100_000


def summary(loaded):
    return len(loaded.documents), [(f.code, f.key, f.span.line, f.span.column) for f in loaded.faults]


def expected(documents, faults, found):
    """The place of half a surrogate pair is where each parser notices it."""
    return documents, [
        (code, key, line, column if column is not None else got[3])
        for (code, key, line, column), got in zip(faults, found, strict=True)
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_ends_in_its_fault_within_a_second(name):
    data, documents, faults = HOSTILE[name]
    start = time.process_time()
    loaded = load(data)
    took = time.process_time() - start
    found = summary(loaded)
    assert found == expected(documents, faults, found[1])
    assert took < SECOND


@pytest.mark.parametrize("name", [name for name, case in HOSTILE.items() if len(case[0]) <= SLOW_IN_PYTHON])
def test_the_python_parser_tells_the_same_of_hostile_input(name):
    data, documents, faults = HOSTILE[name]
    found = summary(load(data, pure=True))
    assert found == expected(documents, faults, found[1])


CRASHERS = {
    "brackets": "b'[' * 100_000",
    "braces": "b'{a: ' * 100_000",
    "dashes": "b'- ' * 100_000",
    "questions": "b'? ' * 200_000",
}


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize("name", CRASHERS)
def test_what_overruns_the_stack_of_other_readers_does_not_end_the_program(name, pure):
    program = f"from cxlint.source import load; print(load({CRASHERS[name]}, pure={pure}).faults[0].key)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stdout) == (0, "too-deep\n")


@pytest.mark.parametrize("name", ["laughs", "merges"])
def test_bombs_take_no_memory(name):
    data = {"laughs": LAUGHS, "merges": MERGES}[name]
    program = (
        "import resource, sys; from cxlint.source import load\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"load({data!r})\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stdout) == (0, "True\n")


def test_limits_allow_exactly_what_they_say():
    assert load(b"a: [[[1]]]", Limits(depth=4)).faults == []
    assert summary(load(b"a: [[[[1]]]]", Limits(depth=4))) == (0, [("CX003", "too-deep", 1, 7)])
    assert load(b"a: &a 1\nb: [*a, *a]", Limits(aliases=2)).faults == []
    assert summary(load(b"a: &a 1\nb: [*a, *a, *a]", Limits(aliases=2))) == (
        0,
        [("CX003", "too-many-aliases", 2, 13)],
    )
    assert load(b"#" * 10, Limits(size=10)).faults[0].key == "empty"
    assert load(b"#" * 11, Limits(size=10)).faults[0].data == {"size": 11, "limit": 10}


def test_ordinary_shortcuts_are_far_below_the_limits():
    data = b"a: &a {x: 1}\nb: &b [1, 2]\nc: &c 3\nd: [*a, *b, *c, *a]\ne:\n  <<: *a\n  y: 2\n"
    assert load(data).faults == []


WORDS = {
    b"a:\n\tb: 1\n": (2, 1, "a tab is used to indent; use spaces"),
    b"a: 1\nb: @home\n": (2, 4, "a value that starts with '@' needs quotes around it"),
    b"a: %d\n": (1, 4, "a value that starts with '%' needs quotes around it"),
    b"title: Returns: online\n": (1, 15, "there is a second colon in this line"),
    b"a: 1\nb: \"open\nc: 2\n": (2, 4, "a quote is opened here and never closed"),
    b"a: [1, 2\nb: 3\n": (1, 4, "a '[' is not closed, or a comma is missing"),
    b"a: {b: 1\n": (1, 4, "a '{' is not closed, or a comma is missing"),
    b"a: 1\nhello\nb: 2\n": (2, 1, "a colon is missing or a quote is not closed"),
    b"a:\n    b: 1\n  c: 2\n": (3, 3, "a field was expected; check the indentation and the quotes"),
    b'a: "C:\\docs"\n': (1, 7, "a backslash inside double quotes means something special; use single quotes"),
    b"a: b\n - c\n- d\n": (3, 1, "a field was expected; check the indentation and the quotes"),
    b"a: - b\n": (1, 4, "a list item cannot start here"),
    b"a: *\n": (1, 4, "a value that starts with '&' or '*' needs quotes around it"),
}  # fmt: skip


@pytest.mark.parametrize("data", WORDS)
@pytest.mark.parametrize("pure", [False, True])
def test_what_is_wrongly_written_is_told_in_plain_words(data, pure):
    line, column, words = WORDS[data]
    (fault,) = load(data, pure=pure).faults
    assert (fault.code, fault.key) == ("CX002", "syntax")
    problem = fault.data["problem"]
    assert isinstance(problem, str)
    assert problem.startswith(words)
    assert fault.span.line == line
    assert pure or fault.span.column == column


def test_no_message_holds_the_parsers_jargon():
    from cxlint.source import words

    told = [plain for _, plain in (*words._BY_MESSAGE, *words._BY_CONTEXT)] + list(
        words._BY_CHARACTER.values()
    )
    told += [words.MERGE, words.UNKNOWN, words.unknown_shortcut("x")]
    for word in (
        "mapping",
        "scalar",
        "node",
        "token",
        "stream",
        "anchor",
        "alias",
        "null",
        "sequence",
        "schema",
    ):
        assert not [text for text in told if word in text]


def test_documents_before_a_fault_are_kept():
    loaded = load(b"kind: a\n---\nkind: b\n---\nkind: [\n")
    assert [root.value[0][1].value for root in loaded.documents] == ["a", "b"]
    assert [(f.key, f.span.line) for f in loaded.faults] == [("syntax", 5)]


def test_a_byte_that_is_not_text_keeps_the_columns_behind_it_true():
    loaded = load("a: é, x\nb: 1\n".encode("latin-1"))
    ((key, value), (second, _)) = loaded.documents[0].value
    assert (key.value, value.value, second.start_mark.line) == ("a", "\ufffd, x", 1)
    assert loaded.faults[0].data == {"offset": 3}


def test_a_byte_order_mark_counts_in_the_offset_but_not_in_the_column():
    (fault,) = load(b"\xef\xbb\xbfa: \xff\n").faults
    assert (fault.span.column, fault.data) == (4, {"offset": 6})
