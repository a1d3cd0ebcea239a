"""The shortest way to read a file answers exactly what the careful way answers, or leaves the file to the others."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import make
from cxlint.model.spec import KindRef, Kinds
from cxlint.model.straight import read_flawless
from tests.model.alike import (
    EDITS,
    MADE,
    TEXTS,
    Edits,
    agree,
    carefully,
    changed,
    read_shortest,
    streams_of_all_rules,
)
from tests.model.fragments import Writer, kinds_with_tour

P = "kind: tour\nid: t\n"


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Kinds:
    return kinds_with_tour(tmp_path_factory.mktemp("kinds"))


def test_real_files_go_the_shortest_way() -> None:
    assert [data.decode() for data in TEXTS if not agree(read_shortest, data)] == []


def test_the_cases_of_all_rules_go_the_shortest_way() -> None:
    streams = streams_of_all_rules()
    assert sum(agree(read_shortest, stream) for stream in streams) > 0.9 * len(streams)


def test_the_files_of_the_benchmark_go_the_shortest_way() -> None:
    texts = [made.text.encode() for made in make(200) if not made.faulty]
    assert all(agree(read_shortest, text) for text in texts)
    assert len(texts) > 150


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([*TEXTS, *MADE]), EDITS)
def test_whatever_is_changed_in_a_file_is_read_alike(data: bytes, edits: Edits) -> None:
    agree(read_shortest, changed(data.decode(), edits).encode())


def test_whatever_yaml_is_made_of_is_read_alike(tour: Kinds) -> None:
    """`Writer` is quicker than strategies of hypothesis, so that many texts are tried."""

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 2**32))
    def check(seed: int) -> None:
        random = Random(seed)
        for _ in range(50):
            agree(read_shortest, Writer(random).text().encode(), tour)

    check()


def test_a_good_part_of_the_texts_that_are_made_up_goes_the_shortest_way(tour: Kinds) -> None:
    random = Random(1)
    texts = [Writer(random).text().encode() for _ in range(1000)]
    assert sum(read_shortest(text, tour, "x.yaml") is not None for text in texts) > 100


TAKEN = {
    "a remark at the top": "# About\n\n" + P,
    "remarks and blank lines between fields": P + "# b\na: 1\n\n   # c\n   \nb: 2\n",
    "a remark behind a value": P + "a: b  # c: d\n",
    "a remark behind quotes": P + "a: 'b # c' # d\n",
    "a remark behind brackets": P + "a: [b] # c]\n",
    "a remark behind a key": P + "a: # b\n  c: d\n",
    "no end of the last line": P + "a: b",
    "no end of the last line of a block": P + "a: |\n  b",
    "a divider at the top": "---\n" + P,
    "a remark before a divider": "# a\n---\n" + P,
    "several documents": P + "a: |\n  b\n---\n" + P + "a:\n- b\n---\n" + P,
    "signs within words": P + "a: b, c [d] {e} & f * g ! h | i > j % k @ l ` m ' n \" o - p ? q\n",
    "a colon within a word": P + "a: 09:00-17:00\nb: http://c/d\ne: :f\n".replace("e: :f\n", ""),
    "a hash within a word": P + "a: b#c\n",
    "a number below nothing": P + "a: -5\nb: [-5]\n",
    "spaces around a value": P + "a:   b  \n",
    "a key in another script": P + "سفر: به خانه\n",
    "a word with a joiner": P + "a: می\u200cرود\n",
    "signs that only look like white space": P + "a: b\u00a0\nc: \u3000d\n",
    "single quotes within single quotes": P + "a: 'it''s'\n",
    "spaces within quotes": P + "a: ' b '\nc: \" d \"\n",
    "a list further to the right": P + "a:\n  - b\n  - c\nd: e\n",
    "a list at the column of its key": P + "a:\n- b\n- c\nd: e\n",
    "a list within a list's group": P + "a:\n- b:\n  - c\n  d:\n    - e\n- f: g\n",
    "a wide dash": P + "a:\n-   b: c\n    d: e\n-  f\n",
    "groups within groups": P + "a:\n  b:\n     c: d\n     e: f\n  g: h\n",
    "brackets within brackets": P + "a: [{b: [c, d], e: f}, [g]]\nh: {i: {j: k}}\n",
    "nothing within brackets": P + "a: []\nb: {}\nc: [[], {}]\n",
    "brackets without spaces": P + "a: [b,c]\nd: {e: f,g: h}\n",
    "spaces within brackets": P + "a: [ b , c ]\nd: { e: f }\n",
    "a comma behind the last": P + "a: [b,]\nd: {e: f,}\n",
    "a comma in quotes": P + 'a: ["b, c", d]\ne: {f: "g, h"}\n',
    "a colon within a word within brackets": P + 'a: [b:c, 09:00, d:-e, f:"g"]\n',
    "an apostrophe within brackets": P + "a: [b's, c's]\n",
    "a block": P + "a: |\n  b\n  c\nd: e\n",
    "a block without its last break": P + "a: |-\n  b\n  c\nd: e\n",
    "a folded block": P + "a: >\n  b\n  c\nd: >-\n  e\n  f\n",
    "blank lines within blocks": P + "a: |\n  b\n\n\n  c\nd: >\n  e\n  f\n\n  g\n\n\n  h\n  i\n",
    "blank lines behind blocks": P + "a: |\n  b\n\n\nd: >-\n  e\n\n",
    "a block that is indented further": P + "a: |\n     b\n       c\n     d\ne: |\n f\n",
    "a block in a list": P + "a:\n- |\n  b\n- >-\n  c\n  d\n- e: |\n    f\n  g: h\n",
    "anything within a block": P + "a: |\n  b: c\n  # d\n  - [e\n  'f\n  ---\n  &g *h !i\n  %j\n",
    "spaces at the end of a line of a block": P + "a: |\n  b  \n  c\nd: >\n  e  \n  f\n",
    "a remark behind a block": P + "a: |\n  b\n# c\nd: e\n",
    "several languages": P + "title:\n  en: A\n\n  # b\n  ar: 'ب'\n  fa: |\n    پ\n",
    "several languages within brackets": P + "title: {en: A, ar: 'ب', fa: \"پ\"}\n",
    "references": P + "start: a\nstops: [b, none/c]\nlegs:\n- from: d\n  via: [e]\n- {from: f, via: [g, h]}\n",
    "no reference": P + "start: none\nlegs:\n- from: none\n",
    "windows": P.replace("\n", "\r\n") + "a: |\r\n  b\r\nc: d\r\n",
}  # fmt: skip


@pytest.mark.parametrize("case", TAKEN)
def test_what_is_usual_is_taken(case: str, tour: Kinds) -> None:
    assert agree(read_shortest, TAKEN[case].encode(), tour)


LEFT = {
    "words that go on below": P + "a: b\n  c\n",
    "quotes that go on below": P + "a: 'b\n  c'\n",
    "brackets that go on below": P + "a: [b,\n  c]\n",
    "a value below its key": P + "a:\n  b\n",
    "brackets below their key": P + "a:\n  [b]\n",
    "nothing behind a key": P + "a:\nb: c\n",
    "nothing behind the last key": P + "a:\n",
    "nothing behind a dash": P + "a:\n- b\n-\n",
    "a remark behind a dash": P + "a:\n- # b\n- c\n",
    "a remark like a field behind a dash": P + "a:\n- # b: c\n- d\n",
    "a block behind a dash that keeps its breaks": P + "a:\n- |+\n  b\n\n",
    "a block behind a dash that says its indentation": P + "a:\n- |2\n   b\n",
    "a list of lists": P + "a:\n- - b\n",
    "a dash where no list is": P + "a: b\n- c\n",
    "a field where a list is": P + "a:\n  - b\n  c: d\n",
    "a line too far to the right": P + "a: b\n  c: d\n",
    "a line too far to the left": P + "a:\n    b: c\n  d: e\n",
    "an item too far to the right": P + "a:\n- b\n - c\n",
    "an item too far to the left": P + "a:\n    - b\n  - c\n",
    "a group too far to the right": P + "a:\n- b: c\n   d: e\n",
    "a colon in words": P + "a: b: c\n",
    "a colon behind words": P + "a: b:\n",
    "a colon first": P + "a: :b\n",
    "a question": P + "? a\n: b\n",
    "a question first": P + "a: ?b\n",
    "a question at the end within brackets": P + "a: [b?]\n",
    "a colon at the end within brackets": P + "a: [b:]\n",
    "a pair within brackets": P + "a: [b: c]\n",
    "a key alone within brackets": P + "a: {b}\n",
    "a key in quotes within brackets": P + 'a: {"b": c}\n',
    "a key without space within brackets": P + "a: {b:c}\n",
    "two commas": P + "a: [b, , c]\n",
    "nothing behind a comma": P + "a: [b, ]\n",
    "a comma first": P + "a: [, b]\n",
    "words behind brackets": P + "a: [b] c\n",
    "brackets that do not match": P + "a: [b}\n",
    "brackets that cross": P + "a: [{b: c]}\n",
    "a bracket too many": P + "a: [b]]\n",
    "a bracket within words within brackets": P + "a: [b[c]]\n",
    "a remark within brackets": P + "a: [b #c, d]\n",
    "quotes within words within brackets": P + 'a: [b", c"]\n',
    "words behind quotes": P + "a: 'b' c\n",
    "a remark close to quotes": P + "a: 'b'#c\n",
    "a backslash": P + 'a: "b\\nc"\n',
    "a quote that is not closed": P + "a: 'b\n",
    "a tab": P + "a: b\tc\n",
    "a name for a part": P + "a: &b c\n",
    "a shortcut": P + "a: &b c\nd: *b\n",
    "a tag": P + "a: !b c\n",
    "a merge": P + "a:\n  <<: {b: c}\n",
    "a key that is a number": P + "1: a\n",
    "a key that is nothing": P + "null: a\n",
    "a key that is true": P + "true: a\n",
    "a key in quotes": P + "'a': b\n",
    "a key of several words": P + "a b: c\n",
    "no space behind a colon": P + "a:b\n",
    "a space before a colon": P + "a : b\n",
    "a field twice": P + "a: b\na: c\n",
    "a field twice within brackets": P + "a: {b: c, b: d}\n",
    "a language twice": P + "title:\n  en: A\n  en: B\n",
    "a language twice within brackets": P + "title: {en: A, en: B}\n",
    "nothing": P + "a: ~\n",
    "nothing for words": P + "words: null\n",
    "nothing for words, and a remark": P + "words: ~ # a\n",
    "nothing for a text": P + "title: ~\n",
    "nothing for a language": P + "title:\n  en: null\n",
    "nothing within brackets": P + "legs: [{from: a, words: ~}]\n",
    "nothing for a reference": P + "start: null\n",
    "nothing but a space that is none": P + "words: \u00a0\n",
    "nothing but a space that is none, in quotes": P + "words: '\u00a0'\n",
    "nothing but a space that is none, in a block": P + "words: |\n  \u00a0\n",
    "nothing but spaces that are none, in a long block": P + "words: |\n  \u00a0\n\n  \u00a0\n",
    "nothing in quotes": P + "a: ''\n",
    "nothing in a block": P + "a: |\nb: c\n",
    "nothing in a block but blank lines": P + "a: |\n\n\nb: c\n",
    "a blank line first in a block": P + "a: |\n\n  b\n",
    "a line of spaces in a block": P + "a: |\n  b\n \n  c\n",
    "a line of fewer spaces within a block": P + "a: |\n  b\n \n  # c\n",
    "a line of fewer spaces behind a blank line within a block": P + "a: >\n  b\n\n \n  # c\n",
    "a line of fewer spaces behind a block": P + "a: |\n  b\n \n",
    "a line of the spaces of a block behind it": P + "a: |\n  b\n  \n",
    "a line of the spaces of a block behind a blank line": P + "a: |\n  b\n\n  c\n  \n",
    "a line of spaces behind a blank line in a block": P + "a: |\n  b\n\n \n  c\n",
    "a line of spaces in a folded block": P + "a: >\n  b\n  \n  c\n",
    "a block that keeps its breaks": P + "a: |+\n  b\n\n",
    "a block that says its indentation": P + "a: |2\n   b\n",
    "a remark behind the sign of a block": P + "a: | # b\n  c\n",
    "a folded block with a list": P + "a: >\n  b\n   - c\n  d\n",
    "a block at the column of its key": P + "a: |\nb\n",
    "no fields for a word": P + "words: {}\n",
    "no list for a word": P + "words: []\n",
    "no language": P + "title: {}\n",
    "a field that must be there": P + "legs:\n- words: a\n",
    "a field that must be there, within brackets": P + "legs: [{words: a}]\n",
    "a document of nothing": P + "---\n",
    "a document of nothing between two": P + "---\n---\n" + P,
    "an end of a document": P + "...\n",
    "words behind a divider": P + "--- a\n",
    "a remark behind a divider": P + "--- # a\n" + P,
    "a directive": "%YAML 1.1\n---\n" + P,
    "a byte order mark": "\ufeff" + P,
    "a byte order mark within": P + "a: b\ufeffc\n",
    "a control character": P + "a: b\x01c\n",
    "a delete character": P + "a: b\x7fc\n",
    "a next line": P + "a: b\x85c: d\n",
    "a line separator": P + "a: b\u2028c: d\n",
    "a paragraph separator at the end": P + "a: |\n  b\u2029",
    "a form feed": P + "a: b\x0cc: d\n",
    "a carriage return alone": P + "a: b\rc\n",
    "a carriage return alone, and others": P + "a: b\rc\r\n",
    "a character that is none": P + "a: b\uffffc\n",
    "a document further to the right": "  kind: tour\n  id: t\n",
    "kind not first": "id: t\nkind: tour\n",
    "an unknown kind": "kind: zebra\nid: t\n",
    "no kind": "kind:\nid: t\n",
    "no id": "kind: tour\n",
    "an id that is none": "kind: tour\nid: a b\n",
    "nothing at all": "",
    "only a remark": "# a\n",
    "a large file": P + "a: " + "b" * 100_000 + "\n",
    "too far to the right": P + "".join(f"{'  ' * n}a:\n" for n in range(24)) + " " * 48 + "a: b\n",
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_what_is_unusual_is_left_to_the_others(case: str, tour: Kinds) -> None:
    assert not agree(read_shortest, LEFT[case].encode(), tour)


def test_bytes_that_are_no_text_are_left_to_the_others(tour: Kinds) -> None:
    assert not agree(read_shortest, P.encode() + b"a: \xff\n", tour)
    assert not agree(read_shortest, P.encode("utf-16"), tour)


@pytest.mark.parametrize(
    "key", ["'a'", '"a"', "a: b", "#a", "? a", "- a", "[a", "null", "a ", "&a", "!a", "%a"]
)
def test_fields_of_an_odd_name_are_read_alike(key: str, tmp_path: Path) -> None:
    schema = tmp_path / "odd.json"
    word = {"type": "string"}
    part = {"type": "object", "properties": {key: word}}
    properties = {"kind": {"const": "odd"}, "id": word, key: word, "part": part}
    schema.write_text(json.dumps({"type": "object", "properties": properties}), encoding="utf-8")
    kinds = Kinds((KindRef("odd", str(schema)),))
    start = "kind: odd\nid: t\n"
    for text in (f"{start}{key}: b\n", f"{start}part:\n  {key}: b\n", f"{start}part: {{{key}: b}}\n"):
        agree(read_shortest, text.encode(), kinds)
        agree(read_flawless, text.encode(), kinds)


@pytest.mark.parametrize("case", [*TAKEN, *LEFT])
def test_all_ways_together_read_what_the_careful_way_reads(case: str, tour: Kinds) -> None:
    agree(read_flawless, (TAKEN | LEFT)[case].encode(), tour)


def test_a_line_means_the_same_however_often_and_wherever_it_stands(tour: Kinds) -> None:
    """What a line means is remembered: for its column, and without the place of its references."""
    text = P + "legs:\n- from: a\n  via: [b]\n- from: a\n  via: [b]\nwords: c\n"
    deeper = text.replace("\n- ", "\n  - ").replace("\n  via", "\n    via")
    for data in (text, deeper, text, deeper):
        assert agree(read_shortest, data.encode(), tour)
    assert not agree(read_shortest, (P + "  words: c\n").encode(), tour)
    assert not agree(read_shortest, (P + "legs:\n- from: a\n    via: [b]\n").encode(), tour)


def test_a_line_of_one_document_does_not_change_another(tour: Kinds) -> None:
    data = (P + "a: {b: [c, d]}\nstops: [e]\n").encode()
    first, second = (read_shortest(data, tour, "x.yaml") for _ in range(2))
    assert first
    assert second
    assert first[0].values["a"] is not second[0].values["a"]
    assert carefully(data, tour).documents[0].values == second[0].values


@pytest.mark.parametrize(
    "sign", ["[", "{", "a ", "' ", '"a" ', "[a", "{a: ", "- ", "\n", " ", "[a,", "a: {b: ["]
)
def test_no_line_takes_long(sign: str, tour: Kinds) -> None:
    """Were the patterns to try each part of a long line from each place, this would take minutes."""
    for before in ("a: ", "a: [", "a: {b: ", "a: |\n  ", "a:\n- ", "title: {en: "):
        read_shortest((P + before + sign * (90_000 // len(sign)) + "]?").encode(), tour, "x.yaml")
