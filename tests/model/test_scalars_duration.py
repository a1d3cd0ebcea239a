"""Durations: how they are read, compared and printed."""

from __future__ import annotations

import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.scalars import Duration, ScalarFault, difference, read_duration
from cxlint.model.scalars.units import fewest_days, most_days

UNITS = ["milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "working days"]

amounts = st.integers(0, 10**9) | st.decimals(0, 9999, places=2, allow_nan=False).map(float)
durations = st.builds(Duration, amounts, st.sampled_from(UNITS)) | st.just(Duration(0, "immediately"))


@pytest.mark.parametrize(
    ("raw", "amount", "unit", "words"),
    [
        ("30 days", 30, "days", "30 days"),
        ("1 day", 1, "days", "1 day"),
        ("30 Days", 30, "days", "30 days"),
        ("30days", 30, "days", "30 days"),
        ("30 calendar days", 30, "days", "30 days"),
        ("7 working days", 7, "working days", "7 working days"),
        ("1 business day", 1, "working days", "1 working day"),
        ("24 hours", 24, "hours", "24 hours"),
        ("1.5 hours", 1.5, "hours", "1.5 hours"),
        ("1.0 hours", 1, "hours", "1 hour"),
        ("15 minutes", 15, "minutes", "15 minutes"),
        ("60 seconds", 60, "seconds", "60 seconds"),
        ("200 milliseconds", 200, "milliseconds", "200 milliseconds"),
        ("4 weeks", 4, "weeks", "4 weeks"),
        ("12 months", 12, "months", "12 months"),
        ("2 years", 2, "years", "2 years"),
        ("1,000 days", 1000, "days", "1000 days"),
        ("  30   days ", 30, "days", "30 days"),
        ("٣٠ days", 30, "days", "30 days"),
        ("۱٫۵ hours", 1.5, "hours", "1.5 hours"),
        ("٣٠ \u200fdays", 30, "days", "30 days"),
        ("immediately", 0, "immediately", "immediately"),
        ("Immediately", 0, "immediately", "immediately"),
        ("0", 0, "days", "0 days"),
        ("0 hours", 0, "hours", "0 hours"),
    ],
)
def test_a_duration_is_read_and_printed_in_plain_words(raw, amount, unit, words):
    duration = read_duration(raw)
    assert (duration.amount, duration.unit, str(duration)) == (amount, unit, words)


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("30", "unit-missing", "30 days"),
        ("1", "unit-missing", "1 day"),
        ("٣٠", "unit-missing", "30 days"),
        ("30 dyas", "unit-unknown", "30 days"),
        ("12 moths", "unit-unknown", "12 months"),
        ("30d", "unit-unknown", "30 days"),
        ("24h", "unit-unknown", "24 hours"),
        ("5 workdays", "unit-unknown", "5 working days"),
        ("30-days", "unit-unknown", "30 days"),
        ("30 يوم", "unit-unknown", "30 days"),
        ("۳۰ روز", "unit-unknown", "30 days"),
        ("8 working hours", "unit-unknown", None),
        ("3 m", "unit-unknown", None),
        ("P30D", "not-a-duration", "30 days"),
        ("PT15M", "not-a-duration", "15 minutes"),
        ("a week", "not-a-duration", "1 week"),
        ("now", "not-a-duration", "immediately"),
        ("immediatly", "not-a-duration", "immediately"),
        ("1,5 hours", "not-a-duration", "1.5 hours"),
        ("forever", "not-a-duration", None),
        ("six weeks", "not-a-duration", "6 weeks"),
        ("within 30 days", "not-a-duration", "30 days"),
        ("ست أسابيع", "not-a-duration", "6 weeks"),
        ("ظرف شش هفته", "not-a-duration", "6 weeks"),
        ("two to three days", "not-a-duration", None),
        ("ten days or two weeks", "not-a-duration", None),
        ("half of six per cent", "not-a-duration", None),
        ("1 day 12 hours", "not-a-duration", None),
        ("1e5 days", "not-a-duration", None),
        ("", "not-a-duration", None),
        ("-3 days", "negative", "3 days"),
        ("9" * 16 + " days", "out-of-range", None),
        ("0.0000001 days", "out-of-range", None),
        ("none", "none-not-allowed", None),
    ],
)
def test_what_is_no_duration_is_named_with_what_was_meant(raw, key, suggestion):
    with pytest.raises(ScalarFault) as caught:
        read_duration(raw)
    assert (caught.value.key, caught.value.data.get("suggestion")) == (key, suggestion)
    assert caught.value.data["written"] == raw
    assert caught.value.data["example"] == "30 days"
    assert caught.value.data["type"] == "duration"


