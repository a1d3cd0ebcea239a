"""Values as a baseline remembers them, and whether another one is worse."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.model.document import Document
from cxlint.model.remembered import became_worse, direction, remembered, spec_at
from cxlint.model.scalars import NONE, Duration, Percent
from cxlint.model.spec import Kinds, builtin_kinds
from cxlint.model.text import Text

KINDS = Kinds(builtin_kinds())
LONG = "You have thirty days from the day on which you hold the goods in your hands."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ({"a": 1}, ""),
        (NONE, "none"),
        ((), "none"),
        (True, "true"),
        (4.0, "4"),
        (4.5, "4.5"),
        (Duration(30, "days"), "30 days"),
        (Percent(15), "15%"),
        (date(2026, 11, 22), "2026-11-22"),
        (("web", "store"), "web, store"),
        (({"id": "look"}, {"id": "pay"}), "look, pay"),
        (({"id": "look"}, {}), "2 entries"),
        (({},), "1 entry"),
        (Text.plain("Short."), "Short."),
    ],
)
def test_a_value_is_one_line(value: object, text: str) -> None:
    assert remembered(value, "id") == text


def test_a_long_text_is_known_by_its_beginning_and_by_all_of_it() -> None:
    text = remembered(Text.plain(LONG))
    assert text.startswith("You have thirty days from the day")
    assert len(text) < len(LONG)
    assert remembered(Text.plain(LONG + " Really.")) != text


def test_a_text_in_two_languages_is_known_by_both() -> None:
    assert remembered(Text({"en": "Hi", "ar": "مرحبا"})) != remembered(Text({"en": "Hi", "ar": "أهلا"}))


def worse(kind: str, path: tuple[str | int, ...], before: str, after: str, **values: object) -> bool:
    document = Document(kind, "x", values)
    spec = spec_at(document, path, KINDS)
    assert spec is not None
    return became_worse(before, after, spec, direction(document, path, spec))


@pytest.mark.parametrize(
    ("kind", "path", "before", "after", "is_worse"),
    [
        ("policy", ("terms", "return", "window"), "30 days", "4 weeks", True),
        ("policy", ("terms", "return", "window"), "4 weeks", "30 days", False),
        ("policy", ("terms", "return", "window"), "4 weeks", "28 days", False),
        ("policy", ("terms", "return", "restocking"), "none", "5%", True),
        ("policy", ("terms", "return", "restocking"), "5%", "none", False),
        ("policy", ("terms", "refund", "method"), "original", "store-credit", True),
        ("policy", ("terms", "refund", "method"), "store-credit", "original", False),
        ("process", ("time_limit",), "3 days", "3 working days", True),
        ("process", ("intake", "tracking_id"), "true", "false", True),
        ("process", ("intake", "channels"), "web, store", "store, web, phone", False),
        ("process", ("intake", "channels"), "web, store", "web, phone", True),
        ("process", ("intake", "channels"), "web", "none", True),
        ("process", ("steps", 0, "asks_customer"), "photo", "photo, receipt", True),
        ("process", ("steps", 0, "asks_customer"), "photo, receipt", "photo", False),
        ("process", ("steps", 0, "asks_customer"), "photo", "none", False),
        ("policy", ("owner",), "mona", "lena", True),
        ("policy", ("terms", "return", "window"), "", "3 days", True),
    ],
)
def test_the_schema_says_what_is_worse(kind, path, before, after, is_worse) -> None:
    assert worse(kind, path, before, after) is is_worse


@pytest.mark.parametrize(
    ("values", "is_worse"),
    [
        ({"type": "nps"}, True),
        ({"type": "churn_rate"}, False),
        ({"type": "custom", "direction": "lower"}, False),
        ({}, True),
    ],
)
def test_the_type_of_a_measure_says_which_way_is_better(values: dict[str, object], is_worse: bool) -> None:
    assert worse("kpi", ("measured", "value"), "20%", "15%", **values) is is_worse


def test_a_field_that_no_schema_knows_has_no_direction() -> None:
    document = Document("policy", "x", {})
    assert spec_at(document, ("zebra", "a"), KINDS) is None
    assert became_worse("1", "2", None, None)
    assert not became_worse("1", "1", None, None)
