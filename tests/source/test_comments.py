"""Comments are found where they really are, and never inside a value."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxlint.source import comments
from tests.pace import SECOND

DATA = """\
# first
kind: policy # after a value
a: x#y # not before the space
'q#': "# no" # yes
b: |  # on a block's sign
  # not here
  text # nor here
# below the block
c: >-
    # no
d: plain
  goes on
  # ends it
e: [1, # in a list
  '#', 2] # after it
f: {x: 1 # in a group
  }
g: # nothing
h: &name # after a name
  1
--- # between documents
i: *name#
j: 'two
  # lines'
#last"""


@pytest.mark.parametrize("pure", [False, True])
def test_every_comment_is_found_with_its_place(pure):
    data = DATA.replace("i: *name#\n", "i: x\n").encode()
    assert [tuple(comment) for comment in comments(data, pure=pure)] == [
        (1, 1, "first", True),
        (2, 14, "after a value", False),
        (3, 8, "not before the space", False),
        (4, 14, "yes", False),
        (5, 7, "on a block's sign", False),
        (8, 1, "below the block", True),
        (13, 3, "ends it", True),
        (14, 8, "in a list", False),
        (15, 11, "after it", False),
        (16, 10, "in a group", False),
        (18, 4, "nothing", False),
        (19, 10, "after a name", False),
        (21, 5, "between documents", False),
        (25, 1, "last", True),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_marks_do_not_move_comments(end):
    data = ("\ufeff# one" + end + "a: é😀 # two" + end).encode()
    assert [tuple(comment) for comment in comments(data)] == [(1, 1, "one", True), (2, 7, "two", False)]


def test_a_document_with_only_comments():
    assert [comment.text for comment in comments(b"# a\n\n  # b\n")] == ["a", "b"]


def test_what_comes_before_a_fault_is_still_found():
    assert [comment.line for comment in comments(b"# one\na: 1 # two\n---\nb: 1\nc: [1 }\n# three\n")][
        :2
    ] == [1, 2]


@pytest.mark.parametrize(
    "data",
    [b"[" * 10**6, b"- " * 10**5, b"? " * 200_000, b"#" * 4_000_000, b"a: '" + b"# " * 10**6, b"\xff\x00#"],
)
def test_hostile_input_is_quick(data):
    start = time.process_time()
    comments(data)
    assert time.process_time() - start < SECOND


TEXT = st.text(st.sampled_from("ab# \n'\"é😀:-"), max_size=20)


@given(
    st.dictionaries(TEXT, TEXT | st.lists(TEXT), min_size=1, max_size=4),
    st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_no_comment_is_found_in_a_file_that_has_only_values(tree, style):
    data = yaml.dump(tree, default_style=style, allow_unicode=True, width=20).encode()
    assert comments(data) == []


@given(st.lists(TEXT, min_size=1, max_size=4), st.sampled_from(["'", '"', None]))
def test_a_comment_after_each_value_is_found_once(values, style):
    written = [
        yaml.dump(value, default_style=style, allow_unicode=True, width=999).removesuffix("...\n").strip("\n")
        for value in values
    ]
    data = "".join(
        f"- {' '.join(value.split(chr(10))) if style is None else value} # c{n}\n"
        for n, value in enumerate(written)
    )
    try:
        read = yaml.safe_load(data)
    except yaml.YAMLError:
        return
    if isinstance(read, list) and len(read) == len(values):
        found = [comment.text for comment in comments(data.encode())]
        assert (
            [text for text in found if text.startswith("c")] == [f"c{n}" for n in range(len(values))] == found
        )
