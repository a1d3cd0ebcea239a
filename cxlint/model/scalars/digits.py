"""Numbers as people write them: Western, Arabic-Indic and Persian digits, with the separators of each."""

from __future__ import annotations

import re

Number = int | float
"""Whole numbers are int, others float; both print and compare as the decimal that was written."""

MOST_DIGITS = 15
"""A float keeps every decimal number of up to 15 digits apart; more is refused rather than rounded."""

MOST_DECIMALS = 6
MILLION: int = 10**MOST_DECIMALS

_FOLD = {
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]),
    **dict.fromkeys(map(ord, "−‐‑‒–—"), "-"),
    ord("٪"): "%",
    ord("٫"): ".",
    ord("٬"): ",",
    ord("،"): ",",
    ord("؛"): ";",
}


def fold(text: str) -> str:
    """Write digits, separators, dashes and spaces in the Western way and drop marks of writing direction."""
    return " ".join(text.translate(_FOLD).split())


def read_number(text: str) -> Number | None:
    """Read an unsigned folded number such as `30`, `1.5` or `1,250.50`; None for anything else.

    Raises OverflowError for more digits than can be kept exactly.
    """
    if not re.fullmatch(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?", text):
        return None
    whole, _, decimals = text.replace(",", "").partition(".")
    decimals = decimals.rstrip("0")
    if len(whole.lstrip("0")) + len(decimals) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise OverflowError
    return float(f"{whole}.{decimals}") if decimals else int(whole)


def split_number(text: str) -> tuple[str, str, str] | None:
    """Split folded text that starts with a number into sign, number as written and what follows."""
    match = re.match(r"([-+]?) ?([0-9][0-9.,]*) ?", text)
    return (match[1], match[2], text[match.end() :]) if match else None


def repair_number(text: str) -> str | None:
    """Rewrite a number that surely uses the comma for decimals, such as `1.250,50` or `12,5`."""
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]+,[0-9]{1,2}", text):
        return text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}", text):
        return text.replace(".", "")
    return None


def plain(number: Number) -> str:
    """Write a number the way people do: `30`, `1.5`, never `1e-05`."""
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    return repr(float(number)) if abs(number) >= 1e-4 else f"{number:.{MOST_DECIMALS}f}".rstrip("0")


def exact(number: Number) -> int:
    """Count the millionths in a number: exact for every number that `read_number` returns."""
    if isinstance(number, int):
        return number * MILLION
    whole, _, decimals = plain(number).partition(".")
    return int(whole + decimals[:MOST_DECIMALS].ljust(MOST_DECIMALS, "0"))


def check_number(number: Number) -> Number:
    """Return the number, a whole one as int; raises ValueError for infinity and the like."""
    if isinstance(number, float) and number.is_integer():
        return int(number)
    if not abs(number) < float("inf"):
        raise ValueError("not a finite number")
    return number


def sign(number: int) -> int:
    """Return -1, 0 or 1."""
    return (number > 0) - (number < 0)
