"""How far two shares are apart: in percentage points, which are not per cent of anything."""

from __future__ import annotations

import pytest

from cxlint.engine.words import word
from cxlint.model.changes import FieldChange
from cxlint.model.effect import AUTHORITY, BURDEN, LIMIT, RIGHT, Effect
from cxlint.model.scalars import NONE, Money, Percent, Points, apart
from cxlint.reporters.changes.words import means


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [
        (3, "en", "3 percentage points"),
        (1, "en", "1 percentage point"),
        (0.5, "en", "0.5 percentage points"),
        (1, "ar", "نقطة مئوية واحدة"),
        (2, "ar", "نقطتان مئويتان"),
        (3, "ar", "٣ نقاط مئوية"),
        (15, "ar", "١٥ نقطة مئوية"),
        (3, "fa", "۳ واحد درصد"),
        (0.5, "fa", "۰.۵ واحد درصد"),
    ],
)
def test_points_are_counted_in_every_language(number: float, language: str, said: str) -> None:
    assert word(Points(number), language) == said


def test_shares_are_points_apart_and_money_is_not() -> None:
    assert apart(Percent(9), Percent(12)) == Points(3)
    assert apart(Percent(12), 0) == Points(12)
    assert apart(Money(9, "EUR"), Money(12, "EUR")) == Money(3, "EUR")


@pytest.mark.parametrize(
    ("role", "before", "after", "said"),
    [
        (BURDEN, 9, 12, "customers pay 3 percentage points more"),
        (BURDEN, 12, 9, "customers pay 3 percentage points less"),
        (RIGHT, 12, 11, "customers lose 1 percentage point"),
        (RIGHT, 9, 12, "customers gain 3 percentage points"),
        (LIMIT, 9, 12, "3 percentage points more, which is worse"),
        (AUTHORITY, 12, 9, "staff may decide 3 percentage points less"),
    ],
)
def test_a_change_of_a_share_is_told_in_points(role: str, before: int, after: int, said: str) -> None:
    worse = (after > before) == (role in (BURDEN, LIMIT))
    effect = Effect.WORSE if worse else Effect.BETTER
    old, new = Percent(before), Percent(after)
    assert means(FieldChange("a", "a", old, new, effect, role, difference=apart(new, old)), "en") == said


def test_what_costs_something_for_the_first_time_is_told_by_what_it_costs() -> None:
    more = FieldChange("a", "a", NONE, Percent(15), Effect.WORSE, BURDEN, difference=Points(15))
    less = FieldChange("a", "a", Money(5, "EUR"), NONE, Effect.BETTER, BURDEN, difference=Money(5, "EUR"))
    assert means(more, "en") == "customers pay 15% now, and paid nothing before"
    assert means(less, "en") == "customers pay nothing now, and paid 5 EUR before"
    assert "15%" in means(more, "ar")
    assert "15%" in means(more, "fa")


@pytest.mark.parametrize(
    ("pointer", "item"),
    [
        ("terms.fees[late payment].amount", "late payment"),
        ("terms.fees[late payment]", ""),
        ("terms.fees[0].amount", ""),
        ("terms.return.window", ""),
        ("", ""),
    ],
)
def test_a_part_of_a_named_item_knows_its_name(pointer: str, item: str) -> None:
    assert FieldChange("a", pointer, 1, 2, Effect.NEUTRAL).item == item
