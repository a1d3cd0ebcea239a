"""Did-you-mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.suggest import closest, distance
from tests.pace import SECOND

WORDS = [
    "window",
    "starts_at",
    "shipping_paid_by",
    "conditions",
    "proof",
    "effective_from",
    "restocking",
    "kpi",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("window", "window"),
        ("windw", "window"),
        ("widnow", "window"),
        ("Window", "window"),
        ("windows", "window"),
        ("starts-at", "starts_at"),
        ("startsAt", "starts_at"),
        ("shiping_payed_by", "shipping_paid_by"),
        ("condition", "conditions"),
        ("efective_form", "effective_from"),
        ("kpis", "kpi"),
        ("owner", None),
        ("x", None),
        ("", None),
        ("w" * 65, None),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(word, meant):
    assert closest(word, WORDS) == meant


def test_nothing_is_near_where_nothing_is_known():
    assert closest("window", []) is None


def test_the_nearest_wins_and_then_the_alphabet():
    assert closest("returnig", ["retiring", "returning"]) == "returning"
    assert closest("cat", ["cot", "cut", "bat"]) == closest("cat", ["cut", "bat", "cot"]) == "bat"


def test_the_order_of_very_many_candidates_does_not_matter():
    many = [f"item{number:05}" for number in range(10_000)] + ["window"]
    assert closest("windw", many) == closest("windw", many[::-1]) == "window"


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("abc", "acb", 1),
        ("kitten", "sitting", 3),
        ("abcd", "wxyz", 4),
        ("ab", "xyzvw", 4),
    ],
)
def test_slips_are_counted_up_to_the_limit(left, right, slips):
    assert distance(left, right, 3) == slips


def test_hostile_words_are_answered_in_well_under_a_second():
    word = "x" * 60
    began = time.process_time()
    closest(word, ["x" * 57 + f"{number:05}" for number in range(100_000)])
    assert time.process_time() - began < SECOND


@given(st.text("abc_", max_size=8), st.text("abc_", max_size=8))
def test_counting_slips_is_the_same_both_ways(left, right):
    assert distance(left, right) == distance(right, left)
    assert (distance(left, right) == 0) is (left == right)


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=20))
def test_the_answer_is_one_of_the_candidates(word, candidates):
    assert closest(word, candidates) in {None, *candidates}
    assert closest(word, candidates) == closest(word, candidates[::-1])
