"""The commits that moved the score most are found with few looks, and what was not told apart is said so."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.replay.moves import Portrait, Stretch, find_moves
from cxlint.revisions import Commit
from cxlint.trend import AreaReading, Reading

DAY = date(2026, 11, 22)


def portrait(score, **areas):
    rows = tuple(AreaReading(name, name.title(), Reading(value, 1)) for name, value in areas.items())
    return Portrait("", 1, Reading(score, 1), rows, False)


class History:
    """A history in which the score after commit number n is known; counts how often it is looked at."""

    def __init__(self, *scores):
        self.scores = scores
        self.looks = 0

    def look(self, name, day):
        assert day == DAY
        self.looks += 1
        return portrait(self.scores[int(name)]) if self.scores[int(name)] is not None else None

    def stretch(self, first, last):
        commits = tuple(Commit(str(n), DAY, f"Commit {n}") for n in range(first + 1, last + 1))
        return Stretch(commits, portrait(self.scores[first]), portrait(self.scores[last]), DAY)


def told(moves):
    return [(move.commit, round(move.change, 2), move.commits) for move in moves]


def test_one_commit_among_many_is_found_with_a_handful_of_looks():
    history = History(*[50] * 700, *[60] * 301)
    assert told(find_moves([history.stretch(0, 1000)], history.look, 1)) == [("700", 10, 1)]
    assert history.looks <= 10


def test_the_greatest_move_comes_first_from_whichever_stretch():
    history = History(50, 51, 51, 40, 40, 47, 47)
    stretches = [history.stretch(0, 2), history.stretch(2, 4), history.stretch(4, 6)]
    assert told(find_moves(stretches, history.look, 5)) == [("3", -11, 1), ("5", 7, 1), ("1", 1, 1)]
    assert told(find_moves(stretches, history.look, 2)) == [("3", -11, 1), ("5", 7, 1)]
    assert find_moves(stretches, history.look, 0) == []


def test_several_moves_in_one_stretch_are_told_apart():
    history = History(50, 55, 55, 57, 57, 65)
    assert told(find_moves([history.stretch(0, 5)], history.look, 5)) == [
        ("5", 8, 1),
        ("1", 5, 1),
        ("3", 2, 1),
    ]


def test_where_the_effort_ends_a_stretch_stays_one_and_says_of_how_many():
    history = History(*[50] * 700, *[60] * 301)
    assert told(find_moves([history.stretch(0, 1000)], history.look, 5, effort=3)) == [("750", 10, 125)]
    assert history.looks == 3


def test_a_commit_that_cannot_be_judged_leaves_its_stretch_whole():
    history = History(50, 55, None, None, 58)
    assert told(find_moves([history.stretch(0, 4)], history.look, 5)) == [("4", 8, 4)]


@pytest.mark.parametrize("scores", [(50, 50), (50, 50.04), (None, 50), (50, None)])
def test_what_nobody_could_see_is_no_move(scores):
    history = History(*scores)
    assert find_moves([history.stretch(0, 1)], history.look, 5) == []


def test_a_stretch_without_commits_is_no_move():
    history = History(50, 60)
    assert find_moves([history.stretch(0, 1)._replace(commits=())], history.look, 5) == []


def test_the_areas_that_moved_are_named_the_most_first():
    before = portrait(50, care=50, shop=60, stores=70, web=80, gone=10, new=None)
    after = portrait(55, care=52, shop=50, stores=70.01, web=81, new=90)
    (move,) = find_moves([Stretch((Commit("1", DAY, ""),), before, after, DAY)], lambda *_: None, 5)
    assert [(area.id, area.title, area.change) for area in move.areas] == [
        ("shop", "Shop", -10),
        ("care", "Care", 2),
        ("web", "Web", 1),
    ]
