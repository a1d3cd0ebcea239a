"""Unquoted values by the YAML 1.2 core schema, and where older readers differ."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cxlint.source import ambiguous, resolve_core

VALUES = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None, "nULL": "nULL",
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False, "tRUE": "tRUE",
    "yes": "yes", "no": "no", "No": "No", "NO": "NO", "on": "on", "off": "off", "y": "y", "n": "n",
    "0": 0, "7": 7, "-7": -7, "+7": 7, "007": 7, "012": 12, "0o12": 10, "0o8": "0o8", "-0o7": "-0o7",
    "0x1F": 31, "0xg": "0xg", "-0x1": "-0x1", "0b11": "0b11", "1_000": "1_000",
    "1.5": 1.5, "-.5": -0.5, ".5": 0.5, "5.": 5.0, ".": ".", "+": "+", "-": "-", "1e3": 1000.0, "1E-2": 0.01, "1.2.3": "1.2.3",
    "2.10": 2.1, "e3": "e3", ".e3": ".e3", ".inf": math.inf, "-.Inf": -math.inf, "+.INF": math.inf, "inf": "inf", "nan": "nan",
    "1:30": "1:30", "12:30:45": "12:30:45", "2026-01-01": "2026-01-01", "2024-13-45": "2024-13-45",
    "=": "=", "<<": "<<", "30 days": "30 days", "25 EUR": "25 EUR", "15%": "15%", " 1": " 1", "1 ": "1 ", "1\n": "1\n", "١٢": "١٢",
}  # fmt: skip


@pytest.mark.parametrize("raw", VALUES)
def test_a_plain_value_means_what_the_core_schema_says(raw):
    value = resolve_core(raw)
    assert value == VALUES[raw]
    assert type(value) is type(VALUES[raw])


@pytest.mark.parametrize("raw", [".nan", ".NaN", ".NAN"])
def test_not_a_number(raw):
    value = resolve_core(raw)
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize("raw", ["9" * 5_000, "-" + "9" * 5_000, "0x" + "f" * 5_000, "1." + "9" * 5_000])
def test_numbers_without_end_stay_texts(raw):
    assert resolve_core(raw) == raw


def test_the_largest_number_can_still_be_printed():
    assert len(str(resolve_core("0x" + "f" * 998))) > 1_000


@given(st.text())
def test_no_text_makes_it_fail(raw):
    resolve_core(raw)
    ambiguous(raw)


@pytest.mark.parametrize(
    "raw", ["no", "NO", "Yes", "on", "OFF", "012", "08", "1:30", "12:30", "1_000", "0b11", "0o17", "1e3", "="]
)
def test_what_older_readers_take_for_something_else_is_ambiguous(raw):
    assert ambiguous(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "none",
        "nope",
        "y",
        "0",
        "12",
        "1.5",
        "2.10",
        "0x1F",
        "true",
        "null",
        "2026-01-01",
        "09:00",
        "30 days",
        "1.2.3",
        "-",
    ],
)
def test_what_everybody_reads_alike_is_not(raw):
    assert not ambiguous(raw)


def older(raw):
    """What PyYAML, a reader of YAML 1.1, makes of it."""
    try:
        return yaml.safe_load(f"[{raw}]")[0]
    except (yaml.YAMLError, ValueError, IndexError, TypeError):
        return "fails"


@given(st.text("0123456789_:.+-xobefEinfNaO~", min_size=1, max_size=8))
@example("08_")
@example("0_8")
@example("-0_7")
def test_ambiguous_is_exactly_where_an_older_reader_differs(raw):
    scanned = yaml.compose(f"[{raw}]", Loader=yaml.SafeLoader).value if _scans(raw) else []
    if len(scanned) != 1 or getattr(scanned[0], "value", None) != raw or scanned[0].tag.endswith("timestamp"):
        return
    before, now = older(raw), resolve_core(raw)
    same = (type(before) is type(now) and before == now) or str(before) == str(now) == "nan"
    assert ambiguous(raw) == (not same)


def _scans(raw):
    try:
        yaml.compose(f"[{raw}]", Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError):
        return False
    return True
