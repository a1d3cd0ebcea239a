"""What a journey costs customers: steps, channels, hours and proofs, and which journey it is set beside."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.model.scalars import ALWAYS, read_scalar
from cxlint.model.spec import Kinds, builtin_kinds
from cxlint.workspace.effort import Effort, counterpart, effort, proofs
from cxlint.workspace.graph import Workspace
from cxlint.workspace.routes import stops

KINDS = Kinds(builtin_kinds())
OFFICE = "Mon-Fri 09:00-17:00"
CHANNELS = f"""\
---
kind: channel
id: web
type: web
hours: {OFFICE}
---
kind: channel
id: phone
type: phone
hours: {OFFICE}
sales_hours: Mon-Sat 08:00-20:00
---
kind: channel
id: shop
type: store
hours: Sat 10:00-16:00
"""


def workspace_of(text: str) -> Workspace:
    corpus = Corpus.empty(1)
    read_text(corpus, "company.yaml", text.encode(), KINDS, configured=True)
    assert corpus.faults == []
    return Workspace(corpus.documents, date(2026, 11, 22))


def touchpoint(name: str, channel: str, rest: str = "") -> str:
    return f"---\nkind: touchpoint\nid: {name}\nchannel: {channel}\n{rest}"


def journey(name: str, lifecycle: str, rest: str = "") -> str:
    return f"---\nkind: journey\nid: {name}\nlifecycle: [{lifecycle}]\n{rest}"


def effort_of(*documents: str, name: str = "leave") -> Effort:
    workspace = workspace_of("".join(documents) + CHANNELS)
    found = workspace.find("journey", name)
    assert found is not None
    return effort(workspace, found)


def opposite_of(*documents: str, name: str = "leave") -> str | None:
    workspace = workspace_of("".join(documents))
    found = workspace.find("journey", name)
    assert found is not None
    other = counterpart(workspace, found)
    return other.id if other else None


def test_what_a_journey_does_not_say_is_not_known() -> None:
    assert effort_of(journey("leave", "leave")) == Effort(None, None, None, None)


def test_steps_are_those_that_the_journey_states() -> None:
    assert effort_of(journey("leave", "leave", "customer_steps: 3\n")).steps == 3


def test_a_journey_begins_on_the_channels_of_its_entry_points() -> None:
    leave = journey("leave", "leave", "entry_points: [page, call]\n")
    some = effort_of(
        leave, touchpoint("page", "web"), touchpoint("call", "phone"), touchpoint("desk", "shop")
    )
    assert some.channels == {"web", "phone"}


def test_without_entry_points_it_begins_in_its_first_stage() -> None:
    leave = journey("leave", "leave", "stages: [{touchpoints: [desk]}, {touchpoints: [page]}]\n")
    assert effort_of(leave, touchpoint("page", "web"), touchpoint("desk", "shop")).channels == {"shop"}


@pytest.mark.parametrize("hands", ["partner", "public"])
def test_a_touchpoint_in_other_hands_is_no_beginning(hands: str) -> None:
    leave = journey("leave", "leave", "entry_points: [page, call]\n")
    page = touchpoint("page", "web", f"control: {hands}\n")
    assert effort_of(leave, page, touchpoint("call", "phone")).channels == {"phone"}


def test_a_retired_touchpoint_is_no_beginning() -> None:
    leave = journey("leave", "leave", "entry_points: [page, call]\n")
    page = touchpoint("page", "web", "status: retired\n")
    assert effort_of(leave, page, touchpoint("call", "phone")).channels == {"phone"}


def test_channels_are_not_known_where_one_of_them_is_not() -> None:
    leave = journey("leave", "leave", "entry_points: [page, call]\n")
    assert effort_of(leave, touchpoint("call", "phone")).channels is None
    assert effort_of(leave, touchpoint("call", "phone"), "---\nkind: touchpoint\nid: page\n").channels is None


def test_a_channel_on_which_nothing_is_sold_is_no_way_to_buy() -> None:
    documents = (
        journey("buy", "buy", "entry_points: [page, call]\n"),
        touchpoint("page", "news"),
        touchpoint("call", "phone"),
        "---\nkind: channel\nid: news\ntype: email\ncan: [ask]\n",
    )
    assert effort_of(*documents, name="buy").channels == {"phone"}


def test_a_channel_without_a_word_for_leaving_still_counts_for_leaving() -> None:
    documents = (
        journey("leave", "leave", "entry_points: [page]\n"),
        touchpoint("page", "news"),
        "---\nkind: channel\nid: news\ntype: email\ncan: [ask]\n",
    )
    assert effort_of(*documents).channels == {"news"}


def test_hours_are_those_of_all_channels_together() -> None:
    leave = journey("leave", "leave", "entry_points: [call, desk]\n")
    some = effort_of(leave, touchpoint("call", "phone"), touchpoint("desk", "shop"))
    assert some.hours == read_scalar("hours", f"{OFFICE}, Sat 10:00-16:00")


def test_to_join_the_hours_of_sale_count_and_to_leave_those_of_service() -> None:
    join = journey("join", "join", "entry_points: [call]\n")
    leave = journey("leave", "leave", "entry_points: [call]\n")
    call = touchpoint("call", "phone")
    assert effort_of(join, leave, call, name="join").hours == read_scalar("hours", "Mon-Sat 08:00-20:00")
    assert effort_of(join, leave, call).hours == read_scalar("hours", OFFICE)


def test_what_customers_do_alone_on_the_web_is_open_day_and_night() -> None:
    leave = journey("leave", "leave", "entry_points: [page]\n")
    assert effort_of(leave, touchpoint("page", "web", "mode: self-service\n")).hours == ALWAYS
    assert effort_of(leave, touchpoint("page", "web", "mode: assisted\n")).hours == read_scalar(
        "hours", OFFICE
    )


def test_a_machine_in_a_shop_has_the_hours_of_the_shop() -> None:
    leave = journey("leave", "leave", "entry_points: [till]\n")
    till = touchpoint("till", "shop", "mode: self-service\n")
    assert effort_of(leave, till).hours == read_scalar("hours", "Sat 10:00-16:00")


def test_hours_are_not_known_where_one_channel_does_not_say() -> None:
    documents = (
        journey("leave", "leave", "entry_points: [call, letter]\n"),
        touchpoint("call", "phone"),
        touchpoint("letter", "post"),
        "---\nkind: channel\nid: post\n",
    )
    some = effort_of(*documents)
    assert (some.channels, some.hours) == ({"phone", "post"}, None)


def test_a_proof_counts_where_no_touchpoint_of_the_stage_does_without() -> None:
    leave = journey(
        "leave",
        "leave",
        "stages: [{touchpoints: [gate, free]}, {touchpoints: [desk]}, {touchpoints: [end]}]\n",
    )
    documents = (
        leave,
        touchpoint("gate", "web", "identifies: true\n"),
        touchpoint("free", "web", "identifies: false\n"),
        touchpoint("desk", "shop", "collects: [passport]\n"),
        touchpoint("end", "web", "collects: [reason]\n"),
    )
    assert effort_of(*documents).proofs == 1
    workspace = workspace_of("".join(documents))
    found = workspace.find("journey", "leave")
    assert found is not None
    assert [stop.path for stop in proofs(stops(workspace, found))] == ["stages.1.touchpoints.0"]


@pytest.mark.parametrize(("hard", "easy"), [("leave", "join"), ("return", "buy"), ("complain", "praise")])
def test_the_opposite_is_found_by_the_stage_of_life(hard: str, easy: str) -> None:
    assert opposite_of(journey("one", hard), journey("other", easy), name="one") == "other"
    assert opposite_of(journey("one", hard), journey("other", easy), name="other") is None


def test_the_opposite_that_is_named_goes_first() -> None:
    leave = journey("leave", "leave", "opposite: sign-up\n")
    assert opposite_of(leave, journey("join", "join"), journey("sign-up", "use")) == "sign-up"


def test_joining_is_not_measured_by_leaving() -> None:
    join = journey("join", "join", "opposite: leave\n")
    assert opposite_of(join, journey("leave", "leave", "opposite: join\n"), name="join") is None


def test_a_journey_without_a_stage_of_life_is_measured_by_a_loved_one_that_it_names() -> None:
    plain = "---\nkind: journey\nid: go\nopposite: other\n"
    assert opposite_of(plain, journey("other", "join"), name="go") == "other"
    assert opposite_of(plain, journey("other", "use"), name="go") is None


def test_a_retired_or_unknown_opposite_is_none() -> None:
    leave = journey("leave", "leave", "opposite: join\n")
    assert opposite_of(leave, journey("join", "join", "status: retired\n")) is None
    assert opposite_of(leave) is None


def test_of_several_the_one_of_the_same_area_is_the_opposite() -> None:
    leave = journey("leave", "leave", "area: plus\n")
    join = journey("join", "join", "area: plus\n")
    assert opposite_of(leave, join, journey("sign-up", "join", "area: basic\n")) == "join"


def test_where_several_would_do_there_is_none() -> None:
    assert opposite_of(journey("leave", "leave"), journey("join", "join"), journey("sign-up", "join")) is None
