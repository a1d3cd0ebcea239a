"""Money, percentages, measures and plain numbers."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.scalars import Duration, Money, Percent, Quantity, ScalarFault, read_scalar

numbers = st.integers(0, 10**12) | st.decimals(0, 10**6, places=2, allow_nan=False).map(float)
codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)


def fault_of(x_type, raw):
    with pytest.raises(ScalarFault) as caught:
        read_scalar(x_type, raw)
    return caught.value.key, caught.value.data.get("suggestion")


@pytest.mark.parametrize(
    ("raw", "amount", "currency", "words"),
    [
        ("25 EUR", 25, "EUR", "25 EUR"),
        ("EUR 25", 25, "EUR", "25 EUR"),
        ("25EUR", 25, "EUR", "25 EUR"),
        ("1,250.50 EUR", 1250.5, "EUR", "1250.50 EUR"),
        ("1 250 EUR", 1250, "EUR", "1250 EUR"),
        ("1 250 000.25 EUR", 1250000.25, "EUR", "1250000.25 EUR"),
        ("١٬٢٥٠٫٥٠ EGP", 1250.5, "EGP", "1250.50 EGP"),
        ("۲۵ IRR", 25, "IRR", "25 IRR"),
        ("1.250 KWD", 1.25, "KWD", "1.25 KWD"),
        ("0 EUR", 0, "EUR", "0 EUR"),
        ("0", 0, "", "0"),
    ],
)
def test_money_is_read_and_printed(raw, amount, currency, words):
    money = read_scalar("money", raw)
    assert (money.amount, money.currency, str(money)) == (amount, currency, words)


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("25", "currency-missing", None),
        ("$25", "currency-symbol", "25 USD"),
        ("25 €", "currency-symbol", "25 EUR"),
        ("€ 25.50", "currency-symbol", "25.50 EUR"),
        ("¥500", "currency-symbol", None),
        ("US$ 25", "currency-symbol", None),
        ("25 eur", "currency-unknown", "25 EUR"),
        ("25 euros", "currency-unknown", "25 EUR"),
        ("25 riyals", "currency-unknown", None),
        ("1.250 EUR", "digits-ambiguous", None),
        ("1.250,50 EUR", "not-money", "1250.50 EUR"),
        ("12,50 EUR", "not-money", "12.50 EUR"),
        ("1.000.000 IRR", "not-money", "1000000 IRR"),
        ("-5 EUR", "negative", "5 EUR"),
        ("25 days", "not-money", None),
        ("25 EUR per month", "not-money", None),
        ("15%", "not-money", None),
        ("EUR", "not-money", None),
        ("", "not-money", None),
        ("9" * 20 + " EUR", "out-of-range", None),
    ],
)
def test_what_is_no_money_is_named_with_what_was_meant(raw, key, suggestion):
    assert fault_of("money", raw) == (key, suggestion)


def test_an_ambiguous_amount_names_both_readings():
    with pytest.raises(ScalarFault) as caught:
        read_scalar("money", "1.250 EUR")
    assert (caught.value.data["low"], caught.value.data["high"]) == ("1.25 EUR", "1250 EUR")


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        (Money(5, "EUR"), Money(10, "EUR"), -1),
        (Money(0.1, "EUR"), Money(0.1, "EUR"), 0),
        (Money(10, "EUR"), Money(5, "EUR"), 1),
        (Money(5, "EUR"), Money(10, "USD"), None),
        (Money(0, ""), Money(10, "USD"), -1),
        (Money(0, "EUR"), Money(10, "USD"), -1),
        (Money(0, "EUR"), Money(0, "USD"), 0),
    ],
)
def test_money_compares_within_a_currency_and_with_nothing(a, b, order):
    assert a.compare(b) == order


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "€", "ÄÖÜ"])
def test_money_without_a_currency_is_not_made(currency):
    with pytest.raises(ValueError, match="not a currency"):
        Money(5, currency)


@pytest.mark.parametrize(
    ("raw", "value", "words"),
    [
        ("15%", 15, "15%"),
        ("15 %", 15, "15%"),
        ("12.5%", 12.5, "12.5%"),
        ("١٥٪", 15, "15%"),
        ("۱۲٫۵ ٪", 12.5, "12.5%"),
        ("150%", 150, "150%"),
        ("0", 0, "0%"),
    ],
)
def test_a_percentage_is_read_and_printed(raw, value, words):
    percent = read_scalar("percent", raw)
    assert (percent.value, str(percent)) == (value, words)


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("15", "not-percent", "15%"),
        ("0.15", "not-percent", "15%"),
        ("15 percent", "not-percent", "15%"),
        ("%15", "not-percent", "15%"),
        ("12,5%", "not-percent", "12.5%"),
        ("-5%", "negative", "5%"),
        ("15% of the price", "not-percent", None),
        ("some", "not-percent", None),
    ],
)
def test_what_is_no_percentage_is_named_with_what_was_meant(raw, key, suggestion):
    assert fault_of("percent", raw) == (key, suggestion)


def test_percentages_are_ordered():
    assert Percent(5) < Percent(7.5) <= Percent(7.5) < Percent(80)
    assert Percent(80) > Percent(5) >= Percent(5)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("15%", Percent(15)), ("5 EUR", Money(5, "EUR")), ("0", Percent(0)), ("0 EUR", Money(0, "EUR"))],
)
def test_an_amount_is_a_percentage_or_money(raw, value):
    assert read_scalar("amount", raw) == value


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("15", "not-an-amount", "15%"),
        ("free", "not-an-amount", None),
        ("30 days", "not-an-amount", None),
        ("5 euro", "currency-unknown", "5 EUR"),
        ("$5", "currency-symbol", "5 USD"),
        ("none", "none-not-allowed", None),
    ],
)
def test_what_is_no_amount_is_named_with_what_was_meant(raw, key, suggestion):
    assert fault_of("amount", raw) == (key, suggestion)


@pytest.mark.parametrize(
    ("raw", "value", "words"),
    [
        ("85%", Percent(85), "85%"),
        ("-5%", Percent(-5), "-5%"),
        ("4.2", 4.2, "4.2"),
        ("-20", -20, "-20"),
        ("−20", -20, "-20"),
        ("20 seconds", Duration(20, "seconds"), "20 seconds"),
        ("5 working days", Duration(5, "working days"), "5 working days"),
        ("35 EUR", Money(35, "EUR"), "35 EUR"),
        ("-35 EUR", Money(-35, "EUR"), "-35 EUR"),
        ("12 YER", Money(12, "YER"), "12 YER"),
        ("45 points", 45, "45 points"),
        ("-20 points", -20, "-20 points"),
        ("1 star", 1, "1 star"),
        ("12 per 1,000", 12, "12 per 1000"),
    ],
)
def test_a_measure_is_a_number_with_or_without_a_unit(raw, value, words):
    measure = read_scalar("measure", raw)
    assert (measure, str(measure)) == (value, words)


@pytest.mark.parametrize(
    ("raw", "key", "suggestion"),
    [
        ("high", "not-a-measure", None),
        ("45 pionts", "unit-unknown", "45 points"),
        ("200 ms", "unit-unknown", "200 milliseconds"),
        ("4.2/5", "unit-unknown", "4.2"),
        ("4.2 out of 5", "unit-unknown", "4.2"),
        ("45 widgets", "unit-unknown", None),
        ("45 euro", "currency-unknown", "45 EUR"),
        ("€45", "currency-symbol", "45 EUR"),
        ("-3 days", "negative", "3 days"),
        ("4,2", "not-a-measure", "4.2"),
    ],
)
def test_what_is_no_measure_is_named_with_what_was_meant(raw, key, suggestion):
    assert fault_of("measure", raw) == (key, suggestion)


def test_a_quantity_is_a_number_that_remembers_its_word():
    quantity = read_scalar("measure", "45 points")
    assert isinstance(quantity, Quantity)
    assert (quantity.unit, quantity + 1, quantity > 40, float(quantity)) == ("points", 46, True, 45.0)
    again = pickle.loads(pickle.dumps(quantity))
    assert (str(again), again.unit) == ("45 points", "points")
    assert repr(quantity) == "Quantity(45, 'points')"


@pytest.mark.parametrize(
    ("x_type", "raw", "value"),
    [
        ("number", "4.2", 4.2),
        ("number", "-20", -20),
        ("number", "1,250", 1250),
        ("number", "٤٫٢", 4.2),
        ("integer", "3", 3),
        ("integer", "-3", -3),
        ("integer", "۱۲", 12),
        ("boolean", "true", True),
        ("boolean", "False", False),
    ],
)
def test_plain_numbers_and_yes_or_no_are_read(x_type, raw, value):
    read = read_scalar(x_type, raw)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("x_type", "raw", "key", "suggestion"),
    [
        ("number", "abc", "not-a-number", None),
        ("number", "5 days", "not-a-number", "5"),
        ("number", "1e5", "not-a-number", None),
        ("number", "12,5", "not-a-number", "12.5"),
        ("number", ".inf", "not-a-number", None),
        ("number", "0x1F", "not-a-number", None),
        ("integer", "3.5", "not-a-whole-number", None),
        ("integer", "3.0", "not-a-whole-number", "3"),
        ("integer", "three", "not-a-whole-number", None),
        ("integer", "9" * 5000, "not-a-whole-number", None),
        ("boolean", "yes", "not-yes-no", "true"),
        ("boolean", "On", "not-yes-no", "true"),
        ("boolean", "no", "not-yes-no", "false"),
        ("boolean", "off", "not-yes-no", "false"),
        ("boolean", "لا", "not-yes-no", "false"),
        ("boolean", "maybe", "not-yes-no", None),
    ],
)
def test_what_is_no_number_or_yes_or_no_is_named_with_what_was_meant(x_type, raw, key, suggestion):
    assert fault_of(x_type, raw) == (key, suggestion)


@given(numbers, codes)
def test_printed_money_reads_back_the_same(amount, currency):
    money = Money(amount, currency)
    assert read_scalar("money", str(money)) == money
    assert pickle.loads(pickle.dumps(money)) == money


@given(numbers)
def test_a_printed_percentage_reads_back_the_same(value):
    assert read_scalar("percent", str(Percent(value))) == Percent(value)


@given(numbers, numbers, st.sampled_from(["EUR", "USD"]), st.sampled_from(["EUR", "USD"]))
def test_turning_a_comparison_of_money_round_turns_the_answer(a, b, one, other):
    order = Money(a, one).compare(Money(b, other))
    assert Money(b, other).compare(Money(a, one)) == (None if order is None else -order)
    assert Percent(a).compare(Percent(b)) == -Percent(b).compare(Percent(a))
