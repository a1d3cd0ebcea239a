"""What the loader hands to readers: raw texts, places, keys once each, merges and repeats resolved."""

from __future__ import annotations

import gc

import pytest

from cxlint.source import MappingNode, ScalarNode, SequenceNode, load, parsers, span_of


def plain_data(node):
    """Texts, lists and lists of pairs."""
    if isinstance(node, MappingNode):
        return [(key.value, plain_data(value)) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return [plain_data(item) for item in node.value]
    return node.value


def only(data, pure=False):
    loaded = load(data, pure=pure)
    assert loaded.faults == []
    (root,) = loaded.documents
    return root


@pytest.fixture(params=[False, True], ids=["C", "Python"])
def pure(request):
    return request.param


def test_values_stay_as_they_are_written(pure):
    root = only(b"a: 2.10\nb: no\nc: 2026-01-01\nd: '7'\ne: ~\nf:\ng: |\n  two\n  lines\nh: 012\n", pure)
    assert plain_data(root) == [
        ("a", "2.10"), ("b", "no"), ("c", "2026-01-01"), ("d", "7"), ("e", "~"), ("f", ""), ("g", "two\nlines\n"), ("h", "012"),
    ]  # fmt: skip
    assert [value.tag for _, value in root.value] == ["?", "?", "?", "!", "?", "?", "!", "?"]


def test_parts_tell_their_class(pure):
    root = only(b"a: 1\nb: [x]\nc: {y: z}\n", pure)
    assert [value.__class__ for _, value in root.value] == [ScalarNode, SequenceNode, MappingNode]
    assert root.__class__ is MappingNode


def test_every_key_and_value_has_its_place(pure):
    root = only("title:\n  ar: الإرجاع # كلمة\n  en: 'a b'\nlist: [é😀, x]\n".encode(), pure)
    (_, title), (_, items) = root.value
    assert [(span_of(key), span_of(value)) for key, value in title.value] == [
        ((2, 3, 2, 5), (2, 7, 2, 14)),
        ((3, 3, 3, 5), (3, 7, 3, 12)),
    ]
    assert [span_of(item) for item in items.value] == [(4, 8, 4, 10), (4, 12, 4, 13)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_do_not_move_places(end, mark, pure):
    root = only((mark + end.join(["a: 1", "b:", "  - é x", "  - y", ""])).encode(), pure)
    assert [span_of(key)[:2] for key, _ in root.value] == [(1, 1), (2, 1)]
    assert [span_of(item) for item in root.value[1][1].value] == [(3, 5, 3, 8), (4, 5, 4, 6)]


def test_utf16_has_the_same_places(pure):
    loaded = load("a: é😀\nb: x\n".encode("utf-16"), pure=pure)
    assert [span_of(value) for _, value in loaded.documents[0].value] == [(1, 4, 1, 6), (2, 4, 2, 5)]


def test_several_documents_and_empty_ones_between(pure):
    loaded = load(b"---\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n---\n", pure=pure)
    assert [plain_data(root) for root in loaded.documents] == [[("a", "1")], [("b", "2")]]
    assert loaded.faults == []


def test_a_list_between_documents_is_a_fault_and_the_others_stay(pure):
    loaded = load(b"a: 1\n---\n- x\n---\nb: 2\n", pure=pure)
    assert [plain_data(root) for root in loaded.documents] == [[("a", "1")], [("b", "2")]]
    assert [(f.code, f.key, f.span.line) for f in loaded.faults] == [("CX006", "not-a-document", 3)]


DUPLICATES = {
    b"a: 1\na: 2\n": ("a", 1, (2, 1, 2, 2)),
    b"a: 1\n'a': 2\n": ("a", 1, (2, 1, 2, 4)),
    b"1: x\n\n0x1: y\n": ("0x1", 1, (3, 1, 3, 4)),
    b"0o10: x\n8: y\n": ("8", 1, (2, 1, 2, 2)),
    b"true: x\nTrue: y\n": ("True", 1, (2, 1, 2, 5)),
    b"~: x\nnull: y\n": ("null", 1, (2, 1, 2, 5)),
    b"1: x\n'1': y\n": ("1", 1, (2, 1, 2, 4)),
    b"z:\n  a: 1\n  b: 2\n  a: 3\n": ("a", 2, (4, 3, 4, 4)),
}


@pytest.mark.parametrize("data", DUPLICATES)
def test_the_first_of_two_keys_counts_and_the_second_is_a_fault(data, pure):
    key, first_line, span = DUPLICATES[data]
    loaded = load(data, pure=pure)
    (fault,) = loaded.faults
    assert (fault.code, fault.key, fault.span) == ("CX004", "duplicate-key", span)
    assert fault.data == {"key": key, "first_line": first_line}


def test_of_three_equal_keys_each_later_one_is_a_fault(pure):
    loaded = load(b"a: 1\na: 2\na: 3\n", pure=pure)
    assert plain_data(loaded.documents[0]) == [("a", "1")]
    assert [fault.data["first_line"] for fault in loaded.faults] == [1, 1]


@pytest.mark.parametrize(
    "data", [b"1: x\n1.0: y\n", b"true: x\n'True': y\n", b"on: x\n'yes': y\n", b"a: {a: {a: 1}}\n"]
)
def test_keys_that_only_look_alike_are_no_duplicates(data, pure):
    assert load(data, pure=pure).faults == []


def test_numbers_and_truth_values_as_keys_keep_their_text(pure):
    assert plain_data(only(b"1: a\n0x1F: b\ntrue: c\nno: d\n2026-01-01: e\n", pure)) == [
        ("1", "a"), ("0x1F", "b"), ("true", "c"), ("no", "d"), ("2026-01-01", "e"),
    ]  # fmt: skip


def test_merges_are_taken_in_and_own_keys_win(pure):
    data = b"base: &b {x: 1, y: 1}\nmore: &m {y: 2, z: 2}\none:\n  <<: *b\n  x: 0\ntwo:\n  <<: [*m, *b]\n  w: 0\n"
    fields = dict(plain_data(only(data, pure)))
    assert fields["one"] == [("x", "0"), ("y", "1")]
    assert fields["two"] == [("w", "0"), ("y", "2"), ("z", "2"), ("x", "1")]


def test_a_merge_of_a_merge_and_a_merge_written_out(pure):
    data = b"a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\nd: {<<: {q: 1}}\ne: {<<: }\n"
    fields = dict(plain_data(only(data, pure)))
    assert fields["c"] == [("y", "2"), ("x", "1")]
    assert fields["d"] == [("q", "1")]
    assert fields["e"] == []


def test_a_quoted_merge_sign_is_a_name_like_any_other(pure):
    assert plain_data(only(b"'<<': 1\na: 2\n", pure)) == [("<<", "1"), ("a", "2")]


def test_a_repeated_part_has_the_place_of_its_shortcut_and_shares_what_is_inside(pure):
    root = only(b"a: &x 30 days\nb: *x\nc: &y {k: v}\nd: *y\n", pure)
    values = {key.value: value for key, value in root.value}
    assert values["b"].value == "30 days"
    assert span_of(values["b"]) == (2, 4, 2, 6)
    assert values["d"].value is values["c"].value
    assert span_of(values["d"]) == (4, 4, 4, 6)


def test_a_name_given_twice_stands_for_the_later_part(pure):
    root = only(b"a: &x 1\nb: *x\nc: &x 2\nd: *x\n", pure)
    assert plain_data(root) == [("a", "1"), ("b", "1"), ("c", "2"), ("d", "2")]


def test_names_end_with_their_document(pure):
    loaded = load(b"a: &x 1\n---\nb: *x\n", pure=pure)
    assert [(f.key, f.span.line) for f in loaded.faults] == [("syntax", 2 + 1)]
    assert plain_data(loaded.documents[1]) == [("b", "*x")]


def test_a_tagged_value_stays_a_text_and_the_tag_is_named(pure):
    loaded = load(b"a: !!int 5\nb: !mine\n  c: 1\nd: !!str x\n", pure=pure)
    assert [fault.data["tag"] for fault in loaded.faults] == ["!!int", "!mine", "!!str"]
    assert plain_data(loaded.documents[0]) == [("a", "5"), ("b", [("c", "1")]), ("d", "x")]
    assert loaded.documents[0].value[0][1].tag == "!"


def test_without_the_c_parser_the_one_in_python_is_used(monkeypatch):
    import sys

    parsers.fastest.cache_clear()
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    monkeypatch.delattr("yaml.cyaml", raising=False)
    try:
        assert parsers.fastest() is parsers._pure_parser()
        assert plain_data(only(b"a: [1, {b: c}]\n")) == [("a", ["1", [("b", "c")]])]
    finally:
        parsers.fastest.cache_clear()


def test_a_large_file_leaves_garbage_collection_as_it_was():
    assert gc.isenabled()
    load(b"- a\n" * 50_000)
    assert gc.isenabled()
    gc.disable()
    try:
        load(b"- a\n" * 50_000)
        assert not gc.isenabled()
    finally:
        gc.enable()
