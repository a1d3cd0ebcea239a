"""The spaghetti map has every thread of every message, and marks those that something is wrong with."""

from __future__ import annotations

from cxlint.maps.choose import around, chosen, ids
from tests.maps.conftest import SHOP


def threads(ecosystem) -> set[tuple[str, str, str]]:
    return {(edge.kind, edge.source.id, edge.target.id) for edge in ecosystem.edges}


def test_a_message_leads_from_its_system_by_its_channel_to_its_touchpoint(shop) -> None:
    assert threads(shop.ecosystem) >= {
        ("sends", "crm", "money-is-back"),
        ("carried", "money-is-back", "email"),
        ("met", "email", "returns-page"),
        ("data", "crm", "money-is-back"),
        ("data", "webshop", "money-is-back"),
        ("exchange", "webshop", "crm"),
    }


def test_a_system_that_sends_without_a_message_written_down_has_a_thread_of_its_own(shop) -> None:
    unwritten = [edge for edge in shop.ecosystem.edges if edge.kind == "unwritten"]
    assert [(edge.source.id, edge.target.id) for edge in unwritten] == [("webshop", "email")]
    assert {notice.rule for notice in unwritten[0].notices} == {"COM002"}
    assert unwritten[0].troubled


def test_a_message_that_names_nothing_hangs_in_the_air_and_is_marked(draw) -> None:
    atlas = draw("kind: communication\nid: hello\ntitle: Hello\npersonalised_on: []\n")
    assert threads(atlas.ecosystem) == {("sends", "", "hello"), ("carried", "hello", ""), ("met", "", "")}
    assert all(edge.troubled and edge.broken for edge in atlas.ecosystem.edges)
    assert atlas.ecosystem.systems[0].title == "not named"


def test_findings_of_a_message_stand_on_the_thread_that_they_are_about(draw) -> None:
    atlas = draw(
        SHOP.replace(
            "personalised_on: [{field: name, system: crm}, {field: last order, system: webshop}]\n", ""
        )
    )
    told = {
        edge.kind: {notice.rule for notice in edge.notices} for edge in atlas.ecosystem.edges if edge.messages
    }
    assert "COM004" in told["sends"]
    assert "OWN009" in told["carried"]
    everything = {notice for edge in atlas.ecosystem.edges for notice in edge.notices if edge.messages}
    (message,) = atlas.ecosystem.messages
    assert len(everything) == message.marks.total


def test_slow_exchange_between_systems_is_marked(shop) -> None:
    (exchange,) = [edge for edge in shop.ecosystem.edges if edge.kind == "exchange"]
    assert exchange.label == "manual"
    assert {notice.rule for notice in exchange.notices} == {"SYS005"}


def test_systems_and_sending_channels_are_there_even_where_nothing_connects_them(shop) -> None:
    assert [system.id for system in shop.ecosystem.systems] == ["webshop", "crm", "ledger"]
    assert {channel.id for channel in shop.ecosystem.channels} == {"web", "email"}


def test_around_one_thing_only_its_messages_and_their_whole_way_are_left(draw) -> None:
    more = (
        SHOP + "---\nkind: communication\nid: offer\nsystem: ledger\nchannel: web\ntouchpoint: parcel-drop\n"
    )
    ecosystem = draw(more).ecosystem
    part = around(ecosystem, "email")
    assert [message.id for message in part.messages] == ["money-is-back"]
    assert "ledger" not in {system.id for system in part.systems}
    assert threads(around(ecosystem, "communication/offer")) == {
        ("sends", "ledger", "offer"), ("carried", "offer", "web"), ("met", "web", "parcel-drop"),
    }  # fmt: skip
    assert not any(around(ecosystem, "nothing").columns[0])
    assert not any(around(ecosystem, "channel/offer").columns[1])


def test_what_can_be_asked_for_is_known_by_id(shop) -> None:
    assert ids(shop, "journey") == ["send-back"]
    assert "email" in ids(shop, "ecosystem")
    assert ids(shop, "escalation") == []
    assert chosen(shop, "journey", "send-back").journeys == shop.journeys
    assert chosen(shop, "journey", "x").journeys == ()
