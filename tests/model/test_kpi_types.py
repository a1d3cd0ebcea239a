"""The table of measures is complete and agrees with the schema that people write against."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from cxlint.model.kpi_types import BAND, HIGHER, KPI_TYPES, LOWER, PERCEPTION, UNITS, WORK, KpiType, Range

SCHEMA = json.loads((files("cxlint.model") / "schemas" / "kpi.json").read_text("utf-8"))
CHOICES = {choice["const"]: choice["description"] for choice in SCHEMA["properties"]["type"]["oneOf"]}
EVERY_TYPE = pytest.mark.parametrize(("name", "kind"), KPI_TYPES.items(), ids=KPI_TYPES)


def test_the_schema_and_the_table_know_the_same_types() -> None:
    assert set(CHOICES) == set(KPI_TYPES) | {"custom"}


@EVERY_TYPE
def test_the_words_of_the_schema_say_which_way_is_better(name: str, kind: KpiType) -> None:
    said = {
        HIGHER: "Higher is better" in CHOICES[name],
        LOWER: "Lower is better" in CHOICES[name],
        BAND: "Keep it within a band" in CHOICES[name],
    }
    if kind.better is not None:
        assert said[kind.better]
    elif name != "enps":
        assert not any(said.values())


@EVERY_TYPE
def test_a_type_has_a_known_class_and_known_units(name: str, kind: KpiType) -> None:
    assert kind.category in {"outcome", "operational", "business", "driver"} | WORK
    assert kind.ranges
    assert {range_.unit for range_ in kind.ranges} <= set(UNITS)
    written = [range_.written_as for range_ in kind.ranges]
    assert len(written) == len(set(written)), "a value must tell its unit"


@EVERY_TYPE
def test_a_range_is_not_empty(name: str, kind: KpiType) -> None:
    assert all(r.low is not None and (r.high is None or r.low < r.high) for r in kind.ranges)


def test_the_two_effort_scales_run_opposite_ways() -> None:
    first, second = KPI_TYPES["ces_v1"], KPI_TYPES["ces_v2"]
    assert (first.better, first.ranges) == (LOWER, (Range("scale", 1, 5),))
    assert (second.better, second.ranges) == (HIGHER, (Range("scale", 1, 7), Range("percent", 0, 100)))


def test_perception_is_what_customers_are_asked() -> None:
    assert {"nps", "csat_top2", "csat_mean", "ces_v1", "ces_v2", "trust"} == PERCEPTION
    assert all(KPI_TYPES[name].survey for name in PERCEPTION)


def test_staff_surveys_are_no_perception_of_customers() -> None:
    assert {name for name, kind in KPI_TYPES.items() if kind.survey} - PERCEPTION == {"esat", "enps"}


def test_what_a_number_needs_to_be_understood() -> None:
    assert {name for name, kind in KPI_TYPES.items() if kind.needs_repeat_window} == {
        "fcr",
        "repeat_contact_rate",
    }
    assert {name for name, kind in KPI_TYPES.items() if kind.needs_percentile} == {
        "time_to_resolve",
        "first_response_time",
    }
    assert {name for name, kind in KPI_TYPES.items() if kind.needs_scale} == PERCEPTION - {"nps"} | {"esat"}
    assert {name: kind.percentile for name, kind in KPI_TYPES.items() if kind.percentile} == {
        "refund_cycle_time": 90,
        "lcp": 75,
        "inp": 75,
        "cls": 75,
        "review_reply_time": 50,
        "preference_propagation_p95": 95,
    }


def test_work_is_never_measured_as_an_outcome() -> None:
    assert {name for name, kind in KPI_TYPES.items() if kind.category in WORK} == {
        "aht", "calls_per_agent", "script_adherence", "upsell_attempts", "digital_take_up", "tickets_closed",
        "surveys_sent", "followers", "page_views", "app_downloads", "registered_users",
    }  # fmt: skip
