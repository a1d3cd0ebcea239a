"""Reading money, percentages and measured numbers as they are written in a document."""

from __future__ import annotations

import re

from cxlint.model.scalars import duration_text
from cxlint.model.scalars.amounts import Amount, Money, Percent, Quantity, is_currency
from cxlint.model.scalars.digits import Number, fold, read_number, repair_number, split_number
from cxlint.model.scalars.duration import Duration
from cxlint.model.scalars.fault import ScalarFault, fault
from cxlint.model.scalars.units import MEANT, unit_meant, unit_name

Measure = int | float | Percent | Duration | Money
"""What a KPI can show; a number may be a `Quantity`."""

QUANTITIES = {
    "point": "points",
    "points": "points",
    "star": "stars",
    "stars": "stars",
    "per 1000": "per 1000",
    "per 1,000": "per 1000",
}
"""Words that may stand after a plain number."""

SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
    "₪": "ILS",
    "¥": "",
    "﷼": "",
}
"""Signs of currencies, with the currency to suggest; the last two stand for several in the same part of the world."""

_NAMES = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP"}

# Bahrain, Iraq, Jordan, Kuwait, Libya, Oman and Tunisia divide their currency by a thousand.
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def read_money(raw: str, *, signed: bool = False) -> Money:
    """Read `25 EUR`, `EUR 25` or `1,250.50 EUR`; a bare `0` needs no currency."""
    text = fold(raw)
    symbols = [symbol for symbol in SYMBOLS if symbol in text]
    if symbols:
        raise _symbol(text, symbols)
    number, currency = _money_parts(text)
    sign, written, value = number
    if value is None:
        repaired = repair_number(written)
        raise fault("not-money", f"{repaired} {currency}" if repaired and is_currency(currency) else None)
    if not currency and value:
        raise fault("currency-missing")
    if currency and not is_currency(currency):
        if unit_name(currency.casefold()) or not re.fullmatch(r"[^\W\d_]+\.?", currency):
            raise fault("not-money")
        meant = _NAMES.get(currency.casefold(), currency.upper())
        raise fault(
            "currency-unknown", str(Money(value, meant)) if is_currency(meant) else None, currency=currency
        )
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", written) and currency not in _THREE_DECIMALS:
        raise fault(
            "digits-ambiguous",
            low=str(Money(value, currency)),
            high=f"{written.replace('.', '')} {currency}",
        )
    if sign == "-" and value and not signed:
        raise fault("negative", str(Money(value, currency)))
    return Money(-value if sign == "-" else value, currency)


def _money_parts(text: str) -> tuple[tuple[str, str, Number | None], str]:
    """Find sign, digits, number and currency, whichever stands first."""
    before = re.match(r"([^\W\d_]{1,20}) ?(?=[-+0-9])", text)
    parts = split_number(text[before.end() :] if before else text)
    if parts is None:
        raise fault("not-money")
    sign, written, rest = parts
    # 1 250 EUR: spaces between the thousands
    grouped = re.match(r"((?:[0-9]{3} )*[0-9]{3}(?:\.[0-9]+)?)(?= |$)", rest)
    if grouped and re.fullmatch("[0-9]{1,3}", written):
        written, rest = written + grouped[1].replace(" ", ""), rest[grouped.end() :].lstrip()
    if before and rest:
        raise fault("not-money")
    return (sign, written, read_number(written)), before[1] if before else rest


def _symbol(text: str, symbols: list[str]) -> ScalarFault:
    parts = split_number(text.strip("".join(SYMBOLS) + " "))
    currency = SYMBOLS[symbols[0]]
    number = read_number(parts[1]) if parts and not parts[2] else None
    return fault(
        "currency-symbol", str(Money(number, currency)) if currency and number else None, currency=symbols[0]
    )


def read_percent(raw: str, *, signed: bool = False) -> Percent:
    """Read `15%` or `15 %`; a bare `0` needs no sign."""
    text = fold(raw)
    parts = split_number(text.lstrip("% ") if text.startswith("%") else text)
    if parts is None:
        raise fault("not-percent")
    sign, written, rest = parts
    value = read_number(written)
    if value is None:
        repaired = repair_number(written)
        raise fault("not-percent", f"{repaired}%" if repaired else None)
    if rest != "%" and (rest or value):
        raise fault("not-percent", _percent_meant(value, rest))
    if sign == "-" and value and not signed:
        raise fault("negative", str(Percent(value)))
    return Percent(-value if sign == "-" else value)


def _percent_meant(value: Number, rest: str) -> str | None:
    if rest.casefold() in {"percent", "per cent", "pct", "في المئة", "بالمئة", "درصد"}:
        return str(Percent(value))
    if rest:
        return None
    return str(Percent(value if value >= 1 else round(value * 100, 6)))


def read_amount(raw: str) -> Amount:
    """Read a percentage or money; a bare `0` is no percent."""
    text = fold(raw)
    if "%" in text:
        return read_percent(text)
    parts = split_number(text)
    if parts and not parts[2]:
        number = read_number(parts[1])
        if number == 0:
            return Percent(0)
        raise fault("not-an-amount", None if number is None else str(Percent(number)))
    if not re.search("[0-9]", text) or (parts and unit_name(parts[2].casefold())):
        raise fault("not-an-amount")
    return read_money(text)


def read_measure(raw: str) -> Measure:
    """Read what a KPI can show: `85%`, `4.2`, `-20 points`, `20 seconds` or `35 EUR`."""
    text = fold(raw)
    if "%" in text:
        return read_percent(text, signed=True)
    parts = split_number(text)
    if parts is None:
        if text.casefold() == "immediately":
            return duration_text.read(text)
        if re.search("[0-9]", text):
            return read_money(text, signed=True)
        raise fault("not-a-measure")
    sign, written, unit = parts
    word = unit.casefold()
    if not word or word in QUANTITIES:
        number = read_number(written)
        if number is None:
            raise fault("not-a-measure", repair_number(written))
        number = -number if sign == "-" else number
        return Quantity(number, QUANTITIES[word]) if word else number
    if unit_name(word) or word in MEANT:
        return duration_text.read(text)
    if is_currency(unit) or any(symbol in text for symbol in SYMBOLS) or re.match("[0-9]", unit):
        return read_money(text, signed=True)
    if unit_meant(word):
        return duration_text.read(text)
    raise _unknown_word(written, word)


def _unknown_word(written: str, word: str) -> ScalarFault:
    from cxlint.model.suggest import closest

    if word in _NAMES:
        return fault("currency-unknown", f"{written} {_NAMES[word]}", currency=word)
    out_of = re.fullmatch(r"(?:/|of|out of) ?[0-9]+", word)
    near = closest(word, QUANTITIES)
    meant = written if out_of else f"{written} {QUANTITIES[near]}" if near else None
    return fault("unit-unknown", meant, unit=word)
