"""Following customers: where they stop, whose areas they cross, and whether they reach a person."""

from __future__ import annotations

import pytest

from cxlint.model.scalars import FaultyField
from cxlint.workspace.routes import areas_crossed, entries, leads_to_a_person, stops
from tests.workspace.test_effort import touchpoint, workspace_of
from tests.workspace.test_systems import workspace_of as read

PAGE = "kind: touchpoint\nid: page\n"


def reaches(*documents: str) -> bool:
    workspace = workspace_of("---\n".join(documents))
    page = workspace.find("touchpoint", "page")
    assert page is not None
    return leads_to_a_person(workspace, page)


def channel(name: str, kind: str, rest: str = "") -> str:
    return f"kind: channel\nid: {name}\ntype: {kind}\n{rest}"


def test_stops_come_once_each_in_the_order_of_the_stages() -> None:
    text = (
        "kind: journey\nid: buy\nstages: [{touchpoints: [page, gone]}, {touchpoints: [desk, page]}]\n"
        + touchpoint("page", "web")
        + touchpoint("desk", "shop")
    )
    workspace = workspace_of(text)
    found = [(stop.path, stop.stage, stop.touchpoint.id) for stop in stops(workspace, workspace.all[0])]
    assert found == [("stages.0.touchpoints.0", 0, "page"), ("stages.1.touchpoints.0", 1, "desk")]
    assert [touchpoint.id for touchpoint in entries(workspace, workspace.all[0])] == ["page"]


def test_stops_before_a_stage_that_nobody_understands_are_told_as_often_as_somebody_asks() -> None:
    text = (
        "kind: journey\nid: buy\nstages: [{touchpoints: [page]}, {touchpoints: {}}, {touchpoints: [desk]}]\n"
        + touchpoint("page", "web")
        + touchpoint("desk", "shop")
    )
    workspace = read(text)
    for _ in range(2):
        way = stops(workspace, workspace.all[0])
        assert next(way).touchpoint.id == "page"
        with pytest.raises(FaultyField):
            next(way)
        with pytest.raises(FaultyField):
            areas_crossed(workspace, workspace.all[0])


def test_areas_are_those_of_touchpoints_and_of_both_ends_of_handoffs() -> None:
    text = (
        "kind: journey\nid: buy\nstages: [{touchpoints: [page]}]\n"
        "handoffs: [{from: channel/phone, to: area/ledger}, {from: team/desk, to: area/shop}]\n"
        "---\nkind: touchpoint\nid: page\narea: shop\n---\nkind: channel\nid: phone\narea: care\n"
        "---\nkind: team\nid: desk\narea: gone\n"
    ) + "".join(f"---\nkind: area\nid: {area}\n" for area in ("shop", "care", "ledger", "other"))
    workspace = workspace_of(text)
    assert [area.id for area in areas_crossed(workspace, workspace.all[0])] == ["shop", "care", "ledger"]


@pytest.mark.parametrize(
    ("kind", "rest", "person"),
    [
        ("phone", "", True),
        ("phone", "menu: {depth: 2}\n", False),
        ("phone", "menu: {zero_out: true}\n", True),
        ("bot", "", False),
        ("bot", "bot: {handoff: true}\n", True),
        ("web", "", False),
        ("web", "human: {available: true}\n", True),
        ("store", "human: {available: false}\n", False),
        ("store", "bot: {handoff: false}\n", False),
    ],
)
def test_whether_a_person_answers_on_a_channel(kind: str, rest: str, person: bool) -> None:
    assert reaches(PAGE + "channel: way\n", channel("way", kind, rest)) is person


def test_the_way_may_lead_over_several_channels_and_touchpoints() -> None:
    bot = channel("bot", "bot", "escalates_to: [web]\n")
    web = channel("web", "web", "escalates_to: [bot, phone]\n")
    assert reaches(PAGE + "channel: bot\n", bot, web, channel("phone", "phone"))
    assert not reaches(PAGE + "channel: bot\n", bot, web.replace(", phone", ""))
    desk = "kind: touchpoint\nid: desk\nmode: assisted\n"
    assert reaches(PAGE + "escalates_to: touchpoint/desk\n", desk)
    assert not reaches(PAGE + "escalates_to: touchpoint/desk\n", desk.replace("assisted", "self-service"))


def test_a_retired_way_leads_nowhere_and_an_unknown_one_gets_the_benefit_of_the_doubt() -> None:
    assert not reaches(PAGE + "channel: phone\n", channel("phone", "phone", "status: retired\n"))
    assert reaches(PAGE + "channel: phone\n")
