"""Opening hours."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.scalars import ALWAYS, Hours, ScalarFault, read_scalar
from cxlint.model.scalars.hours import DAY_MINUTES, opening


def hours(raw):
    return read_scalar("hours", raw)


openings = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, DAY_MINUTES - 1), st.integers(1, DAY_MINUTES)).filter(
        lambda part: part[2] not in (part[1], DAY_MINUTES - 1)  # 23:59 is read as midnight
    ),
    min_size=1,
    max_size=6,
)


def week(parts):
    minutes = 0
    for day, start, end in parts:
        minutes |= opening((day,), start, end)
    return Hours(minutes)


@pytest.mark.parametrize(
    ("raw", "minutes", "words"),
    [
        ("24/7", 10080, "24/7"),
        ("٢٤/٧", 10080, "24/7"),
        ("daily 00:00-24:00", 10080, "24/7"),
        ("every day 00:00-23:59", 10080, "24/7"),
        ("Sun-Thu 09:00-17:00", 2400, "Sun-Thu 09:00-17:00"),
        ("sunday to thursday 9:00 to 17:00", 2400, "Sun-Thu 09:00-17:00"),
        ("Mon–Fri 09:00 – 17:00", 2400, "Mon-Fri 09:00-17:00"),
        ("Sun-Thu ٠٩:٠٠-١٧:٠٠", 2400, "Sun-Thu 09:00-17:00"),
        ("Mon-Fri 08:00-20:00, Sat 10:00-14:00", 3840, "Mon-Fri 08:00-20:00, Sat 10:00-14:00"),
        ("Mon-Fri 08:00-20:00; Sat 10:00-14:00;", 3840, "Mon-Fri 08:00-20:00, Sat 10:00-14:00"),
        ("Mon-Fri 09:00-12:00, 13:00-17:00", 2100, "Mon-Fri 09:00-12:00, 13:00-17:00"),
        ("Mon, Wed 09:00-17:00", 960, "Mon 09:00-17:00, Wed 09:00-17:00"),
        ("Sat-Thu 09:00-17:00, Fri closed", 2880, "Sat-Thu 09:00-17:00"),
        ("Fri 22:00-02:00", 240, "Fri 22:00-02:00"),
        ("Sun 22:00-06:00", 480, "Sun 22:00-06:00"),
        ("Mon-Sun 22:00-02:00", 1680, "Mon-Sun 22:00-02:00"),
        ("Mon 20:00-00:00", 240, "Mon 20:00-24:00"),
        ("Mon 09:00-13:00, Mon 12:00-17:00", 480, "Mon 09:00-17:00"),
    ],
)
def test_hours_are_read_and_printed(raw, minutes, words):
    read = hours(raw)
    assert (read.minutes_per_week, str(read)) == (minutes, words)


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("Mon-Fri", "times-missing", None),
        ("Mon 09:00-17:00, Tue", "times-missing", None),
        ("Mon closed", "times-missing", None),
        ("09:00-17:00", "days-missing", None),
        ("Mon 09:00-17:00, Fri closed, 10:00-12:00", "days-missing", None),
        ("Mon-Fry 09:00-17:00", "day-unknown", "Mon-Fri 09:00-17:00"),
        ("Mon-Fri 09:00-17:00, Sta 10:00-14:00", "day-unknown", "Mon-Fri 09:00-17:00, Sat 10:00-14:00"),
        ("weekdays 09:00-17:00", "day-unknown", None),
        ("Mon-Fri 9am-5pm", "not-hours", "Mon-Fri 09:00-17:00"),
        ("Mon-Fri 9:30 am - 12 am", "not-hours", "Mon-Fri 09:30-00:00"),
        ("Mon-Fri 9-17", "not-hours", None),
        ("Mon 25:00-26:00", "time-impossible", None),
        ("Mon 09:60-10:00", "time-impossible", None),
        ("Mon 09:00-09:00", "time-impossible", None),
        ("always open", "not-hours", None),
        ("hello", "not-hours", None),
        ("", "not-hours", None),
        (",,,", "not-hours", None),
    ],
)
def test_what_are_no_hours_is_named_with_what_was_meant(raw, key, suggestion):
    with pytest.raises(ScalarFault) as caught:
        hours(raw)
    assert (caught.value.key, caught.value.data.get("suggestion")) == (key, suggestion)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("24/7", "Sun-Thu 09:00-17:00"),
        ("Mon-Sat 08:00-20:00", "Mon-Fri 09:00-17:00"),
        ("Mon-Fri 09:00-17:00", "Wed 10:00-11:00"),
        ("Fri 20:00-04:00", "Sat 01:00-02:00"),
        ("Sun 20:00-04:00", "Mon 01:00-02:00"),
    ],
)
def test_longer_hours_cover_shorter_ones_and_not_the_reverse(wide, narrow):
    assert hours(wide).covers(hours(narrow))
    assert not hours(narrow).covers(hours(wide))


def test_shifted_hours_cover_each_other_neither_way():
    early, late = hours("Mon-Fri 08:00-16:00"), hours("Mon-Fri 09:00-17:00")
    assert not early.covers(late)
    assert not late.covers(early)


def test_only_the_whole_week_is_always_open():
    assert hours("24/7") == ALWAYS
    assert ALWAYS.is_always
    assert not hours("Mon-Fri 00:00-24:00").is_always


def test_hours_are_equal_by_the_minutes_they_name():
    assert hours("Mon, Tue 09:00-17:00") == hours("Mon-Tue 09:00-17:00")
    assert hash(hours("Mon, Tue 09:00-17:00")) == hash(hours("Mon-Tue 09:00-17:00"))
    assert pickle.loads(pickle.dumps(ALWAYS)) == ALWAYS
    assert repr(ALWAYS) == "Hours('24/7')"


@pytest.mark.parametrize("minutes", [-1, 1 << 10080])
def test_more_minutes_than_a_week_has_are_refused(minutes):
    with pytest.raises(ValueError, match="one week"):
        Hours(minutes)


@given(openings)
def test_printed_hours_read_back_the_same(parts):
    assert hours(str(week(parts))) == week(parts)


@given(openings, openings)
def test_covering_is_reflexive_and_the_union_covers_both(some, others):
    assert week(some).covers(week(some))
    assert week(some + others).covers(week(some))
    assert week(some).covers(week(some + others)) is (week(some + others) == week(some))
