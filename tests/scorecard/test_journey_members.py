"""What customers meet on a journey: its touchpoints, what stands behind them, and what measures them."""

from __future__ import annotations

from cxlint.diagnostics import Subject

FILES = {
    "journeys/buy.yaml": (
        "kind: journey\nid: buy\ntitle: Buy tea\narea: shop\nowner: mona\nvolume_month: 900\nentry_points: [door]\n"
        "stages: [{name: I pay, touchpoints: [counter]}]\nerror_path: process/repair\n"
        "handoffs: [{from: area/shop, to: area/care, system: till}]\n"
    ),
    "touchpoints/door.yaml": "kind: touchpoint\nid: door\nowner: mona\nchannel: store\n",
    "touchpoints/counter.yaml": (
        "kind: touchpoint\nid: counter\nowner: mona\npolicies: [returns]\nsystems: [scales]\narea: shop\n"
    ),
    "more.yaml": "---\n".join(
        f"kind: {kind}\nid: {name}\n{fields}"
        for kind, name, fields in (
            ("area", "shop", ""),
            ("area", "care", ""),
            ("area", "elsewhere", ""),
            ("channel", "store", ""),
            ("channel", "web", ""),
            ("system", "till", ""),
            ("system", "scales", ""),
            ("process", "repair", ""),
            ("process", "taking-back", "policies: [returns]\n"),
            ("process", "other", "policies: [refunds]\n"),
            ("communication", "receipt", "touchpoint: counter\n"),
            ("communication", "advert", "channel: web\n"),
            ("kpi", "waiting", "measures: {channel: store}\n"),
            ("kpi", "old", "status: retired\nmeasures: {channel: store}\n"),
            ("kpi", "clicks", "measures: {channel: web}\n"),
        )
    ),
}


def test_the_members_are_what_customers_meet_and_what_stands_behind_it(tea_house) -> None:
    journey = next(fact for fact in tea_house(FILES).facts.journeys if fact.id == "buy")
    assert set(map(str, journey.members)) == {
        "journey/buy",
        "area/shop", "area/care",
        "touchpoint/door", "touchpoint/counter",
        "channel/store", "policy/returns", "system/scales", "system/till",
        "process/repair", "process/taking-back",
        "communication/receipt",
        "kpi/happy", "kpi/waiting",
    }  # fmt: skip
    assert [(stage.name, stage.touchpoints) for stage in journey.stages] == [("I pay", ("counter",))]
    assert journey.volume == 900


def test_a_field_that_cannot_be_understood_is_left_out_of_the_facts(tea_house) -> None:
    kpi = "kind: kpi\nid: happy\nowner: mona\nmeasured: {every: sometimes, on: yesterday, value: 83%}\n"
    facts = tea_house({"kpis/happy.yaml": kpi}).facts
    (fact,) = facts.kpis
    assert (fact.every, fact.measured_on, fact.due, fact.value) == ("", None, None, "83%")
    assert Subject("kpi", "happy") in {document.subject for document in facts.documents}
