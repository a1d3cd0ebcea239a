"""A finding keeps its fingerprint wherever its document moves, and however the file is laid out."""

from __future__ import annotations

import random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxlint.testing import run_files

DOCUMENTS = [
    {"kind": "organisation", "id": "shop", "languages": ["en"]},
    {
        "kind": "policy",
        "id": "returns",
        "owner": "nobody-known",
        "scope": {"channels": ["web", "phone", "post"]},
        "terms": {
            "return": {"window": "5 days", "restocking": "20%", "proof": ["receipt"], "approvals": "4"},
            "refund": {"method": "store-credit"},
            "fees": [
                {"name": "service", "mandatory": "true", "in_headline_price": "false"},
                {"name": "paper", "mandatory": "true", "in_headline_price": "false"},
                {"name": "card", "mandatory": "true", "in_headline_price": "false", "odd": "field"},
            ],
        },
    },
    {
        "kind": "journey",
        "id": "return-an-order",
        "stages": [
            {"name": "ask", "touchpoints": ["page", "desk"]},
            {"name": "wait", "touchpoints": ["mail", "call"]},
        ],
    },
    {"kind": "touchpoint", "id": "page"},
]


def laid_out(documents: list[dict], indent: int = 2, *, flow: bool | None = False, comment: str = "") -> str:
    text = yaml.safe_dump_all(documents, sort_keys=False, indent=indent, default_flow_style=flow, width=100)
    return "".join(f"{comment}{line}" for line in text.splitlines(keepends=True))


def prints(files: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """What each fingerprint stands for."""
    found = run_files(files).findings
    named = {f.fingerprint: (f.rule, str(f.subject), f.pointer) for f in found}
    assert len(named) == len(found)
    return named


FIRST = prints({"all.yaml": laid_out(DOCUMENTS)})


def shuffled(part: object, chance: random.Random) -> object:
    """The same with its fields, and the list items that have a name of their own, in another order."""
    if isinstance(part, dict):
        items = [(key, shuffled(value, chance)) for key, value in part.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(part, list):
        items = [shuffled(item, chance) for item in part]
        chance.shuffle(items)
        return items
    return part


def test_the_sample_has_findings_of_every_sort() -> None:
    rules = {rule for rule, _, _ in FIRST.values()}
    assert {"POL001", "POL004", "POL006", "POL026", "OWN009", "CX010"} <= rules
    assert ("OWN009", "journey/return-an-order", "stages[ask].touchpoints[desk]") in FIRST.values()
    assert ("POL026", "policy/returns", "terms.fees[paper].in_headline_price") in FIRST.values()


@pytest.mark.parametrize(
    "files",
    [
        {"moved/deep/other-name.yml": laid_out(DOCUMENTS)},
        {f"{n}.yaml": laid_out([document]) for n, document in enumerate(DOCUMENTS)},
        {f"{9 - n}.yaml": laid_out([document]) for n, document in enumerate(DOCUMENTS)},
        {"all.yaml": laid_out(DOCUMENTS[::-1])},
        {"all.yaml": laid_out(DOCUMENTS, indent=7)},
        {"all.yaml": laid_out(DOCUMENTS, flow=True)},
        {"all.yaml": laid_out(DOCUMENTS, flow=None)},
        {"all.yaml": "# A comment.\n\n" + laid_out(DOCUMENTS).replace("\n", "  # a remark\n")},
        {"all.yaml": laid_out(DOCUMENTS).replace("\n", "\r\n")},
        {"all.yaml": "\ufeff" + laid_out(DOCUMENTS)},
        {"all.yaml": laid_out(DOCUMENTS).replace("20%", '"٢٠%"')},
    ],
    ids=[
        "moved and renamed", "a file each", "a file each, the other way round", "documents reversed", "reindented", "flow style",
        "mixed style", "comments", "CRLF", "byte order mark", "another way to write a value",
    ],
)  # fmt: skip
def test_layout_and_place_change_no_fingerprint(files: dict[str, str]) -> None:
    assert prints(files) == FIRST


@given(st.randoms(use_true_random=False), st.integers(2, 9), st.sampled_from([True, False, None]))
def test_the_order_of_fields_and_named_items_changes_no_fingerprint(chance, indent: int, flow) -> None:
    documents = [shuffled(document, chance) for document in DOCUMENTS]
    chance.shuffle(documents)
    assert prints({f"{chance.random()}.yaml": laid_out(documents, indent, flow=flow)}) == FIRST


def test_a_document_under_another_id_has_other_fingerprints() -> None:
    renamed = [dict(document, id=f"{document['id']}-2") for document in DOCUMENTS]
    assert not prints({"all.yaml": laid_out(renamed)}).keys() & FIRST.keys()


def test_a_mended_finding_takes_no_other_fingerprint_along() -> None:
    documents = yaml.safe_load(yaml.safe_dump(DOCUMENTS))
    documents[1]["terms"]["return"]["restocking"] = "none"
    after = prints({"all.yaml": laid_out(documents)})
    gone = [told for mark, told in FIRST.items() if mark not in after]
    assert gone == [("POL004", "policy/returns", "terms.return.restocking")]
    assert after.keys() < FIRST.keys()


def test_the_same_value_twice_in_a_list_has_two_fingerprints() -> None:
    document = {"kind": "policy", "id": "p", "scope": {"channels": ["gone", "gone"]}}
    found = prints({"p.yaml": laid_out([document])})
    assert sorted(t for t in found.values() if t[0] == "OWN009") == [
        ("OWN009", "policy/p", "scope.channels[gone]"),
        ("OWN009", "policy/p", "scope.channels[gone]"),
    ]


def test_fingerprints_are_short_and_printable() -> None:
    assert all(len(mark) == 16 and int(mark, 16) >= 0 for mark in FIRST)
