"""Charts of how it went: every point stands where its number says, and the same numbers stand beside in a table."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cxlint.diagnostics import NO_AREA
from cxlint.reporters.html import html
from cxlint.reporters.page.charts import BOTTOM, LEFT, RIGHT, TOP, WIDE, charts
from cxlint.trend import AreaMove, AreaReading, Move, Point, Reading, Trend
from tests.page.markup import Markup, harmless
from tests.page.reports import STYLE
from tests.reporters.samples import result
from tests.reporters.test_reporter_hostile import PAYLOADS


def point(
    number: int, whole: Reading, *areas: AreaReading, label: str = "", subject: str = "Say it once"
) -> Point:
    day = date(2026, number, 28)
    return Point(label or f"2026-{number:02}", day, f"{number:040x}", day, subject, 10, whole, areas)


def trend(*points: Point, moves: tuple[Move, ...] = (), language: str = "en") -> Trend:
    return Trend("The Tea House", language, "standard", 194, "month", points, moves)


YEAR = trend(
    point(1, Reading(60.0, 1, 9, 4), AreaReading("shop", "Shop", Reading(50.0, 1, 5)), AreaReading(NO_AREA, "", Reading(None, 0))),
    point(2, Reading(None, 0)),
    point(3, Reading(80.5, 2, 3, 6, 1), AreaReading("shop", "Shop", Reading(100.0, 2, 0, 1)), AreaReading(NO_AREA, "", Reading(70.0, 1, 3))),
    moves=(
        Move("a" * 40, date(2026, 3, 1), "Give fees back", date(2026, 3, 28), Reading(60.0, 1), Reading(80.5, 2), (AreaMove("shop", "Shop", 50.0),)),
        Move("b" * 40, date(2026, 2, 1), "Drop the champion", date(2026, 3, 28), Reading(80.0, 1), Reading(77.5, 1)),
    ),
)  # fmt: skip


def page(given: Trend) -> str:
    return html(result(trend=given, language=given.language), STYLE)


def test_points_stand_at_their_time_and_their_value() -> None:
    score, findings = charts(YEAR).charts
    (line,) = score.series
    low, high = (int(score.grid[place].label) for place in (0, -1))
    assert (low, high) == (50, 100)
    assert line.points == (
        (LEFT, BOTTOM - (BOTTOM - TOP) * 10 / 50),
        (RIGHT, round(BOTTOM - (BOTTOM - TOP) * 30.5 / 50, 1)),
    )
    errors, warnings = findings.series
    assert errors.points[0][1] < warnings.points[0][1], "nine errors stand above four warnings"
    assert findings.grid[0].label == "0"


def test_the_table_beside_a_chart_has_the_same_numbers_and_gaps() -> None:
    score, findings = charts(YEAR).charts
    assert score.rows == (
        ("2026-01", "60", "1 declared"),
        ("2026-02", "–", "0"),
        ("2026-03", "80", "2 owned"),
    )
    assert findings.rows == (
        ("2026-01", "9", "4", "0"),
        ("2026-02", "0", "0", "0"),
        ("2026-03", "3", "6", "1"),
    )
    words = " ".join(" ".join(Markup(page(YEAR)).words).split())
    assert "2026-03 80 2 owned" in words


def test_for_readers_from_right_to_left_time_runs_that_way_too() -> None:
    left, right = (charts(YEAR._replace(language=language)).charts[0] for language in ("en", "ar"))
    assert [WIDE - x for x, _ in left.series[0].points] == [x for x, _ in right.series[0].points]


def test_every_area_has_its_course_and_what_it_gained() -> None:
    shop, nowhere = charts(YEAR).courses
    assert (shop.title, shop.score, shop.change, shop.level, shop.findings) == (
        "Shop",
        "100",
        "+50.0",
        "2 owned",
        "5 → 1",
    )
    assert shop.path.startswith("M2 ")
    assert (nowhere.title, nowhere.score, nowhere.change) == ("(no area)", "70", "–")


def test_commits_that_moved_the_score_say_in_which_direction_by_sign_and_not_only_by_colour() -> None:
    better, worse = charts(YEAR).moves
    assert (better.change, better.better, better.areas) == ("+20.5", True, "Shop +50.0")
    assert (worse.change, worse.better, worse.commit) == ("−2.5", False, "b" * 10)


@pytest.mark.parametrize("most", [0, 1, 3, 7, 99, 146, 12_345])
def test_a_chart_has_a_handful_of_round_lines_that_hold_all_values(most: int) -> None:
    _, findings = charts(trend(point(1, Reading(50.0, 1, most)))).charts
    labels = [int(mark.label) for mark in findings.grid]
    assert labels[0] == 0
    assert labels[-1] >= most
    assert len(labels) <= 8
    assert all(TOP <= mark.place <= BOTTOM for mark in findings.grid)


def test_many_points_are_named_only_as_far_as_there_is_room() -> None:
    many = trend(*(point(1 + n % 12, Reading(50.0, 1), label=f"p{n}") for n in range(60)))
    ticks = charts(many).charts[0].ticks
    assert 4 <= len(ticks) <= 8
    assert ticks[-1].label == "p59"


def test_a_report_without_a_trend_has_no_such_section_and_one_without_points_neither() -> None:
    assert 'id="trend"' in page(YEAR)
    assert 'id="trend"' not in html(result(), STYLE)
    assert 'id="trend"' not in page(trend())


def test_hostile_words_of_commits_and_areas_stay_words() -> None:
    plain = Markup(page(YEAR))
    for words in PAYLOADS:
        areas = (AreaReading(words or "x", words, Reading(10.0, 1, 1)),)
        moves = (
            Move(
                words,
                date(2026, 1, 1),
                words,
                date(2026, 1, 1),
                Reading(1.0, 1),
                Reading(2.0, 1),
                (AreaMove("x", words, 1.0),),
            ),
        )
        tried = Markup(
            page(trend(point(1, Reading(10.0, 1), *areas, label=words or "x", subject=words), moves=moves))
        )
        assert tried.elements <= plain.elements
        assert all(map(harmless, tried.addresses))
    assert not re.search(
        r"<script>alert", page(trend(point(1, Reading(1.0, 1), label="<script>alert(1)</script>")))
    )
