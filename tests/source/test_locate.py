"""The span of a field's key and value, ended at the last real character, and what to point at for what is absent."""

from __future__ import annotations

import pytest

from cxlint.source import lines, load, locate, nearest

DATA = b"""\
kind: policy
terms:
  return:
    window: 30 days   # how long

  # a comment about refunds
  refund: {method: original, deadline: 5 days}

# about steps
steps:
- id: one
  name: First
- id: two
  name: >
    Second
    step

  # end
empty:
text: |

  body

last:
  nothing:
"""


def spans(data, path):
    (root,) = load(data).documents
    found = locate(root, path)
    return None if found is None else (found.key and tuple(found.key), tuple(found.value))


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("kind",), (1, 1, 1, 5), (1, 7, 1, 13)),
        (("terms",), (2, 1, 2, 6), (3, 3, 7, 47)),
        (("terms", "return"), (3, 3, 3, 9), (4, 5, 4, 20)),
        (("terms", "return", "window"), (4, 5, 4, 11), (4, 13, 4, 20)),
        (("terms", "refund"), (7, 3, 7, 9), (7, 11, 7, 47)),
        (("terms", "refund", "deadline"), (7, 30, 7, 38), (7, 40, 7, 46)),
        (("steps",), (10, 1, 10, 6), (11, 1, 16, 9)),
        (("steps", 0), None, (11, 3, 12, 14)),
        (("steps", 1, "name"), (14, 3, 14, 7), (14, 9, 16, 9)),
        (("empty",), (19, 1, 19, 6), (19, 7, 19, 7)),
        (("text",), (20, 1, 20, 5), (20, 7, 22, 7)),
        (("last",), (24, 1, 24, 5), (25, 3, 25, 11)),
        ((), None, (1, 1, 25, 11)),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_spans_end_at_the_last_real_character(path, key, value, end, mark):
    assert spans(mark + DATA.replace(b"\n", end), path) == (key, value)


@pytest.mark.parametrize(
    "path",
    [("nothing",), ("terms", "x"), ("steps", 2), ("steps", -1), ("kind", 0), ("steps", "id"), ("empty", "x")],
)
def test_what_does_not_exist_has_no_span(path):
    assert spans(DATA, path) is None


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("terms", "return", "conditions"), (3, 3, 3, 9)),
        (("terms", "fee", "amount"), (2, 1, 2, 6)),
        (("steps", 1, "owner"), (13, 3, 13, 5)),
        (("steps", 7, "owner"), (10, 1, 10, 6)),
        (("empty", "en"), (19, 1, 19, 6)),
        (("owner",), None),
        (("owner", "name"), None),
    ],
)
def test_the_absent_is_shown_at_its_nearest_key(path, span):
    (root,) = load(DATA).documents
    found = nearest(root, path)
    assert (found and tuple(found)) == span


def test_what_a_merge_brings_stands_where_it_is_written():
    data = b"base: &b\n  x: 1\none:\n  y: 2\n  <<: *b\n"
    assert spans(data, ("one", "x")) == ((2, 3, 2, 4), (2, 6, 2, 7))
    assert spans(data, ("one",)) == ((3, 1, 3, 4), (4, 3, 4, 7))


def test_what_a_shortcut_repeats_stands_at_the_shortcut():
    data = b"a: &a\n  x: 1\nb:\n  c: *a\n"
    assert spans(data, ("b", "c")) == ((4, 3, 4, 4), (4, 6, 4, 8))
    assert spans(data, ("b", "c", "x")) == ((2, 3, 2, 4), (2, 6, 2, 7))
    assert spans(data, ("b",)) == ((3, 1, 3, 2), (4, 3, 4, 8))


def test_the_second_document_of_a_file_has_the_lines_of_the_file():
    data = b"a: 1\n---\nb: |\n  x\n\n\n"
    root = load(data).documents[1]
    found = locate(root, ("b",))
    assert found is not None
    assert tuple(found.value) == (3, 4, 4, 4)


def test_columns_count_characters_not_bytes():
    data = 'owner: "é中😀 x"\nb: {k: é, m: x}\n'.encode()
    assert spans(data, ("owner",)) == ((1, 1, 1, 6), (1, 8, 1, 15))
    assert spans(data, ("b", "m")) == ((2, 11, 2, 12), (2, 14, 2, 15))


def test_lines_are_those_that_spans_count():
    data = "a: 1\r\nb: x\rc: y\nd: z\x85e: '\u2028'\n".encode()
    assert lines(data) == ["a: 1", "b: x", "c: y", "d: z", "e: '", "'", ""]
    assert spans(data, ("e",)) == ((5, 1, 5, 2), (5, 4, 6, 2))


def test_lines_of_other_encodings_and_of_nothing():
    assert lines(b"") == [""]
    assert lines("\ufeffa\nb".encode()) == ["a", "b"]
    assert lines("a\nb".encode("utf-16")) == ["a", "b"]
    assert lines(b"a\xff\nb") == ["a\ufffd", "b"]
