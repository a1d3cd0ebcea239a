"""A report on one area or one owner holds only what is theirs, and counts it as the whole does."""

from __future__ import annotations

from cxlint.facts import AreaFact, Facts, OrganisationFact
from cxlint.scorecard import Scope, narrowed, scorecard
from cxlint.scorecard.scope import parts_of
from cxlint.scorecard.values import Counts, Score


def test_an_area_is_counted_as_its_row_in_the_whole(tea_house) -> None:
    result = tea_house()
    whole = scorecard(result)
    for row in whole.areas[:2]:
        alone = scorecard(narrowed(result, Scope(area=row.id)))
        assert (alone.whole.counts, alone.whole.score) == (row.counts, row.score)
        assert alone.whole.level == row.level


def test_an_owner_is_counted_as_their_row_in_the_whole(tea_house) -> None:
    result = tea_house()
    for row in scorecard(result).owners:
        alone = scorecard(narrowed(result, Scope(owner=row.id)))
        assert (alone.whole.counts, alone.whole.score) == (row.counts, row.score)


def test_only_what_belongs_to_the_area_is_left(tea_house) -> None:
    card = scorecard(narrowed(tea_house(), Scope(area="web")), "The web")
    assert card.scope == "The web"
    assert {entry.file for entry in card.top} == {
        "journeys/complain.yaml",
        "policies/refunds.yaml",
        "touchpoints/form.yaml",
    }
    assert card.kpis == ()
    assert [debt.id for debt in card.debt] == ["fee"]
    assert [gap.subject for gap in card.ownership.gaps] == ["journey/complain", "person/mona"]


def test_a_folder_is_a_scope_too(tea_house) -> None:
    card = scorecard(narrowed(tea_house(), Scope(paths=("policies",))))
    # CX and OWN006 pass on both, GOV005 and POL004 on one of the two: 8 + 8 of the 0.9 and 0.1, and 3 and 8 of the 0.9
    assert card.whole.counts == Counts(documents=2, passed=6, failed=1, waived=1)
    assert card.whole.score == Score(25.9, 27.0)


def test_without_a_scope_the_result_stays_as_it_is(tea_house) -> None:
    result = tea_house()
    assert narrowed(result, Scope()) is result


def test_an_area_includes_the_areas_that_are_part_of_it() -> None:
    areas = (
        AreaFact("sales", "", "", 0),
        AreaFact("shop", "", "", 0, part_of="sales"),
        AreaFact("counter", "", "", 0, part_of="shop"),
        AreaFact("care", "", "", 0),
        AreaFact("round", "", "", 0, part_of="trip"),
        AreaFact("trip", "", "", 0, part_of="round"),
    )
    facts = Facts(OrganisationFact("o", "O", "", 0), areas=areas)
    assert parts_of("sales", facts) == {"sales", "shop", "counter"}
    assert parts_of("shop", facts) == {"shop", "counter"}
    assert parts_of("round", facts) == {"round", "trip"}
    assert parts_of("nowhere", facts) == {"nowhere"}
    assert parts_of("sales", None) == {"sales"}
