"""Values as a baseline remembers them, and whether another one is worse."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.model.document import Document
from cxlint.model.effect import stake_of
from cxlint.model.remembered import remembered, spec_at
from cxlint.model.scalars import NONE, Duration, Percent
from cxlint.model.spec import Compiler, Kinds, Spec, builtin_kinds
from cxlint.model.text import Text
from cxlint.model.worse import became_worse, stake_at

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
    return became_worse(before, after, spec, stake_at(document, path, spec))


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
        ("policy", ("terms", "return", "conditions"), "none", "unopened", True),
        ("process", ("intake", "channels"), "all", "web, phone", True),
        ("process", ("intake", "channels"), "web", "all", False),
        ("process", ("intake", "tracking_id"), "true", "perhaps", True),
        ("policy", ("owner",), "mona", "lena", True),
        ("policy", ("effective_from",), "2026-01-01", "2026-02-01", True),
        ("policy", ("terms", "return", "window"), "30 days", "soon", True),
        ("policy", ("terms", "return", "window"), "1 month", "30 days", True),
        ("policy", ("terms", "fees"), "2 entries", "3 entries", True),
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
        ({"type": "nps", "direction": "lower"}, True),
        ({}, True),
    ],
)
def test_the_type_of_a_measure_says_which_way_is_better(values: dict[str, object], is_worse: bool) -> None:
    assert worse("kpi", ("measured", "value"), "20%", "15%", **values) is is_worse


@pytest.mark.parametrize(
    ("promise", "before", "after", "is_worse"),
    [
        ({"better": "less"}, "3 days", "2 days", False),
        ({"better": "less"}, "3 days", "4 days", True),
        ({"better": "more"}, "3 days", "2 days", True),
        ({"order": ("free", "paid")}, "paid", "free", False),
        ({"better": "more", "value": ("web",)}, "web", "web, phone", False),
        ({"better": "more", "value": True}, "true", "false", True),
        ({"better": "more"}, "3 days", "much", True),
        ({}, "3 days", "2 days", True),
    ],
)
def test_a_promise_of_the_company_itself_says_what_is_better(
    promise: dict[str, object], before: str, after: str, is_worse: bool
) -> None:
    path = ("commitments", "loan", "value")
    value = {"commitments": {"loan": {"value": Duration(3, "days"), **promise}}}
    assert worse("policy", path, before, after, **value) is is_worse


def test_no_limit_is_better_than_any_where_the_schema_says_so() -> None:
    boundless = Spec({"x-type": "duration", "x-better": "more", "x-none": "boundless"}, Compiler({}, {}))
    assert became_worse("none", "30 days", boundless, stake_of(boundless))
    assert not became_worse("30 days", "none", boundless, stake_of(boundless))


def test_of_several_working_weeks_the_one_that_is_worse_for_customers_counts() -> None:
    document = Document("policy", "x", {})
    spec = spec_at(document, ("terms", "return", "window"), KINDS)
    assert spec is not None
    told = ("6 working days", "8 days", spec, stake_of(spec))
    assert not became_worse(*told, (6,))
    assert became_worse("8 days", "6 working days", spec, stake_of(spec), (5, 6))


def test_a_field_that_no_schema_knows_has_no_direction() -> None:
    document = Document("policy", "x", {})
    assert spec_at(document, ("zebra", "a"), KINDS) is None
    assert became_worse("1", "2", None, None)
    assert not became_worse("1", "1", None, None)
