"""Whatever the bytes are: documents or faults, never an exception, and both parsers agree."""

from __future__ import annotations

import time

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from cxlint.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    comments,
    front_matter,
    lines,
    load,
    locate,
    nearest,
    span_of,
)
from tests.pace import SECOND

ALPHABET = st.text(st.sampled_from(list(":-?[]{}&*!|>'\"%@`#\n\t ,abkv019<=~\r\\.")), max_size=60)
LINES = st.lists(
    st.sampled_from(
        ["a: 1", "b: &x", "  c: *x", "  - d", "- e", "<<: *x", "? k", ": v", "t: |", "   text", "'q': \"z\"", "# c", "---", "...",
         "{a: b, c}", "f: [1, {g: h}]", "!t v", "  i: j # k", "", "é😀: ك"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


def walk(root):
    """Every node below the root; what is shared comes as often as it appears."""
    waiting, seen = [root], 0
    while waiting:
        node = waiting.pop()
        seen += 1
        assert seen <= 300_000
        yield node
        if isinstance(node, MappingNode):
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, SequenceNode):
            waiting.extend(node.value)


def shape(node):
    if isinstance(node, MappingNode):
        return {key.value: shape(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [shape(item) for item in node.value]
    return (node.tag, node.value)


def check(data):
    start = time.process_time()
    loaded = load(data)
    assert time.process_time() - start < SECOND
    assert loaded.documents or loaded.faults
    text = lines(data)
    for fault in loaded.faults:
        assert 1 <= fault.span.line <= max(len(text), 1)
        assert fault.span.column <= len(text[fault.span.line - 1]) + 1
    for root in loaded.documents:
        for node in walk(root):
            assert isinstance(node, MappingNode | SequenceNode | ScalarNode)
            assert node.tag in {"?", "!"}
            assert span_of(node) is not None
    return loaded


@given(st.binary(max_size=200))
def test_any_bytes_end_in_documents_or_faults(data):
    check(data)
    comments(data)
    front_matter(data)
    front_matter(b"---\n" + data)


@given(ALPHABET)
def test_any_signs_end_in_documents_or_faults(text):
    check(text.encode())
    comments(text.encode())


@given(LINES)
def test_any_lines_end_in_documents_or_faults(text):
    check(text.encode())


@given(st.one_of(ALPHABET, LINES))
def test_what_is_read_is_what_the_reference_composes(text):
    loaded = load(text.encode())
    if loaded.faults:
        return
    composed = [
        node for node in yaml.compose_all(text, Loader=yaml.CSafeLoader) if isinstance(node, yaml.MappingNode)
    ]
    assert len(composed) == len(loaded.documents)
    for reference, root in zip(composed, loaded.documents, strict=True):
        merged = any(isinstance(key, yaml.ScalarNode) and key.value == "<<" for key, _ in _pairs(reference))
        assert merged or _reference_shape(reference) == shape(root)


def _pairs(node):
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            yield from node.value
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _reference_shape(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: _reference_shape(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_reference_shape(item) for item in node.value]
    return ("?" if not node.style else "!", node.value)


@given(st.one_of(ALPHABET, LINES))
def test_both_parsers_agree(text):
    """Where neither finds the text broken, they find the same; on broken texts they differ in what they tolerate."""
    fast, pure = load(text.encode()), load(text.encode(), pure=True)
    broken = [any(fault.key == "syntax" for fault in loaded.faults) for loaded in (fast, pure)]
    if any(broken):
        return
    assert [shape(root) for root in fast.documents] == [shape(root) for root in pure.documents]
    assert fast.faults == pure.faults
    assert comments(text.encode()) == comments(text.encode(), pure=True)


WORD = st.text(st.sampled_from("abcé😀ك #:-'\"[]{},\n"), min_size=1, max_size=12)
VALUE = st.recursive(
    WORD | st.integers().map(str),
    lambda inside: (
        st.lists(inside, min_size=1, max_size=3) | st.dictionaries(WORD, inside, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(WORD, VALUE, min_size=1, max_size=4),
    st.sampled_from([None, "'", '"', "|"]),
    st.sampled_from([None, True, False]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_path_is_found_and_its_span_reads_back_as_the_same_value(tree, style, flow, end):
    data = (
        yaml.dump(tree, default_style=style, default_flow_style=flow, allow_unicode=True)
        .replace("\n", end)
        .encode()
    )
    loaded = load(data)
    assume(not loaded.faults)
    text = lines(data)
    for path, value in _paths(tree, ()):
        found = locate(loaded.documents[0], path)
        assert found is not None
        written = cut(text, found.value)
        assert written == written.rstrip() or style is not None or isinstance(value, str)
        if isinstance(value, str):
            assert same(read_back(written), value, written)
        key = path[-1] if path else None
        assert (found.key is None) == (not isinstance(key, str))
        if isinstance(key, str):
            assert same(read_back(cut(text, found.key)), key, cut(text, found.key))
        assert nearest(loaded.documents[0], (*path, "missing")) is None or path


def _paths(value, path):
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield from _paths(part, (*path, step))


def cut(text, span):
    """What stands in a span."""
    part = list(text[span.line - 1 : span.end_line])
    part[-1] = part[-1][: span.end_column - 1]
    part[0] = part[0][span.column - 1 :]
    return "\n".join(part)


def same(read, value, written):
    """A block ends at its last character: the blank lines behind it, and its indentation, are not part of its span."""
    if written.startswith("|"):
        return [line.lstrip(" ") for line in read.strip().split("\n")] == [
            line.lstrip(" ") for line in value.strip().split("\n")
        ]
    return read == value


def read_back(written):
    """The single value that a piece of YAML stands for."""
    if not written:
        return ""
    return yaml.compose(written, Loader=yaml.CBaseLoader).value