def test_two_values_are_no_promise():
    with pytest.raises(ScalarFault) as caught:
        read_duration("5-7 working days")
    assert caught.value.key == "range"
    assert caught.value.data == {
        "type": "duration",
        "written": "5-7 working days",
        "example": "30 days",
        "low": "5",
        "high": "7",
        "unit": "working days",
    }


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("30 days", "14 days", 1),
        ("2 weeks", "14 days", 0),
        ("24 hours", "1 day", 0),
        ("90 minutes", "1.5 hours", 0),
        ("0.1 hours", "6 minutes", 0),
        ("0.1 days", "144 minutes", 0),
        ("12 months", "1 year", 0),
        ("18 months", "1.5 years", 0),
        ("11 months", "1 year", -1),
        ("1 month", "30 days", None),
        ("1 month", "27 days", 1),
        ("1 month", "28 days", None),
        ("1 month", "31 days", None),
        ("1 month", "32 days", -1),
        ("6 months", "180 days", 1),
        ("12 months", "365 days", None),
        ("1 year", "364 days", 1),
        ("1 year", "367 days", -1),
        ("2 years", "24 months", 0),
        ("1.5 months", "41 days", 1),
        ("1.5 months", "47 days", -1),
        ("7 working days", "7 days", 1),
        ("5 working days", "1 week", 0),
        ("7 working days", "10 days", 0),
        ("30 working days", "42 days", 0),
        ("5 working days", "6 working days", -1),
        ("20 working days", "1 month", None),
        ("10 working days", "1 month", -1),
        ("immediately", "0 days", 0),
        ("immediately", "0 months", 0),
        ("immediately", "1 month", -1),
        ("1 working day", "immediately", 1),
    ],
)
def test_durations_compare_only_where_the_answer_is_sure(left, right, order):
    a, b = read_duration(left), read_duration(right)
    assert a.compare(b) == order
    assert a.shorter_than(b) is (order == -1)
    assert a.longer_than(b) is (order == 1)


@pytest.mark.parametrize(("week", "days"), [(4, 13), (5, 10), (6, 9), (7, 7)])
def test_working_days_become_calendar_days_by_the_working_week(week, days):
    assert Duration(7, "working days").compare(Duration(days, "days"), week) == 0


def test_of_two_working_weeks_the_reading_worse_for_the_customer_counts():
    wait, limit = Duration(7, "working days"), Duration(9, "days")
    assert not wait.worse_than(limit, "less", (6,))
    assert wait.worse_than(limit, "less", (5, 6))
    given_time, least = Duration(7, "working days"), Duration(10, "days")
    assert not given_time.worse_than(least, "more", (5,))
    assert given_time.worse_than(least, "more", (5, 6))


def test_at_most_and_at_least_are_true_only_where_sure():
    year, days = Duration(1, "year"), Duration(365, "days")
    assert (year.at_least(days), year.at_most(days)) == (True, False)
    assert (days.at_most(year), days.at_least(year)) == (True, False)
    assert not Duration(1, "month").at_most(Duration(30, "days"))
    assert Duration(1, "month").at_most(Duration(31, "days"))
    assert Duration(1, "day").at_most(Duration(24, "hours"))


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("30 days", "14 days", "16 days"),
        ("14 days", "30 days", "16 days"),
        ("2 weeks", "30 days", "16 days"),
        ("4 weeks", "2 weeks", "14 days"),
        ("2 days", "36 hours", "12 hours"),
        ("1.5 hours", "1 hour", "0.5 hours"),
        ("2 years", "18 months", "6 months"),
        ("7 working days", "5 working days", "2 working days"),
        ("30 days", "immediately", "30 days"),
        ("1 month", "immediately", "1 month"),
        ("0 days", "immediately", "0 days"),
        ("1 month", "30 days", None),
        ("7 working days", "7 days", None),
    ],
)
def test_the_difference_is_given_in_words_where_it_is_sure(left, right, apart):
    between = difference(read_duration(left), read_duration(right))
    assert (between and str(between)) == (apart and str(read_duration(apart)))


def test_days_and_hours_are_there_for_messages():
    assert Duration(36, "hours").days == 1.5
    assert Duration(2, "weeks").hours == 336
    assert Duration(5, "working days").days == 7
    assert Duration(12, "months").days == pytest.approx(365.25)
    assert Duration(0, "immediately").days == 0


def test_a_duration_is_frozen_hashable_and_can_be_sent_elsewhere():
    duration = read_duration("30 days")
    assert duration == Duration(30, "days") != Duration(30, "hours")
    assert {duration: 1}[Duration(30, "day")] == 1
    assert Duration(24, "hours") != Duration(1, "day")
    assert pickle.loads(pickle.dumps(duration)) == duration
    with pytest.raises(AttributeError):
        duration.amount = 7
    assert repr(duration) == "Duration(30, 'days')"


@pytest.mark.parametrize(
    ("amount", "unit"),
    [(-1, "days"), (1, "fortnights"), (1, "immediately"), (float("nan"), "days"), (float("inf"), "days")],
)
def test_a_duration_that_cannot_be_is_not_made(amount, unit):
    with pytest.raises(ValueError, match="not a"):
        Duration(amount, unit)


def test_no_week_has_eight_working_days():
    with pytest.raises(ValueError, match="8 working days"):
        Duration(1, "working days").compare(Duration(1, "days"), 8)


def test_the_bounds_of_months_hold_for_every_day_of_a_century():
    days = [datetime.date(2000, 1, 1) + datetime.timedelta(n) for n in range(0, 366 * 9, 1)]
    for months in range(1, 26):
        lengths = {(_later(day, months) - day).days for day in days}
        assert fewest_days(months) <= min(lengths)
        assert max(lengths) <= most_days(months)
        if months <= 11:
            assert (min(lengths), max(lengths)) == (fewest_days(months), most_days(months))


def _later(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


@given(durations)
def test_what_is_printed_reads_back_the_same(duration):
    assert read_duration(str(duration)) == duration


@given(durations, durations)
def test_turning_a_comparison_round_turns_the_answer(a, b):
    order = a.compare(b)
    assert b.compare(a) == (None if order is None else -order)
    assert a.compare(a) == 0
    assert a.at_least(b) == b.at_most(a)
    assert not (a.longer_than(b) and a.at_most(b))


@given(durations, durations, durations)
def test_sure_answers_never_contradict_each_other(a, b, c):
    if a.shorter_than(b) and b.shorter_than(c):
        assert a.shorter_than(c)
    if a.at_most(b) and b.at_most(c):
        assert not a.longer_than(c)
