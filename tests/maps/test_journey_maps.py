"""The map of a journey shows what its documents say, and what is found of each part of it."""

from __future__ import annotations

from cxlint.atlas import UNKNOWN
from tests.maps.conftest import SHOP


def test_a_journey_has_its_stages_in_order_with_their_touchpoints(shop) -> None:
    (journey,) = shop.journeys
    assert journey.journey.title == "Sending something back"
    assert (journey.owner.title, journey.goal, journey.volume) == ("Mona K", "My money is back.", "12,000")
    assert [stage.name for stage in journey.stages] == ["I ask", "I send it", "I wait"]
    assert [[stop.touchpoint.id for stop in stage.stops] for stage in journey.stages] == [
        ["returns-page"], ["parcel-drop", "no-such-place"], [],
    ]  # fmt: skip


def test_a_stop_tells_channel_owner_systems_measures_and_pain(shop) -> None:
    stop = shop.journeys[0].stages[0].stops[0]
    assert stop.entry
    assert stop.mode == "self-service"
    assert stop.channel.title == "Web shop"
    assert stop.owner.title == "Mona K"
    assert [system.title for system in stop.systems] == ["Webshop", "Customer register"]
    assert [(m.item.title, m.value, m.target) for m in stop.measures] == [
        ("Happy with returns", "83%", "85%")
    ]
    assert [(pain.text, pain.action) for pain in stop.pains] == [("I type my address twice.", "Fill it in.")]


def test_what_does_not_exist_is_drawn_as_unknown_and_who_has_left_as_gone(shop) -> None:
    drop, nowhere = shop.journeys[0].stages[1].stops
    assert (drop.owner.title, drop.owner.state) == ("Omar S", "gone")
    assert (drop.channel.id, drop.channel.state) == ("post-office", UNKNOWN)
    assert (nowhere.touchpoint.title, nowhere.touchpoint.state) == ("no-such-place", UNKNOWN)
    assert nowhere.touchpoint.missing
    assert (nowhere.channel, nowhere.owner, nowhere.systems) == (None, None, ())


def test_findings_stand_where_they_belong(shop) -> None:
    (journey,) = shop.journeys
    page, (drop, nowhere) = journey.stages[0].stops[0], journey.stages[1].stops
    assert "OWN005" in {notice.rule for notice in drop.notices}
    assert "OWN005" not in {notice.rule for notice in page.notices}
    assert {notice.rule for notice in nowhere.notices} == {"OWN009"}
    assert "JRN001" in {notice.rule for notice in journey.notices}
    assert "OWN009" not in {notice.rule for notice in journey.notices}
    (handoff,) = journey.handoffs
    assert "JRN002" in {notice.rule for notice in handoff.notices}
    assert drop.touchpoint.marks.errors == sum(n.severity.word == "error" for n in drop.notices)


def test_a_handoff_that_passes_nothing_on_differs_from_one_that_does_not_say(draw) -> None:
    (said,) = draw(SHOP).journeys[0].handoffs
    (silent,) = draw(SHOP.replace("carries: none, ", "")).journeys[0].handoffs
    assert (said.carries, silent.carries) == ((), None)
    assert (said.giver.title, said.taker.title, said.time_limit) == ("Retail", "E-mail", "2 days")


def test_titles_and_times_are_in_the_language_of_the_map(draw) -> None:
    (journey,) = draw(SHOP, "ar").journeys
    assert journey.journey.title == "إرجاع شيء"
    assert journey.handoffs[0].time_limit == "يومان"


def test_a_retired_journey_is_not_drawn_and_a_draft_says_so(draw) -> None:
    assert draw(SHOP.replace("id: send-back", "id: send-back\nstatus: retired")).journeys == ()
    (draft,) = draw(SHOP.replace("id: send-back", "id: send-back\nstatus: draft")).journeys
    assert draft.journey.state == "draft"


def test_fields_that_cannot_be_understood_leave_a_gap_and_are_counted(draw) -> None:
    atlas = draw(
        SHOP.replace("volume_month: 12000", "volume_month: many").replace(
            "touchpoints: []", "touchpoints: [[]]"
        )
    )
    (journey,) = atlas.journeys
    assert journey.volume == ""
    assert journey.stages[2].stops == ()
    assert atlas.unread >= 2


def test_a_company_without_journeys_has_none_on_the_map(draw) -> None:
    atlas = draw("kind: organisation\nid: shop\n")
    assert (atlas.journeys, atlas.ladder, atlas.ecosystem.edges) == ((), (), ())
