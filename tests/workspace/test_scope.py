"""Two policies overlap where some customer can come under both on some day from now on."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.model.document import Document
from cxlint.workspace.scope import filed_under, found_under, overlap, same_place

TODAY = date(2026, 11, 22)
BEFORE, AFTER, LATER = date(2026, 11, 21), date(2026, 11, 23), date(2026, 12, 24)


def policy(**values: object) -> Document:
    return Document("policy", "returns", values)


def scope(**dimensions: tuple[str, ...]) -> Document:
    return policy(scope=dimensions)


def test_policies_without_a_scope_hold_for_all() -> None:
    assert overlap(policy(), policy(), TODAY)
    assert overlap(policy(), scope(products=("card",), channels=("web",)), TODAY)
    assert overlap(scope(products=()), scope(products=("card",)), TODAY)


@pytest.mark.parametrize("dimension", ["products", "segments", "channels"])
def test_one_dimension_without_anything_in_common_keeps_them_apart(dimension: str) -> None:
    one, other = {dimension: ("a", "b")}, {dimension: ("c",)}
    assert not overlap(scope(**one), scope(**other), TODAY)
    assert overlap(scope(**one), scope(**{dimension: ("c", "b")}), TODAY)


def test_dimensions_that_only_one_states_do_not_keep_them_apart() -> None:
    assert overlap(scope(products=("card",)), scope(channels=("web",)), TODAY)


def test_a_channel_may_be_named_with_its_kind() -> None:
    assert overlap(scope(channels=("web",)), scope(channels=("channel/web",)), TODAY)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((), ("de",), True),
        (("de",), ("de", "fr"), True),
        (("de",), ("fr",), False),
        (("us-ca",), ("us",), True),
        (("us",), ("us-ca",), True),
        (("us-ca",), ("us-ny",), False),
        (("eu",), ("de",), True),
        (("DE",), ("eu",), True),
        (("eu",), ("uk",), False),
    ],
)
def test_jurisdictions_meet_where_one_lies_in_the_other(
    one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    assert same_place(one, other) is same
    assert overlap(policy(jurisdictions=one), policy(jurisdictions=other), TODAY) is same


def test_one_that_ends_before_the_other_begins_does_not_meet_it() -> None:
    assert not overlap(policy(effective_to=AFTER), policy(effective_from=LATER), TODAY)
    assert overlap(policy(effective_to=LATER), policy(effective_from=LATER), TODAY)


def test_what_is_over_meets_nothing() -> None:
    assert not overlap(policy(effective_to=BEFORE), policy(), TODAY)
    assert overlap(policy(effective_to=TODAY), policy(), TODAY)


def test_one_without_an_end_meets_what_begins_later() -> None:
    assert overlap(policy(effective_from=LATER), policy(effective_from=BEFORE), TODAY)


CODES = ("us", "us-ca", "us-ny", "eu", "de", "de-by", "DE", "fr", "uk", "eu-x", "market-1", "market-2")


@pytest.mark.parametrize("one", [(code,) for code in CODES] + [("us-ca", "fr"), ("eu", "us")])
@pytest.mark.parametrize("other", [(), *((code,) for code in CODES), ("uk", "de-by"), ("us-ny", "eu")])
def test_whatever_shares_a_place_is_found_where_it_was_filed(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    if same_place(one, other):
        assert found_under(one) & filed_under(other)


def test_what_lies_apart_is_not_even_looked_at() -> None:
    assert not found_under(("us-ca",)) & filed_under(("us-ny", "fr"))
    assert not found_under(("market-1",)) & filed_under(("market-2",))
