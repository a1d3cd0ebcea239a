"""Dates, versions, ids and places."""

from __future__ import annotations

import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.scalars import (
    Place,
    ScalarFault,
    Version,
    is_identifier,
    normal,
    parse_date,
    read_scalar,
    slug,
)


def fault_of(x_type, raw):
    with pytest.raises(ScalarFault) as caught:
        read_scalar(x_type, raw)
    return caught.value.key, caught.value.data.get("suggestion")


@pytest.mark.parametrize("raw", ["2026-01-31", "٢٠٢٦-٠١-٣١", "۲۰۲۶-۰۱-۳۱", " 2026-01-31 "])
def test_a_date_is_read(raw):
    assert parse_date(raw) == datetime.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("2026-02-30", "date-impossible", "2026-02-28"),
        ("2024-02-31", "date-impossible", "2024-02-29"),
        ("2026-04-31", "date-impossible", "2026-04-30"),
        ("2026-13-01", "date-impossible", None),
        ("2026-00-10", "date-impossible", None),
        ("2026-01-00", "date-impossible", None),
        ("2026-2-3", "date-format", "2026-02-03"),
        ("2026/01/31", "date-format", "2026-01-31"),
        ("31.01.2026", "date-format", "2026-01-31"),
        ("01/31/2026", "date-format", "2026-01-31"),
        ("05/05/2026", "date-format", "2026-05-05"),
        ("03/04/2026", "date-format", None),
        ("2026-01-31T10:00:00Z", "date-format", "2026-01-31"),
        ("tomorrow", "date-format", None),
        ("20260131", "date-format", None),
        ("1405-05-12", "date-calendar", None),
        ("2569-05-12", "date-calendar", None),
    ],
)
def test_what_is_no_date_is_named_with_what_was_meant(raw, key, suggestion):
    assert fault_of("date", raw) == (key, suggestion)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_a_printed_date_reads_back_the_same(day):
    assert parse_date(str(day)) == day


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("2.1.0", (2, 1, 0, "")),
        ("2.10", (2, 10, 0, "")),
        ("2", (2, 0, 0, "")),
        ("2.1.0-rc.1", (2, 1, 0, "rc.1")),
        ("2.1.0+build5", (2, 1, 0, "")),
        ("٢٫١", (2, 1, 0, "")),
    ],
)
def test_a_version_is_read_as_numbers(raw, parts):
    version = read_scalar("semver", raw)
    assert (version.major, version.minor, version.patch, version.pre) == parts


def test_a_version_keeps_what_was_written():
    assert str(read_scalar("semver", "2.10")) == "2.10"
    assert str(read_scalar("semver", "2")) == "2"
    assert str(Version(2, 1, 0, "rc.1")) == "2.1.0-rc.1"


@pytest.mark.parametrize(
    ("raw", "suggestion"),
    [
        ("v2.1", "2.1"),
        ("version 2", "2"),
        ("2.01", "2.1"),
        ("1.2.3.4", None),
        ("two", None),
        ("2.", None),
        ("-1", None),
        ("9" * 30, None),
    ],
)
def test_what_is_no_version_is_named_with_what_was_meant(raw, suggestion):
    assert fault_of("semver", raw) == ("not-a-version", suggestion)


def test_versions_are_ordered_by_number_and_not_by_letter():
    raws = [
        "1.9",
        "1.10-alpha",
        "1.10-alpha.1",
        "1.10-alpha.beta",
        "1.10-beta",
        "1.10-rc.2",
        "1.10-rc.10",
        "1.10",
        "2",
    ]
    versions = [read_scalar("semver", raw) for raw in raws]
    assert sorted([*versions[4:], *versions[:4]]) == versions
    assert versions[0] < versions[1] <= versions[1]
    assert versions[-1] > versions[0]
    assert versions[-1] >= versions[-1]


def test_missing_parts_of_a_version_are_zero():
    short, full = read_scalar("semver", "2"), read_scalar("semver", "2.0.0")
    assert (short == full, hash(short) == hash(full), short.compare(full)) == (True, True, 0)
    assert pickle.loads(pickle.dumps(short)).raw == "2"


@pytest.mark.parametrize(("kind", "after"), [("major", "3.0.0"), ("minor", "2.2.0"), ("patch", "2.1.4")])
def test_a_version_steps_up(kind, after):
    before = Version(2, 1, 3)
    assert str(before.bump(kind)) == after
    assert before.bump(kind).step_from(before) == kind


def test_a_version_has_no_other_steps():
    with pytest.raises(ValueError, match="no such step"):
        Version(1).bump("huge")


@pytest.mark.parametrize(
    ("older", "newer", "step"),
    [
        ("2", "2.0.0", "same"),
        ("2.1", "2.0.9", "back"),
        ("2.1-rc.1", "2.1", "pre-release"),
        ("1.9.9", "2", "major"),
    ],
)
def test_the_step_between_versions_is_named(older, newer, step):
    assert read_scalar("semver", newer).step_from(read_scalar("semver", older)) == step


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 10**8))
def test_a_printed_version_reads_back_the_same(major, minor, patch):
    version = Version(major, minor, patch)
    assert read_scalar("semver", str(version)) == version


@pytest.mark.parametrize(
    "text", ["head-of-care", "csat_top2", "2024-returns", "رئيس-الخدمة", "مدیر", "हिन्दी", "Ärger"]
)
def test_ids_are_letters_of_any_script_digits_and_dashes(text):
    assert is_identifier(text)
    assert read_scalar("id", text) == normal(text)


@pytest.mark.parametrize(
    "text", ["", "a b", "a.b", "a/b", "a#b", "-a", "_a", "a\u200cb", "a\n", "x" * 121, "😀"]
)
def test_other_signs_make_no_id(text):
    assert not is_identifier(text)


def test_an_id_is_suggested_for_a_name():
    assert fault_of("id", "Head of Care") == ("not-an-id", "head-of-care")
    assert fault_of("id", "!!!") == ("not-an-id", None)
    assert slug("Returns & Refunds (online)") == "returns-refunds-online"


def test_two_ways_of_writing_the_same_letter_are_one_id():
    assert read_scalar("id", "cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("policy/returns#terms.return.window", Place("policy", "returns", ("terms", "return", "window"))),
        ("kpi/csat", Place("kpi", "csat")),
        ("error-level/شديد", Place("error-level", "شديد")),
    ],
)
def test_a_place_is_read_and_printed(raw, place):
    assert read_scalar("place", raw) == place
    assert str(place) == raw
    assert pickle.loads(pickle.dumps(place)) == place


@pytest.mark.parametrize(
    ("raw", "suggestion"),
    [
        ("Policy/Returns", "policy/Returns"),
        ("Policy/returns", "policy/returns"),
        ("policy / returns", "policy/returns"),
        ("policy/returns#", "policy/returns"),
        ("policy/returns#a..b", None),
        ("policy/", None),
        ("returns", None),
        ("/returns", None),
        ("", None),
    ],
)
def test_what_is_no_place_is_named_with_what_was_meant(raw, suggestion):
    assert fault_of("place", raw) == ("not-a-place", suggestion)
