"""Data takes the fastest way from system to system, whichever side states the exchange."""

from __future__ import annotations

from datetime import date

from cxlint.model.document import Document, Reference
from cxlint.model.scalars import Duration
from cxlint.workspace.graph import Workspace
from cxlint.workspace.latency import ways


def system(name: str, *others: tuple[str, int], status: str = "active") -> Document:
    integrates = tuple({"system": other, "latency": Duration(hours, "hours")} for other, hours in others)
    references = tuple(
        Reference(f"integrates.{position}.system", "integrates.system", ("system",), other)
        for position, (other, _) in enumerate(others)
    )
    return Document("system", name, {"integrates": integrates, "status": status}, references=references)


def hours(*systems: Document) -> dict[str, float]:
    workspace = Workspace(systems, date(2026, 11, 22))
    return {name: way.hours for name, way in ways(workspace, systems[0]).items()}


def test_times_are_added_up_along_the_way() -> None:
    assert hours(system("crm", ("hub", 2)), system("hub", ("cards", 3)), system("cards")) == {
        "crm": 0,
        "hub": 2,
        "cards": 5,
    }


def test_the_other_side_may_state_the_exchange() -> None:
    assert hours(system("crm"), system("cards", ("crm", 4)))["cards"] == 4


def test_the_fastest_of_several_ways_counts() -> None:
    found = hours(system("crm", ("cards", 9), ("hub", 1)), system("hub", ("cards", 1)), system("cards"))
    assert found["cards"] == 2


def test_no_data_flows_through_a_retired_system() -> None:
    assert "cards" not in hours(
        system("crm", ("hub", 1)), system("hub", ("cards", 1), status="retired"), system("cards")
    )
