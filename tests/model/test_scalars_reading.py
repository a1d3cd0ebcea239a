"""The front door of typed values, the states without a value, and comparing whatever is there."""

from __future__ import annotations

import copy
import datetime
import os
import pickle
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.scalars import (
    FAULT_KEYS,
    FAULTY,
    NONE,
    SCALAR_TYPES,
    Duration,
    Hours,
    Money,
    Percent,
    Quantity,
    ScalarFault,
    Version,
    compare,
    example_of,
    is_none,
    read_scalar,
)

TYPES = sorted(SCALAR_TYPES)
ALPHABET = "0123456789٣۳.,+-−–/:;%٪٬٫$€ \n\u200f#abcdefgMonFrikEURnedaystoclimw\u0660\u0301\x00"


def value_or_fault(x_type, raw):
    try:
        return read_scalar(x_type, raw), None
    except ScalarFault as fault:
        return None, fault


@pytest.mark.parametrize("x_type", TYPES)
def test_the_example_of_a_type_is_valid(x_type):
    assert read_scalar(x_type, example_of(x_type)) is not None


@pytest.mark.parametrize("x_type", sorted(SCALAR_TYPES - {"string", "text"}))
@pytest.mark.parametrize("raw", ["9" * 5000, "1 " * 500_000, "Mon" * 300_000, "۳" * 1_000_000, "(" * 200])
def test_huge_texts_are_refused_at_once(x_type, raw):
    began = time.perf_counter()
    with pytest.raises(ScalarFault) as caught:
        read_scalar(x_type, raw)
    assert time.perf_counter() - began < 0.5
    assert caught.value.key in FAULT_KEYS
    assert len(caught.value.data["written"]) == 80
    assert caught.value.data["written"].endswith("…")


@given(st.sampled_from(TYPES), st.text() | st.text(ALPHABET, max_size=30))
def test_any_text_is_a_value_that_reads_back_or_a_known_fault(x_type, raw):
    value, fault = value_or_fault(x_type, raw)
    if fault is None:
        hash(value)
        assert isinstance(value, bool) or read_scalar(x_type, str(value)) == value
        return
    assert fault.key in FAULT_KEYS
    assert fault.data["type"] == x_type
    assert {"written", "example"} <= fault.data.keys()
    assert all(isinstance(said, str) and len(said) <= 80 for said in fault.data.values())
    if "suggestion" in fault.data:
        read_scalar(x_type, fault.data["suggestion"])


@given(
    st.sampled_from(["duration", "money", "percent", "amount", "measure"]),
    st.sampled_from(["30", "1.5", "1,250.50", "1.250", "-2", "٣", "0", "12,5", ""]),
    st.sampled_from(["", " "]),
    st.sampled_from(
        ["days", "day", "d", "dyas", "EUR", "eur", "%", "points", "working days", "to 5 days", "€"]
    ),
)
def test_every_suggestion_is_valid(x_type, number, space, unit):
    fault = value_or_fault(x_type, number + space + unit)[1]
    if fault and "suggestion" in fault.data:
        read_scalar(x_type, fault.data["suggestion"])


def test_of_several_types_the_first_that_fits_reads_the_text():
    assert read_scalar(["duration", "percent"], "15%") == Percent(15)
    assert read_scalar(["measure", "boolean", "string"], "true") is True
    assert read_scalar(["measure", "boolean", "string"], "a loaner") == "a loaner"


def test_of_several_types_the_fault_that_knows_what_was_meant_speaks():
    with pytest.raises(ScalarFault) as caught:
        read_scalar(["date", "duration"], "30")
    assert (caught.value.key, caught.value.data["suggestion"]) == ("unit-missing", "30 days")


def test_words_are_taken_as_they_are():
    assert read_scalar("string", " 30 days ") == " 30 days "
    assert read_scalar("text", "x" * 1000) == "x" * 1000


@pytest.mark.parametrize("raw", ["none", "None", " NONE "])
def test_the_word_none_is_recognised(raw):
    assert is_none(raw)
    with pytest.raises(ScalarFault) as caught:
        read_scalar("percent", raw)
    assert caught.value.key == "none-not-allowed"


def test_other_words_are_not_none():
    assert not is_none("no")
    assert not is_none("")


@pytest.mark.parametrize(("state", "words"), [(NONE, "none"), (FAULTY, "not understood")])
def test_a_state_without_a_value_is_false_and_stays_the_only_one(state, words):
    assert not state
    assert str(state) == words
    assert pickle.loads(pickle.dumps(state)) is state
    assert copy.deepcopy(state) is state
    assert {state: 1}[state] == 1


MONDAY, WEEK = Hours(0b1), Hours(0b11)


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        (Duration(7, "days"), Duration(1, "week"), 0),
        (Duration(1, "month"), Duration(30, "days"), None),
        (Money(5, "EUR"), Money(6, "EUR"), -1),
        (Money(5, "EUR"), Money(6, "USD"), None),
        (Percent(15), Percent(5), 1),
        (Percent(15), Money(5, "EUR"), None),
        (Percent(15), Money(0, "EUR"), 1),
        (Money(0, "EUR"), Percent(15), -1),
        (0, Percent(15), -1),
        (3, 4.5, -1),
        (4.2, 4.2, 0),
        (Quantity(45, "points"), Quantity(50, "points"), -1),
        (Quantity(45, "points"), Quantity(50, "stars"), None),
        (True, 1, None),
        (Version(2), Version(1, 9), 1),
        (datetime.date(2026, 1, 1), datetime.date(2026, 1, 2), -1),
        (WEEK, MONDAY, 1),
        (MONDAY, WEEK, -1),
        (MONDAY, MONDAY, 0),
        (MONDAY, Hours(0b10), None),
        (Duration(7, "days"), Percent(7), None),
        (NONE, Percent(7), None),
        ("a", "b", None),
        (None, None, None),
    ],
)
def test_values_compare_only_with_their_like_and_with_nothing(a, b, order):
    assert compare(a, b) == order
    assert compare(b, a) == (None if order is None else -order)


def test_the_working_week_is_passed_on():
    assert compare(Duration(7, "working days"), Duration(9, "days"), 6) == 0
    assert compare(Duration(7, "working days"), Duration(9, "days")) == 1


def test_reading_values_needs_no_slow_library():
    code = "import sys, cxlint.model.scalars, cxlint.model.text; print(*sys.modules)"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=plain)
    assert not {"decimal", "fractions", "difflib", "dataclasses", "yaml"} & set(ran.stdout.split())
