"""Which commit stands for which moment."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.replay import PERIODS, at_tags, by_calendar
from cxlint.revisions import Commit


def commit(day, name="c"):
    return Commit(f"{name}-{day}", date.fromisoformat(day), name)


HISTORY = [commit("2026-03-31"), commit("2026-03-02"), commit("2026-01-10"), commit("2025-12-31")]
"""A main line, newest first."""


def seen(moments):
    return [(moment.label, moment.day.isoformat(), moment.commit.day.isoformat()) for moment in moments]


def test_each_month_shows_the_last_commit_up_to_its_end():
    found = by_calendar(HISTORY, date(2025, 12, 15), date(2026, 4, 10), "month")
    assert seen(found) == [
        ("2025-12", "2025-12-31", "2025-12-31"),
        ("2026-01", "2026-01-31", "2026-01-10"),
        ("2026-02", "2026-02-28", "2026-01-10"),
        ("2026-03", "2026-03-31", "2026-03-31"),
        ("2026-04", "2026-04-10", "2026-03-31"),
    ]


def test_weeks_are_those_of_the_calendar_and_quarters_those_of_the_year():
    assert seen(by_calendar(HISTORY, date(2025, 12, 29), date(2026, 1, 11), "week")) == [
        ("2026-W01", "2026-01-04", "2025-12-31"),
        ("2026-W02", "2026-01-11", "2026-01-10"),
    ]
    assert seen(by_calendar(HISTORY, date(2025, 11, 1), date(2026, 4, 1), "quarter")) == [
        ("2025-Q4", "2025-12-31", "2025-12-31"),
        ("2026-Q1", "2026-03-31", "2026-03-31"),
        ("2026-Q2", "2026-04-01", "2026-03-31"),
    ]


def test_what_lies_before_the_first_commit_is_left_out():
    assert [m.label for m in by_calendar(HISTORY, date(2025, 10, 1), date(2026, 1, 1), "month")] == [
        "2025-12",
        "2026-01",
    ]
    assert by_calendar([], date(2025, 10, 1), date(2026, 1, 1), "month") == []


def test_a_commit_whose_clock_was_wrong_hides_none_that_came_after_it():
    """The order of the main line counts: a commit dated far ahead is not yet there, one dated back is the newest."""
    history = [commit("2026-01-05", "last"), commit("2030-01-01", "ahead"), commit("2026-01-20", "first")]
    found = by_calendar(history, date(2026, 1, 1), date(2026, 2, 15), "month")
    assert [moment.commit.subject for moment in found] == ["last", "last"]


@pytest.mark.parametrize("every", PERIODS)
@given(since=st.dates(), span=st.integers(0, 900))
def test_periods_follow_each_other_without_a_gap_and_end_on_the_last_day(every, since, span):
    until = min(since, date.max - timedelta(days=span)) + timedelta(days=span)
    since = min(since, until)
    found = by_calendar([Commit("c", date.min, "")], since, until, every)
    days = [moment.day for moment in found]
    assert days == sorted(set(days))
    assert days[-1] == until
    assert len({moment.label for moment in found}) == len(found)
    assert since <= days[0]
    assert all((b - a).days <= 92 for a, b in pairwise(days))


def test_tags_come_in_the_order_of_their_commits():
    tags = {
        "v2": commit("2026-02-01"),
        "v1": commit("2026-01-01"),
        "note": commit("2026-01-15"),
        "v3": commit("2026-03-01"),
    }
    assert [m.label for m in at_tags(tags, "v*", date(2026, 1, 1), date(2026, 2, 28))] == ["v1", "v2"]
    assert [m.label for m in at_tags(tags, "*", date.min, date.max)] == ["v1", "note", "v2", "v3"]
    assert at_tags(tags, "x*", date.min, date.max) == []
