"""Front matter of Markdown: where it is, where it ends, and that its lines stay those of the file."""

from __future__ import annotations

import pytest

from cxlint.diagnostics import Fault
from cxlint.source import FrontMatter, front_matter, load, locate

TEXT = "---\nkind: policy\nid: returns\n---\n# Returns\n\nYou have 30 days.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_block_keeps_its_lines_and_the_body_follows(end, mark):
    matter = front_matter((mark + TEXT.replace("\n", end)).encode())
    assert isinstance(matter, FrontMatter)
    assert matter.body == "# Returns\n\nYou have 30 days.\n".replace("\n", end)
    assert matter.body_line == 5
    loaded = load(matter.yaml)
    assert loaded.faults == []
    found = locate(loaded.documents[0], ("id",))
    assert found is not None
    assert (tuple(found.key or ()), tuple(found.value)) == ((3, 1, 3, 3), (3, 5, 3, 12))


def test_utf16_is_read_too():
    matter = front_matter(TEXT.encode("utf-16"))
    assert isinstance(matter, FrontMatter)
    assert (matter.body_line, load(matter.yaml).faults) == (5, [])


@pytest.mark.parametrize("close", ["---", "...", "---  "])
def test_both_ways_to_close(close):
    matter = front_matter(f"---\nkind: policy\n{close}\nbody".encode())
    assert isinstance(matter, FrontMatter)
    assert (matter.body, matter.body_line) == ("body", 4)


def test_a_block_at_the_end_of_the_file_has_an_empty_body():
    matter = front_matter(b"---\nkind: policy\n---")
    assert isinstance(matter, FrontMatter)
    assert matter.body == ""


@pytest.mark.parametrize(
    "text",
    ["", "# Title\n", "\n---\nkind: policy\n---\n", "---\ntitle: x\n---\nbody\n", "---\n\nA line above\n", "----\nkind: policy\n----\n",
     "--- a\nkind: policy\n---\n", "---\nmankind: all\n---\n", "---\n  kind: policy\n---\n", "---\na: 1\n---\nkind: policy\n", "---", "-"],
)  # fmt: skip
def test_other_markdown_is_left_alone(text):
    assert front_matter(text.encode()) is None


@pytest.mark.parametrize("line", ["kind: policy", "'kind': policy", '"kind" : policy', "kind:"])
def test_kind_is_found_however_it_is_written(line):
    assert isinstance(front_matter(f"---\nid: x\n{line}\n---\n".encode()), FrontMatter)


def test_a_block_that_never_ends_is_a_fault():
    fault = front_matter(b"---\nkind: policy\nid: x\n\n# Returns\n")
    assert isinstance(fault, Fault)
    assert (fault.code, fault.key, tuple(fault.span)) == ("CX002", "front-matter", (1, 1, 1, 4))


def test_wrong_bytes_in_the_block_are_left_to_the_loader():
    matter = front_matter(b"---\nkind: policy\ntitle: \xff\n---\nbody \xff\n")
    assert isinstance(matter, FrontMatter)
    assert [(fault.key, fault.span.line) for fault in load(matter.yaml).faults] == [("encoding", 3)]
    assert matter.body == "body \ufffd\n"
