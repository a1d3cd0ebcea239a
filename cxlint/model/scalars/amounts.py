"""Amounts of money, shares of a hundred, and counts with a word: `25 EUR`, `15%`, `45 points`."""

from __future__ import annotations

from cxlint.model.scalars.digits import Number, check_number, exact, plain, sign
from cxlint.model.scalars.value import Value


class Money(Value):
    """An amount in a currency, which is a code of three capital letters (ISO 4217), or "" for a bare zero.

    Two currencies do not compare, except that nothing is nothing in any of them.
    """

    __slots__ = ("amount", "currency")
    amount: Number
    currency: str

    def __init__(self, amount: Number, currency: str) -> None:
        amount = check_number(amount)
        if not is_currency(currency) and (currency or amount):
            raise ValueError(f"not a currency: {currency!r}")
        self._set(amount, currency)

    def _parts(self) -> tuple[object, ...]:
        return self.amount, self.currency

    def __str__(self) -> str:
        number = plain(self.amount)
        whole, point, decimals = number.partition(".")
        number = f"{whole}.{decimals:0<2}" if point else number
        return f"{number} {self.currency}" if self.currency else number

    @property
    def is_zero(self) -> bool:
        """Whether it is no money at all."""
        return not self.amount

    def compare(self, other: Money) -> int | None:
        """Return -1, 0 or 1 as it is less, as much or more; None for amounts in two currencies."""
        if self.currency != other.currency and self.amount and other.amount:
            return None
        return sign(exact(self.amount) - exact(other.amount))


class Percent(Value):
    """A share: `Percent(15)` is 15 of 100."""

    __slots__ = ("value",)
    value: Number

    def __init__(self, value: Number) -> None:
        self._set(check_number(value))

    def _parts(self) -> tuple[object, ...]:
        return (self.value,)

    def __str__(self) -> str:
        return f"{plain(self.value)}%"

    @property
    def is_zero(self) -> bool:
        """Whether it is nothing at all."""
        return not self.value

    def compare(self, other: Percent) -> int:
        """Return -1, 0 or 1 as it is less, as much or more."""
        return sign(exact(self.value) - exact(other.value))

    def __lt__(self, other: Percent) -> bool:
        return self.compare(other) < 0

    def __le__(self, other: Percent) -> bool:
        return self.compare(other) <= 0

    def __gt__(self, other: Percent) -> bool:
        return self.compare(other) > 0

    def __ge__(self, other: Percent) -> bool:
        return self.compare(other) >= 0


class Points(Value):
    """How far two shares are apart: from 9% to 12% it is `Points(3)`, which is not 3% of anything."""

    __slots__ = ("value",)
    value: Number

    def __init__(self, value: Number) -> None:
        self._set(check_number(value))

    def __str__(self) -> str:
        return f"{plain(self.value)} percentage point{'' if self.value == 1 else 's'}"


class Quantity(float):
    """A number that keeps the word written after it: `45 points`, `4.2 stars`, `12 per 1000`.

    It is a number like any other, equal to a bare 45; only its text and `unit` differ.
    """

    __slots__ = ("unit",)
    unit: str

    def __new__(cls, amount: Number, unit: str) -> Quantity:
        """Make a number with the word `unit` after it."""
        quantity = super().__new__(cls, amount)
        quantity.unit = unit
        return quantity

    def __str__(self) -> str:
        number = plain(float(self))
        return f"{number} {self.unit.removesuffix('s') if number == '1' else self.unit}"

    def __repr__(self) -> str:
        return f"Quantity({plain(float(self))}, {self.unit!r})"

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]
        return float(self), self.unit


Amount = Percent | Money
"""What a fee or a charge can be."""


def is_currency(code: str) -> bool:
    """Say whether the text has the form of a currency's code: three capital letters."""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
