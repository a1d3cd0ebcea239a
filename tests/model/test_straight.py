"""The straight way to read a file answers exactly what the careful way answers, or leaves the file to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.model.spec import KindRef, Kinds
from cxlint.model.straight import read_straight
from tests.model import alike
from tests.model.alike import EDITS, KINDS, MADE, TEXTS, Edits, changed, streams_of_all_rules

P = "kind: policy\nid: p\n"


def agree(data: bytes) -> bool:
    return alike.agree(read_straight, data)


@pytest.mark.parametrize("data", [*TEXTS, *MADE])
def test_real_files_are_read_alike(data: bytes) -> None:
    agree(data)


def test_nearly_all_real_files_go_the_straight_way() -> None:
    assert sum(map(agree, TEXTS)) > 0.9 * len(TEXTS)


def test_the_cases_of_all_rules_are_read_alike() -> None:
    streams = streams_of_all_rules()
    assert sum(map(agree, streams)) > 0.9 * len(streams)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from([*TEXTS, *MADE]), EDITS)
def test_whatever_is_changed_in_a_file_is_read_alike(data: bytes, edits: Edits) -> None:
    agree(changed(data.decode(), edits).encode())


UNUSUAL = {
    "a field left blank": P + "owner:\n",
    "a field that stands for nothing": P + "owner: ~\n",
    "a blank in quotes": P + 'rationale: "  "\n',
    "a blank item": P + "tags: [a, , b]\n",
    "a blank translation": P + "title: {en: A, ar: }\n",
    "no translation at all": P + "title: {}\n",
    "a field twice": P + "title: A\ntitle: B\n",
    "a field twice, blank first": P + "owner:\nowner: mona\n",
    "a language twice": P + "title: {en: A, en: B}\n",
    "a word of one's own twice": P + "commitments: {a: {value: 1 day}, a: {value: 2 days}}\n",
    "a shortcut": P + "title: &t A\nrationale: *t\n",
    "a name for a part": P + "title: &t A\n",
    "a name at the start of a line": P + "terms:\n&t\n  return: {window: 30 days}\n",
    "a merge": P + "commitments:\n  a: &a {value: 1 day}\n  b: {<<: *a}\n",
    "a tag": P + "title: !!str A\n",
    "a tag that says nothing": P + "title: ! A\n",
    "a number as a word of one's own": P + "commitments: {1: {value: 1 day}}\n",
    "an unknown field": P + "zebra: 1\n",
    "an unknown kind": "kind: zebra\nid: p\n",
    "a kind that is not the first field": "id: p\nkind: policy\n",
    "no kind": "id: p\n",
    "no id": "kind: policy\ntitle: A\n",
    "no document": "",
    "only a remark": "# nothing\n",
    "a list": "- kind: policy\n",
    "one document of two without kind": P + "---\nid: q\n",
    "an unknown choice": P + "status: zebra\n",
    "an impossible day": P + "last_reviewed: 2026-02-30\n",
    "a wrong shape": P + "tags: one\n",
    "fields for a word": P + "owner: {a: b}\n",
    "a list in a list": P + "tags: [[a]]\n",
    "an id with a space": "kind: policy\nid: My Policy\n",
    "a place for a reference": P + "owner: a/b/c\n",
    "a language that nobody speaks": P + "title: {english: A}\n",
    "a tag behind a break that only YAML knows": "\x85!\n" + P,
    "a name behind a break that only YAML knows": "# A\u2028&p\n" + P,
    "a directive": "%YAML 1.1\n---\n" + P,
    "a tab": P + "terms:\n\treturn: 1\n",
    "an open bracket": P + "tags: [a\n",
    "a control character": P + "title: \x01a\n",
}  # fmt: skip


@pytest.mark.parametrize("case", UNUSUAL)
def test_what_is_unusual_is_left_to_the_careful_way(case: str) -> None:
    assert not agree(UNUSUAL[case].encode())


def test_the_fields_that_a_kind_of_a_plugin_asks_for_must_be_there(tmp_path: Path) -> None:
    stop = {
        "type": "object",
        "properties": {"at": {"type": "string"}, "for": {"type": "string"}},
        "required": ["at"],
    }
    properties = {"kind": {"const": "tour"}, "id": {"type": "string"}, "stop": stop}
    schema = tmp_path / "tour.json"
    schema.write_text(json.dumps({"type": "object", "properties": properties}), encoding="utf-8")
    kinds = Kinds((KindRef("tour", str(schema)),))
    assert read_straight(b"kind: tour\nid: t\nstop: {at: home}\n", kinds, "x.yaml")
    assert read_straight(b"kind: tour\nid: t\nstop: {for: tea}\n", kinds, "x.yaml") is None


def test_a_large_file_is_left_to_the_careful_way() -> None:
    assert not agree((P + "rationale: " + "a" * 100_000 + "\n").encode())


USUAL = {
    "signs within words": P + "title: Terms & conditions! Now*\nrationale: a & b! or a&b\n",
    "words that look like nothing, in quotes": P + "rationale: 'null'\n",
    "true and 'true'": P + "terms: {complaint: {tell_rights: true}}\nrationale: 'true'\n",
    "explicitly none": P + "terms: {return: {restocking: none, conditions: none}}\ntags: []\n",
    "several documents": P + "---\nkind: person\nid: mona\n---\nkind: person\nid: lina\n",
    "a byte order mark": "\ufeff" + P,
    "a remark at the top": "# About returns\n" + P,
    "a name with a mark": "kind: policy\nid: re\u0301tour\n",
    "keys in quotes": "'kind': policy\n\"id\": p\n",
}


@pytest.mark.parametrize("case", USUAL)
def test_what_is_usual_goes_the_straight_way(case: str) -> None:
    assert agree(USUAL[case].encode())


def test_a_value_in_quotes_is_not_taken_for_the_plain_one_that_was_read_before() -> None:
    plain = "kind: policy\nid: p\nterms: {subscription: {auto_renew: true}}\n"
    assert agree(plain.encode())
    assert agree(plain.replace("true", "false").encode())
    agree(plain.replace("true", "'true'").encode())
    one, two = (read_straight(f"{P}version: {v}\n".encode(), KINDS, "x.yaml") for v in ("2.10", "'2.1'"))
    assert one
    assert two
    assert str(one[0].version("version")) == "2.10"
    assert str(two[0].version("version")) == "2.1"
