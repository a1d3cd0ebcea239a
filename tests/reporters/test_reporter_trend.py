"""What a trend shows: honest numbers, bars on one scale, and nothing that the history could forge."""

from __future__ import annotations

import csv as plain_csv
import io
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.reporters.trend.csv import csv
from cxlint.reporters.trend.data import data
from cxlint.reporters.trend.text import text
from cxlint.reporters.trend.words import BARS, GAP, bars, change, scale, score
from cxlint.reporting import Style
from cxlint.trend import AreaMove, AreaReading, Move, Point, Reading, Trend
from tests.reporters.test_reporter_hostile import PAYLOADS

DAY = date(2026, 11, 22)
scores = st.one_of(st.none(), st.floats(0, 100))
courses = st.lists(st.one_of(st.none(), st.builds(Reading, scores, st.just(1))), min_size=1)


def trend(words="Retail", *, scores=(50.0, 60.0), incomplete=False, language="en"):
    """A trend with the same words in every place that takes words."""
    points = tuple(
        Point(
            words,
            DAY,
            "c" * 40,
            DAY,
            words,
            3,
            Reading(value, 1, 1),
            (AreaReading(words, words, Reading(value, 1)),),
            0.0,
            incomplete,
        )
        for value in scores
    )
    move = Move("c" * 40, DAY, words, DAY, Reading(50, 1), Reading(60, 2), (AreaMove(words, words, 5.0),), 3)
    return Trend(words, language, words, 7, words, points, (move,))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (100.0, "100.0"),
        (99.999, "99.9"),
        (94.1176, "94.1"),
        (0.0, "0.0"),
        (0.05, "0.0"),
        (None, "–"),
        (85.7, "85.7"),
    ],
)
def test_a_score_is_never_rounded_up(value, shown):
    assert score(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.26, "+1.3"),
        (-1.26, "-1.3"),
        (0.0, "0.0"),
        (-0.04, "0.0"),
        (0.04, "0.0"),
        (-0.06, "-0.1"),
        (None, ""),
    ],
)
def test_a_change_has_its_sign(value, shown):
    assert change(value) == shown


@given(st.lists(courses, min_size=1))
def test_every_point_has_a_bar_on_one_scale_for_all(rows):
    low, high = scale(rows)
    assert 0 <= low < high <= 100
    assert high - low >= 10
    for row in rows:
        drawn = bars(row, (low, high))
        assert len(drawn) == len(row)
        for reading, bar in zip(row, drawn, strict=True):
            known = reading is not None and reading.score is not None
            assert (bar in BARS) if known else (bar == GAP)


def test_a_higher_score_never_has_a_lower_bar():
    row = [Reading(float(value), 1) for value in range(101)]
    drawn = [BARS.index(bar) for bar in bars(row, scale([row]))]
    assert drawn == sorted(drawn)
    assert (drawn[0], drawn[-1]) == (0, len(BARS) - 1)


def test_a_small_change_looks_small():
    assert bars([Reading(91.0, 1), Reading(91.4, 1)], scale([[Reading(91.0, 1), Reading(91.4, 1)]])) == "▁▂"
    assert scale([[Reading(100.0, 1)]]) == (90, 100)
    assert scale([[Reading(0.0, 1)]]) == (0, 10)
    assert scale([[None]]) == (0, 100)


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_word_of_the_history_forges_anything(words, language):
    shown = text(trend(words, language=language), Style(colour=False, width=100, version="1"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert not re.search(r"(?m)^\s*::|##\[|##vso\[", shown)
    assert json.loads(data(trend(words)))["points"][0]["subject"] == json.loads(json.dumps(words))
    rows = list(plain_csv.reader(io.StringIO(csv(trend(words)))))
    assert [len(row) for row in rows] == [12] * 5
    assert not any(cell.lstrip()[:1] in "=@" for row in rows for cell in row if cell.lstrip())


def test_what_is_incomplete_is_said_at_its_point():
    shown = text(trend(incomplete=True), Style(colour=False, width=120, version="1"))
    assert "Retail (incomplete)" in shown
    assert json.loads(data(trend(incomplete=True)))["incomplete"] is True


def test_a_stretch_that_was_not_told_apart_says_of_how_many_commits():
    shown = text(trend(), Style(colour=False, width=120, version="1"))
    assert "One of 3 commits, of which this is the last; which one was not looked into further." in shown


def test_an_area_that_came_later_has_gaps_before_it():
    early, late = trend(scores=(50.0,)).points[0], trend(scores=(60.0,)).points[0]
    whole = trend()._replace(points=(early._replace(areas=()), late))
    assert whole.course("Retail") == (None, Reading(60.0, 1))
    shown = text(whole, Style(colour=False, width=120, version="1"))
    row = next(line for line in shown.split("\n") if line.startswith("│ Retail ") and GAP in line)
    assert f"{GAP}{BARS[-1]}" in row


def test_colour_marks_gains_and_losses():
    move = trend().moves[0]
    whole = trend()._replace(moves=(move, move._replace(before=Reading(60, 1), after=Reading(50, 1))))
    shown = text(whole, Style(colour=True, width=120, version="1"))
    assert "\x1b[1;32m+10.0\x1b[0m" in shown
    assert "\x1b[1;31m-10.0\x1b[0m" in shown
